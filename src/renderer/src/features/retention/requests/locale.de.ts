/** Texte der Löschanträge, unter `retention.requests`. */
export default {
  title: 'Löschanträge',
  go: 'Zu den Löschanträgen',
  lead: 'Jeder wird binnen eines Monats beantwortet. Bis er ausgeführt ist, fehlt die Person in Suche, Listen, Pools und Berichten.',
  count: '{n} Antrag | {n} Anträge',
  list: 'Anträge, der zuerst zu beantwortende zuerst',
  empty: {
    title: 'Kein Antrag ist offen',
    body: 'Wenn jemand gelöscht werden möchte, öffnen Sie die Person und erfassen Sie den Antrag dort. Hier steht er dann mit dem Tag, bis zu dem er zu beantworten ist.',
    candidates: 'Person suchen',
  },
  asked: 'beantragt {date}',
  answerBy: 'Antwort bis {date}',
  left: 'noch {n} Tag | noch {n} Tage',
  today: 'heute',
  over: '{n} Tag überschritten | {n} Tage überschritten',
  extended: 'aufgeschoben {date}',
  answered: 'Beantwortet {date}',
  state: {
    ready: 'Wird mit dem nächsten Lauf gelöscht.',
    deferred:
      'Wartet bis {date}: Eine gesetzliche Mindestfrist läuft, oder Ansprüche sind noch möglich. Danach geschieht es von selbst.',
    deferredOpen:
      'Wartet: Eine gesetzliche Mindestfrist läuft, oder Ansprüche sind noch möglich. Danach geschieht es von selbst.',
    held: 'Eine Löschsperre hält es fest. Es geschieht, wenn die Sperre aufgehoben wird.',
  },
  counts: {
    ready: '{n} zu löschen | {n} zu löschen',
    deferred: '{n} wartend | {n} wartend',
    held: '{n} gesperrt | {n} gesperrt',
  },
  actions: 'Was mit dem Antrag von {name} geschieht',
  answer: 'Als beantwortet vermerken',
  answerAgain: 'Erneut beantwortet',
  extend: 'Antwort um zwei Monate aufschieben',
  withdraw: 'Die Person hat ihn zurückgenommen',
  done: {
    opened: 'Antrag erfasst: Die Person fehlt in Suche und Listen',
    answered: 'Antwort vermerkt',
    extended: 'Aufgeschoben: Sagen Sie es der Person im ersten Monat',
    withdrawn: 'Antrag zurückgenommen: Alles ist wie zuvor',
  },
  line: {
    open: 'Löschantrag erfassen',
    stands: 'Löschung beantragt: Antwort bis {date}',
    stood: 'Löschung beantragt, beantwortet {date}',
    see: 'Antrag ansehen',
  },
  dialog: {
    title: 'Löschantrag erfassen',
    lead: '{name} fehlt sofort in Suche, Listen, Pools und Berichten. Der nächste Lauf löscht, was nichts festhält, und den Rest, sobald Mindestfrist, Anspruch oder Sperre enden.',
    date: 'Beantragt am',
    dateHelp: 'Der Monat für die Antwort zählt von diesem Tag.',
    do: 'Antrag erfassen',
  },
}
