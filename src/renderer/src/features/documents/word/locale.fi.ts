/** Suomenkieliset tekstit: `locale.en.ts`, samassa järjestyksessä. */
export default {
  switch: 'Word-asiakirja: sivuina tai tekstinä',
  faces: { label: 'Näytä', layout: 'Sivuina', reader: 'Tekstinä' },
  layout: 'Lähes niin kuin Word sen näyttää. Kirjasimet ja sivunvaihdot voivat poiketa.',
  reading: 'Luettava teksti. Asettelu näkyy sivuina ja alkuperäisessä.',
  simplified: 'Yksinkertaistettu näkymä: teksti, otsikot ja taulukot. Asettelu ja kuvat ovat alkuperäisessä.',
  byOffice: 'Sivut teki tämän tietokoneen LibreOffice.',
  picturesLeftOut: 'Yhtä kuvaa ei näytetä. | {count} kuvaa ei näytetä.',
  link: {
    title: 'Avataanko linkki Hakun ulkopuolella?',
    body: 'Asiakirjan lähettäjä kirjoitti siihen osoitteen {address}. Sivuston ylläpitäjä saa tietää, että se avattiin.',
    confirm: 'Avaa linkki',
  },
  fallback: {
    TOO_LONG: 'Liian pitkä sivuina näytettäväksi: tässä teksti. Alkuperäinen on tallessa sellaisenaan.',
    TOO_SLOW: 'Sivujen teko kesti liian kauan, joten tässä on teksti. Alkuperäinen on tallessa sellaisenaan.',
    OUT_OF_MEMORY:
      'Sivut olisivat vaatineet liikaa muistia, joten tässä on teksti. Alkuperäinen on tallessa sellaisenaan.',
    ZIP_LIMIT:
      'Tiedosto purkautuisi paljon suuremmaksi kuin asiakirja tarvitsee, kuten hyökkäyksessä. Siksi näytetään vain aiemmin luettu teksti.',
    ENCRYPTED: 'Tiedosto on suojattu salasanalla. Tässä on aiemmin luettu teksti.',
    OFFICE_SLOW:
      'LibreOfficelta kului yli minuutti, ja se pysäytettiin. Tässä on Hakun oma näkymä; alkuperäinen on tallessa sellaisenaan.',
    OFFICE_FAILED:
      'LibreOffice ei saanut tehtyä asiakirjasta sivuja. Tässä on Hakun oma näkymä; alkuperäinen on tallessa sellaisenaan.',
    OFFICE_TOO_LARGE:
      'LibreOffice teki enemmän sivuja kuin voidaan näyttää. Tässä on Hakun oma näkymä; alkuperäinen on tallessa sellaisenaan.',
    OFFICE_ABSENT: 'LibreOfficea ei ole enää tällä tietokoneella. Tässä on Hakun oma näkymä.',
    other:
      'Sivuja ei saatu tehtyä, joten näytetään seuraavaksi paras näkymä. Alkuperäinen on tallessa sellaisenaan.',
  },
  office: {
    title: 'Asiakirjat',
    label: 'Näytä Word-asiakirjat LibreOfficen tekeminä sivuina',
    hint: 'Sekä .doc että .docx täsmälleen niin kuin ne tulostuvat. Muunnoksen ajan, enintään minuutin, asiakirja on salaamattomana väliaikaisessa kansiossa, jonka vain sinun tilisi voi avata; sitten kansio poistetaan. Itse sivut pysyvät muistissa. LibreOffice ei pääse verkkoon, jos järjestelmä sen sallii estää, eikä se suorita makroja.',
    found: 'LibreOffice löytyi:',
    absent: 'LibreOfficea ei löytynyt tältä tietokoneelta. Haku näyttää Word-asiakirjat itse.',
    savedOn: 'Word-asiakirjat näytetään LibreOfficen tekeminä sivuina.',
    savedOff: 'Haku näyttää Word-asiakirjat itse.',
  },
}
