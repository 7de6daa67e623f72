/** What a mistyped name may have meant: words of names and addresses that are one or two slips away. */
import { slipsBetween } from '#contract/slips.ts'
import { foldName } from '../platform/fold.ts'
import type { Readable } from '../store/types.ts'
import { ftsString } from './fts-query.ts'

/** Shorter words are too close to too many others. */
const SHORTEST = 4
/** Words tried for one that was typed. */
const MOST_ALTERNATIVES = 30
/** Names looked at for a slip in the first letter. */
const MOST_NAMES = 200

/** Slips forgiven: one, from eight letters on two. */
const slipsOf = (word: string): number => (word.length < 8 ? 1 : 2)

/** The known words close to one that was typed (folded), the closest first. */
function alternativesTo(db: Readable, word: string): string[] {
  const most = slipsOf(word)
  const first = [...word][0] ?? ''
  const rest = word.slice(first.length)
  const known = new Set(
    db.raw
      .prepare<[string, string, number], string>(
        `SELECT term FROM candidate_fts_words WHERE term >= ? AND term < ? AND abs(length(term) - ?) <= ${most}`,
      )
      .pluck()
      .all(first, `${first}\u{10ffff}`, word.length),
  )
  // A slip in the first letter leaves the rest of the word whole: the trigram index finds it inside another.
  if ([...rest].length >= 3) {
    const names = db.raw
      .prepare<[string], string>(
        `SELECT s.names FROM candidate_trigram t CROSS JOIN candidate_search s ON s.seq = t.rowid
         WHERE candidate_trigram MATCH ? LIMIT ${MOST_NAMES}`,
      )
      .pluck()
      .all(`names : ${ftsString(rest)}`)
    for (const name of names) for (const part of foldName(name).split(/[^\p{L}\p{N}]+/u)) known.add(part)
  }
  return [...known]
    .map((term) => ({ term, slips: slipsBetween(word, term, most) }))
    .filter(({ term, slips }) => term !== '' && slips <= most)
    .sort((a, b) => a.slips - b.slips)
    .slice(0, MOST_ALTERNATIVES)
    .map(({ term }) => term)
}

/**
 * The query on candidate_fts for names that the words may have meant; null when no word looks mistyped. Short words and
 * numbers must be there as typed; every word may be unfinished.
 */
export function forgivingQuery(db: Readable, words: readonly string[]): string | null {
  let forgiven = 0
  const parts = words.map((word) => {
    const fixed = [...word].length < SHORTEST || /\p{N}/u.test(word)
    const alternatives = fixed ? [] : alternativesTo(db, word)
    forgiven += alternatives.length
    return `(${[`${ftsString(word)} *`, ...alternatives.map(ftsString)].join(' OR ')})`
  })
  return forgiven === 0 ? null : `names : (${parts.join(' AND ')})`
}
