import type { Found } from './cv-experience.ts'
import type { Line } from './cv-lines.ts'
import { foldWords } from './fold.ts'
import type { Lexicon } from './lexicon.ts'

interface Item {
  text: string
  start: number
  end: number
}

/** Lines of running text that are looked through: more than a CV has. */
const MAX_LINES = 500
/** Words of the longest entry of the dictionary that is looked for in running text. */
const MAX_WORDS = 4
const MAX_ITEM_CHARACTERS = 50
const MAX_ITEM_WORDS = 5
/** Of the longest line, from which on a line may have been wrapped. */
const WRAPPED_SHARE = 0.75

/** Skills of a section of skills: those of the dictionary surely, other short items as they are written. */
export function findSkills(lines: readonly Line[], lexicon: Lexicon): Found<string>[] {
  const found = new Map<string, Found<string>>()
  const add = (key: string, value: string, confidence: number, { start, end }: Item) => {
    const other = found.get(key)
    if (other === undefined) found.set(key, { value, confidence, spans: [{ start, end }] })
    else if (other.spans.length < 10) other.spans.push({ start, end })
  }
  for (const item of itemsOf(lines, lexicon)) {
    const known = lexicon.skills.get(foldWords(item.text))
    if (known !== undefined) add(known.key, known.written, 0.95, item)
    else if (isShort(item.text)) add(foldWords(item.text), item.text, 0.65, item)
    else for (const inside of skillsInside(item, lexicon)) add(inside.key, inside.written, 0.6, inside)
  }
  return [...found.values()]
}

/** Skills of the dictionary anywhere in a text, for a CV that has no section of them. */
export function findSkillsAnywhere(lines: readonly Line[], lexicon: Lexicon): Found<string>[] {
  const found = new Map<string, Found<string>>()
  for (const line of lines.slice(0, MAX_LINES)) {
    for (const { key, written, start, end } of skillsInside(line, lexicon)) {
      // One letter ('C', 'R') and everyday words say too little outside a list.
      if (written.length < 3 || found.has(key)) continue
      found.set(key, { value: written, confidence: 0.45, spans: [{ start, end }] })
    }
  }
  return [...found.values()]
}

const isShort = (text: string): boolean =>
  text.length >= 2 &&
  text.length <= MAX_ITEM_CHARACTERS &&
  text.split(/\s+/).length <= MAX_ITEM_WORDS &&
  /\p{L}/u.test(text) &&
  !/[.!?]$|@|https?:/.test(text)

function skillsInside(item: Item, lexicon: Lexicon): (Item & { key: string; written: string })[] {
  const words = [...item.text.matchAll(/[\p{L}\p{M}\p{N}+#./&-]+/gu)]
  const found: (Item & { key: string; written: string })[] = []
  for (let at = 0; at < words.length; at += 1) {
    for (let count = MAX_WORDS; count >= 1; count -= 1) {
      const last = words[at + count - 1]
      const from = words[at]?.index ?? 0
      if (last === undefined) continue
      const to = last.index + last[0].replace(/[.]+$/, '').length
      const skill = lexicon.skills.get(foldWords(item.text.slice(from, to)))
      if (skill === undefined) continue
      found.push({ ...skill, text: skill.written, start: item.start + from, end: item.start + to })
      at += count - 1
      break
    }
  }
  return found
}

/** The items of a list in any form: a line each, or with commas and bullets between them. */
function itemsOf(lines: readonly Line[], lexicon: Lexicon): Item[] {
  const longest = lines.reduce((most, line) => Math.max(most, line.text.length), 0)
  const items: Item[] = []
  let openEnded = false
  for (const [index, line] of lines.entries()) {
    const cut = cutLine(line)
    const [first] = cut
    const last = items.at(-1)
    if (
      first !== undefined &&
      last !== undefined &&
      openEnded &&
      !line.bullet &&
      !line.sameRow &&
      !line.apart
    ) {
      const joined = `${last.text} ${first.text}`
      if (
        belongTogether(
          last,
          first,
          joined,
          (lines[index - 1]?.text.length ?? 0) >= longest * WRAPPED_SHARE,
          lexicon,
        )
      ) {
        items[items.length - 1] = { text: joined, start: last.start, end: first.end }
        cut.shift()
      }
    }
    items.push(...cut)
    openEnded = /[,;|•·]/.test(line.text) && !/[,;|•·]\s*$/.test(line.text)
  }
  return items
}

/** Whether the end of one line and the beginning of the next are one skill that was wrapped. */
function belongTogether(
  last: Item,
  first: Item,
  joined: string,
  wrapped: boolean,
  lexicon: Lexicon,
): boolean {
  const knows = (text: string) => lexicon.skills.has(foldWords(text))
  if (knows(joined)) return true
  if (knows(last.text) || knows(first.text) || !wrapped) return false
  return /^\p{Ll}/u.test(first.text)
}

/** Levels and ratings beside a skill. */
const RATING = /\s*(?:[●○◦★☆■□⚫⚪]+|\d{1,3}\s?%|\d{1,2}\s?\/\s?\d{1,2}|\((?:[^()]{1,40})\))$/u
const SEPARATOR = /[,;|•·▪●]\s*|\s[–—-]\s|\s{3,}/g

function cutLine(line: Line): Item[] {
  // 'Programming: Java, Python' names a group first.
  const label = /^[^,;:|•·]{2,40}:\s+(?=\S)/u.exec(line.text)?.[0].length ?? 0
  const body = line.text.slice(label)
  const items: Item[] = []
  let last = 0
  let depth = 0
  const cuts: { index: number; length: number }[] = []
  const separators = new Map([...body.matchAll(SEPARATOR)].map((match) => [match.index, match[0].length]))
  for (let at = 0; at < body.length; at += 1) {
    const sign = body[at]
    if (sign === '(') depth += 1
    else if (sign === ')') depth = Math.max(depth - 1, 0)
    const length = separators.get(at)
    // 'Microsoft Office (Word, Excel)' is one item.
    if (length !== undefined && depth === 0) cuts.push({ index: at, length })
  }
  for (const { index, length } of [...cuts, { index: body.length, length: 0 }]) {
    const raw = body.slice(last, index)
    const lead = raw.length - raw.trimStart().length
    const text = raw.trim().replace(RATING, '').replace(/\.$/, '').trim()
    const start = line.start + label + last + lead
    if (text !== '') items.push({ text, start, end: start + text.length })
    last = index + length
  }
  return items
}
