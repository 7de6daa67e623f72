/** Intake: taking applications in, one batch at a time, each batch visible and revertible. */
import { z } from 'zod'
import { Cursor, EmailAddress, Id, Instant, PageLimit, procedure } from './common.ts'

export const IntakeOutcome = z.enum([
  'pending',
  'accepted',
  'refused',
  'duplicate',
  'review',
  'reverted',
  'discarded',
])
export type IntakeOutcome = z.infer<typeof IntakeOutcome>

/**
 * Why an item, or a file inside one, was not taken in; documents are refused with the codes of inspection.ts too.
 * Stable: scripts and translations key on these words.
 * - MALFORMED: application.json breaks the format; the reason names the place
 * - UNKNOWN_FORMAT: application.json of another format or version
 * - NO_APPLICATION: an archive without any application.json
 * - NO_OPENING: neither the item nor the batch names an opening
 * - UNKNOWN_OPENING: no opening has the requisition number
 * - OPENING_NOT_PUBLISHED: the opening takes no applications now
 * - NO_DOCUMENT: a message without a document that can be taken
 * - MISSING_FILE: application.json names a file that is not there
 * - APPLICATION_FULL: the file does not fit into what one application may hold
 * - MAILBOX: a mailbox of many messages instead of one message
 * - NOT_KEPT: its bytes are gone, because the intake ended before it was whole
 */
export const intakeRefusalCodes = [
  'MALFORMED',
  'UNKNOWN_FORMAT',
  'NO_APPLICATION',
  'NO_OPENING',
  'UNKNOWN_OPENING',
  'OPENING_NOT_PUBLISHED',
  'NO_DOCUMENT',
  'MISSING_FILE',
  'APPLICATION_FULL',
  'MAILBOX',
  'NOT_KEPT',
] as const
export type IntakeRefusalCode = (typeof intakeRefusalCodes)[number]

export const ContactProposal = z.object({
  fullName: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
})

/** What became of one package, message or loose file, and of each file inside it. */
export const IntakeItem = z.object({
  id: Id,
  name: z.string(),
  kind: z.enum(['package', 'message', 'file']),
  outcome: IntakeOutcome,
  /** Stable code when refused, for example ZIP_LIMIT; in review, why the document could not be read, if it could not. */
  code: z.string().nullable(),
  /** What is wrong, what was kept, what to do next. */
  reason: z.string().nullable(),
  applicationId: Id.nullable(),
  candidateId: Id.nullable(),
  /** Files inside the item that were refused while the rest was kept. */
  refusedFiles: z.array(z.object({ name: z.string(), code: z.string(), reason: z.string() })),
  /** For `review`: what was read from the document. */
  proposal: ContactProposal.nullable(),
})
export type IntakeItem = z.infer<typeof IntakeItem>

export const IntakeBatch = z.object({
  id: Id,
  status: z.enum(['collecting', 'running', 'done', 'cancelled', 'interrupted', 'reverted']),
  origin: z.enum(['window', 'cli']),
  openingId: Id.nullable(),
  startedAt: Instant,
  finishedAt: Instant.nullable(),
  total: z.int(),
  counts: z.record(IntakeOutcome, z.int()),
})
export type IntakeBatch = z.infer<typeof IntakeBatch>

/** A file that is uploaded may be a zip with many packages; a single part stays below this. */
export const MAX_UPLOAD_BYTES = 100 * 1024 * 1024

export const intake = {
  begin: procedure.input(z.object({ openingId: Id.optional() })).output(IntakeBatch),
  /** `path` is relative to what was dropped, with forward slashes; it is data, never a place on disk. */
  add: procedure
    .input(z.object({ batchId: Id, path: z.string().min(1).max(2000), file: z.file().max(MAX_UPLOAD_BYTES) }))
    .output(z.object({ received: z.int() })),
  /** Starts working through the batch and answers at once; progress arrives as events. */
  run: procedure.input(z.object({ batchId: Id })).output(IntakeBatch),
  cancel: procedure.input(z.object({ batchId: Id })).output(IntakeBatch),
  batches: procedure
    .input(z.object({ cursor: Cursor.optional(), limit: PageLimit.default(50) }))
    .output(z.object({ rows: z.array(IntakeBatch), next: Cursor.nullable() })),
  batch: procedure.input(z.object({ batchId: Id })).output(IntakeBatch),
  items: procedure
    .input(
      z.object({
        batchId: Id,
        outcome: IntakeOutcome.optional(),
        cursor: Cursor.optional(),
        limit: PageLimit.default(100),
      }),
    )
    .output(z.object({ rows: z.array(IntakeItem), next: Cursor.nullable() })),
  /** What a person looks at while settling an item in review: the document that waits, as text. INVALID_STATE unless in review. */
  itemText: procedure
    .input(z.object({ itemId: Id }))
    .output(z.object({ name: z.string(), text: z.string(), warnings: z.array(z.string()) })),
  /** Settles an item in review: with a contact it becomes an application, without it is discarded. */
  review: procedure
    .input(
      z.object({
        itemId: Id,
        openingId: Id.optional(),
        contact: z
          .object({
            fullName: z.string().trim().min(1).max(300),
            email: EmailAddress.nullable(),
            phone: z.string().max(60).nullable(),
          })
          .nullable(),
      }),
    )
    .output(IntakeItem),
  /** Takes back everything the batch brought in, unless somebody has worked on it since. */
  revert: procedure
    .input(z.object({ batchId: Id }))
    .output(z.object({ reverted: z.int(), kept: z.array(z.object({ itemId: Id, reason: z.string() })) })),
}
