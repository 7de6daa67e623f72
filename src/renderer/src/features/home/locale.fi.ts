/** Finnish for `features/home/locale.en.ts`, in its order. */
export default {
  title: 'Etusivu',
  next: 'Seuraava rivi',
  previous: 'Edellinen rivi',
  showAll: '{count}, {what}: näytä kaikki',
  news: {
    title: 'Uutta',
    since: 'edellisen katselusi jälkeen, {when}',
    first: 'Tästä lähtien täällä lasketaan hakemukset, jotka saapuvat poissa ollessasi.',
    none: 'Mitään ei ole saapunut edellisen katselusi jälkeen.',
    before: 'Sitä edellisen katselun jälkeen, {when}',
  },
  waits: {
    title: 'Odottaa sinua',
    none: 'Mikään ei odota sinua.',
    assigned: 'Vastuullasi',
    back: 'Palanneet lykkäyksestä',
    scorecards: 'Annettavat arvioinnit',
    reviews: 'Tarkistettavana, vastaanotto {date}',
    quarantined: 'Karanteenissa olevat asiakirjat',
    noSelf: 'Haku ei tiedä, kuka kollegoista olet, joten sinulle ei voi vielä antaa vastuuta.',
    noSelfAction: 'Kerro, kuka olet',
  },
  ageing: {
    title: 'Viipyvät',
    hint: 'yli 1 päivän samassa vaiheessa | yli {n} päivää samassa vaiheessa',
    none: 'Kukaan ei ole ollut samassa vaiheessa yli 1 päivää. | Kukaan ei ole ollut samassa vaiheessa yli {n} päivää.',
  },
  closing: {
    title: 'Sulkeutuu pian',
    hint: 'julkaistut, {n} päivän sisällä',
    none: 'Mikään julkaistu työpaikka ei sulkeudu {n} päivän sisällä.',
    closes: 'sulkeutuu {date}',
    today: 'sulkeutuu tänään',
    passed: 'sulkeutumispäivä {date} on ohi',
  },
  quiet: {
    title: 'Hiljaiset',
    hint: 'julkaistut, hiljaa {n} päivää',
    none: 'Jokaisessa julkaistussa työpaikassa on tapahtunut jotain {n} päivän sisällä.',
    since: '{date} alkaen',
  },
  outbox: {
    title: 'Lähtevät viestit',
    none: 'Tällä koneella ei odota lähteviä viestejä.',
    waiting: 'Odottaa lähetystä',
    held: 'Pidätetty',
  },
  retention: {
    title: 'Säilytys',
    none: 'Mikään ei ole erääntynyt eikä eräänny 30 päivän sisällä.',
    dueList: {
      previewed: 'Poistettavien luettelo odottaa hyväksyntää',
      approved: 'Poistettavien luettelo on hyväksytty: ajon voi aloittaa',
    },
  },
  start: {
    title: 'Tervetuloa työtilaasi',
    lead: 'Kolme askelta, missä järjestyksessä tahansa. Kaikki pysyy tällä koneella.',
    opening: 'Luo avoin työpaikka',
    openingBody:
      'Ilmoitettu tehtävä, johon hakemukset kuuluvat. Julkaise se, niin hakemuksia voi ottaa vastaan.',
    intake: 'Ota hakemuksia vastaan',
    intakeBody:
      'Paketteja, viestejä tai irrallisia CV:itä: pudota ne mihin tahansa tässä ikkunassa tai valitse ne.',
    done: 'Valmis',
  },
}
