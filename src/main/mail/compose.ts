/** Mails made of a template for applications. They go to the outbox, inside the command that decides. */

import type { InputOf } from '#contract/common.ts'
import {
  fillIn,
  type MailKind,
  type MailPreview,
  type MailTemplate,
  type mail,
  type Placeholder,
} from '#contract/mail.ts'
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
  /** Null: about no single application. */
  applicationId: string | null
  givenName: string | null
  fullName: string
  language: string
  openingTitle: string
  requisitionNumber: string
  /** Null: the candidate has none. */
  toAddress: string | null
}

/** Values of the placeholders that only mails of one kind have, in the language of the words. */
export type OwnValues = (language: string) => Partial<Record<Placeholder, string>>
const NONE: OwnValues = () => ({})

const ADDRESS =
  '(SELECT e.address FROM candidate_email e WHERE e.candidate_id = c.id ORDER BY e.position LIMIT 1) AS toAddress'

const ADDRESSEE = `SELECT a.candidate_id AS candidateId, a.id AS applicationId, c.given_name AS givenName,
    c.full_name AS fullName, a.language, o.title AS openingTitle, o.requisition_number AS requisitionNumber, ${ADDRESS}
  FROM application a JOIN candidate c ON c.id = a.candidate_id JOIN opening o ON o.id = a.opening_id WHERE a.id = ?`

/** By the newest application, which says in what language somebody is written to; without any, in English. */
const CANDIDATE = `SELECT c.id AS candidateId, NULL AS applicationId, c.given_name AS givenName, c.full_name AS fullName,
    coalesce(a.language, 'en') AS language, coalesce(o.title, '') AS openingTitle,
    coalesce(o.requisition_number, '') AS requisitionNumber, ${ADDRESS}
  FROM candidate c
  LEFT JOIN application a ON a.id = (SELECT n.id FROM application n WHERE n.candidate_id = c.id
    ORDER BY n.received_at DESC, n.seq DESC LIMIT 1)
  LEFT JOIN opening o ON o.id = a.opening_id WHERE c.id = ?`

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

function valuesOf(to: Addressee, sender: string): Partial<Record<Placeholder, string>> {
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
  )
}

/** A calendar day as a letter in this language writes it. */
export const dayInWords = (day: string, language: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )

function worded(
  template: Pick<MailTemplate, 'subject' | 'body'>,
  values: Partial<Record<Placeholder, string>>,
) {
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
 * What the mail of a kind makes of a candidate: in `language`, or else in that of the newest application. `languages`:
 * those that its words are there in. Throws Problem NOT_FOUND, INVALID_STATE when nobody said who you are.
 */
export function previewToCandidate(
  db: Readable,
  {
    candidateId,
    template,
    language,
  }: { candidateId: string; template: string; language?: string | undefined },
  own: OwnValues,
): MailPreview & { languages: string[] } {
  const to = db.raw.prepare<[string], Addressee>(CANDIDATE).get(candidateId)
  if (!to) throw new Error('A mail is to a candidate who is there.')
  const wanted = language ?? to.language
  const templates = languagesOf(db, template)
  const words = inLanguage(templates, wanted)
  return {
    toAddress: to.toAddress,
    language: words.language,
    wanted,
    ...worded(words, { ...valuesOf(to, senderName(db)), ...own(words.language) }),
    languages: templates.map((one) => one.language),
  }
}

export interface NewMessage {
  candidateId: string
  applicationId: string | null
  kind: MailKind
  language: string
  toAddress: string
  subject: string
  body: string
}

/** Returns the way into the outbox, prepared once for a whole command; it answers with the id of the message. */
export function outboxWriter(tx: Writable, now: number): (message: NewMessage) => string {
  const sendAfter = now + readMailSettings(tx).delayMinutes * MINUTE_MS
  const insert = tx.raw.prepare(
    `INSERT INTO outbox_message (id, candidate_id, application_id, kind, language, to_address, subject, body, status,
      send_after, created_at)
     VALUES (@id, @candidateId, @applicationId, @kind, @language, @toAddress, @subject, @body, 'waiting', @sendAfter, @now)`,
  )
  return (message) => {
    const id = newId()
    insert.run({ ...message, id, sendAfter, now })
    return id
  }
}

function writerTo(
  tx: Writable,
  template: string,
  now: number,
  addressees: string,
): (id: string, own?: OwnValues) => boolean {
  const templates = languagesOf(tx, template)
  const sender = senderName(tx)
  const addressee = tx.raw.prepare<[string], Addressee>(addressees)
  const put = outboxWriter(tx, now)
  return (id, own = NONE) => {
    const to = addressee.get(id)
    if (!to) throw new Error('A mail is about somebody who is there.')
    if (to.toAddress === null) return false
    const { kind, language, ...words } = inLanguage(templates, to.language)
    put({
      candidateId: to.candidateId,
      applicationId: to.applicationId,
      kind,
      language,
      toAddress: to.toAddress,
      ...worded(words, { ...valuesOf(to, sender), ...own(language) }),
    })
    return true
  }
}

/**
 * Returns the writer of one mail to many, by the application that it is about, prepared once for a whole command. It
 * puts a message into the outbox and returns true, or false where the candidate has no address. Throws Problem NOT_FOUND
 * and INVALID_STATE as `previewMail`.
 * @param now UTC milliseconds
 */
export const mailWriter = (tx: Writable, template: string, now: number) =>
  writerTo(tx, template, now, ADDRESSEE)

/** The same, by the candidate, where it is about no single application. */
export const candidateMailWriter = (tx: Writable, template: string, now: number) =>
  writerTo(tx, template, now, CANDIDATE)
