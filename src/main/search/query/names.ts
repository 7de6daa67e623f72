/** Which of the names that the workspace knows a value means: whole words of them, whatever case and accents. */
import type { QueryValue } from '#contract/query.ts'
import { foldName } from '../../platform/fold.ts'
import type { Readable } from '../../store/types.ts'

/** Distinct names looked at, and names that one value may stand for. */
const MOST_NAMES = 20_000
const MOST_MEANT = 500

export type NameValue = QueryValue & { type: 'name' }

/** `+` and `#` are part of a name: C is not C++. */
const BETWEEN_WORDS = /[\s,;:/()|·&'’"–—-]/u

const isBoundary = (character: string | undefined): boolean =>
  character === undefined || BETWEEN_WORDS.test(character)

/** Whether the words (folded) stand in a folded name as words; with `begins`, the last may be unfinished. */
export function standsIn(name: string, words: string, begins: boolean): boolean {
  if (words === '') return false
  for (let at = name.indexOf(words); at >= 0; at = name.indexOf(words, at + 1)) {
    if (isBoundary(name[at - 1]) && (begins || isBoundary(name[at + words.length]))) return true
  }
  return false
}

/** The names that a value means. */
export function meantBy(value: NameValue, names: readonly string[]): string[] {
  const words = foldName(value.text)
  return names.filter((name) => standsIn(foldName(name), words, value.begins)).slice(0, MOST_MEANT)
}

/** Columns whose distinct values can be walked through an index, case aside. */
const COLUMNS = {
  skill: { table: 'candidate_skill', column: 'name', index: 'candidate_skill_name', collate: 'NOCASE' },
  city: { table: 'candidate', column: 'city', index: 'candidate_city', collate: 'NOCASE' },
  language: {
    table: 'candidate_language',
    column: 'language',
    index: 'candidate_language_name',
    collate: 'NOCASE',
  },
  tag: { table: 'application_tag', column: 'tag', index: 'application_tag_tag', collate: 'NOCASE' },
  stage: { table: 'stage', column: 'name', index: 'stage_name', collate: 'NOCASE' },
  country: { table: 'candidate', column: 'country', index: 'candidate_country', collate: 'BINARY' },
} as const
export type NamedColumn = keyof typeof COLUMNS

/** The distinct values of a column: one seek each, however many rows have it. */
export function distinctSql(of: NamedColumn): string {
  const { table, column, index, collate } = COLUMNS[of]
  const next = (beyond: string) =>
    `(SELECT ${column} FROM ${table} INDEXED BY ${index} WHERE ${column} COLLATE ${collate} > ${beyond}
      ORDER BY ${column} COLLATE ${collate} LIMIT 1)`
  return `WITH RECURSIVE known(name) AS (
      SELECT ${next("''")} UNION ALL SELECT ${next('known.name')} FROM known WHERE known.name IS NOT NULL)
    SELECT name FROM known WHERE name IS NOT NULL LIMIT ${MOST_NAMES}`
}

export const distinctNames = (db: Readable, of: NamedColumn): string[] =>
  db.raw.prepare<[], string>(distinctSql(of)).pluck().all()

/** Languages of the window: names of places and languages are understood in all of them. */
const UNDERSTOOD = ['en', 'fi', 'de', 'sv']

/** Names of countries or languages, folded; made anew for each query, because to keep them is to leak. */
function namesIn(type: 'region' | 'language'): (code: string) => string[] {
  const known = UNDERSTOOD.map((tag) => new Intl.DisplayNames([tag], { type, fallback: 'none' }))
  return (code) => {
    try {
      return known.flatMap((names) => names.of(code) ?? []).map(foldName)
    } catch {
      return []
    }
  }
}

/** Which of the countries (ISO 3166-1 codes) a value means, by code or by name. */
export function countriesMeant(value: NameValue, codes: readonly string[]): string[] {
  const namesOf = namesIn('region')
  const words = foldName(value.text)
  return codes.filter(
    (code) =>
      value.text.toUpperCase() === code || namesOf(code).some((name) => standsIn(name, words, value.begins)),
  )
}

/** The languages that candidates of most countries name in a CV. */
const LANGUAGES =
  'ar bg bn ca cs da de el en es et eu fa fi fr ga gl he hi hr hu hy id is it ja ka ko lb lt lv mk ms mt nb nl nn no pl pt ro ru sk sl sq sr sv sw ta te th tl tr uk ur vi zh'

/** Which of the languages, as candidates wrote them, a value means: `de`, `German`, `saksa` and `Deutsch` are one. */
export function languagesMeant(value: NameValue, written: readonly string[]): string[] {
  const namesOf = namesIn('language')
  const words = foldName(value.text)
  const wanted = new Set([words])
  for (const code of LANGUAGES.split(' ')) {
    const names = namesOf(code)
    if (code !== words && (value.begins || !names.includes(words))) continue
    for (const name of [code, ...names]) wanted.add(name)
  }
  return written
    .filter((name) => {
      const folded = foldName(name)
      return [...wanted].some((one) => standsIn(folded, one, value.begins))
    })
    .slice(0, MOST_MEANT)
}

/** Every word in a name of a country or of a language, folded: what tells where somebody is from. */
export function placeAndLanguageWords(): Set<string> {
  const words = new Set<string>()
  const add = (names: readonly string[]) => {
    for (const name of names) for (const word of name.split(BETWEEN_WORDS)) words.add(word)
  }
  const countryNames = namesIn('region')
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
  for (const first of letters) for (const second of letters) add(countryNames(`${first}${second}`))
  const languageNames = namesIn('language')
  for (const code of LANGUAGES.split(' ')) add(languageNames(code))
  return words
}
