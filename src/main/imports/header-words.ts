/**
 * What columns are called: in Haku's own exports and in other systems, in English, German, Finnish and Swedish. Compared
 * folded, without anything but letters and digits. The field's own name counts too.
 */
import type { CandidateField, OpeningField } from '#contract/imports.ts'

type Words<Field extends string> = Readonly<Record<Exclude<Field, 'ignore'>, string>>

export const CANDIDATE_WORDS: Words<CandidateField> = {
  fullName:
    'name|full name|candidate|candidate name|applicant|applicant name|contact name|vollständiger name|bewerber|bewerbername|kandidat|kandidatin|nimi|koko nimi|hakija|hakijan nimi|namn|fullständigt namn|sökande|kandidatens namn',
  givenName:
    'first name|given name|forename|first|vorname|rufname|etunimi|etunimet|förnamn|tilltalsnamn|firstname',
  familyName: 'last name|surname|family name|last|nachname|familienname|zuname|sukunimi|efternamn|lastname',
  email:
    'email|e-mail|email address|e-mail address|email 1|email 2|primary email|secondary email|personal email|work email|mail|e-mail-adresse|emailadresse|mailadresse|sähköposti|sähköpostiosoite|e-post|epost|e-postadress|mejl|mejladress',
  phone:
    'phone|telephone|phone number|mobile|mobile phone|cell|cell phone|home phone|work phone|primary phone|telefon|telefonnummer|handy|handynummer|mobil|mobiltelefon|mobilnummer|rufnummer|puhelin|puhelinnumero|matkapuhelin|gsm|telefon mobil|phone 1|phone 2|phones',
  headline: 'headline|title|job headline|kurzprofil|otsikko|rubrik|profile headline',
  employer:
    'current employer|employer|company|current company|organization|organisation|arbeitgeber|aktueller arbeitgeber|firma|unternehmen|työnantaja|nykyinen työnantaja|yritys|arbetsgivare|nuvarande arbetsgivare|företag',
  jobTitle:
    'job title|current title|current position|position|role|berufsbezeichnung|aktuelle position|tehtävänimike|nimike|ammattinimike|tehtävä|yrkestitel|befattning|titel',
  institution:
    'school|university|institution|college|schule|universität|hochschule|bildungseinrichtung|oppilaitos|koulu|yliopisto|skola|lärosäte|universitet',
  degree: 'degree|education|abschluss|ausbildung|tutkinto|koulutus|examen|utbildning',
  city: 'city|town|location|place|ort|stadt|wohnort|kaupunki|paikkakunta|asuinpaikka|stad|postort|bostadsort',
  country: 'country|country code|nation|land|staat|wohnland|maa|asuinmaa|maakoodi|landskod',
  skills:
    'skills|key skills|skill|competences|competencies|kenntnisse|fähigkeiten|kompetenzen|osaaminen|taidot|kompetenser|färdigheter|kunskaper',
  languages: 'languages|spoken languages|sprachen|sprachkenntnisse|kielet|kielitaito|språk|språkkunskaper',
  link: 'link|links|url|website|web site|web|linkedin|linkedin url|linkedin profile|xing|github|portfolio|homepage|social media|social|webseite|webbplats|hemsida|verkkosivu|kotisivu|profiili|profil',
  summary:
    'summary|about|profile|bio|biography|zusammenfassung|über mich|tiivistelmä|esittely|sammanfattning|om mig',
  opening:
    'requisition number|requisition|requisition id|req id|job|job id|job name|jobs|opening|opening id|posting|job posting|vacancy|lever posting url|posting url|applied for|stelle|stellennummer|stellen-id|stellenanzeige|rekrytointinumero|työpaikka|avoin työpaikka|haettu tehtävä|rekryteringsnummer|tjänst|tjänst-id|sökt tjänst',
  stage: 'stage|pipeline stage|current stage|phase|bewerbungsphase|vaihe|steg|rekryteringssteg',
  status: 'status|application status|state|bewerbungsstatus|tila|hakemuksen tila|ansökningsstatus',
  source:
    'source|sources|origin|channel|referral source|how did you hear about us|quelle|kanal|herkunft|lähde|hakukanava|källa|ursprung',
  receivedOn:
    'applied on|applied at|applied|application date|date applied|received|received on|created|created at|date created|beworben am|bewerbungsdatum|eingang|eingangsdatum|eingegangen|hakupäivä|saapunut|vastaanotettu|hakemuspäivä|ansökningsdatum|mottagen|inkommen|sökte',
  tags: 'tag|tags|labels|label|schlagwort|schlagwörter|schlagworte|tunniste|tunnisteet|avainsanat|tagg|taggar|etiketter',
  note: 'note|notes|comment|comments|notiz|notizen|bemerkung|bemerkungen|kommentar|kommentare|muistiinpano|muistiinpanot|huomautukset|kommentit|anteckning|anteckningar|kommentarer',
}

export const OPENING_WORDS: Words<OpeningField> = {
  requisitionNumber:
    'requisition number|requisition|requisition id|req id|reference|reference number|job id|job code|opening id|id|number|stellennummer|referenz|referenznummer|kennziffer|stellen-id|rekrytointinumero|viite|viitenumero|tunnus|numero|rekryteringsnummer|referens|referensnummer|nummer',
  title:
    'title|job title|job|job name|position|posting title|name|titel|stelle|stellentitel|stellenbezeichnung|bezeichnung|tehtävä|tehtävänimike|nimike|työpaikka|otsikko|tjänst|tjänstetitel|befattning|rubrik',
  department: 'department|team|division|company|client|abteilung|bereich|osasto|yksikkö|avdelning|enhet',
  jobFamily:
    'job family|category|function|berufsgruppe|kategorie|funktion|ammattiryhmä|kategoria|yrkesgrupp|kategori',
  country: 'country|country code|land|staat|maa|maakoodi|landskod',
  subdivision: 'subdivision|state|province|region|bundesland|kanton|maakunta|osavaltio|län|delstat',
  city: 'city|town|location|office|ort|stadt|standort|arbeitsort|kaupunki|paikkakunta|sijainti|stad|arbetsort|placering',
  timeZone: 'time zone|timezone|zeitzone|aikavyöhyke|tidszon',
  language: 'language|posting language|sprache|kieli|språk',
  employmentType:
    'employment type|type|employment|job type|commitment|beschäftigungsart|anstellungsart|vertragsart|työsuhde|työsuhteen tyyppi|anställningsform|anställningstyp',
  workplace:
    'workplace|workplace type|remote|work model|arbeitsort modell|arbeitsmodell|työskentelytapa|etätyö|arbetsplats|arbetssätt',
  payMin:
    'pay min|salary min|minimum salary|salary from|pay from|gehalt von|gehalt min|mindestgehalt|palkka alkaen|palkka min|lön från|lön min',
  payMax:
    'pay max|salary max|maximum salary|salary to|pay to|gehalt bis|gehalt max|höchstgehalt|palkka enintään|palkka max|lön till|lön max',
  payCurrency: 'currency|pay currency|salary currency|währung|valuutta|valuta',
  payPeriod: 'pay period|salary period|salary interval|gehaltszeitraum|palkkajakso|löneperiod',
  description:
    'description|job description|beschreibung|stellenbeschreibung|kuvaus|tehtävänkuvaus|beskrivning|arbetsbeskrivning',
  seats:
    'seats|openings|headcount|number of openings|positions|plätze|anzahl|anzahl stellen|paikat|paikkojen määrä|antal|antal platser|platser',
  opensOn:
    'opens on|opens|start date|open date|published on|beginn|startdatum|öffnet am|alkaa|avautuu|öppnar|publicerad',
  closesOn:
    'closes on|closes|close date|end date|deadline|closing date|bewerbungsschluss|enddatum|frist|päättyy|sulkeutuu|hakuaika päättyy|stänger|sista ansökningsdag|slutdatum',
  externalId: 'external id|ats id|opencats id|externe id|ulkoinen tunnus|externt id',
  externalUrl: 'external url|url|link|posting url|lever posting url|job url|adresse|osoite|länk|webbadress',
  recruiter:
    'recruiter|owner|job owner|recruiter name|rekrutierer|recruiterin|personalreferent|rekrytoija|rekryterare',
  hiringManager:
    'hiring manager|manager|fachvorgesetzter|vorgesetzter|hiring lead|rekrytoiva esihenkilö|esihenkilö|rekryterande chef|chef',
}
