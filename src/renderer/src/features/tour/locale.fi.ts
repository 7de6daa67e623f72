export default {
  label: 'Vihje {n}/{of}',
  count: '{n}/{of}',
  skip: 'Ohita vihjeet',
  next: 'Seuraava',
  done: 'Valmis',
  list: {
    title: 'Kulje luetteloa pitkin',
    body: '{first} siirtyy seuraavaan hakemukseen, {second} edelliseen. Asiakirja avautuu viereen.',
  },
  decide: {
    title: 'Päätä yhdellä näppäimellä',
    body: '{first} siirtää hakemuksen seuraavaan vaiheeseen, {second} hylkää sen syyn kanssa. Seuraava avautuu itsestään.',
  },
  undo: {
    title: 'Kaiken voi kumota',
    body: '{first} kumoaa viimeisen vaiheen ja sitä edellisen. Valikko kertoo, mikä se oli.',
  },
  search: {
    title: 'Löydä kuka tahansa, siirry minne tahansa',
    body: '{first} rajaa tätä luetteloa. Komentopaletti löytää ihmiset, asiakirjojen sanat, avoimet tehtävät ja komennot.',
  },
  keys: {
    title: 'Kaikki näppäimet yhdellä silmäyksellä',
    body: '{first} näyttää näppäimet, jotka toimivat tässä.',
  },
}
