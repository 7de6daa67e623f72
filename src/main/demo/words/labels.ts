/** Headings of a CV, tongues, and what stands between two dates. */
export interface CvLabels {
  profile: string
  experience: string
  education: string
  skills: string
  languages: string
  contact: string
  other: string
  now: string
  cv: string
  letter: string
  certificate: string
}

const labels = (text: string): CvLabels => {
  const [
    profile = '',
    experience = '',
    education = '',
    skills = '',
    languages = '',
    contact = '',
    other = '',
    now = '',
    cv = '',
    letter = '',
    certificate = '',
  ] = text.split('|')
  return { profile, experience, education, skills, languages, contact, other, now, cv, letter, certificate }
}

const LABELS: Readonly<Record<string, CvLabels>> = {
  en: labels(
    'Profile|Experience|Education|Skills|Languages|Contact|Also|today|CV|Cover letter|Certificate of training',
  ),
  fi: labels(
    'Esittely|Työkokemus|Koulutus|Osaaminen|Kielet|Yhteystiedot|Muuta|nyt|Ansioluettelo|Hakemuskirje|Todistus koulutuksesta',
  ),
  sv: labels(
    'Om mig|Arbetslivserfarenhet|Utbildning|Kunskaper|Språk|Kontakt|Övrigt|nu|CV|Personligt brev|Kursbetyg',
  ),
  de: labels(
    'Profil|Berufserfahrung|Ausbildung|Kenntnisse|Sprachen|Kontakt|Sonstiges|heute|Lebenslauf|Anschreiben|Zeugnis',
  ),
  fr: labels(
    'Profil|Expérience|Formation|Compétences|Langues|Coordonnées|Divers|aujourd’hui|CV|Lettre de motivation|Certificat de formation',
  ),
  es: labels(
    'Perfil|Experiencia|Formación|Competencias|Idiomas|Contacto|Otros|actualidad|CV|Carta de presentación|Certificado de formación',
  ),
}

/** Words of a CV in one of the six languages; English for any other. */
export function cvLabels(language: string): CvLabels {
  const found = LABELS[language] ?? LABELS.en
  if (!found) throw new Error('The headings of a CV are missing.')
  return found
}

const TONGUES: Readonly<Record<string, string>> = {
  fi: 'Finnish',
  sv: 'Swedish',
  de: 'German',
  fr: 'French',
  es: 'Spanish',
  en: 'English',
  da: 'Danish',
  pl: 'Polish',
  cs: 'Czech',
  tr: 'Turkish',
  vi: 'Vietnamese',
  ru: 'Russian',
  uk: 'Ukrainian',
  bg: 'Bulgarian',
  el: 'Greek',
  zh: 'Chinese',
  ar: 'Arabic',
}
/** English name of a language: profiles keep languages by one name, so that a filter finds them all. */
export const tongueName = (code: string): string => TONGUES[code] ?? code
