import type { SearchHit } from '#contract/search.ts'

/** One found row of one kind, before it is known what else is shown of the candidate. */
export type Hit = Pick<SearchHit, 'candidateId' | 'matched' | 'documentId' | 'snippet'>

/** What one kind of search found. */
export interface Found {
  /** Rows that match. */
  count: number
  /** There may be more than `count`. */
  more: boolean
  /** Whether `hits` come best first; else newest first. */
  ranked: boolean
  /** The hits one by one, so that nobody pays for more than are shown. */
  hits(): Iterable<Hit>
  /** Ids of all candidates with a hit; meant for a `count` that is small. */
  candidateIds(): string[]
}

export const NOTHING_FOUND: Found = {
  count: 0,
  more: false,
  ranked: true,
  hits: () => [],
  candidateIds: () => [],
}

/**
 * Up to so many matches are ranked. Beyond, the words tell too little for a rank to mean anything, and bm25 over
 * 100,000 hits alone takes 120 ms: newest first instead.
 */
export const MOST_RANKED = 8000

/** Up to so many, candidates are told apart to count them. */
export const COUNTED_APART = 1000
