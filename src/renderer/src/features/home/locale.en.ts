/** Texts of Home, under `home`. */
export default {
  title: 'Home',
  next: 'Next line',
  previous: 'Previous line',
  showAll: '{count}, {what}: show them all',
  news: {
    title: 'New',
    since: 'since your last look, {when}',
    first: 'From now on, applications that arrive while you are away are counted here.',
    none: 'Nothing has arrived since your last look.',
    before: 'Since the look before that, {when}',
  },
  waits: {
    title: 'Waits for you',
    none: 'Nothing waits for you.',
    assigned: 'Assigned to you',
    back: 'Back from snooze',
    scorecards: 'Scorecards to hand in',
    reviews: 'To review, intake of {date}',
    quarantined: 'Documents in quarantine',
    noSelf: 'Haku does not know which colleague you are, so nothing can be assigned to you yet.',
    noSelfAction: 'Say who you are',
  },
  ageing: {
    title: 'Ageing',
    hint: 'longer than 1 day in one stage | longer than {n} days in one stage',
    none: 'Nobody has been in one stage for longer than 1 day. | Nobody has been in one stage for longer than {n} days.',
  },
  closing: {
    title: 'Closing soon',
    hint: 'published, within {n} days',
    none: 'No published opening closes within {n} days.',
    closes: 'closes {date}',
    today: 'closes today',
    passed: 'closing date {date} has passed',
  },
  quiet: {
    title: 'Without activity',
    hint: 'published, quiet for {n} days',
    none: 'Something has happened in every published opening within {n} days.',
    since: 'since {date}',
  },
  outbox: {
    title: 'Outbox',
    none: 'No mail waits on this machine.',
    waiting: 'Waiting to be sent',
    held: 'Held back',
  },
  retention: {
    title: 'Retention',
    none: 'Nothing is due, and nothing within 30 days.',
    dueList: {
      previewed: 'List of what is due, waits for approval',
      approved: 'List of what is due, approved: can be started',
    },
  },
  start: {
    title: 'Welcome to your workspace',
    lead: 'Two steps to begin with. Everything stays on this machine.',
    opening: 'Create an opening',
    openingBody:
      'The advertised job that applications belong to. Publish it, and applications can be taken in.',
    intake: 'Take in applications',
    intakeBody: 'Packages, messages or loose CVs: drop them anywhere in this window, or choose them.',
    done: 'Done',
  },
}
