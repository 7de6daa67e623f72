/** The ways in which a name may be written in a running text: other letters, endings, glued together. */
import { foldName } from '../platform/fold.ts'

/** Endings of names in the languages that applications come in, folded; longer ones first where they begin alike. */
const ENDINGS = [
  // Germanic: genitives
  ...['s', 'es', 'ens', 'ns', 'n', 'en'],
  // Finnish and Estonian cases, with possessives and clitics
  ...[
    'a',
    'ta',
    'tta',
    'ssa',
    'sta',
    'lla',
    'lta',
    'lle',
    'ksi',
    'na',
    'an',
    'in',
    'on',
    'un',
    'yn',
    'hin',
    'han',
  ],
  ...[
    'ia',
    'iin',
    'ien',
    'issa',
    'ista',
    'illa',
    'ilta',
    'ille',
    'iksi',
    'ina',
    'it',
    't',
    'nsa',
    'kin',
    'ko',
    'nkin',
    'llekin',
  ],
  // Slavic, in Latin and Cyrillic
  ...['u', 'e', 'y', 'i', 'o', 'om', 'em', 'ou', 'oj', 'ej', 'owi', 'ovi', 'ova', 'owa', 'ow', 'iem'],
  ...['а', 'у', 'е', 'ы', 'и', 'ю', 'я', 'ом', 'ем', 'ой', 'ей', 'ым', 'ого', 'ому', 'ою'],
  // Hungarian
  ...['at', 'et', 'ot', 'nak', 'nek', 'val', 'vel', 'hoz', 'hez', 'nal', 'nel', 'rol', 'tol', 'ban', 'ben'],
]

/** Scripts that write words without spaces between them. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u

const UMLAUTS: readonly (readonly [RegExp, string])[] = [
  [/ä/giu, 'ae'],
  [/ö/giu, 'oe'],
  [/ü/giu, 'ue'],
  [/å/giu, 'aa'],
  [/ø/giu, 'oe'],
]

/** Stems that endings are put on: Virtanen, Virtase-; Pekka, Peka-; Lahti, Lahde-; Mäki, Mäe-. */
function stems(word: string): string[] {
  const found = [word]
  if (word.endsWith('nen') && word.length > 4) found.push(`${word.slice(0, -3)}se`, `${word.slice(0, -3)}s`)
  const doubled = /^(.+)(kk|pp|tt)([aeiouy])$/.exec(word)
  if (doubled) found.push(`${doubled[1]}${doubled[2]?.[0]}${doubled[3]}`)
  if (/[^aeiouy]i$/.test(word) && word.length > 3) {
    found.push(`${word.slice(0, -1)}e`)
    if (word.endsWith('ti')) found.push(`${word.slice(0, -2)}de`)
    if (word.endsWith('ki')) found.push(`${word.slice(0, -2)}e`)
  }
  // Anna: Anny, Annie; Мария: Марии
  if (/[aeоаеия]$/u.test(word) && word.length > 3) found.push(word.slice(0, -1))
  return found
}

/** The words of a name that are long enough to be told from others: a single letter could be anything. */
export function nameWords(name: string): string[] {
  return name.split(/[^\p{L}\p{M}]+/u).filter((word) => [...word].length > 1)
}

const KNOWN_ENDINGS = new Set(ENDINGS)
const LONGEST_ENDING = Math.max(...ENDINGS.map((ending) => ending.length))

export interface NameForms {
  /** Whether a folded word is one of the names in some form. */
  has(word: string): boolean
  /** Folded names in scripts without spaces, to be found wherever they stand; the longest first. */
  readonly unspaced: readonly string[]
}

/** Every form of these names that is looked for. It is asked of each word of a text: no pattern is compiled for a person. */
export function nameForms(names: readonly (string | null)[]): NameForms {
  const whole = names.filter((name): name is string => name !== null && name.trim() !== '')
  const folded = new Set<string>()
  for (const word of new Set(whole.flatMap(nameWords))) {
    folded.add(foldName(word))
    folded.add(foldName(UMLAUTS.reduce((text, [letter, plain]) => text.replace(letter, plain), word)))
  }
  const spaced = [...folded].filter((word) => !UNSPACED.test(word))
  const roots = [...new Set(spaced.flatMap(stems))].filter((root) => root.length > 1)
  const glued = new Set<string>()
  for (const one of spaced)
    for (const other of spaced) {
      if (one === other) continue
      for (const form of [one + other, `${one.slice(0, 1)}${other}`]) if (form.length > 4) glued.add(form)
    }
  const unspaced = [...folded, ...whole.map((name) => foldName(name).replace(/ /g, ''))]
  return {
    has: (word) =>
      glued.has(word) ||
      roots.some((root) => {
        const rest = word.length - root.length
        if (rest < 0 || rest > LONGEST_ENDING || !word.startsWith(root)) return false
        return rest === 0 || KNOWN_ENDINGS.has(word.slice(root.length))
      }),
    unspaced: [...new Set(unspaced.filter((word) => UNSPACED.test(word) && [...word].length > 1))].sort(
      (a, b) => b.length - a.length,
    ),
  }
}
