/** Talangpoolens texter, under `talentpool`. */
export default {
  title: 'Talangpool',
  states: 'Vilka samtycken',
  tabs: { current: 'I poolen', expired: 'Utgångna, ska tas bort' },
  search: 'Sök i poolen',
  lead: {
    current:
      'Kandidater som har samtyckt till att sparas för senare tjänster. Den som läggs till en tjänst får en ansökan som hen inte har skickat: berätta det.',
    expired:
      'Deras samtycke har gått ut, så de är inte längre kvar i poolen. Det som sparas bara för poolen ska tas bort, om de inte samtycker igen.',
  },
  empty: {
    current: 'Ingen finns i talangpoolen',
    currentBody:
      'Kandidater kommer in när de samtycker till att sparas: med sin ansökan eller när du noterar det på deras sida.',
    expired: 'Inget samtycke har gått ut',
    expiredBody: 'Den som inte samtycker igen står här från dagen efter den sista.',
    noMatch: 'Ingen passar',
    noMatchBody: 'Varje ord söks i namn, rubriker, orter, kunskaper och dokument.',
  },
  given: 'samtyckte {date}',
  until: { current: 'till och med {date}', expired: 'gick ut {date}', open: 'inget slut angavs' },
  more: 'Visa fler',
  add: 'Lägg i talangpoolen',
  extend: 'Förläng',
  withdraw: 'Återkalla samtycket',
  remove: 'Ta bort från listan',
  toOpening: 'Lägg till en tjänst',
  section: 'Talangpool',
  state: {
    none: 'Inte i talangpoolen.',
    withdrawn: 'Inte i talangpoolen: samtycket återkallades.',
    current: 'I talangpoolen till och med {day}, samtyckte {given}.',
    expired: 'Samtycket gick ut {day}: inte längre i talangpoolen.',
    open: 'I talangpoolen, samtyckte {given}; inget slut angavs.',
  },
  dialog: {
    addTitle: 'Lägg {name} i talangpoolen',
    extendTitle: 'Förläng samtycket för {name}',
    lead: 'Bara med kandidatens eget samtycke: frivilligt, för detta ändamål och möjligt att återkalla när som helst. Här noteras att det gavs; spara det som bevisar det.',
    givenOn: 'Samtyckte',
    expiresOn: 'Sista dag',
    expiresHelp: 'Tolv månader föreslås. Landets lag tillåter kanske mindre.',
    add: 'Notera samtycket och lägg till',
    extend: 'Notera samtycket och förläng',
  },
  done: {
    added: '{name} finns i talangpoolen',
    extended: 'Samtycket för {name} förlängt',
    withdrawn: '{name} finns inte längre i talangpoolen',
  },
}
