/** Texts of blind mode. */
export default {
  label: 'Candidate {n}',
  toggle: 'Blind mode on or off',
  on: 'Blind mode',
  detail: 'Names, contacts, links, places and other personal details are hidden.',
  turnOff: 'Turn off',
  end: 'Turn off blind mode',
  setting: 'Blind mode',
  settingHint:
    'Screen without names, contacts, links, places, age, gender and origin: in lists, profiles, notes, search and documents. It stays on until it is turned off; both are written into the audit.',
  masked:
    'Blind mode: only the text of this document is shown, without what says who it is from. The page itself could show a name or a photo.',
  reveal: {
    title: 'Reveal this candidate?',
    body: 'Name, contact and documents of this one candidate are shown until blind mode is turned on again. That it was revealed is written into the audit.',
    action: 'Reveal',
    button: 'Reveal',
    hint: 'Show who this is',
  },
  hidden: {
    title: 'Hidden by blind mode',
    body: 'This cannot be done without seeing who the candidate is. Reveal the candidate, or turn blind mode off.',
  },
}
