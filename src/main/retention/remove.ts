/** One batch of a run: what is still due of it goes in one transaction, with its figures kept and its files queued. */
import type { CommandDeps } from '../platform/deps.ts'
import { keepFigures } from '../store/application-stat.ts'
import { type ErasureOptions, eraseRows } from '../store/erasure.ts'
import type { Store, Writable } from '../store/types.ts'
import { type Calendar, cachedCalendar, earlier } from './calendar.ts'
import { type Decided, deciderOf } from './decide-one.ts'
import type { ApplicationFacts } from './facts.ts'
import { bareRequesters } from './requesters.ts'
import { readRules } from './rule-store.ts'
import { readItem, readItems } from './run-items.ts'
import { readRun, type Tally } from './runs.ts'
import { writeTrail } from './trail.ts'

/** Subjects that one line of the audit names: the run and the seal of the trail among them. */
const NAMED = 50

/** Applications between which others are let in. */
const CHUNK = 25

/**
 * Deals with the next `size` applications of a run that has begun, in one transaction and in turns: each is decided about
 * once more, inside it, and left where it is no longer due. Resolves to how many of the run were dealt with, and how many
 * there are. Rejects with Problem CANCELLED when the store is being closed; then nothing of this batch has happened.
 */
export async function removeBatch(
  store: Store,
  runId: string,
  deps: CommandDeps,
  size: number,
  onWords: (words: readonly string[]) => void,
): Promise<{ done: number; total: number }> {
  const { result } = await store.commandInSteps(
    { action: 'retention.remove', undoable: false, actor: deps.actor },
    function* (tx) {
      const run = readRun(tx, runId)
      const items = readItems(run.items).subarray(run.position, run.position + size)
      const tally = JSON.parse(run.tally) as Tally
      const decide = dueDecider(tx, deps.clock.now())
      const removed: Due[] = []
      for (let at = 0; at < items.length; at += CHUNK) {
        const { due, skipped } = decide(items.subarray(at, at + CHUNK))
        count(tally, due, skipped)
        removeSome(tx, runId, due, tally, { at: deps.clock.now(), onWords })
        removed.push(...due)
        yield { done: Math.min(at + CHUNK, items.length), total: items.length }
      }
      const seal = writeTrail(tx, runId, removed)
      const done = run.position + items.length
      tx.raw
        .prepare('UPDATE retention_run SET position = ?, tally = ?, state = ? WHERE id = ?')
        .run(done, JSON.stringify(tally), done < run.due ? 'running' : 'erased', runId)
      return {
        result: { done, total: run.due },
        subjects: [runId, seal, ...removed.slice(0, NAMED - 2).map(({ application }) => application.id)],
        count: removed.length,
      }
    },
  )
  return result
}

function count(tally: Tally, due: readonly Due[], skipped: readonly string[]): void {
  const rules = due.flatMap(({ outcome }) => outcome.rule?.id ?? [])
  for (const why of skipped) tally.skipped[why] = (tally.skipped[why] ?? 0) + 1
  for (const rule of rules) tally.rules[rule] = (tally.rules[rule] ?? 0) + 1
}

function addRows(tally: Tally, rows: Readonly<Record<string, number>>): void {
  for (const [table, gone] of Object.entries(rows)) tally.rows[table] = (tally.rows[table] ?? 0) + gone
}

function removeSome(
  tx: Writable,
  runId: string,
  due: readonly Due[],
  tally: Tally,
  options: ErasureOptions,
): void {
  const applicationIds = due.map(({ application }) => application.id)
  const candidateIds = withoutRest(tx, due, applicationIds)
  keepFigures(tx, { applicationIds, candidateIds })
  const { documentIds, rows } = eraseRows(tx, { applicationIds, candidateIds }, options)
  addRows(tally, rows)
  queueFiles(tx, runId, documentIds)
  const erased = due.filter(({ outcome }) => outcome.decision === 'ERASE').length
  tx.raw
    .prepare(
      `UPDATE retention_run SET anonymised = anonymised + ?, erased = erased + ?, candidates = candidates + ?,
        documents = documents + ? WHERE id = ?`,
    )
    .run(due.length - erased, erased, candidateIds.length, documentIds.length, runId)
}

interface Due extends Decided {
  readonly application: ApplicationFacts
  /** A consent that has not ended keeps the profile, though not the application. */
  readonly consented: boolean
}

/** Tells which of some applications are due, by the rules of this moment. */
function dueDecider(tx: Writable, now: number): (items: Float64Array) => { due: Due[]; skipped: string[] } {
  const calendar = cachedCalendar()
  const decideOne = deciderOf(tx, readRules(tx), now, calendar)
  const bySeq = tx.raw.prepare<[number], ApplicationFacts>(
    `SELECT id, candidate_id AS candidateId, opening_id AS openingId, status, received_at AS receivedAt,
      decided_at AS decidedAt FROM application WHERE seq = ?`,
  )
  return (items) => {
    const due: Due[] = []
    const skipped: string[] = []
    for (const item of items) {
      const application = bySeq.get(readItem(item).seq)
      const decided = application && decideOne(application)
      const decision = decided?.outcome.decision ?? 'GONE'
      if (application && decided && (decision === 'ANONYMISE' || decision === 'ERASE'))
        due.push({ ...decided, application, consented: isConsented(decided, now, calendar) })
      else skipped.push(decision)
    }
    return { due, skipped }
  }
}

function isConsented({ outcome, opening, rare }: Decided, now: number, calendar: Calendar): boolean {
  if (outcome.decision === 'ERASE') return false
  const cap = outcome.rule?.consentMaxMonths ?? null
  const today = calendar.dayOf(now, opening.timeZone)
  return rare.consents.some(({ givenAt, expiresOn, withdrawnAt }) => {
    if (withdrawnAt !== null || expiresOn === null) return false
    const given = calendar.dayOf(givenAt, opening.timeZone)
    const end =
      cap === null ? expiresOn : earlier(expiresOn, calendar.after(given, { months: cap, days: null }))
    return today <= end
  })
}

/** Candidates of whom nothing is left that keeps them: no other application, no consent, no hold. */
function withoutRest(tx: Writable, due: readonly Due[], removed: readonly string[]): string[] {
  const consented = new Set(due.flatMap((one) => (one.consented ? [one.application.candidateId] : [])))
  const ids = [...new Set(due.map(({ application }) => application.candidateId))].filter(
    (id) => !consented.has(id),
  )
  return tx.raw
    .prepare<[string, string], string>(
      `SELECT c.value FROM json_each(?) c
       WHERE NOT EXISTS (SELECT 1 FROM application a WHERE a.candidate_id = c.value
           AND a.id NOT IN (SELECT value FROM json_each(?)))
         AND NOT EXISTS (SELECT 1 FROM legal_hold h WHERE h.candidate_id = c.value AND h.released_at IS NULL)`,
    )
    .pluck()
    .all(JSON.stringify(ids), JSON.stringify(removed))
}

/** Candidates who have asked to be erased and have no application that could be due: they go with the run. */
export function removeBareRequesters(
  store: Store,
  runId: string,
  deps: CommandDeps,
  onWords: (words: readonly string[]) => void,
): void {
  const ids = bareRequesters(store.reader)
  if (ids.length === 0) return
  store.command(
    { action: 'retention.remove', subjects: [runId, ...ids], undoable: false, actor: deps.actor },
    (tx) => {
      const tally = JSON.parse(readRun(tx, runId).tally) as Tally
      const { documentIds, rows } = eraseRows(tx, { candidateIds: ids }, { at: deps.clock.now(), onWords })
      addRows(tally, rows)
      queueFiles(tx, runId, documentIds)
      tx.raw
        .prepare(
          'UPDATE retention_run SET candidates = candidates + ?, documents = documents + ?, tally = ? WHERE id = ?',
        )
        .run(ids.length, documentIds.length, JSON.stringify(tally), runId)
    },
  )
}

function queueFiles(tx: Writable, runId: string, documentIds: readonly string[]): void {
  const queue = tx.raw.prepare('INSERT INTO retention_purge (id, run_id) VALUES (?, ?)')
  for (const id of documentIds) queue.run(id, runId)
}
