/** Requests to be erased: recorded, restricted from then on, answered in time, and carried out by the runs. */
import type { InputOf } from '#contract/common.ts'
import type { MessageStatus } from '#contract/mail.ts'
import type { requests as contract, ErasureRequest } from '#contract/retention-requests.ts'
import type { CommandDeps } from '../platform/deps.ts'
import { newId } from '../platform/ids.ts'
import { Problem } from '../platform/problem.ts'
import type { Readable, Store, Writable } from '../store/types.ts'
import { type Day, exactCalendar, here } from './calendar.ts'
import { type Decided, deciderOf } from './decide-one.ts'
import type { ApplicationFacts } from './facts.ts'
import { readRules } from './rule-store.ts'

/** Art. 12(3) GDPR: one month, put off by two more where needed. */
const ANSWER_MONTHS = 1
const EXTENDED_MONTHS = 3

interface StandingRequest
  extends Pick<ErasureRequest, 'id' | 'candidateId' | 'name' | 'requestedAt' | 'extendedAt' | 'answeredAt'> {
  /** Null: answered by no letter from here. */
  readonly messageId: string | null
  /** Null: not in the outbox any more. */
  readonly messageStatus: MessageStatus | null
}

const STANDING = `SELECT r.id, r.candidate_id AS candidateId, c.full_name AS name, r.requested_at AS requestedAt,
  r.extended_at AS extendedAt, r.answered_at AS answeredAt, r.answer_message_id AS messageId,
  (SELECT m.status FROM outbox_message m WHERE m.id = r.answer_message_id) AS messageStatus
  FROM erasure_request r JOIN candidate c ON c.id = r.candidate_id WHERE r.closed_at IS NULL`

const monthsAfter = (at: number, months: number): Day =>
  exactCalendar.after(exactCalendar.dayOf(at, here()), { months, days: null })

/** What is decided about every application of a candidate, the oldest first. */
export function decidedOf(db: Readable, now: number): (candidateId: string) => Decided[] {
  const decideOne = deciderOf(db, readRules(db), now)
  const applicationsOf = db.raw.prepare<[string], ApplicationFacts>(
    `SELECT id, candidate_id AS candidateId, opening_id AS openingId, status, received_at AS receivedAt,
      decided_at AS decidedAt FROM application WHERE candidate_id = ? ORDER BY received_at, seq`,
  )
  return (candidateId) => applicationsOf.all(candidateId).map((application) => decideOne(application))
}

/** By this day the candidate has an answer. */
export const answerDay = ({
  requestedAt,
  extendedAt,
}: Pick<StandingRequest, 'requestedAt' | 'extendedAt'>): Day =>
  monthsAfter(requestedAt, extendedAt === null ? ANSWER_MONTHS : EXTENDED_MONTHS)

function describer(db: Readable, now: number): (request: StandingRequest) => ErasureRequest {
  const decided = decidedOf(db, now)
  return ({ messageId, messageStatus, ...request }) => {
    const counts = { ready: 0, deferred: 0, held: 0 }
    let until: Day | null = null
    for (const { outcome } of decided(request.candidateId)) {
      const { decision, dueOn } = outcome
      if (decision === 'ERASE') counts.ready += 1
      else if (decision === 'HOLD') counts.held += 1
      else {
        counts.deferred += 1
        if (dueOn !== null && (until === null || dueOn > until)) until = dueOn
      }
    }
    const held = counts.held > 0 || isHeld(db, request.candidateId)
    return {
      ...request,
      answerBy: answerDay(request),
      letter: messageId === null ? null : { messageId, state: messageStatus ?? 'removed' },
      state: held ? 'held' : counts.deferred > 0 ? 'deferred' : 'ready',
      until: held ? null : until,
      applications: counts,
    }
  }
}

export const isHeld = (db: Readable, candidateId: string): boolean =>
  db.raw
    .prepare('SELECT 1 FROM legal_hold WHERE candidate_id = ? AND released_at IS NULL LIMIT 1')
    .get(candidateId) !== undefined

/** The requests that stand, the first to be answered first. */
export function listRequests(
  db: Readable,
  { clock }: Pick<CommandDeps, 'clock'>,
): { rows: ErasureRequest[] } {
  const rows = db.raw.prepare<[], StandingRequest>(STANDING).all().map(describer(db, clock.now()))
  return { rows: rows.sort((a, b) => (a.answerBy < b.answerBy ? -1 : a.answerBy > b.answerBy ? 1 : 0)) }
}

/** Throws Problem NOT_FOUND. */
export function requireRequest(db: Readable, id: string): StandingRequest {
  const request = db.raw.prepare<[string], StandingRequest>(`${STANDING} AND r.id = ?`).get(id)
  if (request) return request
  throw new Problem(
    'NOT_FOUND',
    'REQUEST_UNKNOWN',
    'There is no such request. Nothing was changed.',
    'It may have been carried out or taken back; read the list again.',
  )
}

export const described = (store: Store, id: string, { clock }: Pick<CommandDeps, 'clock'>): ErasureRequest =>
  describer(store.reader, clock.now())(requireRequest(store.reader, id))

/**
 * Records a request; from then on the candidate is restricted. Throws Problem NOT_FOUND, INVALID_STATE when one stands,
 * and REFUSED for a day that is not over yet.
 */
export function openRequest(
  store: Store,
  { candidateId, requestedAt }: InputOf<typeof contract.open>,
  deps: CommandDeps,
): ErasureRequest {
  const now = deps.clock.now()
  if (requestedAt !== undefined && requestedAt > now) {
    throw new Problem(
      'REFUSED',
      'REQUEST_LATER',
      'A request cannot have come in after now. Nothing was changed.',
    )
  }
  const id = newId()
  store.command(
    { action: 'retention.openRequest', subjects: [candidateId], undoable: true, actor: deps.actor },
    (tx) => {
      if (tx.raw.prepare('SELECT 1 FROM candidate WHERE id = ?').get(candidateId) === undefined) {
        throw new Problem(
          'NOT_FOUND',
          'CANDIDATE_UNKNOWN',
          'There is no such candidate. Nothing was changed.',
        )
      }
      if (tx.raw.prepare(`${STANDING} AND r.candidate_id = ?`).get(candidateId) !== undefined) {
        throw new Problem(
          'INVALID_STATE',
          'REQUEST_STANDS',
          'A request of this candidate stands already. Nothing was changed.',
        )
      }
      tx.raw
        .prepare('INSERT INTO erasure_request (id, candidate_id, requested_at) VALUES (?, ?, ?)')
        .run(id, candidateId, requestedAt ?? now)
    },
  )
  return described(store, id, deps)
}

function change(
  store: Store,
  action: string,
  id: string,
  deps: CommandDeps,
  work: (tx: Writable, request: StandingRequest, now: number) => void,
): { undoId: number | null } {
  const { undoId } = store.command({ action, subjects: [id], undoable: true, actor: deps.actor }, (tx) =>
    work(tx, requireRequest(tx, id), deps.clock.now()),
  )
  return { undoId }
}

/** Throws Problem NOT_FOUND, INVALID_STATE when it was put off or answered, REFUSED when the first month is over. */
export function extendRequest(
  store: Store,
  { id }: InputOf<typeof contract.extend>,
  deps: CommandDeps,
): ErasureRequest {
  change(store, 'retention.extendRequest', id, deps, (tx, request, now) => {
    if (request.extendedAt !== null || request.answeredAt !== null) {
      throw new Problem(
        'INVALID_STATE',
        'REQUEST_SETTLED',
        'This answer was put off, or given, already. Nothing was changed.',
      )
    }
    if (exactCalendar.dayOf(now, here()) > monthsAfter(request.requestedAt, ANSWER_MONTHS)) {
      throw new Problem(
        'REFUSED',
        'EXTENSION_LATE',
        'An answer can be put off only within the first month. Nothing was changed.',
        'Answer the candidate now.',
      )
    }
    tx.raw.prepare('UPDATE erasure_request SET extended_at = ? WHERE id = ?').run(now, id)
  })
  return described(store, id, deps)
}

/** Throws Problem NOT_FOUND. Answering again moves the day. */
export function answerRequest(
  store: Store,
  { id }: InputOf<typeof contract.answer>,
  deps: CommandDeps,
): ErasureRequest {
  change(store, 'retention.answerRequest', id, deps, (tx, _, now) => {
    tx.raw.prepare('UPDATE erasure_request SET answered_at = ? WHERE id = ?').run(now, id)
  })
  return described(store, id, deps)
}

/** Throws Problem NOT_FOUND. */
export function withdrawRequest(
  store: Store,
  { id }: InputOf<typeof contract.withdraw>,
  deps: CommandDeps,
): { undoId: number | null } {
  return change(store, 'retention.withdrawRequest', id, deps, (tx, _, now) => {
    tx.raw.prepare('UPDATE erasure_request SET closed_at = ? WHERE id = ?').run(now, id)
  })
}
