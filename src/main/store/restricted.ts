/**
 * Who has asked to be erased is out of search, lists, pools and reports from then on, also while a minimum or claims
 * put the erasure off: Art. 18 GDPR. By id a record can still be opened, to serve the request.
 */
import type { Readable } from './types.ts'

const ASKED = 'SELECT candidate_id FROM erasure_request WHERE closed_at IS NULL'

/** Hardly ever is anybody: then no query is asked to look. */
export const isAnybodyRestricted = ({ raw }: Readable): boolean =>
  raw.prepare(`${ASKED} LIMIT 1`).get() !== undefined

/** Holds for whoever may be shown; `candidate` is the SQL of the id. */
export const inSight = (candidate: string): string => `${candidate} NOT IN (${ASKED})`

/** The same as further conditions: none, where nobody is restricted. */
export const onlyInSight = (db: Readable, ...candidates: string[]): string[] =>
  isAnybodyRestricted(db) ? candidates.map(inSight) : []
