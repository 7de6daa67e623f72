/** Sokkotilan tekstit. */
export default {
  label: 'Hakija {n}',
  toggle: 'Sokkotila päälle tai pois',
  on: 'Sokkotila',
  detail: 'Nimet, yhteystiedot, linkit, paikat ja muut henkilötiedot on piilotettu.',
  turnOff: 'Poista käytöstä',
  end: 'Poista sokkotila käytöstä',
  setting: 'Sokkotila',
  settingHint:
    'Seulo ilman nimiä, yhteystietoja, linkkejä, paikkoja, ikää, sukupuolta ja alkuperää: luetteloissa, profiileissa, muistiinpanoissa, haussa ja asiakirjoissa. Se on päällä, kunnes se poistetaan käytöstä; kumpikin kirjataan valvontalokiin.',
  masked:
    'Sokkotila: asiakirjasta näytetään vain teksti ilman sitä, mikä kertoo, keneltä se on. Itse sivulla voisi näkyä nimi tai kuva.',
  reveal: {
    title: 'Näytetäänkö tämä hakija?',
    body: 'Tämän yhden hakijan nimi, yhteystiedot ja asiakirjat näytetään, kunnes sokkotila otetaan uudelleen käyttöön. Näyttäminen kirjataan valvontalokiin.',
    action: 'Näytä',
    button: 'Näytä hakija',
    hint: 'Näytä, kuka tämä on',
  },
  hidden: {
    title: 'Sokkotila piilottaa tämän',
    body: 'Tätä ei voi tehdä näkemättä, kuka hakija on. Näytä hakija tai poista sokkotila käytöstä.',
  },
}
