/** The tables that free text is read with, built once for a worker. */
import { foldWords } from './fold.ts'
import { buildLanguageNames, type LanguageNames } from './languages.ts'
import { headings, type SectionKind } from './words/headings.ts'
import { LEVEL_WORDS } from './words/levels.ts'
import { towns } from './words/places.ts'
import {
  DEGREES,
  EMPLOYER_ENDINGS,
  EMPLOYER_WORDS,
  SCHOOL_ENDINGS,
  SCHOOL_WORDS,
  TITLE_ENDINGS,
  TITLE_WORDS,
} from './words/roles.ts'
import { skillEntries } from './words/skills.ts'

export interface Skill {
  /** The same for every spelling and language of a skill. */
  key: string
  /** This spelling, with the capitals that it is written with. */
  written: string
}

/** Words and endings that speak for one meaning. */
export interface WordSigns {
  words: ReadonlySet<string>
  endings: readonly string[]
}

export interface Lexicon {
  headings: ReadonlyMap<string, SectionKind>
  skills: ReadonlyMap<string, Skill>
  languages: LanguageNames
  levels: ReadonlySet<string>
  /** Folded name to ISO 3166-1 alpha-2. */
  towns: ReadonlyMap<string, string>
  countries: ReadonlyMap<string, string>
  titles: WordSigns
  employers: WordSigns
  schools: WordSigns
  /** Folded, longest first. */
  degrees: readonly string[]
}

const COUNTRIES =
  'AE AF AL AM AR AT AU AZ BA BD BE BG BO BR BY CA CH CL CM CN CO CR CU CY CZ DE DK DO DZ EC EE EG ES ET FI FR GB GE GH GR GT HK HN HR HU ID IE IL IN IQ IR IS IT JM JO JP KE KR KW KZ LB LI LK LT LU LV LY MA MC MD ME MK MM MN MT MX MY NG NI NL NO NP NZ OM PA PE PH PK PL PS PT PY QA RO RS RU RW SA SE SG SI SK SN SO SV SY TH TN TR TW TZ UA UG US UY UZ VE VN XK YE ZA ZM ZW'.split(
    ' ',
  )
const ALSO_COUNTRIES: Readonly<Record<string, string>> = {
  uk: 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'great britain': 'GB',
  usa: 'US',
  'united states of america': 'US',
  holland: 'NL',
  'czech republic': 'CZ',
}
const WRITTEN_IN = 'en de fi sv fr es it nl pt da nb pl ru'.split(' ')

function countryNames(): Map<string, string> {
  const names = new Map(Object.entries(ALSO_COUNTRIES))
  for (const locale of WRITTEN_IN) {
    const display = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' })
    for (const code of COUNTRIES) {
      const name = display.of(code)
      if (name !== undefined) names.set(foldWords(name), code)
    }
  }
  return names
}

function skillTable(): Map<string, Skill> {
  const table = new Map<string, Skill>()
  for (const { name, aliases } of skillEntries()) {
    for (const written of [name, ...aliases]) {
      const folded = foldWords(written)
      if (!table.has(folded)) table.set(folded, { key: name, written })
    }
  }
  return table
}

export function createLexicon(): Lexicon {
  return {
    headings: new Map(headings().map(([heading, kind]) => [foldWords(heading), kind])),
    skills: skillTable(),
    languages: buildLanguageNames(),
    levels: new Set(LEVEL_WORDS.map(foldWords)),
    towns: new Map(towns().map(([town, country]) => [foldWords(town), country])),
    countries: countryNames(),
    titles: { words: new Set(TITLE_WORDS), endings: TITLE_ENDINGS },
    employers: { words: new Set(EMPLOYER_WORDS), endings: EMPLOYER_ENDINGS },
    schools: { words: new Set(SCHOOL_WORDS), endings: SCHOOL_ENDINGS },
    degrees: [...new Set(DEGREES.map(foldWords))].sort((a, b) => b.length - a.length),
  }
}

/** True when a word of the text is one of the signs, or ends as one does. */
export function hasSign(text: string, signs: WordSigns): boolean {
  return foldWords(text)
    .split(' ')
    .some((word) => {
      const plain = word.replace(/\.$/, '')
      return (
        signs.words.has(plain) ||
        signs.endings.some((ending) => plain.length > ending.length && plain.endsWith(ending))
      )
    })
}
