import type { Note } from '#contract/applications.ts'
import type { CommandDeps } from '../platform/deps.ts'
import { newId } from '../platform/ids.ts'
import { Problem } from '../platform/problem.ts'
import { effectiveCommand } from '../store/effective-command.ts'
import type { Readable, Store, Writable } from '../store/types.ts'
import { eventWriter } from './events.ts'
import { removeMentions, withMentions, writeMentions } from './mentions.ts'
import { applicationNotFound } from './queries.ts'

/** Control characters are no text, and two of them mark hits in search results. Tabs and line breaks stay. */
const cleaned = (body: string): string =>
  body
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .trim()

interface StoredNote extends Omit<Note, 'mentions'> {
  applicationId: string
}

function readNote(db: Readable, noteId: string): StoredNote {
  const note = db.raw
    .prepare<[string], StoredNote>(
      `SELECT id, body, created_at AS createdAt, updated_at AS updatedAt, application_id AS applicationId
       FROM note WHERE id = ?`,
    )
    .get(noteId)
  if (note) return note
  throw new Problem(
    'NOT_FOUND',
    'NOTE_UNKNOWN',
    'There is no such note. Nothing was changed.',
    'It may have been removed; read the application again.',
  )
}

const toNote = (db: Readable, { id, body, createdAt, updatedAt }: StoredNote): Note =>
  withMentions(db, { id, body, createdAt, updatedAt })

function touch(tx: Writable, applicationId: string, now: number): void {
  tx.raw.prepare('UPDATE application SET updated_at = ? WHERE id = ?').run(now, applicationId)
}

function requireText(body: string): string {
  const text = cleaned(body)
  if (text !== '') return text
  throw new Problem(
    'REFUSED',
    'NOTE_EMPTY',
    'A note without text was not kept.',
    'Write something, or remove the note.',
  )
}

/** Writes a note of an application and its event; `body` is clean text. */
export function insertNote(
  tx: Writable,
  application: { id: string; candidateId: string },
  body: string,
  now: number,
): Pick<Note, 'id' | 'body' | 'createdAt' | 'updatedAt'> {
  const note = { id: newId(), body, createdAt: now, updatedAt: now }
  tx.raw
    .prepare(
      `INSERT INTO note (id, candidate_id, application_id, body, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)`,
    )
    .run(note.id, application.candidateId, application.id, body, now, now)
  eventWriter(tx)(application.id, now, 'note_added')
  return note
}

/** Adds a note to an application. Returns it. Throws Problem NOT_FOUND, and REFUSED when there is no text in it. */
export function addNote(
  store: Store,
  input: { id: string; body: string; mentions?: readonly string[] | undefined },
  deps: CommandDeps,
): Note {
  const body = requireText(input.body)
  return store.command(
    { action: 'applications.addNote', subjects: [input.id], undoable: true, actor: deps.actor },
    (tx) => {
      const now = deps.clock.now()
      const candidateId = tx.raw
        .prepare<[string], string>('SELECT candidate_id FROM application WHERE id = ?')
        .pluck()
        .get(input.id)
      if (candidateId === undefined) throw applicationNotFound()
      const note = insertNote(tx, { id: input.id, candidateId }, body, now)
      touch(tx, input.id, now)
      writeMentions(tx, note.id, body, input.mentions ?? [])
      return withMentions(tx, note)
    },
  ).result
}

/** Writes a note anew. Returns it. Throws Problem NOT_FOUND, and REFUSED when there is no text in it. */
export function editNote(
  store: Store,
  input: { noteId: string; body: string; mentions?: readonly string[] | undefined },
  deps: CommandDeps,
): Note {
  const body = requireText(input.body)
  return effectiveCommand(
    store,
    { action: 'applications.editNote', subjects: [input.noteId], undoable: true, actor: deps.actor },
    (tx) => {
      const note = readNote(tx, input.noteId)
      const before = toNote(tx, note)
      const meant = before.mentions.map(({ colleagueId }) => colleagueId)
      const mentions = input.mentions ?? meant
      const isSame = mentions.length === meant.length && mentions.every((id) => meant.includes(id))
      if (before.body === body && isSame) return { changed: 0, result: before }
      const now = deps.clock.now()
      tx.raw.prepare('UPDATE note SET body = ?, updated_at = ? WHERE id = ?').run(body, now, note.id)
      writeMentions(tx, note.id, body, mentions)
      touch(tx, note.applicationId, now)
      return { changed: 1, result: toNote(tx, { ...note, body, updatedAt: now }) }
    },
  ).result
}

/** Removes a note; `undoId` takes it back. Throws Problem NOT_FOUND. */
export function removeNote(store: Store, input: { noteId: string }, deps: CommandDeps): { undoId: number } {
  const { undoId } = store.command(
    { action: 'applications.removeNote', subjects: [input.noteId], undoable: true, actor: deps.actor },
    (tx) => {
      const note = readNote(tx, input.noteId)
      removeMentions(tx, note.id)
      tx.raw.prepare('DELETE FROM note WHERE id = ?').run(note.id)
      touch(tx, note.applicationId, deps.clock.now())
    },
  )
  if (undoId === null) throw new Error('Removing a note left nothing to undo.')
  return { undoId }
}
