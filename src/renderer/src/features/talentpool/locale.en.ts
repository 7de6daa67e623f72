/** Texts of the talent pool, under `talentpool`. */
export default {
  title: 'Talent pool',
  states: 'Which consents',
  tabs: { current: 'In the pool', expired: 'Expired, to be removed' },
  search: 'Search in the pool',
  lead: {
    current:
      'Candidates who agreed to be kept for later openings. Adding one to an opening makes an application that they did not send: tell them.',
    expired:
      'Their consent is over, so they are no longer in the pool. What is kept only for the pool is to be removed, unless they agree again.',
  },
  empty: {
    current: 'Nobody is in the talent pool',
    currentBody:
      'Candidates come in when they agree to be kept, with their application or when you record it on their page.',
    expired: 'No consent is over',
    expiredBody: 'Whoever does not agree again stands here from the day after the last one.',
    noMatch: 'Nobody fits',
    noMatchBody: 'Each word is looked for in names, headlines, cities, skills and documents.',
  },
  given: 'agreed {date}',
  until: { current: 'until {date}', expired: 'ended {date}', open: 'no end was named' },
  more: 'Show more',
  add: 'Add to talent pool',
  extend: 'Extend',
  withdraw: 'Withdraw consent',
  remove: 'Take off this list',
  toOpening: 'Add to an opening',
  section: 'Talent pool',
  state: {
    none: 'Not in the talent pool.',
    withdrawn: 'Not in the talent pool: the consent was withdrawn.',
    current: 'In the talent pool until {day}, agreed {given}.',
    expired: 'Consent ended {day}: no longer in the talent pool.',
    open: 'In the talent pool, agreed {given}; no end was named.',
  },
  dialog: {
    addTitle: 'Add {name} to the talent pool',
    extendTitle: 'Extend the consent of {name}',
    lead: 'Only with the candidate’s own consent: freely given, for this purpose, and free to be withdrawn at any time. What you record here is that they gave it; keep what proves it.',
    givenOn: 'Agreed on',
    expiresOn: 'Last day',
    expiresHelp: 'Twelve months are proposed. The law of the country may allow less.',
    add: 'Record consent and add',
    extend: 'Record consent and extend',
  },
  done: {
    added: '{name} is in the talent pool',
    extended: 'Consent of {name} extended',
    withdrawn: '{name} is no longer in the talent pool',
  },
}
