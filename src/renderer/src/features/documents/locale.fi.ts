/** Finnish for `features/documents/locale.en.ts`, in its order. */
export default {
  viewer: {
    label: 'Asiakirja {name}',
    loading: 'Avataan asiakirjaa',
    toolbar: 'Asiakirjan työkalut',
    page: 'Sivu',
    pageOf: '/ {pages}',
    previousPage: 'Edellinen sivu',
    nextPage: 'Seuraava sivu',
    zoomIn: 'Lähennä',
    zoomOut: 'Loitonna',
    zoom: 'Zoomaus {percent} %',
    fitWidth: 'Sovita leveyteen',
    find: 'Etsi asiakirjasta',
    scrollDown: 'Vieritä asiakirjaa alas',
    scrollUp: 'Vieritä asiakirjaa ylös',
    save: 'Tallenna alkuperäinen',
    text: 'Asiakirjan teksti. Asettelu ja kuvat ovat alkuperäisessä.',
    remoteImages:
      'Yksi kuva on internetissä, eikä sitä ladata. | {count} kuvaa on internetissä, eikä niitä ladata.',
    notes: 'Hyvä tietää tiedostosta: yksi huomautus | Hyvä tietää tiedostosta: {count} huomautusta',
  },
  shortcuts: {
    scope: 'Asiakirja',
  },
  find: {
    label: 'Etsi tästä asiakirjasta',
    placeholder: 'Etsi asiakirjasta',
    none: 'Ei löytynyt',
    count: '{current} / {total}',
    next: 'Seuraava osuma',
    previous: 'Edellinen osuma',
    close: 'Sulje etsintä',
  },
  save: {
    title: 'Tallennetaanko alkuperäinen?',
    body: '{name} tulee ulkopuolelta, eikä sitä ole tarkistettu virusten varalta. Hakussa siitä ei ole haittaa, mutta toinen ohjelma voi suorittaa sen sisällön. Avaa se vain, jos luotat lähettäjään.',
    confirm: 'Tallenna alkuperäinen',
    cancel: 'Pidä vain Hakussa',
    failed: 'Alkuperäistä ei voitu tallentaa. Se on yhä työtilassa; yritä uudelleen.',
  },
  problems: {
    encrypted: {
      title: 'Tämä PDF on suojattu salasanalla',
      body: 'Haku ei voi näyttää sitä ilman salasanaa, eikä haku löydä sen tekstiä. Tallenna alkuperäinen ja avaa se salasanalla, tai pyydä hakijalta suojaamaton kopio.',
    },
    damaged: {
      title: 'Tämä PDF on vioittunut',
      body: 'Sitä ei voi näyttää. Tiedosto on tallessa sellaisena kuin se tuli: tallenna alkuperäinen ja kokeile toista ohjelmaa, tai pyydä hakijaa lähettämään se uudelleen.',
    },
    slow: {
      title: 'Tämän asiakirjan avaaminen kestää liian kauan',
      body: 'Haku lopetti kohtuullisen yrityksen jälkeen, jottei muu työ joudu odottamaan. Tiedosto on tallessa sellaisena kuin se tuli: tallenna alkuperäinen ja avaa se toisella ohjelmalla.',
    },
    pending: {
      title: 'Asiakirjaa luetaan vielä',
      body: 'Teksti ilmestyy tähän itsestään, kun se on luettu. Alkuperäinen on turvassa.',
    },
    failed: {
      title: 'Asiakirjan tekstiä ei voitu lukea',
      body: 'Tiedosto on tallessa sellaisena kuin se tuli. Tallenna alkuperäinen ja avaa se ohjelmalla, jolla se on tehty.',
    },
    noText: {
      title: 'Asiakirjassa ei ole tekstiä',
      body: 'Siinä voi olla vain kuvia, kuten skannauksessa. Tallenna alkuperäinen ja katso sitä ohjelmalla, jolla se on tehty.',
    },
    gone: {
      title: 'Asiakirjaa ei enää ole',
      body: 'Se on poistettu työtilasta tämän näkymän avaamisen jälkeen. Muut asiakirjat ovat ennallaan.',
    },
    unreachable: {
      title: 'Asiakirjaa ei voitu hakea',
      body: 'Tietopalvelu ei vastannut. Asiakirja on turvassa työtilassa.',
    },
    retry: 'Yritä uudelleen',
  },
  kinds: {
    cv: 'CV',
    cover_letter: 'Hakukirje',
    certificate: 'Todistus',
    other: 'Muu',
  },
  types: {
    pdf: 'PDF',
    doc: 'Word (.doc)',
    docx: 'Word (.docx)',
    html: 'HTML',
    text: 'Teksti',
  },
  warnings: {
    EXTENSION_MISMATCH: 'Tiedostonimi ilmoittaa eri tyypin kuin sisältö on.',
    HAS_MACROS: 'Sisältää makroja. Haku ei koskaan suorita niitä.',
    HAS_SCRIPT: 'Sisältää skriptejä. Haku ei koskaan suorita niitä.',
    HAS_ATTACHMENTS: 'Siihen on upotettu muita tiedostoja. Haku ei avaa niitä.',
    NO_TEXT: 'Tekstiä ei löytynyt, kuten skannauksesta: haku ei löydä tätä asiakirjaa.',
    GLYPH_SOUP: 'Teksti näkyy tietokoneelle sekamelskana: haku ei ehkä löydä sitä.',
    SIMPLIFIED: 'Luettu yksinkertaistetusti: järjestys tai kirjaimet voivat olla väärin.',
    TRUNCATED_TEXT: 'Hyvin pitkä: vain tekstin alkuosaa haetaan.',
    PARTLY_READ: 'Joitakin osia ei voitu lukea.',
  },
}
