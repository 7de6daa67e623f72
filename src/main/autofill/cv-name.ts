/** The name of a CV, and what stands beside it. */
import type { ProposedContact } from '../documents/propose-contact.ts'
import { proposeName } from '../documents/propose-name.ts'
import type { Found } from './cv-experience.ts'
import { headingKind, type Line } from './cv-lines.ts'
import { findPeriods } from './dates.ts'
import { foldWords } from './fold.ts'
import { hasSign, type Lexicon } from './lexicon.ts'
import { readPlace } from './places.ts'

/** Lines in which a name is looked for when the top of the text has none: a sidebar may come first. */
const MAX_NAME_LINES = 150
const NAME_WINDOW = 20
const SURE_OF_NAME = 0.85
export type Name = { value: string; confidence: number }

/** The person's name, beginning with what the contact block proposes; `largest` are the lines of the largest type on the first page, where that is known. */
export function findName(
  { fullName, email: mail }: ProposedContact,
  lines: readonly Line[],
  lexicon: Lexicon,
  largest: readonly string[],
): Name | undefined {
  const email = mail?.value
  // 'United Kingdom' has the form of a name, too.
  const isPlace = (name: string) => readPlace(name, lexicon) !== undefined
  const first = fullName === undefined || isPlace(fullName.value) ? undefined : fullName
  if (first !== undefined && first.confidence >= SURE_OF_NAME) return first
  const large = largest
    .map((line) => proposeName(line, email))
    .find((name) => name !== undefined && !isPlace(name.value))
  // The largest line of the first page is a name in most CVs; one that the mailbox agrees with is surely it.
  if (
    large !== undefined &&
    (large.confidence > (first?.confidence ?? 0) || large.confidence >= SURE_OF_NAME)
  )
    return { value: large.value, confidence: Math.min(large.confidence + 0.1, 0.99) }
  let best = first
  for (let at = NAME_WINDOW; at < Math.min(lines.length, MAX_NAME_LINES); at += 1) {
    const name = proposeName(lines[at]?.text ?? '', email)
    // Far down only a line that agrees with the mailbox counts.
    if (
      name !== undefined &&
      name.confidence >= SURE_OF_NAME &&
      name.confidence - 0.05 > (best?.confidence ?? 0)
    )
      best = { value: name.value, confidence: name.confidence - 0.05 }
  }
  return best !== undefined && best.confidence >= 0.5 ? best : (aboveHeading(lines, lexicon) ?? best)
}

/** Behind a sidebar the name stands above the first heading of the main column, mostly with a title between. */
function aboveHeading(lines: readonly Line[], lexicon: Lexicon): Name | undefined {
  for (const [at, line] of lines.slice(0, MAX_NAME_LINES).entries()) {
    const kind = headingKind(line.text, lexicon)
    if (kind !== 'summary' && kind !== 'experience') continue
    for (const above of lines.slice(Math.max(at - 3, 0), at)) {
      if (above.bullet || lexicon.skills.has(foldWords(above.text)) || hasSign(above.text, lexicon.titles))
        continue
      const name = proposeName(above.text, undefined)
      if (name !== undefined && name.confidence >= 0.5 && readPlace(name.value, lexicon) === undefined)
        return { value: name.value, confidence: 0.6 }
    }
  }
  return undefined
}

const CONTACT_SIGN = /@|https?:|www\.|\.(?:com|org|net|de|fi|se)\b|\+\d|\d{4}|:/i

/** The line beside the name: what the person calls themselves. */
export function findHeadline(
  lines: readonly Line[],
  name: string,
  lexicon: Lexicon,
): Found<string> | undefined {
  const wanted = name.toLowerCase()
  const at = lines.findIndex((line) => line.text.toLowerCase().replace(/\s+/g, ' ').includes(wanted))
  const nameLine = lines[at]
  if (nameLine === undefined) return undefined
  const beside = nameLine.text.slice(nameLine.text.toLowerCase().indexOf(wanted) + wanted.length)
  const inLine = /^\s*(?:[,|•·–—-])\s*(.{3,100})$/u.exec(beside)?.[1]
  const options: Line[] = []
  if (inLine !== undefined)
    options.push({ ...nameLine, text: inLine, start: nameLine.end - inLine.length, end: nameLine.end })
  options.push(...lines.slice(at + 1, at + 3))
  for (const line of options) {
    // Behind the name stand headings, addresses and dates as well.
    if (headingKind(line.text, lexicon) !== undefined) break
    const { text } = line
    if (text.length < 3 || text.length > 100 || line.bullet || CONTACT_SIGN.test(text) || /[.!?]$/.test(text))
      continue
    if (readPlace(text, lexicon) !== undefined || findPeriods(text).length > 0) continue
    const titled = hasSign(text, lexicon.titles)
    if (!titled && line !== options[0]) continue
    return { value: text, confidence: titled ? 0.85 : 0.55, spans: [{ start: line.start, end: line.end }] }
  }
  return undefined
}
