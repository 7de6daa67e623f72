/** Texte der Post, unter `mail`. */
export default {
  kind: {
    confirmation: 'Bestätigung',
    rejection: 'Absage',
    withdrawal: 'Rückzug',
    talent_pool: 'Talentpool',
    other: 'Sonstiges',
  },
  outbox: {
    title: 'Postausgang',
    states: 'Welche Nachrichten',
    tabs: { waiting: 'Wartend', held: 'Zurückgehalten', sent: 'Versendet' },
    lead: 'Diese Version versendet keine Post: Nichts verlässt diesen Computer. Der Versand wird später eingerichtet, und nur, wenn ihn jemand einschaltet.',
    empty: {
      waiting: 'Keine Nachricht wartet',
      waitingBody:
        'Eine Nachricht zu einer Entscheidung, etwa eine Absage, kommt zuerst hierher. Sie kann gelesen und herausgenommen werden.',
      held: 'Keine Nachricht wird zurückgehalten',
      heldBody: 'Eine Nachricht, die Sie zurückhalten, steht hier, bis Sie sie freigeben.',
      sent: 'Es wurde keine Nachricht versendet',
      sentBody: 'Diese Version versendet keine.',
    },
    when: {
      after: 'nicht vor {when}',
      ready: 'Bedenkzeit ist vorbei',
      held: 'zurückgehalten bis zur Freigabe',
      sent: 'versendet {when}',
    },
    to: 'An',
    about: 'Zu',
    application: 'Bewerbung: {opening}',
    kind: 'Nachricht',
    made: 'Verfasst',
    message: 'Nachricht',
    hold: 'Zurückhalten',
    release: 'Freigeben',
    remove: 'Herausnehmen',
    bulk: 'Ausgewählte Nachrichten',
    picked: '{count} ausgewählt | {count} ausgewählt',
    pickAll: 'Alle {count} auswählen',
    clear: 'Auswahl aufheben',
    done: {
      hold: '{count} Nachricht zurückgehalten | {count} Nachrichten zurückgehalten',
      release: '{count} Nachricht freigegeben | {count} Nachrichten freigegeben',
      remove:
        '{count} Nachricht aus dem Postausgang genommen | {count} Nachrichten aus dem Postausgang genommen',
    },
    keys: {
      next: 'Nächste Nachricht',
      previous: 'Vorige Nachricht',
      open: 'Bewerbung öffnen',
      pick: 'Nachricht auswählen',
      pickAll: 'Alle Nachrichten auswählen',
      hold: 'Zurückhalten oder freigeben',
      remove: 'Aus dem Postausgang nehmen',
    },
  },
}
