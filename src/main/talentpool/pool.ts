/** Who is in the talent pool: candidates with a consent for it that stands and whose last day is not over. */
import type { InputOf } from '#contract/common.ts'
import type { Membership, PoolMember, talentpool } from '#contract/talentpool.ts'
import { candidateNotFound } from '../candidates/profile.ts'
import { type CursorValue, decodeCursor, encodeCursor } from '../platform/cursor.ts'
import type { CommandDeps } from '../platform/deps.ts'
import { newId } from '../platform/ids.ts'
import { Problem } from '../platform/problem.ts'
import { foldedWords, ftsString } from '../search/fts-query.ts'
import { effectiveCommand } from '../store/effective-command.ts'
import { onlyInSight } from '../store/restricted.ts'
import type { Readable, Store, Writable } from '../store/types.ts'

/** A consent without an end sorts after every other. */
const NEVER = '9999-12-31'

/** Every member with what stands of the consents: the last of the days, the last of the agreements. */
const MEMBERS = `SELECT p.candidate_id, max(coalesce(p.expires_on, '${NEVER}')) AS expires_on, max(p.given_at) AS given_at
  FROM consent p INDEXED BY consent_pool WHERE p.purpose = 'talent_pool' AND p.withdrawn_at IS NULL
  GROUP BY p.candidate_id`

const IN_STATE = { current: 'm.expires_on >= ?', expired: 'm.expires_on < ?' } as const

const SORTS = {
  expires: 'm.expires_on',
  name: 'c.sort_name',
} as const

/** One condition for each word: it may stand in any of these places. */
function wordConditions(text: string): { sql: string[]; values: CursorValue[] } {
  const sql: string[] = []
  const values: CursorValue[] = []
  for (const word of foldedWords(text)) {
    const begins = `${ftsString(word)} *`
    sql.push(`(instr(lower(coalesce(c.headline, '') || char(10) || coalesce(c.city, '')), ?) > 0
      OR EXISTS (SELECT 1 FROM candidate_skill k WHERE k.candidate_id = c.id AND instr(lower(k.name), ?) > 0)
      OR (SELECT q.seq FROM candidate_search q WHERE q.candidate_id = c.id)
        IN (SELECT rowid FROM candidate_fts WHERE candidate_fts MATCH ?)
      OR c.id IN (SELECT d.candidate_id FROM document_fts f JOIN document_text d ON d.seq = f.rowid
        WHERE f.text MATCH ?))`)
    values.push(word, word, `{names} : ${begins}`, begins)
  }
  return { sql, values }
}

/** Whose profile is shown, for a candidate `c`. */
const shown = (db: Readable): string[] => [`c.profile_status = 'active'`, ...onlyInSight(db, 'c.id')]

type Listed = Omit<PoolMember, 'skills'> & { skills: string; sortKey: string }

/** `c.id` is in the pool; the consent that ends last is what holds. */
const RENEWAL_ASKED = `(SELECT r.renewal_asked_at FROM consent r WHERE r.candidate_id = c.id AND r.purpose = 'talent_pool'
  AND r.withdrawn_at IS NULL ORDER BY coalesce(r.expires_on, '${NEVER}') DESC, r.given_at DESC, r.id LIMIT 1)`

export interface Ending {
  /** In the pool on this day. */
  today: string
  /** Last day of the consent, at most. */
  endsBy: string
}

const ENDING = (db: Readable) => `FROM (${MEMBERS}) m JOIN candidate c ON c.id = m.candidate_id
  WHERE ${['m.expires_on >= ? AND m.expires_on <= ?', ...shown(db)].join(' AND ')}`

/** How many `listPool` has whose consent ends by a day. */
export const countEnding = (db: Readable, { today, endsBy }: Ending): number =>
  db.raw
    .prepare<[string, string], number>(`SELECT count(*) ${ENDING(db)}`)
    .pluck()
    .get(today, endsBy) ?? 0

/** All of them, the first to end first, with when they were asked to renew it; null: not yet. */
export const readEnding = (
  db: Readable,
  { today, endsBy }: Ending,
): { candidateId: string; askedAt: number | null }[] =>
  db.raw
    .prepare<[string, string], { candidateId: string; askedAt: number | null }>(
      `SELECT c.id AS candidateId, ${RENEWAL_ASKED} AS askedAt ${ENDING(db)} ORDER BY m.expires_on, c.id`,
    )
    .all(today, endsBy)

/** A page of the pool, by the day it ends or by name, with how many there are. Throws Problem REFUSED on a foreign cursor. */
export function listPool(
  db: Readable,
  input: InputOf<typeof talentpool.list>,
): { rows: PoolMember[]; total: number; next: string | null } {
  const list = `talentpool.${input.state}.${input.sort}`
  const key = SORTS[input.sort]
  const after: CursorValue[] =
    input.cursor === undefined ? [] : decodeCursor(list, input.cursor, ['text', 'text'])
  const words = wordConditions(input.text ?? '')
  const from = `FROM (${MEMBERS}) m JOIN candidate c ON c.id = m.candidate_id`
  const ends = input.endsBy === undefined ? [] : [input.endsBy]
  const where = [IN_STATE[input.state], ...ends.map(() => 'm.expires_on <= ?'), ...shown(db), ...words.sql]
  const values: CursorValue[] = [input.today, ...ends, ...words.values]
  const total =
    db.raw
      .prepare<CursorValue[], number>(`SELECT count(*) ${from} WHERE ${where.join(' AND ')}`)
      .pluck()
      .get(...values) ?? 0
  const found = db.raw
    .prepare<CursorValue[], Listed>(
      `SELECT c.id AS candidateId, c.full_name AS fullName, c.headline, c.city, c.country, m.given_at AS givenAt,
        nullif(m.expires_on, '${NEVER}') AS expiresOn, ${key} AS sortKey,
        (SELECT json_group_array(k.name) FROM (SELECT name FROM candidate_skill WHERE candidate_id = c.id
          ORDER BY position LIMIT 8) k) AS skills,
        (SELECT count(*) FROM application a WHERE a.candidate_id = c.id) AS applications, ${RENEWAL_ASKED} AS renewalAskedAt
       ${from} WHERE ${[...where, ...(after.length > 0 ? [`(${key}, c.id) > (?, ?)`] : [])].join(' AND ')}
       ORDER BY ${key}, c.id LIMIT ?`,
    )
    .all(...values, ...after, input.limit + 1)
  const page = found.slice(0, input.limit)
  const last = page.at(-1)
  return {
    rows: page.map(({ sortKey: _, skills, ...row }) => ({ ...row, skills: JSON.parse(skills) as string[] })),
    total,
    next: found.length > input.limit && last ? encodeCursor(list, [last.sortKey, last.candidateId]) : null,
  }
}

/** How many are in the pool, and whose consent is over. */
export function countPool(db: Readable, { today }: { today: string }): { current: number; expired: number } {
  const count = (state: keyof typeof IN_STATE) =>
    db.raw
      .prepare<[string], number>(
        `SELECT count(*) FROM (${MEMBERS}) m JOIN candidate c ON c.id = m.candidate_id
         WHERE ${[IN_STATE[state], ...shown(db)].join(' AND ')}`,
      )
      .pluck()
      .get(today) ?? 0
  return { current: count('current'), expired: count('expired') }
}

interface ConsentCells {
  givenAt: number
  expiresOn: string | null
  withdrawnAt: number | null
}

/** What the consents of one candidate amount to on a day. Throws Problem NOT_FOUND. */
export function membershipOf(
  db: Readable,
  { candidateId, today }: { candidateId: string; today: string },
): Membership {
  if (db.raw.prepare('SELECT 1 FROM candidate WHERE id = ?').get(candidateId) === undefined)
    throw candidateNotFound()
  const consents = db.raw
    .prepare<[string], ConsentCells>(
      `SELECT given_at AS givenAt, expires_on AS expiresOn, withdrawn_at AS withdrawnAt FROM consent
       WHERE candidate_id = ? AND purpose = 'talent_pool'`,
    )
    .all(candidateId)
  const standing = consents.filter(({ withdrawnAt }) => withdrawnAt === null)
  if (standing.length === 0)
    return { state: consents.length === 0 ? 'none' : 'withdrawn', givenAt: null, expiresOn: null }
  const expires =
    standing
      .map(({ expiresOn }) => expiresOn ?? NEVER)
      .sort()
      .at(-1) ?? NEVER
  return {
    state: expires >= today ? 'current' : 'expired',
    givenAt: Math.max(...standing.map(({ givenAt }) => givenAt)),
    expiresOn: expires === NEVER ? null : expires,
  }
}

type Term = InputOf<typeof talentpool.add>

function refuse(
  code: 'REFUSED' | 'INVALID_STATE' | 'CONFLICT',
  reason: string,
  message: string,
  remedy: string,
): never {
  throw new Problem(code, reason, `${message} Nothing was changed.`, remedy)
}

function requireTerm({ givenOn, expiresOn, today }: Term): void {
  if (givenOn > today)
    refuse(
      'REFUSED',
      'GIVEN_LATER',
      'A consent cannot have been given after today.',
      'Correct the day on which the candidate agreed.',
    )
  if (expiresOn < today)
    refuse(
      'REFUSED',
      'EXPIRED_ALREADY',
      'The last day of this consent is over already.',
      'Choose a later day.',
    )
}

function record(tx: Writable, { candidateId, givenOn, expiresOn }: Term): void {
  tx.raw
    .prepare(
      `INSERT INTO consent (id, candidate_id, purpose, given_at, expires_on) VALUES (?, ?, 'talent_pool', ?, ?)`,
    )
    .run(newId(), candidateId, Date.parse(`${givenOn}T12:00:00Z`), expiresOn)
}

function requirePerson(tx: Writable, candidateId: string): void {
  const status = tx.raw
    .prepare<[string], string>('SELECT profile_status FROM candidate WHERE id = ?')
    .pluck()
    .get(candidateId)
  if (status === undefined) throw candidateNotFound()
  if (status !== 'active')
    refuse(
      'INVALID_STATE',
      'CANDIDATE_ANONYMISED',
      'This candidate has been anonymised.',
      'Nobody can be kept who is not known.',
    )
}

/** Takes somebody into the pool. Throws Problem NOT_FOUND, REFUSED, CONFLICT when already in it, INVALID_STATE when anonymised. */
export function addToPool(store: Store, input: Term, deps: CommandDeps): { undoId: number | null } {
  requireTerm(input)
  const { undoId } = store.command(
    { action: 'talentpool.add', subjects: [input.candidateId], undoable: true, actor: deps.actor },
    (tx) => {
      requirePerson(tx, input.candidateId)
      if (membershipOf(tx, input).state === 'current')
        refuse(
          'CONFLICT',
          'ALREADY_IN_POOL',
          'This candidate is in the talent pool already.',
          'Extend the consent instead.',
        )
      record(tx, input)
    },
  )
  return { undoId }
}

/** Records that the candidate agreed again. The earlier consent stays as it was: it is the proof of its time. Throws as adding does, REFUSED when it would not last longer. */
export function extendMembership(store: Store, input: Term, deps: CommandDeps): { undoId: number | null } {
  requireTerm(input)
  const { undoId } = store.command(
    { action: 'talentpool.extend', subjects: [input.candidateId], undoable: true, actor: deps.actor },
    (tx) => {
      requirePerson(tx, input.candidateId)
      const { state, expiresOn } = membershipOf(tx, input)
      if (state !== 'current' && state !== 'expired')
        refuse(
          'INVALID_STATE',
          'NOT_IN_POOL',
          'This candidate is not in the talent pool.',
          'Add the candidate instead.',
        )
      if (expiresOn === null) {
        // It named no end; from now on the day that was agreed is the end.
        tx.raw
          .prepare(
            `UPDATE consent SET expires_on = ? WHERE candidate_id = ? AND purpose = 'talent_pool'
             AND withdrawn_at IS NULL AND expires_on IS NULL`,
          )
          .run(input.expiresOn, input.candidateId)
      } else if (input.expiresOn <= expiresOn)
        refuse(
          'REFUSED',
          'NOT_LONGER',
          'The consent lasts as long already.',
          'Choose a later day, or withdraw the consent.',
        )
      record(tx, input)
    },
  )
  return { undoId }
}

/** Ends what stands of the consents, at once. Does nothing when nothing does. Throws Problem NOT_FOUND. */
export function withdrawConsent(
  store: Store,
  { candidateId }: { candidateId: string },
  deps: CommandDeps,
): { undoId: number | null } {
  const { undoId } = effectiveCommand(
    store,
    { action: 'talentpool.withdraw', subjects: [candidateId], undoable: true, actor: deps.actor },
    (tx) => {
      if (tx.raw.prepare('SELECT 1 FROM candidate WHERE id = ?').get(candidateId) === undefined)
        throw candidateNotFound()
      return {
        changed: tx.raw
          .prepare(
            `UPDATE consent SET withdrawn_at = ? WHERE candidate_id = ? AND purpose = 'talent_pool'
             AND withdrawn_at IS NULL`,
          )
          .run(deps.clock.now(), candidateId).changes,
        result: null,
      }
    },
  )
  return { undoId }
}
