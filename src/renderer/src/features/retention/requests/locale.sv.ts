/** Texter för begäran om radering, under `retention.requests`. */
export default {
  title: 'Begäran om radering',
  go: 'Gå till begäran om radering',
  lead: 'Varje begäran besvaras inom en månad. Tills den har utförts finns kandidaten inte i sökning, listor, pooler och rapporter.',
  count: '{n} begäran | {n} begäranden',
  list: 'Begäranden, den som ska besvaras först överst',
  empty: {
    title: 'Ingen begäran är öppen',
    body: 'När någon begär att bli raderad, öppna kandidaten och registrera begäran där. Här listas den med dagen då den senast ska besvaras.',
    candidates: 'Sök kandidaten',
  },
  asked: 'begärd {date}',
  answerBy: 'Svara senast {date}',
  left: '{n} dag kvar | {n} dagar kvar',
  today: 'i dag',
  over: '{n} dag för sent | {n} dagar för sent',
  extended: 'uppskjuten {date}',
  answered: 'Besvarad {date}',
  state: {
    ready: 'Raderas med nästa körning.',
    deferred:
      'Väntar till {date}: en lagstadgad minsta tid måste hållas, eller så kan anspråk ännu komma. Sedan sker det av sig självt.',
    deferredOpen:
      'Väntar: en lagstadgad minsta tid måste hållas, eller så kan anspråk ännu komma. Sedan sker det av sig självt.',
    held: 'Ett gallringsstopp bevarar uppgifterna. De raderas när stoppet hävs.',
  },
  counts: {
    ready: '{n} att radera | {n} att radera',
    deferred: '{n} väntar | {n} väntar',
    held: '{n} stoppad | {n} stoppade',
  },
  actions: 'Vad som görs med begäran från {name}',
  answer: 'Notera som besvarad',
  answerAgain: 'Besvarad igen',
  extend: 'Skjut upp svaret två månader',
  withdraw: 'Kandidaten tog tillbaka den',
  done: {
    opened: 'Begäran registrerad: kandidaten finns inte längre i sökning och listor',
    answered: 'Svaret noterat',
    extended: 'Uppskjuten: meddela kandidaten inom den första månaden',
    withdrawn: 'Begäran återtagen: allt är som förut',
  },
  line: {
    open: 'Registrera begäran om radering',
    stands: 'Radering begärd: svara senast {date}',
    stood: 'Radering begärd, besvarad {date}',
    see: 'Se begäran',
  },
  dialog: {
    title: 'Registrera en begäran om radering',
    lead: '{name} försvinner genast ur sökning, listor, pooler och rapporter. Nästa körning raderar det som inget bevarar, och resten när minsta tid, anspråk eller stopp upphör.',
    date: 'Begärd den',
    dateHelp: 'Månaden för svaret räknas från den här dagen.',
    do: 'Registrera begäran',
  },
}
