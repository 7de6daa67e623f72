/** Finnish for `locales/problem.en.ts`, in its order. */
export default {
  codes: {
    WORKSPACE_ABSENT: {
      title: 'Täällä ei ole vielä työtilaa',
      detail: 'Mitään ei muutettu.',
      remedy: 'Luo työtila tai käynnistä Haku toisen työtilan kansiolla.',
    },
    WORKSPACE_LOCKED: {
      title: 'Työtila on lukittu',
      detail: 'Kaikki tallennettu on turvassa.',
      remedy: 'Avaa lukitus ja yritä uudelleen.',
    },
    WORKSPACE_BUSY: {
      title: 'Toinen Haku käyttää tätä työtilaa',
      detail: 'Mitään ei muutettu.',
      remedy: 'Sulje toinen ja yritä uudelleen.',
    },
    WORKSPACE_DAMAGED: {
      title: 'Työtilan tietokanta on vioittunut',
      detail: 'Mitään ei ole kirjoitettu sen jälkeen, kun tämä havaittiin.',
      remedy: 'Palauta varmuuskopio tai vie se, mikä on vielä luettavissa.',
    },
    WORKSPACE_NEWER: {
      title: 'Tätä työtilaa on viimeksi käytetty uudemmalla Hakulla',
      detail: 'Mitään ei muutettu.',
      remedy: 'Päivitä Haku ja avaa työtila uudelleen.',
    },
    WRONG_PASSPHRASE: {
      title: 'Tämä salalause ei avaa työtilaa',
      detail: 'Mitään ei muutettu.',
      remedy: 'Tarkista Caps Lock ja näppäimistöasettelu tai käytä palautuskoodia.',
    },
    NOT_FOUND: {
      title: 'Tätä ei enää ole',
      detail: 'Se on ehkä peruttu kumoamalla tai poistettu toisessa ikkunassa.',
      remedy: 'Palaa luetteloon.',
    },
    CONFLICT: {
      title: 'Tämä on ristiriidassa jo olemassa olevan kanssa',
      detail: 'Mitään ei muutettu.',
      remedy: 'Muuta sitä ja yritä uudelleen.',
    },
    INVALID_STATE: {
      title: 'Tämä ei ole nyt mahdollista',
      detail: 'Mitään ei muutettu.',
    },
    REFUSED: {
      title: 'Haku ei hyväksynyt tätä',
      detail: 'Mitään ei muutettu.',
    },
    CANCELLED: {
      title: 'Peruutettu',
      detail: 'Mitään ei muutettu.',
    },
    SERVICE_STOPPED: {
      title: 'Tietopalvelu ei vastannut',
      detail: 'Se käynnistyy itsestään uudelleen. Aiemmin vahvistettu on tallessa; tämä vaihe ei ehkä ole.',
      remedy: 'Yritä hetken kuluttua uudelleen.',
    },
    TIME_LIMIT: {
      title: 'Tämä kesti liian kauan',
      detail: 'Haku lopetti odottamisen. Vaihe on silti voinut valmistua.',
      remedy: 'Katso, onko se tehty, ja yritä sitten uudelleen.',
    },
    BAD_REQUEST: {
      title: 'Osaa tästä ei voi hyväksyä sellaisenaan',
      detail: 'Mitään ei muutettu.',
      remedy: 'Tarkista merkityt kentät.',
    },
    UNEXPECTED: {
      title: 'Tämä ei onnistunut, eikä Haku tiedä miksi',
      detail: 'Aiemmin tallennettu on turvassa.',
      remedy:
        'Yritä uudelleen. Jos se toistuu, työtilan kansion loki kertoo, mitä yritettiin; siinä ei ole henkilötietoja.',
    },
  },
  reasons: {
    IN_QUARANTINE: {
      title: 'Karanteenissa olevaa asiakirjaa ei avata toisessa ohjelmassa',
      detail: 'Se säilyy sellaisena kuin se tuli.',
      remedy: 'Lue se uudelleen, tai tallenna alkuperäinen, jos luotat lähettäjään.',
    },
    NOT_OPENED: {
      title: 'Mikään ohjelma ei avannut asiakirjaa',
      detail: 'Se on Hakussa kuten ennenkin, eikä siitä jäänyt kopiota.',
      remedy: 'Asenna sen tyypille sopiva ohjelma, tai tallenna alkuperäinen.',
    },
    REQUISITION_NUMBER_TAKEN: {
      title: 'Tämä rekrytointinumero on jo käytössä',
      detail: 'Mitään ei muutettu.',
      remedy: 'Valitse toinen.',
    },
    COUNTRY_MISSING: {
      title: 'Maa puuttuu',
      detail: 'Mitään ei muutettu.',
      remedy: 'Anna maa.',
    },
    PLACE_FIXED: {
      title: 'Päättyneen työpaikan sijaintia ei voi muuttaa',
      detail: 'Mitään ei muutettu.',
    },
    OPENING_CLOSED: {
      title: 'Tämä avoin työpaikka on päättynyt',
      detail: 'Mitään ei muutettu.',
    },
    ALREADY_PUBLISHED: {
      title: 'Tämä avoin työpaikka on jo julkaistu',
      detail: 'Mitään ei muutettu.',
    },
    OPENING_NOT_CLOSED: {
      title: 'Tämä avoin työpaikka ei ole päättynyt',
      detail: 'Mitään ei muutettu.',
    },
    NOTHING_TO_UNDO: {
      title: 'Ei kumottavaa',
      detail: 'Mitään ei muutettu.',
    },
    NOTHING_TO_REDO: {
      title: 'Ei uudelleen tehtävää',
      detail: 'Mitään ei muutettu.',
    },
    NOT_THE_NEWEST: {
      title: 'Sen jälkeen on tehty jotain uudempaa',
      detail: 'Mitään ei muutettu.',
    },
    CHANGED_SINCE: {
      title: 'Muuttunut sen jälkeen',
      detail: 'Mitään ei muutettu.',
    },
    NOTE_EMPTY: {
      title: 'Muistiinpano tarvitsee tekstiä',
      detail: 'Tyhjää muistiinpanoa ei tallennettu.',
      remedy: 'Kirjoita jotain tai poista muistiinpano.',
    },
    OPENING_UNKNOWN: {
      title: 'Tätä työpaikkaa ei ole',
      detail: 'Se on ehkä peruttu.',
      remedy: 'Katso avoimien työpaikkojen luettelosta.',
    },
    CANDIDATE_UNKNOWN: {
      title: 'Tätä hakijaa ei ole',
      detail: 'Tietue on ehkä peruttu tai poistettu.',
      remedy: 'Katso hakijoiden luettelosta.',
    },
    MERGE_UNKNOWN: {
      title: 'Tällaista yhdistämistä ei ole',
      detail: 'Se on ehkä kumottu tai hakija poistettu. Mitään ei muutettu.',
      remedy: 'Avaa hakija uudelleen.',
    },
    MERGE_UNDONE: {
      title: 'Tämä yhdistäminen on jo kumottu',
      detail: 'Mitään ei muutettu.',
      remedy: 'Molemmat hakijat ovat hakijoiden luettelossa.',
    },
    MERGED_SINCE: {
      title: 'Hakija on sen jälkeen yhdistetty uudelleen',
      detail: 'Mitään ei muutettu.',
      remedy: 'Kumoa ensin uudempi yhdistäminen; sen voi tehdä sitten uudelleen.',
    },
    SAME_CANDIDATE: {
      title: 'Tämä on yksi ja sama hakija',
      detail: 'Mitään ei muutettu.',
      remedy: 'Valitse kaksi hakijaa.',
    },
    LIST_TOO_LONG: {
      title: 'Yhteensä jossakin luettelossa on enemmän kuin profiiliin mahtuu',
      detail: 'Mitään ei muutettu.',
      remedy: 'Ota se luettelo jommaltakummalta.',
    },
    CANDIDATE_ANONYMISED: {
      title: 'Hakija on anonymisoitu',
      detail: 'Tietoja ei voi enää täyttää. Mitään ei muutettu.',
      remedy: 'Luo uusi hakija.',
    },
    BLIND_MODE: {
      title: 'Sokkotila on päällä',
      detail: 'Tämä näyttäisi tai kirjoittaisi uudelleen, kuka hakija on. Mitään ei tehty.',
      remedy: 'Näytä hakija tai poista sokkotila käytöstä.',
    },
    PROFILE_CHANGED: {
      title: 'Profiilia on muutettu välillä',
      detail: 'Siinä ei ole enää sitä, mihin vertasit. Mitään ei kirjoitettu.',
      remedy: 'Katso vertailua uudelleen: se näyttää nyt, mitä profiilissa on.',
    },
    FIELD_TWICE: {
      title: 'Kaksi kenttää samaan kohtaan',
      detail: 'Kaksi valituista kentistä menisi samaan profiilin kohtaan. Mitään ei kirjoitettu.',
      remedy: 'Valitse niistä toinen.',
    },
    OPENING_NOT_PUBLISHED: {
      title: 'Työpaikka ei nyt ota vastaan hakemuksia',
      detail: 'Vain julkaistu työpaikka ottaa. Mitään ei muutettu.',
      remedy: 'Julkaise tai avaa se uudelleen tai valitse toinen työpaikka.',
    },
    TIME_ZONE_UNKNOWN: {
      title: 'Aikavyöhykettä ei tunneta',
      detail: 'Mitään ei muutettu.',
      remedy: 'Valitse luettelosta, esimerkiksi Europe/Helsinki.',
    },
    SUBDIVISION_OF_OTHER_COUNTRY: {
      title: 'Alue kuuluu toiseen maahan',
      detail: 'Mitään ei muutettu.',
      remedy: 'Valitse maan alue tai jätä tyhjäksi.',
    },
    CLOSES_BEFORE_IT_OPENS: {
      title: 'Haku päättyy ennen kuin se alkaa',
      detail: 'Mitään ei muutettu.',
      remedy: 'Korjaa toinen päivämääristä.',
    },
    MIN_OVER_MAX: {
      title: 'Vähimmäisaika on enimmäisaikaa pidempi',
      detail: 'Sääntö vaatisi säilyttämään ja poistamaan yhtä aikaa. Mitään ei muutettu.',
      remedy: 'Pidennä enimmäisaikaa tai lyhennä vähimmäisaikaa, jos laki sallii sen.',
    },
    ABOVE_CEILING: {
      title: 'Pidempi kuin lähde tukee',
      detail: 'Enimmäisaika ylittää sen, mitä säännön lähde tukee. Mitään ei muutettu.',
      remedy:
        'Kirjoita syy, jonka nojalla tietoja saa säilyttää pidempään, tai valitse lyhyempi enimmäisaika.',
    },
    PERIOD_NOT_POSITIVE: {
      title: 'Aika on vähintään 1',
      detail: '0 ei tarkoita ”ei koskaan” eikä ”heti”. Mitään ei muutettu.',
      remedy: 'Kirjoita vähintään 1 tai jätä kenttä tyhjäksi.',
    },
    NO_MAXIMUM: {
      title: 'Enimmäisaika puuttuu',
      detail: 'Sääntö ilman enimmäisaikaa säilyttäisi tiedot ikuisesti. Mitään ei muutettu.',
      remedy: 'Kirjoita enimmäisaika.',
    },
    NOTHING_CHANGED: {
      title: 'Sääntö sanoo jo näin',
      detail: 'Mitään ei muutettu.',
      remedy: 'Muuta jotakin tai jätä sääntö ennalleen.',
    },
    RULE_CHANGED_SINCE: {
      title: 'Sääntöä on muutettu sillä välin',
      detail: 'Mitään ei muutettu.',
      remedy: 'Katso sen uusin versio ja tee muutoksesi sitten uudelleen.',
    },
    REVIEW_DAY: {
      title: 'Poistokielto tarkistetaan kahdentoista kuukauden kuluessa',
      detail: 'Mitään ei muutettu.',
      remedy: 'Valitse päivä tästä päivästä enintään kahdentoista kuukauden päähän; silloin sitä voi jatkaa.',
    },
    HOLD_ON_NOTHING: {
      title: 'Poistokiellon kohdetta ei ole',
      detail: 'Se on ehkä peruttu. Mitään ei muutettu.',
      remedy: 'Lataa luettelo uudelleen.',
    },
    HOLD_UNKNOWN: {
      title: 'Tällaista poistokieltoa ei ole',
      detail: 'Se on ehkä peruttu. Mitään ei muutettu.',
      remedy: 'Lataa poistokieltojen luettelo uudelleen.',
    },
    HOLD_RELEASED: {
      title: 'Poistokielto on jo purettu',
      detail: 'Mitään ei muutettu.',
    },
    RUN_UNKNOWN: {
      title: 'Tällaista ajoa ei ole',
      detail: 'Esikatselu, jota ei käynnistetty, väistyy seuraavan tieltä. Mitään ei muutettu.',
      remedy: 'Lue ajojen luettelo uudelleen.',
    },
    RUN_UNDER_WAY: {
      title: 'Toinen ajo on kesken',
      detail: 'Se on aloitettu, ja sen on ensin päätyttävä. Mitään ei muutettu.',
      remedy: 'Käynnistä se uudelleen; se jatkuu siitä, mihin se jäi.',
    },
    RUN_APPROVED: {
      title: 'Tämä ajo on jo hyväksytty',
      detail: 'Mitään ei muutettu.',
    },
    PREVIEW_EXPIRED: {
      title: 'Tämä esikatselu on vanhentunut',
      detail: 'Se on yli 24 tuntia vanha tai peräisin toisin asetetusta kellosta. Mitään ei poistettu.',
      remedy: 'Katso uudelleen, mikä on erääntynyt, ja hyväksy se.',
    },
    FOUR_EYES: {
      title: 'Toisen henkilön on hyväksyttävä tämä',
      detail: 'Ajon valmistelija ei voi myös hyväksyä sitä. Mitään ei muutettu.',
      remedy: 'Pyydä toista henkilöä tai muuta hyväksynnän asetusta.',
    },
    NEEDS_CONFIRMATION: {
      title: 'Tähän tarvitaan luku',
      detail: 'Ajo poistaisi suuren osan kaikista hakemuksista. Mitään ei muutettu.',
      remedy: 'Tarkista säännöt. Jos se on oikein, hyväksy ajo tällä luvulla.',
    },
    NOT_APPROVED: {
      title: 'Tätä ajoa ei ole hyväksytty',
      detail: 'Mitään ei poistettu.',
      remedy: 'Hyväksy se ensin.',
    },
    CLOCK_BEHIND: {
      title: 'Tämän koneen kello on väärässä',
      detail: 'Se on jäljessä siitä, mitä täällä on jo kirjattu. Mitään ei poistettu.',
      remedy: 'Aseta kello oikein ja yritä uudelleen.',
    },
    DUE_CHANGED: {
      title: 'Erääntyneet ovat muuttuneet',
      detail: 'Hyväksynnän jälkeen jotakin muuta on erääntynyt tai sääntö on muuttunut. Mitään ei poistettu.',
      remedy: 'Katso uudelleen, mikä on erääntynyt, ja hyväksy se.',
    },
    RUN_HALTED: {
      title: 'Ajo pysäytettiin',
      detail: 'Poistettu pysyy poistettuna.',
      remedy:
        'Käynnistä se uudelleen; se jatkuu siitä, mihin se jäi. Muuten se jatkuu itsestään seuraavalla avauksella.',
    },
    RUN_STOPPED: {
      title: 'Ajo keskeytyi',
      detail: 'Työtila suljettiin ennen kuin se oli valmis. Poistettu pysyy poistettuna.',
      remedy: 'Se jatkuu, kun työtila on taas auki.',
    },
    REQUEST_UNKNOWN: {
      title: 'Tällaista pyyntöä ei ole',
      detail: 'Se on voitu toteuttaa tai perua. Mitään ei muutettu.',
      remedy: 'Lue luettelo uudelleen.',
    },
    REQUEST_LATER: {
      title: 'Pyyntö ei ole voinut tulla tämän hetken jälkeen',
      detail: 'Mitään ei muutettu.',
      remedy: 'Valitse tämä tai aiempi päivä.',
    },
    REQUEST_STANDS: {
      title: 'Tämän hakijan pyyntö on jo avoinna',
      detail: 'Mitään ei muutettu.',
    },
    REQUEST_SETTLED: {
      title: 'Tätä vastausta on jo lykätty, tai se on annettu',
      detail: 'Mitään ei muutettu.',
    },
    CONSENT_NOT_ENDING: {
      title: 'Uusittavaa ei ole',
      detail: 'Tämä hakija ei ole niiden joukossa, joiden suostumus päättyy pian. Mitään ei muutettu.',
      remedy: 'Suostumusta on ehkä jatkettu tai se on peruttu; lue luettelo uudelleen.',
    },
    EXTENSION_LATE: {
      title: 'Vastausta on liian myöhäistä lykätä',
      detail: 'Vastausta voi lykätä vain ensimmäisen kuukauden aikana. Mitään ei muutettu.',
      remedy: 'Vastaa hakijalle nyt.',
    },
    LETTER_NEEDS_RULE: {
      title: 'Vastausta ei voi vielä kirjoittaa',
      detail:
        'Tehtävällä, johon hakija on hakenut, ei ole maata tai maalla ei ole säilytyssääntöä, joten ei tiedetä, mikä laki asiasta päättää.',
      remedy: 'Anna tehtävälle maa tai maalle sääntö ja kirjoita vastaus sitten.',
    },
    NO_ADDRESS: {
      title: 'Sähköpostiosoitetta ei ole',
      detail: 'Tällä hakijalla ei ole sähköpostiosoitetta. Mitään ei muutettu.',
      remedy: 'Vastaa muulla tavalla ja merkitse pyyntö vastatuksi.',
    },
    BACKUP_PASSPHRASE: {
      title: 'Varmuuskopiolla on toinen salalause',
      detail: 'Se avautuu vain sillä, joka työtilalla oli sen tekohetkellä. Mitään ei muutettu.',
      remedy: 'Anna se salalause.',
    },
    BACKUP_DAMAGED: {
      title: 'Varmuuskopio on vioittunut',
      detail: 'Mitään ei muutettu.',
      remedy: 'Valitse toinen varmuuskopio.',
    },
    NO_KEY_STORE: {
      title: 'Käytettävissä ei ole avainsäilöä',
      detail: 'Työtilaa ei luotu.',
      remedy: 'Suojaa työtila salalauseella.',
    },
    WRONG_RECOVERY_CODE: {
      title: 'Palautuskoodi ei avaa työtilaa',
      detail: 'Mitään ei muutettu.',
      remedy: 'Tarkista toisiaan muistuttavat kirjaimet.',
    },
  },
}
