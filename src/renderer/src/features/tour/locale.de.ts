export default {
  label: 'Hinweis {n} von {of}',
  count: '{n} von {of}',
  skip: 'Hinweise überspringen',
  next: 'Weiter',
  done: 'Fertig',
  list: {
    title: 'Durch die Liste gehen',
    body: '{first} geht zur nächsten Bewerbung, {second} zur vorigen. Das Dokument öffnet sich daneben.',
  },
  decide: {
    title: 'Mit einer Taste entscheiden',
    body: '{first} bringt die Bewerbung eine Phase weiter, {second} lehnt sie mit einem Grund ab. Die nächste öffnet sich von selbst.',
  },
  undo: {
    title: 'Alles lässt sich zurücknehmen',
    body: '{first} nimmt den letzten Schritt zurück, und den davor. Im Menü steht, welcher es war.',
  },
  search: {
    title: 'Alle finden, überallhin gehen',
    body: '{first} grenzt diese Liste ein. Die Palette findet Personen, Wörter in Dokumenten, Stellen und Befehle.',
  },
  keys: { title: 'Alle Tasten auf einen Blick', body: '{first} zeigt jede Taste, die hier etwas tut.' },
}
