/** Texter för blindläget. */
export default {
  label: 'Kandidat {n}',
  toggle: 'Blindläge på eller av',
  on: 'Blindläge',
  detail: 'Namn, kontaktuppgifter, länkar, orter och andra personuppgifter är dolda.',
  turnOff: 'Stäng av',
  end: 'Stäng av blindläget',
  setting: 'Blindläge',
  settingHint:
    'Sålla utan namn, kontaktuppgifter, länkar, orter, ålder, kön och ursprung: i listor, profiler, anteckningar, sökning och dokument. Det är på tills det stängs av; båda skrivs i granskningsloggen.',
  masked:
    'Blindläge: bara dokumentets text visas, utan det som säger vem det är från. Själva sidan kunde visa ett namn eller ett foto.',
  reveal: {
    title: 'Visa den här kandidaten?',
    body: 'Namn, kontaktuppgifter och dokument för just den här kandidaten visas tills blindläget slås på igen. Att kandidaten visades skrivs i granskningsloggen.',
    action: 'Visa',
    button: 'Visa kandidaten',
    hint: 'Visa vem det är',
  },
  hidden: {
    title: 'Dolt av blindläget',
    body: 'Det går inte att göra utan att se vem kandidaten är. Visa kandidaten eller stäng av blindläget.',
  },
}
