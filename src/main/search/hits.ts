import type { SearchHit } from '#contract/search.ts'

/** One found row of one kind, before it is known what else is shown of the candidate. */
export interface Hit {
  candidateId: string
  matched: SearchHit['matched']
  documentId: string | null
  snippet: string
}

/** What one kind of search found. */
export interface Found {
  /** Rows that match. */
  count: number
  /** Whether `hits` come best first; else newest first. */
  ranked: boolean
  /** The hits one by one, so that nobody pays for more than are shown. */
  hits(): Iterable<Hit>
  /** Ids of all candidates with a hit; meant for a `count` that is small. */
  candidateIds(): string[]
}

export const NOTHING_FOUND: Found = { count: 0, ranked: true, hits: () => [], candidateIds: () => [] }

/**
 * Up to so many matches are ranked. Beyond, the words tell too little for a rank to mean anything, and bm25 over
 * 100,000 hits alone takes 120 ms: newest first instead.
 */
export const MOST_RANKED = 8000
