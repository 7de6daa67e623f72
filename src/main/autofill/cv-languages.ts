import type { CandidateProfile } from '#contract/candidates.ts'
import type { Found } from './cv-experience.ts'
import type { Line } from './cv-lines.ts'
import { foldWords } from './fold.ts'
import type { Lexicon } from './lexicon.ts'

type Spoken = CandidateProfile['languages'][number]

interface Mention {
  name: string
  start: number
  end: number
}

/** Longest names that are looked for, in words: 'Chinese (Mandarin)'. */
const MAX_WORDS = 2
const MAX_FLUENCY_CHARACTERS = 60

/** Languages of a section of languages: each name, with what stands beside it as its level. */
export function findLanguages(text: string, lines: readonly Line[], lexicon: Lexicon): Found<Spoken>[] {
  const mentions = lines.flatMap((line) => mentionsIn(line, lexicon))
  const [first] = mentions
  const [firstLine] = lines
  const lastLine = lines.at(-1)
  if (first === undefined || firstLine === undefined || lastLine === undefined) return []
  const gap = (from: number, to: number) => levelIn(text, from, to)
  // 'Native: Finnish. Fluent: English' gives the level first.
  const ahead = gap(firstLine.start, first.start)
  const levelFirst = ahead !== undefined && isLevel(ahead.text, lexicon)
  let running: ReturnType<typeof levelIn>
  return mentions.map((mention, at) => {
    const before = mentions[at - 1]?.end ?? firstLine.start
    const after = mentions[at + 1]?.start ?? lastLine.end
    const found = levelFirst ? gap(before, mention.start) : gap(mention.end, after)
    if (levelFirst && found !== undefined) running = found
    const level = levelFirst ? running : found
    const known = level !== undefined && isLevel(level.text, lexicon)
    // Only words that speak of a level are one; anything else beside the name is something else.
    const fluency = level !== undefined && (known || level.text.length <= 30) ? level : undefined
    return {
      value: { language: mention.name, fluency: fluency?.text ?? '' },
      confidence: known ? 0.95 : fluency === undefined ? 0.85 : 0.75,
      spans: [
        { start: mention.start, end: mention.end },
        ...(fluency === undefined ? [] : [{ start: fluency.start, end: fluency.end }]),
      ].sort((a, b) => a.start - b.start),
    }
  })
}

function mentionsIn(line: Line, lexicon: Lexicon): Mention[] {
  const words = [...line.text.matchAll(/[\p{L}\p{M}’'-]+/gu)]
  const mentions: Mention[] = []
  for (let at = 0; at < words.length; at += 1) {
    for (let count = MAX_WORDS; count >= 1; count -= 1) {
      const last = words[at + count - 1]
      const from = words[at]?.index ?? 0
      if (last === undefined) continue
      const to = last.index + last[0].length
      const name = lexicon.languages.get(foldWords(line.text.slice(from, to)))
      if (name === undefined) continue
      // 'Englische Sprache' and 'Chinese (Mandarin)': a second name of the same language adds nothing.
      if (mentions.at(-1)?.name !== name)
        mentions.push({ name, start: line.start + from, end: line.start + to })
      at += count - 1
      break
    }
  }
  return mentions
}

/** What stands between two names, without brackets, separators and drawn ratings. */
function levelIn(
  text: string,
  from: number,
  to: number,
): { text: string; start: number; end: number } | undefined {
  const raw = text.slice(from, to)
  const lead = /^[\s\p{P}\p{S}]*/u.exec(raw)?.[0].length ?? 0
  const [line = ''] = raw.slice(lead).split('\n\n')
  let shown = line.replace(/[\s,;:|·•–—(/-]+$/u, '')
  if (shown.endsWith(')') && !shown.includes('(')) shown = shown.slice(0, -1)
  shown = shown.replace(/\s*[●○◦★☆■□⚫⚪]+.*$/su, '').trim()
  if (!/[\p{L}]/u.test(shown) || shown.length > MAX_FLUENCY_CHARACTERS) return undefined
  const oneLine = shown.replace(/\s+/g, ' ')
  return { text: oneLine, start: from + lead, end: from + lead + shown.length }
}

function isLevel(written: string, lexicon: Lexicon): boolean {
  const folded = foldWords(written)
  if (lexicon.levels.has(folded)) return true
  return folded.split(' ').some((word) => lexicon.levels.has(word))
}
