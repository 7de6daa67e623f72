export default {
  label: 'Vihje {n}/{of}',
  count: '{n}/{of}',
  skip: 'Ohita vihjeet',
  next: 'Seuraava',
  done: 'Valmis',
  list: {
    title: 'Kulje luetteloa pitkin',
    body: 'J siirtyy seuraavaan hakemukseen, K edelliseen. Asiakirja avautuu viereen.',
  },
  decide: {
    title: 'Päätä yhdellä näppäimellä',
    body: 'A siirtää hakemuksen seuraavaan vaiheeseen, R hylkää sen syyn kanssa. Seuraava avautuu itsestään.',
  },
  undo: {
    title: 'Kaiken voi kumota',
    body: 'Z kumoaa viimeisen vaiheen ja sitä edellisen. Valikko kertoo, mikä se oli.',
  },
  search: {
    title: 'Löydä kuka tahansa, siirry minne tahansa',
    body: '/ rajaa tätä luetteloa. Komentopaletti löytää ihmiset, asiakirjojen sanat, avoimet tehtävät ja komennot.',
  },
  keys: {
    title: 'Kaikki näppäimet yhdellä silmäyksellä',
    body: '? näyttää näppäimet, jotka toimivat tässä.',
  },
}
