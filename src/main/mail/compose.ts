/** Mails made of a template for applications. They go to the outbox, inside the command that decides. */

import type { InputOf } from '#contract/common.ts'
import { fillIn, type MailPreview, type MailTemplate, type mail, type Placeholder } from '#contract/mail.ts'
import { cleanLine } from '../platform/clean-text.ts'
import { newId } from '../platform/ids.ts'
import { Problem } from '../platform/problem.ts'
import type { Readable, Writable } from '../store/types.ts'
import { readMailSettings } from './settings.ts'
import { inLanguage, languagesOf } from './templates.ts'

const MINUTE_MS = 60_000
const VALUE_LENGTH = 300
const SUBJECT_LENGTH = 500

interface Addressee {
  candidateId: string
  givenName: string | null
  fullName: string
  language: string
  openingTitle: string
  requisitionNumber: string
  /** Null: the candidate has none. */
  toAddress: string | null
}

const ADDRESSEE = `SELECT a.candidate_id AS candidateId, c.given_name AS givenName, c.full_name AS fullName, a.language,
    o.title AS openingTitle, o.requisition_number AS requisitionNumber,
    (SELECT e.address FROM candidate_email e WHERE e.candidate_id = a.candidate_id ORDER BY e.position LIMIT 1) AS toAddress
  FROM application a JOIN candidate c ON c.id = a.candidate_id JOIN opening o ON o.id = a.opening_id WHERE a.id = ?`

/** Who the mails are from. Throws Problem INVALID_STATE when nobody said who uses this workspace. */
function senderName(db: Readable): string {
  const name = db.raw.prepare<[], string>('SELECT full_name FROM colleague WHERE is_self = 1').pluck().get()
  if (name !== undefined) return name
  throw new Problem(
    'INVALID_STATE',
    'SELF_UNKNOWN',
    'A mail says who it is from, and nobody has said yet who you are. Nothing was changed.',
    'Say who you are: under Settings, Colleagues.',
  )
}

function valuesOf(to: Addressee, sender: string): Record<Placeholder, string> {
  const values = {
    'candidate.givenName': to.givenName?.trim() || to.fullName,
    'candidate.fullName': to.fullName,
    'opening.title': to.openingTitle,
    'opening.requisitionNumber': to.requisitionNumber,
    'sender.name': sender,
  }
  // A name with a line break in it must not begin another line, in the subject least of all.
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, cleanLine(value, VALUE_LENGTH)]),
  ) as Record<Placeholder, string>
}

function worded(template: Pick<MailTemplate, 'subject' | 'body'>, values: Record<Placeholder, string>) {
  return {
    subject: cleanLine(fillIn(template.subject, values), SUBJECT_LENGTH),
    body: fillIn(template.body, values),
  }
}

/**
 * What a template makes of one application, in the application's language where it is written in it. Throws Problem
 * NOT_FOUND (application, template), INVALID_STATE when nobody said who you are.
 */
export function previewMail(db: Readable, input: InputOf<typeof mail.preview>): MailPreview {
  const to = db.raw.prepare<[string], Addressee>(ADDRESSEE).get(input.applicationId)
  if (!to) {
    throw new Problem(
      'NOT_FOUND',
      'APPLICATION_UNKNOWN',
      'There is no such application.',
      'It may have been taken back or erased; read the list again.',
    )
  }
  const wanted = input.language ?? to.language
  const words = input.draft
    ? { ...input.draft, language: wanted }
    : inLanguage(languagesOf(db, input.template), wanted)
  return {
    toAddress: to.toAddress,
    language: words.language,
    wanted,
    ...worded(words, valuesOf(to, senderName(db))),
  }
}

/**
 * Returns the writer of one mail to many, prepared once for a whole command. It puts a message into the outbox and
 * returns true, or false where the candidate has no address. Throws Problem NOT_FOUND and INVALID_STATE as `previewMail`.
 * @param now UTC milliseconds
 */
export function mailWriter(tx: Writable, template: string, now: number): (applicationId: string) => boolean {
  const templates = languagesOf(tx, template)
  const sender = senderName(tx)
  const sendAfter = now + readMailSettings(tx).delayMinutes * MINUTE_MS
  const addressee = tx.raw.prepare<[string], Addressee>(ADDRESSEE)
  const insert = tx.raw.prepare(
    `INSERT INTO outbox_message (id, candidate_id, application_id, kind, language, to_address, subject, body, status,
      send_after, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?, ?)`,
  )
  return (applicationId) => {
    const to = addressee.get(applicationId)
    if (!to) throw new Error('A mail is about an application that is there.')
    if (to.toAddress === null) return false
    const { kind, language, ...words } = inLanguage(templates, to.language)
    const { subject, body } = worded(words, valuesOf(to, sender))
    insert.run(
      newId(),
      to.candidateId,
      applicationId,
      kind,
      language,
      to.toAddress,
      subject,
      body,
      sendAfter,
      now,
    )
    return true
  }
}
