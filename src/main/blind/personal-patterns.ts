/** What says who somebody is, whoever it is: addresses, numbers, and the lines of a CV that state age, gender or origin. */

export const EMAIL = /[\p{L}\p{N}_][\p{L}\p{N}._%+'-]{0,63}\s?@\s?(?:[\p{L}\p{N}-]{1,63}\.){1,6}\p{L}{2,24}/gu
const URL_ = /\b(?:https?:\/\/|www\.)[^\s<>()"']+/giu
const NETWORK =
  /\b(?:[a-z]{2,3}\.)?(?:linkedin\.com|xing\.com|github\.com|gitlab\.com|facebook\.com|instagram\.com|twitter\.com|x\.com|t\.me)\/[^\s<>()"']+/giu
const HANDLE = /(?<![\p{L}\p{N}@.])@[\p{L}\p{N}_.]{3,40}/gu
/** With a country code, with the zero of a trunk call, or as in North America. Dates and periods are none. */
const PHONE =
  /(?<![\p{L}\p{N}.,/-])(?:(?:\+|00)\d(?:[ ()./\u00a0-]{0,3}\d){6,14}|0\d{1,4}(?:[ ()/\u00a0-]{1,3}\d{2,}){1,5}|0\d{7,12}|\(\d{3}\) ?\d{3}[-. ]\d{4}|\d{3}[-.]\d{3}[-.]\d{4})(?![\p{L}\p{N}])/gu
/** Finnish and Swedish personal identity codes. */
const IDENTITY_CODE =
  /(?<!\d)(?:\d{6}[-+A-FU-Ya-fu-y]\d{3}[0-9A-Za-z]|(?:\d{2})?\d{6}[-+]\d{4})(?![\p{L}\p{N}])/gu

const LABELS = [
  'date of birth|birth ?date|d\\.?o\\.?b\\.?|born(?: on)?|place of birth|birthplace|age|gender|sex|nationality|citizenship|marital status|civil status|religion|ethnicity|race|pronouns|children|photo|address|home address|postal address',
  'geburtsdatum|geburtstag|geboren(?: am)?|geb\\.|geburtsort|alter|geschlecht|nationalität|staatsangehörigkeit|familienstand|konfession|religion|kinder|anschrift|adresse|wohnort',
  'syntymäaika|syntynyt|synt\\.|syntymäpaikka|ikä|sukupuoli|kansalaisuus|kansallisuus|siviilisääty|uskonto|lapset|osoite|kotiosoite|henkilötunnus|hetu',
  'födelsedatum|född|f\\.|födelseort|ålder|kön|nationalitet|medborgarskap|civilstånd|religion|barn|adress|hemadress|personnummer',
  'date de naissance|né(?:e)? le|lieu de naissance|âge|sexe|nationalité|situation familiale|adresse',
  'fecha de nacimiento|lugar de nacimiento|edad|sexo|género|nacionalidad|estado civil|dirección|domicilio',
].join('|')
/** A line that states one of them, to its end or to the next column. */
const STATED = new RegExp(`(?<![\\p{L}\\p{N}])(?:${LABELS})\\s*[:：]\\s*([^\\n|•]{1,120})`, 'giu')
const BORN =
  /(?<!\p{L})(?:born|geboren|syntynyt|född|né|née)(?: am| on| den| le| in)?\s+((?:\d{1,2}[./ -]){0,2}[\p{L}]{0,12}\.?\s?\d{1,4}[./ -]?\d{0,4})/giu
const AGE =
  /(?<![\p{L}\p{N}])\d{2}[ -]?(?:years? old|year-old|yrs? old|-?vuotias\p{L}*|jahre? alt|-?jährige?\p{L}?|år gam\p{L}+|-?årig\p{L}*|ans)(?!\p{L})/giu
const FORM_OF_ADDRESS =
  /(?<!\p{L})(?:Mr|Mrs|Ms|Miss|Mx|Sir|Madam|Herrn?|Frau|Fräulein|Rouva|Neiti|Fru|Fröken|Monsieur|Madame|Mme|Señora?|Sra?)(?:\.|(?= \p{Lu}|\n))/gu
/** Of the languages whose pronouns mean nothing else. */
const PRONOUN = /(?<!\p{L})(?:he|she|him|his|her|hers|himself|herself|hon|hennes|henne|honom)(?!\p{L})/giu

/** The whole match is hidden. */
export const WHOLE: readonly RegExp[] = [
  EMAIL,
  URL_,
  NETWORK,
  HANDLE,
  PHONE,
  IDENTITY_CODE,
  AGE,
  FORM_OF_ADDRESS,
  PRONOUN,
]
/** Only the first group is hidden: the label may stay, so that a reader sees that something was stated. */
export const VALUE: readonly RegExp[] = [STATED, BORN]

/** Digits however they are grouped: a candidate's number may be among them. */
export const GROUPED_DIGITS = /[+(]?\d(?:[ ()./\u00a0-]{0,3}\d){4,}/gu

/** The end of a number, which every way to write it has; empty when it is too short to be told from others. */
export function numberEnd(written: string): string {
  const digits = written.replace(/\D/g, '').replace(/^0+/, '')
  return digits.length < 5 ? '' : digits.slice(-9)
}
