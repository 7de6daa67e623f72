/** Poistopyyntöjen tekstit, avaimen `retention.requests` alla. */
export default {
  title: 'Poistopyynnöt',
  go: 'Siirry poistopyyntöihin',
  lead: 'Jokaiseen vastataan kuukauden kuluessa. Kunnes pyyntö on toteutettu, hakija ei näy haussa, luetteloissa, pooleissa eikä raporteissa.',
  count: '{n} pyyntö | {n} pyyntöä',
  list: 'Pyynnöt, ensin se, johon on vastattava ensin',
  empty: {
    title: 'Yhtään pyyntöä ei ole avoinna',
    body: 'Kun joku pyytää poistamaan tietonsa, avaa hakija ja kirjaa pyyntö siellä. Täällä se näkyy päivän kanssa, johon mennessä siihen on vastattava.',
    candidates: 'Etsi hakija',
  },
  asked: 'pyydetty {date}',
  answerBy: 'Vastaa viimeistään {date}',
  left: '{n} päivä jäljellä | {n} päivää jäljellä',
  today: 'tänään',
  over: '{n} päivä myöhässä | {n} päivää myöhässä',
  extended: 'lykätty {date}',
  answered: 'Vastattu {date}',
  state: {
    ready: 'Poistetaan seuraavassa ajossa.',
    deferred:
      'Odottaa {date} asti: lakisääteinen vähimmäisaika on kesken, tai vaateita voi vielä tulla. Sitten se tapahtuu itsestään.',
    deferredOpen:
      'Odottaa: lakisääteinen vähimmäisaika on kesken, tai vaateita voi vielä tulla. Sitten se tapahtuu itsestään.',
    held: 'Poistokielto säilyttää tiedot. Ne poistetaan, kun kielto puretaan.',
  },
  counts: {
    ready: '{n} poistettava | {n} poistettavaa',
    deferred: '{n} odottaa | {n} odottaa',
    held: '{n} poistokiellossa | {n} poistokiellossa',
  },
  actions: 'Mitä pyynnölle tehdään: {name}',
  answer: 'Merkitse vastatuksi',
  answerAgain: 'Vastattu uudelleen',
  extend: 'Lykkää vastausta kahdella kuukaudella',
  withdraw: 'Hakija perui pyynnön',
  done: {
    opened: 'Pyyntö kirjattu: hakija ei enää näy haussa eikä luetteloissa',
    answered: 'Vastaus merkitty',
    extended: 'Lykätty: kerro siitä hakijalle ensimmäisen kuukauden aikana',
    withdrawn: 'Pyyntö peruttu: kaikki on kuten ennen',
  },
  line: {
    open: 'Kirjaa poistopyyntö',
    stands: 'Poistamista pyydetty: vastaa viimeistään {date}',
    stood: 'Poistamista pyydetty, vastattu {date}',
    see: 'Katso pyyntö',
  },
  dialog: {
    title: 'Kirjaa poistopyyntö',
    lead: '{name} poistuu heti hausta, luetteloista, pooleista ja raporteista. Seuraava ajo poistaa sen, mitä mikään ei säilytä, ja loput, kun vähimmäisaika, vaade tai kielto päättyy.',
    date: 'Pyydetty',
    dateHelp: 'Kuukausi vastaamiseen lasketaan tästä päivästä.',
    do: 'Kirjaa pyyntö',
  },
}
