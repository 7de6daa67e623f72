/**
 * Who has asked to be erased is out of search, lists, counts, pools and reports from then on, also while a minimum or
 * claims put the erasure off: Art. 18 GDPR. By id a record can still be opened, to serve the request.
 */
import { searchesFor } from './saved-searches.ts'
import type { Readable } from './types.ts'

const ASKED = 'SELECT candidate_id FROM erasure_request WHERE closed_at IS NULL'

/** Hardly ever is anybody: then no query is asked to look. */
export const isAnybodyRestricted = ({ raw }: Readable): boolean =>
  raw.prepare(`${ASKED} LIMIT 1`).get() !== undefined

/** Holds for whoever may be shown; `candidate` is the SQL of the id. */
export const inSight = (candidate: string): string => `${candidate} NOT IN (${ASKED})`

/** Holds for who may not; for an id that is NULL it does not. */
export const outOfSight = (candidate: string): string => `${candidate} IN (${ASKED})`

/** The same as further conditions: none, where nobody is restricted. */
export const onlyInSight = (db: Readable, ...candidates: string[]): string[] =>
  isAnybodyRestricted(db) ? candidates.map(inSight) : []

/** As a condition after others, where the id may be NULL: nobody's stays in sight. */
export const andInSight = (db: Readable, candidate: string): string =>
  isAnybodyRestricted(db) ? ` AND (${candidate} IS NULL OR ${inSight(candidate)})` : ''

/** The few applications `r` of whoever is out of sight, by the index of their candidate. */
export const APPLICATIONS_OUT_OF_SIGHT = `application r INDEXED BY application_candidate WHERE ${outOfSight('r.candidate_id')}`

/**
 * To be put behind the SQL of a count of applications that an index gives without a look at the rows: takes off those
 * out of sight that fulfil the same condition, on `r`.
 */
export const lessOutOfSight = (db: Readable, condition: string): string =>
  isAnybodyRestricted(db) ? ` - (SELECT count(*) FROM ${APPLICATIONS_OUT_OF_SIGHT} AND ${condition})` : ''

/** The same of saved views: those that search for somebody out of sight are not shown. */
export const savedInSight = (db: Readable): string[] =>
  isAnybodyRestricted(db) ? [`NOT ${searchesFor(ASKED)}`] : []

/** As a condition after others: not what was made for somebody before they asked. What is written to them since is the answer. */
export const andNotBeforeAsking = (db: Readable, candidate: string, madeAt: string): string =>
  isAnybodyRestricted(db)
    ? ` AND NOT EXISTS (SELECT 1 FROM erasure_request r WHERE r.candidate_id = ${candidate} AND r.closed_at IS NULL
        AND r.requested_at > ${madeAt})`
    : ''
