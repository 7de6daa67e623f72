/** Osaajapoolin tekstit, avaimen `talentpool` alla. */
export default {
  title: 'Osaajapooli',
  states: 'Mitkä suostumukset',
  tabs: { current: 'Poolissa', expired: 'Päättyneet, poistettavat' },
  search: 'Hae poolista',
  lead: {
    current:
      'Hakijat, jotka ovat suostuneet säilyttämiseen myöhempiä paikkoja varten. Lisääminen paikkaan tekee hakemuksen, jota he eivät lähettäneet: kerro siitä heille.',
    expired:
      'Heidän suostumuksensa on päättynyt, joten he eivät enää ole poolissa. Vain poolia varten säilytetty on poistettava, elleivät he suostu uudelleen.',
  },
  empty: {
    current: 'Osaajapoolissa ei ole ketään',
    currentBody:
      'Hakijat tulevat pooliin, kun he suostuvat säilyttämiseen: hakemuksen mukana tai kun kirjaat sen heidän sivullaan.',
    expired: 'Yksikään suostumus ei ole päättynyt',
    expiredBody: 'Se, joka ei suostu uudelleen, on täällä viimeisen päivän jälkeisestä päivästä alkaen.',
    noMatch: 'Kukaan ei täsmää',
    noMatchBody: 'Jokaista sanaa haetaan nimistä, otsikoista, kaupungeista, taidoista ja asiakirjoista.',
  },
  given: 'suostui {date}',
  until: { current: 'asti {date}', expired: 'päättyi {date}', open: 'päättymistä ei mainittu' },
  more: 'Näytä lisää',
  add: 'Lisää osaajapooliin',
  extend: 'Jatka',
  withdraw: 'Peruuta suostumus',
  remove: 'Poista tästä luettelosta',
  toOpening: 'Lisää paikkaan',
  section: 'Osaajapooli',
  state: {
    none: 'Ei osaajapoolissa.',
    withdrawn: 'Ei osaajapoolissa: suostumus peruutettiin.',
    current: 'Osaajapoolissa {day} asti, suostui {given}.',
    expired: 'Suostumus päättyi {day}: ei enää osaajapoolissa.',
    open: 'Osaajapoolissa, suostui {given}; päättymistä ei mainittu.',
  },
  dialog: {
    addTitle: 'Lisää osaajapooliin: {name}',
    extendTitle: 'Jatka suostumusta: {name}',
    lead: 'Vain hakijan omalla suostumuksella: vapaaehtoisesti annettu, tähän tarkoitukseen ja milloin tahansa peruutettavissa. Tähän kirjataan, että hän antoi sen; säilytä se, mikä sen todistaa.',
    givenOn: 'Suostui',
    expiresOn: 'Viimeinen päivä',
    expiresHelp: 'Ehdotus on kaksitoista kuukautta. Maan laki voi sallia vähemmän.',
    add: 'Kirjaa suostumus ja lisää',
    extend: 'Kirjaa suostumus ja jatka',
  },
  done: {
    added: '{name} on osaajapoolissa',
    extended: 'Suostumusta jatkettu: {name}',
    withdrawn: '{name} ei ole enää osaajapoolissa',
  },
}
