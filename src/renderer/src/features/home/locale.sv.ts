/** Swedish for `features/home/locale.en.ts`, in its order. */
export default {
  title: 'Start',
  next: 'Nästa rad',
  previous: 'Föregående rad',
  showAll: '{count}, {what}: visa alla',
  news: {
    title: 'Nytt',
    since: 'sedan du tittade sist, {when}',
    first: 'Från och med nu räknas här ansökningar som kommer när du är borta.',
    none: 'Inget har kommit sedan du tittade sist.',
    before: 'Sedan gången innan dess, {when}',
  },
  waits: {
    title: 'Väntar på dig',
    none: 'Inget väntar på dig.',
    assigned: 'Tilldelade dig',
    back: 'Tillbaka från uppskov',
    scorecards: 'Bedömningar att lämna in',
    reviews: 'Att granska, mottagning {date}',
    quarantined: 'Dokument i karantän',
    noSelf: 'Haku vet inte vilken kollega du är, så inget kan tilldelas dig än.',
    noSelfAction: 'Ange vem du är',
  },
  ageing: {
    title: 'Har väntat länge',
    hint: 'mer än 1 dag i ett steg | mer än {n} dagar i ett steg',
    none: 'Ingen har varit i ett steg i mer än 1 dag. | Ingen har varit i ett steg i mer än {n} dagar.',
  },
  closing: {
    title: 'Stänger snart',
    hint: 'publicerade, inom {n} dagar',
    none: 'Ingen publicerad tjänst stänger inom {n} dagar.',
    closes: 'stänger {date}',
    today: 'stänger i dag',
    passed: 'stängningsdagen {date} har passerat',
  },
  quiet: {
    title: 'Utan aktivitet',
    hint: 'publicerade, tysta i {n} dagar',
    none: 'Något har hänt i varje publicerad tjänst inom {n} dagar.',
    since: 'sedan {date}',
  },
  outbox: {
    title: 'Utkorg',
    none: 'Ingen post väntar på datorn.',
    waiting: 'Väntar på att skickas',
    held: 'Hålls kvar',
  },
  retention: {
    title: 'Bevarande',
    none: 'Inget ska gallras nu eller inom 30 dagar.',
    dueList: {
      previewed: 'Lista över det som ska gallras väntar på godkännande',
      approved: 'Lista över det som ska gallras är godkänd: kan startas',
    },
  },
  start: {
    title: 'Välkommen till din arbetsyta',
    lead: 'Tre steg, i valfri ordning. Allt stannar på den här datorn.',
    opening: 'Skapa en tjänst',
    openingBody:
      'Det utannonserade jobbet som ansökningar hör till. Publicera det, så kan ansökningar tas emot.',
    intake: 'Ta emot ansökningar',
    intakeBody: 'Paket, meddelanden eller lösa CV:n: släpp dem var som helst i fönstret, eller välj dem.',
    done: 'Klart',
  },
}
