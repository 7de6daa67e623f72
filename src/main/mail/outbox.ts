/** The outbox: messages that wait on this machine. Until one is sent, everything about it can be changed and taken back. */
import type { InputOf } from '#contract/common.ts'
import type { MessageStatus, MessageTarget, mail, OutboxMessage, OutboxRow } from '#contract/mail.ts'
import { cleanLine, cleanText } from '../platform/clean-text.ts'
import { decodeCursor, encodeCursor } from '../platform/cursor.ts'
import type { CommandDeps } from '../platform/deps.ts'
import { Problem } from '../platform/problem.ts'
import { effectiveCommand, effectiveCommandInSteps } from '../store/effective-command.ts'
import { andNotBeforeAsking } from '../store/restricted.ts'
import type { StepsOptions } from '../store/steps.ts'
import type { Readable, Store, Writable } from '../store/types.ts'

const COLUMNS = `m.id, m.candidate_id AS candidateId, c.full_name AS candidateName, m.application_id AS applicationId,
  o.title AS openingTitle, m.kind, m.language, m.to_address AS toAddress, m.subject, m.status,
  m.send_after AS sendAfter, m.created_at AS createdAt, m.sent_at AS sentAt`
const JOINED = `JOIN candidate c ON c.id = m.candidate_id
  LEFT JOIN application a ON a.id = m.application_id LEFT JOIN opening o ON o.id = a.opening_id`

/** What waited for somebody when they asked to be erased is out of sight, and so is nothing that is done to all. */
const andShown = (db: Readable): string => andNotBeforeAsking(db, 'm.candidate_id', 'm.created_at')

/**
 * A page of the messages of one status, the next to be sent first (of those sent, the last sent first), and how many
 * there are of each. Throws Problem REFUSED on a foreign cursor.
 */
export function listOutbox(
  db: Readable,
  { status, cursor, limit }: InputOf<typeof mail.outbox>,
): { rows: OutboxRow[]; counts: Record<MessageStatus, number>; next: string | null } {
  const name = `outbox.${status}`
  const [sendAfter, id] = cursor === undefined ? [] : decodeCursor(name, cursor, ['number', 'text'])
  const newestFirst = status === 'sent'
  const beyond = sendAfter === undefined ? '' : `AND (m.send_after, m.id) ${newestFirst ? '<' : '>'} (?, ?)`
  const direction = newestFirst ? 'DESC' : 'ASC'
  const rows = db.raw
    .prepare<unknown[], OutboxRow>(
      `SELECT ${COLUMNS} FROM (SELECT * FROM outbox_message m INDEXED BY outbox_message_status
          WHERE m.status = ? ${beyond}${andShown(db)} ORDER BY m.send_after ${direction}, m.id ${direction} LIMIT ?) m
       ${JOINED} ORDER BY m.send_after ${direction}, m.id ${direction}`,
    )
    .all(status, ...(sendAfter === undefined ? [] : [sendAfter, id]), limit + 1)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: page,
    counts: countsOf(db),
    next: rows.length > limit && last ? encodeCursor(name, [last.sendAfter, last.id]) : null,
  }
}

function countsOf(db: Readable): Record<MessageStatus, number> {
  const counts: Record<MessageStatus, number> = { waiting: 0, held: 0, sent: 0 }
  const found = db.raw
    .prepare<[], { status: MessageStatus; count: number }>(
      `SELECT m.status, count(*) AS count FROM outbox_message m INDEXED BY outbox_message_status
       WHERE m.status IN ('waiting', 'held', 'sent')${andShown(db)} GROUP BY m.status`,
    )
    .all()
  for (const { status, count } of found) counts[status] = count
  return counts
}

const messageNotFound = (count = 1) =>
  new Problem(
    'NOT_FOUND',
    'MESSAGE_UNKNOWN',
    count === 1
      ? 'There is no such message. Nothing was changed.'
      : `${count} of these messages are not there. Nothing was changed.`,
    'They may have been taken back; read the outbox again.',
  )

/** One message with its text. Throws Problem NOT_FOUND. */
export function getMessage(db: Readable, { id }: { id: string }): OutboxMessage {
  const row = db.raw
    .prepare<[string], OutboxMessage>(
      `SELECT ${COLUMNS}, m.body FROM outbox_message m ${JOINED} WHERE m.id = ?`,
    )
    .get(id)
  if (!row) throw messageNotFound()
  return row
}

interface Cells {
  id: string
  status: MessageStatus
}

/** The messages that a command is about. Throws Problem NOT_FOUND, CONFLICT with the count of today, INVALID_STATE for what is sent. */
function targetsOf(tx: Writable, target: MessageTarget): Cells[] {
  if ('status' in target) {
    const found = tx.raw
      .prepare<[string], Cells>(
        `SELECT m.id, m.status FROM outbox_message m WHERE m.status = ?${andShown(tx)} ORDER BY m.send_after, m.id`,
      )
      .all(target.status)
    if (found.length !== target.expected) {
      throw new Problem(
        'CONFLICT',
        'COUNT_CHANGED',
        `The outbox has changed: there are ${found.length} such messages now, not ${target.expected}. Nothing was changed.`,
        'Look at the outbox again, then decide.',
        undefined,
        { count: found.length },
      )
    }
    return requireUnsent(found)
  }
  const wanted = [...new Set(target.ids)]
  const found = tx.raw
    .prepare<[string], Cells>(
      'SELECT m.id, m.status FROM json_each(?) wanted CROSS JOIN outbox_message m ON m.id = wanted.value',
    )
    .all(JSON.stringify(wanted))
  if (found.length < wanted.length) throw messageNotFound(wanted.length - found.length)
  return requireUnsent(found)
}

function requireUnsent(messages: Cells[]): Cells[] {
  const sent = messages.filter(({ status }) => status === 'sent').length
  if (sent === 0) return messages
  throw new Problem(
    'INVALID_STATE',
    'MESSAGE_SENT',
    `${messages.length === 1 ? 'This message has' : `${sent} of these ${messages.length} messages have`} been sent and cannot be changed. Nothing was changed.`,
    'Choose messages that wait.',
  )
}

const STEP = 100
const NAMED = 50

/** Runs `change` over messages in turns; it returns whether it changed one. */
async function overMessages(
  store: Store,
  action: string,
  target: MessageTarget,
  deps: CommandDeps,
  begin: (tx: Writable) => (message: Cells) => boolean,
  options?: StepsOptions,
): Promise<{ changed: number; undoId: number | null }> {
  const { changed, undoId } = await effectiveCommandInSteps(
    store,
    { action, undoable: true, actor: deps.actor },
    function* (tx) {
      const messages = targetsOf(tx, target)
      const change = begin(tx)
      let changed = 0
      for (const [at, message] of messages.entries()) {
        if (change(message)) changed += 1
        if (at % STEP === STEP - 1) yield { done: at + 1, total: messages.length }
      }
      const subjects = messages.slice(0, NAMED).map(({ id }) => id)
      return { changed, result: null, subjects, count: messages.length }
    },
    options,
  )
  return { changed, undoId }
}

const turnInto =
  (status: 'waiting' | 'held') =>
  (tx: Writable): ((message: Cells) => boolean) => {
    const update = tx.raw.prepare('UPDATE outbox_message SET status = ? WHERE id = ?')
    return (message) => message.status !== status && update.run(status, message.id).changes > 0
  }

/** Holds messages until somebody releases them. Rejects with Problem NOT_FOUND, CONFLICT, INVALID_STATE. */
export const holdMessages = (
  store: Store,
  target: MessageTarget,
  deps: CommandDeps,
  options?: StepsOptions,
) => overMessages(store, 'mail.hold', target, deps, turnInto('held'), options)

/** Lets messages wait for their time again. Rejects as `holdMessages`. */
export const releaseMessages = (
  store: Store,
  target: MessageTarget,
  deps: CommandDeps,
  options?: StepsOptions,
) => overMessages(store, 'mail.release', target, deps, turnInto('waiting'), options)

/** Takes messages out of the outbox. Rejects as `holdMessages`. */
export const removeMessages = (
  store: Store,
  target: MessageTarget,
  deps: CommandDeps,
  options?: StepsOptions,
) =>
  overMessages(
    store,
    'mail.remove',
    target,
    deps,
    (tx) => {
      const remove = tx.raw.prepare('DELETE FROM outbox_message WHERE id = ?')
      return ({ id }) => remove.run(id).changes > 0
    },
    options,
  )

/** Changes one message that is not sent. Throws Problem NOT_FOUND, INVALID_STATE, REFUSED when nothing is left of a text. */
export function editMessage(
  store: Store,
  input: InputOf<typeof mail.edit>,
  deps: CommandDeps,
): { undoId: number | null } {
  const subject = cleanLine(input.subject, 500)
  const body = cleanText(input.body)
  if (subject === '' || body === '') {
    throw new Problem(
      'REFUSED',
      'MESSAGE_EMPTY',
      'A mail needs a subject and a text. Nothing was changed.',
      'Fill in what is missing, or take the message out of the outbox.',
    )
  }
  const { undoId } = effectiveCommand(
    store,
    { action: 'mail.edit', subjects: [input.id], undoable: true, actor: deps.actor },
    (tx) => {
      targetsOf(tx, { ids: [input.id] })
      const { changes } = tx.raw
        .prepare(
          `UPDATE outbox_message SET to_address = @toAddress, subject = @subject, body = @body
           WHERE id = @id AND (to_address, subject, body) IS NOT (@toAddress, @subject, @body)`,
        )
        .run({ id: input.id, toAddress: input.toAddress, subject, body })
      return { changed: changes, result: null }
    },
  )
  return { undoId }
}
