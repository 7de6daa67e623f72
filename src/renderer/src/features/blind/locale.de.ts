/** Texte des Blindmodus. */
export default {
  label: 'Bewerber {n}',
  toggle: 'Blindmodus ein oder aus',
  on: 'Blindmodus',
  detail: 'Namen, Kontaktdaten, Links, Orte und andere persönliche Angaben sind verborgen.',
  turnOff: 'Ausschalten',
  end: 'Blindmodus ausschalten',
  setting: 'Blindmodus',
  settingHint:
    'Sichten ohne Namen, Kontaktdaten, Links, Orte, Alter, Geschlecht und Herkunft: in Listen, Profilen, Notizen, Suche und Dokumenten. Er bleibt an, bis er ausgeschaltet wird; beides steht im Prüfprotokoll.',
  masked:
    'Blindmodus: Gezeigt wird nur der Text des Dokuments, ohne was verrät, von wem es ist. Die Seite selbst könnte einen Namen oder ein Foto zeigen.',
  reveal: {
    title: 'Diese Person zeigen?',
    body: 'Name, Kontaktdaten und Dokumente dieser einen Person werden gezeigt, bis der Blindmodus wieder eingeschaltet wird. Dass sie gezeigt wurde, steht im Prüfprotokoll.',
    action: 'Zeigen',
    button: 'Person zeigen',
    hint: 'Zeigen, wer das ist',
  },
  hidden: {
    title: 'Vom Blindmodus verborgen',
    body: 'Das geht nicht, ohne zu sehen, wer die Person ist. Zeigen Sie die Person, oder schalten Sie den Blindmodus aus.',
  },
}
