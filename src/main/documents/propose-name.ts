import { HEADINGS, NAME_LABEL, PARTICLES, TITLE_PREFIX, TITLES } from './contact-words.ts'
import { romanise } from './romanise.ts'

/** A value read from free text. Confidence goes from 0 to 1; from CONFIDENT on it rarely needs a second look. */
export interface ProposedField {
  value: string
  confidence: number
}

const TOP_LINES = 25
const NEAR_MAIL_LINES = 4
const MIN_CONFIDENCE = 0.3
/** Letters of one word of a name, with the marks that names carry inside. */
const NAME_WORD = /^(?:\p{L}[\p{L}\p{M}]*)(?:['’ʼ‑-]\p{L}[\p{L}\p{M}]*)*\.?$/u
const CASELESS_NAME =
  /^(?:\p{Script=Han}{2,4}|\p{Script=Han}{1,3} \p{Script=Han}{1,3}|\p{Script=Hangul}{2,5}|\p{Script=Hangul} \p{Script=Hangul}{1,3})$/u
const HONORIFICS = /^(?:mr|mrs|ms|mx|dr|prof|herr|frau|ing|dipl|mag|m|mme|sr|sra|г-н|г-жа)\.?$/iu
const DEGREES = /^(?:phd|ph\.d|msc|m\.sc|bsc|b\.sc|mba|ma|ba|md|cpa|esq|jr|sr|ii|iii|llm|ll\.m|dipl-ing)\.?$/i

/**
 * The likeliest full name, judged by place (first lines, near the address), form (a few capitalised words that are no
 * heading or job title), label ('Name:') and above all by agreement with the mailbox name. Undefined when nothing
 * has at least a faint claim.
 */
export function proposeName(text: string, email: string | undefined): ProposedField | undefined {
  const mailbox = email === undefined ? '' : email.slice(0, email.indexOf('@'))
  const lines = text
    .slice(0, 20_000)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const mailLine = email === undefined ? -1 : lines.findIndex((line) => line.toLowerCase().includes(email))
  let best: ProposedField | undefined
  lines.forEach((line, index) => {
    const nearMail = mailLine >= 0 && Math.abs(index - mailLine) <= NEAR_MAIL_LINES
    if (index >= TOP_LINES && !nearMail) return
    for (const candidate of candidatesOf(line)) {
      let confidence = 0.25 + placeBonus(index) + candidate.bonus + agreement(candidate.words, mailbox)
      if (nearMail) confidence += 0.05
      confidence = Math.round(Math.min(confidence, 0.99) * 100) / 100
      if (best === undefined || confidence > best.confidence) best = { value: candidate.name, confidence }
    }
  })
  const found = best as ProposedField | undefined
  if (found !== undefined && found.confidence >= MIN_CONFIDENCE) return found
  return fromMailbox(mailbox)
}

function placeBonus(index: number): number {
  if (index === 0) return 0.25
  if (index < 3) return 0.15
  return index < 8 ? 0.05 : 0
}

interface NameCandidate {
  name: string
  words: string[]
  bonus: number
}

function candidatesOf(line: string): NameCandidate[] {
  if (line.length > 160) return []
  const labelled = line.replace(NAME_LABEL, '')
  const titled = labelled.replace(TITLE_PREFIX, '')
  const bonus = labelled !== line ? 0.35 : titled !== labelled ? 0.2 : 0
  const parts = titled.split(/\t|\s[|•·–—/-]\s|[|•·;(]|,\s*/)
  const candidates: NameCandidate[] = []
  const [first = '', second = ''] = parts
  if (bonus > 0.3 && /^[^,]+,\s*[^,]+$/.test(titled)) {
    // 'Name: Doe, Jane' gives the family name first.
    const turned = asName(`${second} ${first}`)
    if (turned !== undefined) candidates.push({ ...turned, bonus })
  }
  for (const [index, part] of parts.slice(0, 4).entries()) {
    const name = asName(part)
    if (name !== undefined) candidates.push({ ...name, bonus: index === 0 ? bonus : bonus - 0.1 })
  }
  return candidates
}

function asName(part: string): { name: string; words: string[] } | undefined {
  const trimmed = part.trim().replace(/\s+/g, ' ')
  if (CASELESS_NAME.test(trimmed) && !HEADINGS.has(trimmed.replace(' ', ''))) {
    return { name: trimmed, words: trimmed.split(' ') }
  }
  const words = trimmed.split(' ').filter((word) => !HONORIFICS.test(word) && !DEGREES.test(word))
  if (words.length < 2 || words.length > 5) return undefined
  let capitalised = 0
  for (const word of words) {
    const plain = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\.$/, '')
    if (!NAME_WORD.test(word) || HEADINGS.has(plain) || TITLES.has(plain)) return undefined
    if (/^[\p{Lu}\p{Lt}\p{Lo}]/u.test(word)) capitalised += 1
    else if (!PARTICLES.has(plain)) return undefined
  }
  // Scripts without capitals give no sign of a name by form alone, so only short lines of them count.
  const caseless = words.every((word) => /^\p{Lo}/u.test(word))
  if (capitalised < 2 || (caseless && words.length > 4)) return undefined
  if (words.every((word) => word.replace(/\P{L}/gu, '').length < 2)) return undefined
  return { name: words.map(properCase).join(' '), words }
}

/** 'DOE' and 'O’NEIL-SMITH' as they are usually written; words in mixed case stay. */
function properCase(word: string): string {
  const letters = word.replace(/[^\p{L}]/gu, '')
  if (letters.length < 3 || letters !== letters.toUpperCase() || letters === letters.toLowerCase())
    return word
  return word
    .toLowerCase()
    .replace(/(^|['’ʼ‑-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
}

/** How well the words agree with the mailbox name, 0 to 0.45. */
function agreement(words: string[], mailbox: string): number {
  const box = romanise(mailbox).replace(/[^a-z]/g, '')
  if (box.length < 3) return 0
  const plain = words
    .map(romanise)
    .map((word) => word.replace(/[^a-z]/g, ''))
    .filter((word) => word.length > 1)
  const whole = plain.filter((word) => word.length > 2 && box.includes(word))
  if (whole.length >= 2) return 0.45
  const rest = whole[0] === undefined ? box : box.replace(whole[0], '')
  const initial = plain.some((word) => word !== whole[0] && rest.startsWith(word.charAt(0)))
  if (whole.length === 1) return initial ? 0.4 : 0.3
  // Initials only, or spellings that differ after the first letters.
  return plain.filter((word) => word.length > 3 && box.includes(word.slice(0, 4))).length >= 2 ? 0.3 : 0
}

/** 'jane.van.doe' becomes a faint proposal where the text shows no name, as in a scan with a text footer. */
function fromMailbox(mailbox: string): ProposedField | undefined {
  const words = mailbox.split(/[._-]/).filter((word) => /^\p{L}{2,}$/u.test(word))
  if (words.length < 2 || words.length > 3 || words.join('').length !== mailbox.replace(/[._-]/g, '').length)
    return undefined
  return {
    value: words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' '),
    confidence: 0.4,
  }
}
