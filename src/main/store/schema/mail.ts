import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { application } from './applications.ts'
import { candidate } from './candidates.ts'

const KINDS = [
  'confirmation',
  'rejection',
  'withdrawal',
  'talent_pool',
  'retention_notice',
  'erasure_answer',
  'consent_renewal',
  'other',
] as const

/** Words of a mail, with {placeholders}, in one language. */
export const mailTemplate = sqliteTable(
  'mail_template',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    kind: text({ enum: KINDS }).notNull(),
    language: text().notNull(),
    subject: text().notNull(),
    body: text().notNull(),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
  },
  (t) => [
    uniqueIndex('mail_template_name').on(sql`${t.name} COLLATE NOCASE`, t.language),
    check(
      'mail_template_kind',
      sql`${t.kind} IN ('confirmation','rejection','withdrawal','talent_pool','retention_notice','erasure_answer','consent_renewal','other')`,
    ),
  ],
)

/** A mail that waits on this machine; it can be taken back until it is sent. */
export const outboxMessage = sqliteTable(
  'outbox_message',
  {
    id: text().primaryKey(),
    candidateId: text()
      .notNull()
      .references(() => candidate.id),
    applicationId: text().references(() => application.id), // null: about no single application
    kind: text({ enum: KINDS }).notNull(),
    language: text().notNull(),
    toAddress: text().notNull(),
    subject: text().notNull(),
    body: text().notNull(),
    status: text({ enum: ['waiting', 'held', 'sent'] }).notNull(),
    /** Not sent before this instant: the time to think again. */
    sendAfter: integer().notNull(),
    createdAt: integer().notNull(),
    sentAt: integer(), // null: not sent
  },
  (t) => [
    index('outbox_message_status').on(t.status, t.sendAfter, t.id),
    index('outbox_message_application').on(t.applicationId),
    index('outbox_message_candidate').on(t.candidateId),
    check('outbox_message_status_known', sql`${t.status} IN ('waiting','held','sent')`),
    check('outbox_message_sent', sql`(${t.status} = 'sent') = (${t.sentAt} IS NOT NULL)`),
  ],
)
