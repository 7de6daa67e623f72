import type { DocumentKind } from '#contract/candidates.ts'

/** Words in file names, in the languages that Haku's users apply in; matched anywhere, without regard to case. */
const NAME_WORDS: readonly [DocumentKind, RegExp][] = [
  [
    'cover_letter',
    /(?<![a-z])cover|anschreiben|motivation|bewerbungsschreiben|lettre|carta|lettera|saate|hakemuskirje|följebrev|personligt.?brev|ansøgning|søknad|сопровод/iu,
  ],
  [
    'certificate',
    /certificat|zertifikat|zeugnis|diplom|transcript|todistus|betyg|vitnemål|attest|certificado|свидетельств/iu,
  ],
  [
    'cv',
    /(^|[^a-z])(cv|vitae)([^a-z]|$)|curriculum|r[eé]sum[eé]|lebenslauf|ansioluettelo|резюме|履歴書|简历|이력서/iu,
  ],
]

/** What each file is by its name; when none is a CV by name, the first that could be anything is taken as one. */
export function guessKinds(names: readonly string[]): DocumentKind[] {
  const kinds = names.map((name) => NAME_WORDS.find(([, words]) => words.test(name))?.[0] ?? 'other')
  const first = kinds.indexOf('other')
  if (!kinds.includes('cv') && first !== -1) kinds[first] = 'cv'
  return kinds
}
