/** Texte des Talentpools, unter `talentpool`. */
export default {
  title: 'Talentpool',
  states: 'Welche Einwilligungen',
  tabs: { current: 'Im Pool', expired: 'Abgelaufen, zu entfernen' },
  search: 'Im Pool suchen',
  lead: {
    current:
      'Personen, die zugestimmt haben, für spätere Stellen vorgemerkt zu bleiben. Wer zu einer Stelle hinzugefügt wird, erhält eine Bewerbung, die nicht von ihm kam: teilen Sie es mit.',
    expired:
      'Ihre Einwilligung ist abgelaufen, sie sind nicht mehr im Pool. Was nur für den Pool aufbewahrt wird, ist zu entfernen, wenn sie nicht erneut zustimmen.',
  },
  empty: {
    current: 'Niemand ist im Talentpool',
    currentBody:
      'Personen kommen hinein, wenn sie der Aufbewahrung zustimmen: mit ihrer Bewerbung oder wenn Sie es auf ihrer Seite festhalten.',
    expired: 'Keine Einwilligung ist abgelaufen',
    expiredBody: 'Wer nicht erneut zustimmt, steht hier ab dem Tag nach dem letzten.',
    noMatch: 'Niemand passt',
    noMatchBody: 'Jedes Wort wird in Namen, Überschriften, Orten, Kenntnissen und Dokumenten gesucht.',
  },
  given: 'zugestimmt am {date}',
  until: { current: 'bis {date}', expired: 'abgelaufen am {date}', open: 'kein Ende genannt' },
  more: 'Mehr anzeigen',
  add: 'In den Talentpool aufnehmen',
  extend: 'Verlängern',
  withdraw: 'Einwilligung widerrufen',
  remove: 'Von dieser Liste nehmen',
  toOpening: 'Zu einer Stelle hinzufügen',
  section: 'Talentpool',
  state: {
    none: 'Nicht im Talentpool.',
    withdrawn: 'Nicht im Talentpool: die Einwilligung wurde widerrufen.',
    current: 'Im Talentpool bis {day}, zugestimmt am {given}.',
    expired: 'Einwilligung abgelaufen am {day}: nicht mehr im Talentpool.',
    open: 'Im Talentpool, zugestimmt am {given}; kein Ende genannt.',
  },
  dialog: {
    addTitle: '{name} in den Talentpool aufnehmen',
    extendTitle: 'Einwilligung von {name} verlängern',
    lead: 'Nur mit eigener Einwilligung der Person: freiwillig, für diesen Zweck und jederzeit widerrufbar. Hier wird festgehalten, dass sie erteilt wurde; bewahren Sie den Nachweis auf.',
    givenOn: 'Zugestimmt am',
    expiresOn: 'Letzter Tag',
    expiresHelp: 'Vorgeschlagen sind zwölf Monate. Das Recht des Landes erlaubt vielleicht weniger.',
    add: 'Einwilligung festhalten und aufnehmen',
    extend: 'Einwilligung festhalten und verlängern',
  },
  done: {
    added: '{name} ist im Talentpool',
    extended: 'Einwilligung von {name} verlängert',
    withdrawn: '{name} ist nicht mehr im Talentpool',
  },
}
