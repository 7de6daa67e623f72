/**
 * Colleagues who are named with @ in notes. The text has the name as it was written, so that it reads and is found like
 * any other; the row beside it has who was meant, and what is shown is the name of today.
 */
import type { applications, Mention, MentioningNote, Note } from '#contract/applications.ts'
import type { InputOf } from '#contract/common.ts'
import { newId } from '../platform/ids.ts'
import { onlyInSight } from '../store/restricted.ts'
import type { Readable, Writable } from '../store/types.ts'

interface StoredMention extends Mention {
  written: string
}

const quoted = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Finds @ and one of the names; of names that begin alike the longest, and no part of a longer word. */
const namesIn = (names: readonly string[]): RegExp =>
  new RegExp(
    `@(${[...names]
      .sort((a, b) => b.length - a.length)
      .map(quoted)
      .join('|')})(?![\\p{L}\\p{M}\\p{N}])`,
    'gu',
  )

/** The text with the names of today in place of those that were written. */
function shown(body: string, mentions: readonly StoredMention[]): string {
  if (mentions.length === 0) return body
  const today = new Map(mentions.map(({ written, name }) => [written, name]))
  return body.replace(
    namesIn([...today.keys()]),
    (whole, written: string) => `@${today.get(written) ?? whole.slice(1)}`,
  )
}

const storedOf = (db: Readable, noteId: string): StoredMention[] =>
  db.raw
    .prepare<[string], StoredMention>(
      `SELECT m.colleague_id AS colleagueId, c.full_name AS name, m.written
       FROM note_mention m JOIN colleague c ON c.id = m.colleague_id WHERE m.note_id = ? ORDER BY c.sort_name, c.id`,
    )
    .all(noteId)

/** A note as people read it: who is mentioned, under the names of today. */
export function withMentions<T extends { id: string; body: string }>(
  db: Readable,
  note: T,
): T & Pick<Note, 'mentions'> {
  const stored = storedOf(db, note.id)
  return {
    ...note,
    body: shown(note.body, stored),
    mentions: stored.map(({ colleagueId, name }) => ({ colleagueId, name })),
  }
}

/** Writes who is mentioned in a note: those of the colleagues given whose name stands in it after an @. Ids of nobody are passed over. */
export function writeMentions(
  tx: Writable,
  noteId: string,
  body: string,
  colleagueIds: readonly string[],
): void {
  removeMentions(tx, noteId)
  const nameOf = tx.raw.prepare<[string], string>('SELECT full_name FROM colleague WHERE id = ?').pluck()
  const given = [...new Set(colleagueIds)].flatMap((id) => {
    const name = nameOf.get(id)
    return name === undefined ? [] : [{ id, name }]
  })
  if (given.length === 0) return
  const written = new Set([...body.matchAll(namesIn(given.map(({ name }) => name)))].map(([, name]) => name))
  const insert = tx.raw.prepare(
    'INSERT INTO note_mention (id, note_id, colleague_id, written) VALUES (?, ?, ?, ?)',
  )
  for (const { id, name } of given) if (written.has(name)) insert.run(newId(), noteId, id, name)
}

/** Takes the mentions of a note that is about to go or to be written anew. */
export function removeMentions(tx: Writable, noteId: string): void {
  tx.raw.prepare('DELETE FROM note_mention WHERE note_id = ?').run(noteId)
}

/** Notes that name the person who uses this workspace, newest first, with how many there are; none while nobody said who that is. */
export function notesMentioningMe(
  db: Readable,
  { limit }: InputOf<typeof applications.mentions>,
): { rows: MentioningNote[]; total: number } {
  const mine = `FROM colleague me CROSS JOIN note_mention m INDEXED BY note_mention_colleague ON m.colleague_id = me.id
    CROSS JOIN note n ON n.id = m.note_id WHERE ${['me.is_self = 1', ...onlyInSight(db, 'n.candidate_id')].join(' AND ')}`
  const total = db.raw.prepare<[], number>(`SELECT count(*) ${mine}`).pluck().get() ?? 0
  const rows = db.raw
    .prepare<[number], Omit<MentioningNote, 'mentions'>>(
      `SELECT n.id, n.body, n.created_at AS createdAt, n.updated_at AS updatedAt, n.application_id AS applicationId,
        (SELECT full_name FROM candidate WHERE id = n.candidate_id) AS candidateName,
        (SELECT o.title FROM application a JOIN opening o ON o.id = a.opening_id WHERE a.id = n.application_id)
          AS openingTitle
       ${mine} ORDER BY n.updated_at DESC, n.seq DESC LIMIT ?`,
    )
    .all(limit)
    .map((row) => withMentions(db, row))
  return { rows, total }
}
