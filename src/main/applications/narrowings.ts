/** What narrows a list of applications beside opening, stage and status: each a condition, most with a way in of their own. */
import type { z } from 'zod'
import type { ApplicationFilter } from '#contract/applications.ts'
import { parseQuery } from '#contract/query-parser.ts'
import type { CursorValue } from '../platform/cursor.ts'
import { readable } from '../search/fts-query.ts'
import { narrowingsOfQuery } from '../search/query/compile.ts'
import { BY_CANDIDATE, type Narrowing, type Sql } from '../search/query/sql.ts'
import { onlyInSight, outOfSight } from '../store/restricted.ts'
import type { Readable } from '../store/types.ts'

export type { Narrowing, Source, Sql } from '../search/query/sql.ts'

const TAGGED = 't.tag = ? COLLATE NOCASE'

/** What the colleague has begun to judge, or is to judge because it is theirs. */
const TO_JUDGE = `SELECT x.id FROM application x INDEXED BY application_assignee
    WHERE x.assignee_id = ? AND x.status = 'active'
  UNION SELECT d.application_id FROM scorecard d INDEXED BY scorecard_author
    WHERE d.author_id = ? AND d.submitted_at IS NULL AND d.declined_at IS NULL`
/** Active, in a stage that has criteria, and not judged there yet by the colleague, who has not said to stay out of it either. */
const NOT_JUDGED = `a.status = 'active'
  AND EXISTS (SELECT 1 FROM scorecard_criterion c WHERE c.stage_id = a.stage_id)
  AND NOT EXISTS (SELECT 1 FROM scorecard d WHERE d.application_id = a.id AND d.stage_id = a.stage_id
    AND d.author_id = ? AND (d.submitted_at IS NOT NULL OR d.declined_at IS NOT NULL))`

type Input = z.output<typeof ApplicationFilter> & { sight?: 'everybody' | 'hidden' }

/** @param now UTC milliseconds */
export function narrowingsOf(db: Readable, input: Input, now: number): Narrowing[] {
  const found = inSightOf(db, input)
  if (input.tag !== undefined) found.push(tagged(input.tag.trim()))
  if (input.text !== undefined)
    found.push(...narrowingsOfQuery({ db, now, unknown: [] }, parseQuery(readable(input.text))))
  if (input.assigneeId !== undefined)
    found.push(fromIndex('application_assignee', 'a.assignee_id = ?', input.assigneeId))
  if (input.unassigned) found.push({ condition: { sql: 'a.assignee_id IS NULL', values: [] }, start: null })
  if (input.stageKind !== undefined) found.push(ofKind(input.stageKind))
  if (input.source !== undefined) found.push(fromIndex('application_source', 'a.source = ?', input.source))
  if (input.language !== undefined)
    found.push(fromIndex('application_language', 'a.language = ?', input.language))
  if (input.receivedFrom !== undefined || input.receivedBefore !== undefined) found.push(received(input))
  if (input.snooze === 'away') found.push(fromIndex('application_snoozed', 'a.snoozed_until > ?', now))
  if (input.snooze === 'back') found.push(fromIndex('application_snoozed', 'a.snoozed_until <= ?', now))
  if (input.snooze === 'in_sight')
    found.push({
      condition: { sql: '(a.snoozed_until IS NULL OR a.snoozed_until <= ?)', values: [now] },
      start: null,
    })
  if (input.proposed === true) found.push(PROPOSED)
  if (input.arrivedAfter !== undefined) found.push(arrived(input.arrivedAfter))
  if (input.scorecardOwedBy !== undefined) found.push(owed(input.scorecardOwedBy))
  return found
}

function inSightOf(db: Readable, { sight }: Input): Narrowing[] {
  if (sight === 'everybody') return []
  if (sight === 'hidden') return [HIDDEN]
  return onlyInSight(db, 'a.candidate_id').map((sql) => ({ condition: { sql, values: [] }, start: null }))
}

const IS_HIDDEN: Sql = { sql: outOfSight('a.candidate_id'), values: [] }
const HIDDEN: Narrowing = {
  condition: IS_HIDDEN,
  start: {
    rows: { sql: `SELECT count(*) FROM ${BY_CANDIDATE} WHERE ${IS_HIDDEN.sql}`, values: [] },
    from: BY_CANDIDATE,
    conditions: [IS_HIDDEN],
  },
}

function tagged(tag: string): Narrowing {
  return {
    condition: {
      sql: `EXISTS (SELECT 1 FROM application_tag t WHERE t.application_id = a.id AND ${TAGGED})`,
      values: [tag],
    },
    start: {
      rows: { sql: `SELECT count(*) FROM application_tag t WHERE ${TAGGED}`, values: [tag] },
      from: `application_tag t INDEXED BY application_tag_tag
        CROSS JOIN application a INDEXED BY application_id ON a.id = t.application_id`,
      conditions: [{ sql: TAGGED, values: [tag] }],
    },
  }
}

/** A condition that one index answers. */
function fromIndex(index: string, sql: string, ...values: CursorValue[]): Narrowing {
  const condition = { sql, values }
  const from = `application a INDEXED BY ${index}`
  return {
    condition,
    start: {
      rows: { sql: `SELECT count(*) FROM ${from} WHERE ${sql}`, values },
      from,
      conditions: [condition],
    },
  }
}

/** Answers to knock-out questions propose to reject, and nobody has decided on it. */
const HAS_PROPOSAL: Sql = {
  // Word for word the condition of the index.
  sql: "a.status = 'active' AND a.proposed_reason IS NOT NULL AND a.proposal_set_aside_at IS NULL",
  values: [],
}
const PROPOSED: Narrowing = {
  condition: HAS_PROPOSAL,
  start: {
    rows: {
      sql: `SELECT count(*) FROM application a INDEXED BY application_proposed WHERE ${HAS_PROPOSAL.sql}`,
      values: [],
    },
    from: 'application a INDEXED BY application_proposed',
    conditions: [HAS_PROPOSAL],
  },
}

const ofKind = (kind: string): Narrowing =>
  fromIndex('application_stage', 'a.stage_id IN (SELECT id FROM stage WHERE kind = ?)', kind)

function received({ receivedFrom = 0, receivedBefore, status = [], openingId }: Input): Narrowing {
  const range = 'a.received_at >= ? AND a.received_at < ?'
  const values = [receivedFrom, receivedBefore ?? Number.MAX_SAFE_INTEGER]
  if (openingId !== undefined)
    return fromIndex('application_opening_received', `a.opening_id = ? AND ${range}`, openingId, ...values)
  const [only, ...others] = status
  return only !== undefined && others.length === 0
    ? fromIndex('application_status', `a.status = ? AND ${range}`, only, ...values)
    : fromIndex('application_received', range, ...values)
}

/** Numbers are given in the order of arrival, and never twice. */
function arrived(number: number): Narrowing {
  const condition = { sql: 'a.seq > ?', values: [number] }
  return {
    condition,
    start: {
      rows: { sql: 'SELECT coalesce(max(seq), 0) - ? FROM application', values: [number] },
      from: 'application a NOT INDEXED',
      conditions: [condition],
    },
  }
}

function owed(colleagueId: string): Narrowing {
  const judged = { sql: NOT_JUDGED, values: [colleagueId] }
  return {
    condition: {
      sql: `a.id IN (${TO_JUDGE}) AND ${NOT_JUDGED}`,
      values: [colleagueId, colleagueId, colleagueId],
    },
    start: {
      rows: { sql: `SELECT count(*) FROM (${TO_JUDGE})`, values: [colleagueId, colleagueId] },
      from: 'application a INDEXED BY application_id',
      conditions: [{ sql: `a.id IN (${TO_JUDGE})`, values: [colleagueId, colleagueId] }, judged],
    },
  }
}
