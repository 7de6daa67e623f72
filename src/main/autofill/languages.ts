/** Names of languages in the languages that CVs are written in, from the tables that come with the runtime. */
import { foldWords } from './fold.ts'

const CODES =
  'aa af ak am ar az be bg bn bs ca cs cy da de el en eo es et eu fa fi fil fo fr fy ga gl gu ha he hi hr hu hy id ig is it ja ka kk kl km kn ko ku ky la lb lo lt lv mk ml mn mr ms mt my nb ne nl nn no pa pl ps pt ro ru rw se si sk sl so sq sr sv sw ta te tg th ti tk tl tr tt ug uk ur uz vi xh yi yo zh zu yue'.split(
    ' ',
  )
const WRITTEN_IN = 'en de fi sv fr es it nl pt da nb pl ru et cs'.split(' ')
/** Names by which people call a language that the tables do not have. */
const ALSO: Readonly<Record<string, string>> = {
  mandarin: 'zh',
  'mandarin chinese': 'zh',
  'chinese mandarin': 'zh',
  cantonese: 'yue',
  farsi: 'fa',
  flemish: 'nl',
  castellano: 'es',
  castilian: 'es',
  bokmal: 'nb',
  nynorsk: 'nn',
  norwegian: 'no',
  norwegisch: 'no',
  norja: 'no',
  norska: 'no',
  hochdeutsch: 'de',
  schweizerdeutsch: 'gsw',
  'swiss german': 'gsw',
  gaelic: 'ga',
  serbokroatisch: 'sr',
  kurmanji: 'ku',
  dari: 'prs',
  saami: 'se',
}

const english = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })

export type LanguageNames = ReadonlyMap<string, string>

/** From a folded name in any of these languages to the English name, under which profiles keep it. */
export function buildLanguageNames(): LanguageNames {
  const names = new Map<string, string>()
  for (const code of CODES) {
    const name = english.of(code)
    if (name === undefined) continue
    for (const locale of WRITTEN_IN) {
      const local = new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' }).of(code)
      // Short names of rare languages are ordinary words ('so', 'ti'); their own names hardly stand in CVs.
      if (local !== undefined && local.length > 2) names.set(foldWords(local), name)
    }
  }
  for (const [alias, code] of Object.entries(ALSO)) {
    const name = english.of(code)
    if (name !== undefined) names.set(alias, name)
  }
  return names
}

/** English name of a language given as an ISO 639 code; anything else stays as it is. */
export function languageName(written: string): string {
  if (!/^[a-z]{2,3}$/i.test(written)) return written
  try {
    return english.of(written.toLowerCase()) ?? written
  } catch {
    return written
  }
}
