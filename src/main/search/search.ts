import type { InputOf } from '#contract/common.ts'
import type { SearchHit, search } from '#contract/search.ts'
import type { Readable } from '../store/types.ts'
import { termsOf } from './fts-query.ts'
import type { Found, Hit } from './hits.ts'
import { searchMistypedNames, searchPeople, searchPhones, searchUnspacedNames } from './people.ts'
import { searchDocuments, searchNotes } from './texts.ts'

/** Up to so many rows of each kind, the candidates behind them are told apart to count them. */
const COUNTED_APART = 1000

/**
 * Searches names, addresses, numbers, CV texts and notes: people first, then documents, notes, and, when no name and
 * few texts match, names that may have been mistyped. All words must be there, what stands in quotes as one phrase, and
 * the last word may be unfinished. One hit per candidate. Nothing typed is an error; words that nothing can hold find
 * nothing.
 */
export function searchEverything(
  db: Readable,
  { text, limit }: InputOf<typeof search.query>,
): { hits: SearchHit[]; total: number; ranked: boolean } {
  const terms = termsOf(text)
  const people = [searchPhones(db, text), searchUnspacedNames(db, text), searchPeople(db, terms)]
  const kinds = [...people, searchDocuments(db, terms), searchNotes(db, terms)]
  if (people.every(({ count }) => count === 0) && kinds.every(({ count }) => count < limit)) {
    kinds.push(searchMistypedNames(db, terms))
  }
  const shown = firstOfEach(kinds, limit)
  return {
    hits: withCandidates(db, shown),
    total: totalOf(kinds),
    ranked: kinds.every(({ ranked }) => ranked),
  }
}

/** The first `limit` candidates, each with the first of its hits. */
function firstOfEach(kinds: readonly Found[], limit: number): Hit[] {
  const shown = new Map<string, Hit>()
  for (const { count, hits } of kinds) {
    if (count === 0 || shown.size >= limit) continue
    for (const hit of hits()) {
      if (!shown.has(hit.candidateId)) shown.set(hit.candidateId, hit)
      if (shown.size >= limit) break
    }
  }
  return [...shown.values()]
}

/** Candidates found; where too many rows match to tell them apart, the rows of the kind that has most. */
function totalOf(kinds: readonly Found[]): number {
  const most = Math.max(...kinds.map(({ count }) => count))
  if (most > COUNTED_APART) return most
  return new Set(kinds.flatMap(({ count, candidateIds }) => (count === 0 ? [] : candidateIds()))).size
}

/** The hits with what is shown of each candidate, in their order. */
function withCandidates(db: Readable, hits: readonly Hit[]): SearchHit[] {
  const candidate = db.raw.prepare<[string], Pick<SearchHit, 'fullName' | 'headline' | 'applicationId'>>(
    `SELECT c.full_name AS fullName, c.headline,
      (SELECT a.id FROM application a WHERE a.candidate_id = c.id ORDER BY a.received_at DESC, a.seq DESC LIMIT 1)
        AS applicationId
     FROM candidate c WHERE c.id = ?`,
  )
  return hits.flatMap((hit) => {
    const shown = candidate.get(hit.candidateId)
    return shown ? [{ ...hit, ...shown }] : []
  })
}
