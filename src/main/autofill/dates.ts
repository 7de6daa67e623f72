/** Periods of time in the text of a CV, in eight languages and the forms that people write them in. */

import { checkedDate } from './checked-date.ts'
import { MONTHS, SEASONS, SINCE, UNTIL_NOW, UP_TO } from './words/months.ts'

export interface Period {
  /** UTF-16 offsets in the text that was searched. */
  start: number
  end: number
  /** YYYY or YYYY-MM or YYYY-MM-DD, as precise as it was written; a season says no more than its year. */
  from: string | null
  to: string | null
  /** It says that it goes on, in words or by an open dash. */
  ongoing: boolean
  /** Only one point in time was given. */
  single: boolean
}

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const alternatives = (words: readonly string[]): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join('|')

const MONTH_NUMBER = new Map(MONTHS.flatMap((names, at) => names.map((name) => [name, at + 1] as const)))
const MONTH = alternatives([...MONTH_NUMBER.keys()])
const YEAR = '(?:19[4-9]\\d|20[0-4]\\d)'
// Every count is bounded, so that the time is linear in the length of the text.
const POINT = [
  `\\d{1,2}[./]\\s?\\d{1,2}[./]\\s?${YEAR}`,
  `${YEAR}-\\d{1,2}-\\d{1,2}`,
  `(?:\\d{1,2}\\.?\\s)?(?:${MONTH})\\.?,?\\s{0,2}(?:de |del |of )?(?:${YEAR}|['’]\\d{2})`,
  `(?:${alternatives(SEASONS)})\\s${YEAR}`,
  `\\d{1,2}\\s?[./-]\\s?${YEAR}`,
  `${YEAR}\\s?[./-]\\s?(?:0[1-9]|1[0-2])(?!\\d)`,
  `${YEAR}`,
].join('|')
const NOW = UNTIL_NOW.map((word) => (word.endsWith('\\.') ? word : `${word}(?![\\p{L}\\p{N}])`)).join('|')
const DASH = '\\s{0,3}[-–—‑−~]{1,2}\\s{0,3}'
const BETWEEN = `(?:${DASH}(?:(?:${alternatives(UP_TO)})\\s)?|\\s{1,2}(?:${alternatives(UP_TO)})\\s{1,2})`
/** '03–05/2019': the year of the first month is that of the second. */
const SAME_YEAR = `(?<month1>\\d{1,2})[.]?\\s?[-–]\\s?(?<month2>\\d{1,2})[./](?<year>${YEAR})`
/** 'May – August 2019' */
const SAME_YEAR_NAMED = `(?<name1>${MONTH})\\.?${DASH}(?<name2>${MONTH})\\.?\\s(?<named>${YEAR})`
const PERIOD = new RegExp(
  `(?<![\\p{L}\\p{N}./-])(?:${SAME_YEAR}|${SAME_YEAR_NAMED}|(?<since>(?:${alternatives(SINCE)})\\s)?(?<from>${POINT})(?:${BETWEEN}(?:(?<to>${POINT})|(?:la |le |l['’])?(?<now>${NOW}))|(?<open>\\s?[-–—](?=\\s*(?:$|[\\n\\t,;|)])))|(?<nowAfter>\\s(?:bis heute|bis dato|alkaen|lähtien|onwards)))?)(?![\\p{L}\\p{N}])`,
  'giu',
)

/** Every period in the text, in order. */
export function findPeriods(text: string): Period[] {
  const found: Period[] = []
  for (const match of text.matchAll(PERIOD)) {
    const groups = match.groups ?? {}
    const place = { start: match.index, end: match.index + match[0].length }
    if (groups.year !== undefined) {
      found.push({
        ...place,
        from: checkedDate(groups.year, groups.month1),
        to: checkedDate(groups.year, groups.month2),
        ongoing: false,
        single: false,
      })
      continue
    }
    if (groups.named !== undefined) {
      const month = (name: string | undefined) => String(MONTH_NUMBER.get(name?.toLowerCase() ?? '') ?? '')
      found.push({
        ...place,
        from: checkedDate(groups.named, month(groups.name1)),
        to: checkedDate(groups.named, month(groups.name2)),
        ongoing: false,
        single: false,
      })
      continue
    }
    const from = readPoint(groups.from ?? '')
    if (from === null) continue
    const to = groups.to === undefined ? null : readPoint(groups.to)
    const ongoing =
      groups.now !== undefined ||
      groups.open !== undefined ||
      groups.nowAfter !== undefined ||
      (groups.since !== undefined && groups.to === undefined)
    // '2019 – 2015' is no range: the second number is something else, such as the next line's.
    if (to !== null && to.slice(0, 4) < from.slice(0, 4)) {
      const end = match.index + match[0].length - (groups.to?.length ?? 0)
      found.push({ ...place, end, from, to: null, ongoing: true, single: false })
      continue
    }
    found.push({ ...place, from, to, ongoing, single: to === null && !ongoing })
  }
  return found
}

function readPoint(written: string): string | null {
  const text = written.toLowerCase()
  const year = /(?:19[4-9]|20[0-4])\d/.exec(text)
  const word = /\p{L}{2,}\.?(?=[^\p{L}]*\d)/u
    .exec(text.replace(/\b(?:de|del|of)\b/g, ''))?.[0]
    .replace(/\.$/, '')
  if (year === null) {
    const short = /['’](\d{2})$/.exec(text)?.[1]
    if (short === undefined) return null
    const century = Number(short) > 50 ? '19' : '20'
    return checkedDate(`${century}${short}`, String(MONTH_NUMBER.get(word ?? '') ?? ''))
  }
  if (word !== undefined) return checkedDate(year[0], String(MONTH_NUMBER.get(word) ?? ''))
  const numbers = text.split(/\D+/).filter((number) => number !== '' && number !== year[0])
  if (numbers.length === 0) return year[0]
  // Year first means month and then day; year last means day and then month, as in the eight languages but American English.
  if (text.trimStart().startsWith(year[0])) return checkedDate(year[0], numbers[0], numbers[1])
  if (numbers.length === 1) return checkedDate(year[0], numbers[0])
  const [first = '', second = ''] = numbers
  return Number(second) > 12 ? checkedDate(year[0], first, second) : checkedDate(year[0], second, first)
}
