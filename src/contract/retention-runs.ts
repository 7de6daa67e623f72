/**
 * Carrying out what is due: a preview that is kept, its approval, the run, the proof. docs/specs/retention.md has the
 * order of a run.
 */
import { z } from 'zod'
import { CalendarDate, Id, Instant, procedure } from './common.ts'

/** Who does something, as the trail names them. */
export const RetentionActor = z.string().trim().min(1).max(200)

/** Who prepares a run that nobody asked for: the daily look. No person is called so. */
export const DAILY_LOOK = 'Haku (daily look)'

export const RunState = z.enum([
  'previewed',
  'approved',
  'running',
  /** The rows and keys are gone; that no byte is left is not proven yet. */
  'erased',
  'done',
])
export type RunState = z.infer<typeof RunState>

const VerificationCheck = z.object({
  name: z.enum([
    /** No row names anything that is gone. */
    'rows',
    'search-index',
    /** None of the words of what was removed stands in any byte of database, log and folder, decrypted or as it lies there. */
    'bytes',
    /** No file is left of a removed document. */
    'files',
  ]),
  ok: z.boolean(),
  /** What was looked at: ids, rows, words that nobody else says too, files. */
  count: z.int(),
  /** Without personal data. */
  problems: z.array(z.string()),
})
export const Verification = z.object({
  ok: z.boolean(),
  at: Instant,
  checks: z.array(VerificationCheck),
})
export type Verification = z.infer<typeof Verification>

/** What a run leaves as proof: no name, no address, no id of a person or record. */
export const Receipt = z.object({
  format: z.literal('haku-retention-receipt/1'),
  runId: Id,
  asOf: CalendarDate,
  preparedAt: Instant,
  approvedAt: Instant,
  startedAt: Instant,
  finishedAt: Instant,
  /** Of what was shown and approved. */
  hash: z.string(),
  rulesHash: z.string(),
  /** The versions by which applications went. */
  rules: z.array(z.object({ rule: z.string(), version: z.int(), hash: z.string() })),
  due: z.int(),
  anonymised: z.int(),
  erased: z.int(),
  candidates: z.int(),
  documents: z.int(),
  /** Rows that are gone, by the name of the table. */
  rows: z.record(z.string(), z.int()),
  /** Left as they are, by what is decided about them since they were shown; GONE: removed by something else. */
  skipped: z.record(z.string(), z.int()),
  verification: Verification,
  /** Made before the run, so they still hold what it removed until they are rotated out; null: none. */
  olderBackups: z.object({ count: z.int(), oldestAt: Instant }).nullable(),
  /**
   * Exports that people have saved from this workspace before the run ended: files in folders of their own, which Haku
   * neither knows nor reaches. Haku keeps none itself. Null: there was none.
   */
  exports: z.object({ count: z.int(), lastAt: Instant }).nullable(),
  verifier: z.string(),
  /** Ed25519 (RFC 8032): the public key as SPKI in base64, and the signature over the JSON of everything before it. */
  publicKey: z.string(),
  signature: z.string(),
})
export type Receipt = z.infer<typeof Receipt>

export const Run = z.object({
  id: Id,
  state: RunState,
  asOf: CalendarDate,
  madeAt: Instant,
  expiresAt: Instant,
  madeBy: z.string(),
  hash: z.string(),
  rulesHash: z.string(),
  total: z.int(),
  due: z.int(),
  /** Of them: erased on request. */
  toErase: z.int(),
  /**
   * While it waits: people whom it would erase although the answer to their request is still in the outbox. It would go
   * unsent.
   */
  unsentAnswers: z.int(),
  /** While it waits: people who asked to be erased and have no application; they go with it. */
  withoutApplication: z.int(),
  /** More than a fifth of all, or more than 500: whoever approves types the number. */
  guarded: z.boolean(),
  approvedAt: Instant.nullable(),
  approvedBy: z.string().nullable(),
  startedAt: Instant.nullable(),
  /** How many of `due` were dealt with so far. */
  position: z.int(),
  anonymised: z.int(),
  erased: z.int(),
  candidates: z.int(),
  documents: z.int(),
  skipped: z.record(z.string(), z.int()),
  finishedAt: Instant.nullable(),
  receipt: Receipt.nullable(),
})
export type Run = z.infer<typeof Run>

export const RunOutcome = z.object({
  run: Run,
  /** Null: somebody still reads what was before, so it is tried again at the next opening or with the same call. */
  verification: Verification.nullable(),
})
export type RunOutcome = z.infer<typeof RunOutcome>

export const runs = {
  /** The newest first; at most a hundred. */
  list: procedure.output(z.object({ rows: z.array(Run) })),
  /** Keeps what is due now, for 24 hours, to be approved and run. */
  prepare: procedure.input(z.object({ by: RetentionActor })).output(Run),
  /** `count`: the number of applications, typed by whoever approves, where the run is guarded. */
  approve: procedure.input(z.object({ id: Id, by: RetentionActor, count: z.int().optional() })).output(Run),
  /** Removes what was shown, if it is still due; goes on with a run that was interrupted. Cannot be undone. */
  start: procedure.input(z.object({ id: Id })).output(RunOutcome),
  /** Stops the removal that is under way after the batch that it is in; whoever started it gets Problem CANCELLED. */
  stop: procedure,
  /** Looks whether anything that was ever removed is still there. */
  verify: procedure.output(Verification),
}
