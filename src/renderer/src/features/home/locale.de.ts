/** German (Sie) for `features/home/locale.en.ts`, in its order. */
export default {
  title: 'Start',
  next: 'Nächste Zeile',
  previous: 'Vorige Zeile',
  showAll: '{count}, {what}: alle zeigen',
  news: {
    title: 'Neu',
    since: 'seit Ihrem letzten Blick, {when}',
    first: 'Von jetzt an werden hier Bewerbungen gezählt, die eingehen, während Sie weg sind.',
    none: 'Seit Ihrem letzten Blick ist nichts eingegangen.',
    before: 'Seit dem Blick davor, {when}',
  },
  waits: {
    title: 'Wartet auf Sie',
    none: 'Nichts wartet auf Sie.',
    assigned: 'Ihnen zugewiesen',
    back: 'Wieder vorgelegt',
    scorecards: 'Offene Bewertungsbögen',
    reviews: 'Zu prüfen, Eingang vom {date}',
    quarantined: 'Dokumente in Quarantäne',
    noSelf: 'Haku weiß nicht, wer im Team Sie sind, deshalb kann Ihnen noch nichts zugewiesen werden.',
    noSelfAction: 'Sagen, wer Sie sind',
  },
  ageing: {
    title: 'Überfällig',
    hint: 'länger als 1 Tag in einer Phase | länger als {n} Tage in einer Phase',
    none: 'Niemand ist länger als 1 Tag in einer Phase. | Niemand ist länger als {n} Tage in einer Phase.',
  },
  closing: {
    title: 'Schließt bald',
    hint: 'veröffentlicht, innerhalb von {n} Tagen',
    none: 'Keine veröffentlichte Stelle schließt innerhalb von {n} Tagen.',
    closes: 'schließt am {date}',
    today: 'schließt heute',
    passed: 'Schlusstag {date} ist vorbei',
  },
  quiet: {
    title: 'Ohne Bewegung',
    hint: 'veröffentlicht, seit {n} Tagen still',
    none: 'In jeder veröffentlichten Stelle ist innerhalb von {n} Tagen etwas geschehen.',
    since: 'seit {date}',
  },
  outbox: {
    title: 'Postausgang',
    none: 'Auf diesem Computer wartet keine Post.',
    waiting: 'Wartet auf den Versand',
    held: 'Zurückgehalten',
  },
  retention: {
    title: 'Aufbewahrung',
    none: 'Nichts ist fällig, auch nicht in den nächsten 30 Tagen.',
    dueList: {
      previewed: 'Liste des Fälligen wartet auf Freigabe',
      approved: 'Liste des Fälligen ist freigegeben: kann beginnen',
    },
  },
  start: {
    title: 'Willkommen in Ihrem Arbeitsbereich',
    lead: 'Drei Schritte, in beliebiger Reihenfolge. Alles bleibt auf diesem Computer.',
    opening: 'Stelle anlegen',
    openingBody:
      'Die ausgeschriebene Arbeit, zu der Bewerbungen gehören. Veröffentlichen Sie sie, und Bewerbungen können aufgenommen werden.',
    intake: 'Bewerbungen aufnehmen',
    intakeBody:
      'Pakete, Nachrichten oder einzelne Lebensläufe: Legen Sie sie irgendwo in diesem Fenster ab, oder wählen Sie sie aus.',
    done: 'Fertig',
  },
}
