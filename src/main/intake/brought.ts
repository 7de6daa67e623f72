/** What one item wrote, taken from change capture inside its own transaction: a revert takes back exactly that. */
import type { Readable, Writable } from '../store/types.ts'

export interface Brought {
  /** Ids of the rows that were made, by table. */
  made: Record<string, string[]>
  /**
   * How a known candidate's profile was filled: columns that were empty, and when it was last changed before. Null
   * when it stayed as it was, and when rows of it were rewritten (a number is read anew once a country is known), so
   * that taking the new ones away would lose the old ones.
   */
  merged: { filled: string[]; updatedBefore: number } | null
  /** When the candidate's profile was last changed, as of this item: another instant means that somebody worked on it. */
  candidateUpdatedAt: number
}

interface ChangeRow {
  tableName: string
  rowId: string
  op: 'insert' | 'update' | 'delete'
  columns: string
}

export interface Before {
  seq: number
  /** Null when there was no such candidate. */
  candidateUpdatedAt: number | null
}

const updatedAt = (db: Readable, candidateId: string | null): number | null =>
  db.raw
    .prepare<[string | null], number>('SELECT updated_at FROM candidate WHERE id = ?')
    .pluck()
    .get(candidateId) ?? null

/** To be asked before anything is written. */
export function before(tx: Readable, candidateId: string | null): Before {
  const seq = tx.raw.prepare<[], number>('SELECT coalesce(max(seq), 0) FROM change_log').pluck().get() ?? 0
  return { seq, candidateUpdatedAt: updatedAt(tx, candidateId) }
}

/** What was written since, about this candidate and their applications; null when nothing was. */
export function broughtSince(tx: Writable, since: Before, candidateId: string): Brought | null {
  const changes = tx.raw
    .prepare<[number], ChangeRow>(
      `SELECT table_name AS tableName, row_id AS rowId, op, columns FROM change_log
       WHERE seq > ? AND table_name NOT LIKE 'intake%' ORDER BY seq`,
    )
    .all(since.seq)
  if (changes.length === 0) return null
  const made: Brought['made'] = {}
  const touched = new Set<string>()
  let rewritten = false
  for (const { tableName, rowId, op, columns } of changes) {
    if (op === 'insert') {
      made[tableName] ??= []
      made[tableName].push(rowId)
    } else if (tableName === 'candidate') for (const column of columns.split(',')) touched.add(column)
    // A row that was made and changed at once was nobody's before.
    else if (made[tableName]?.includes(rowId) !== true) rewritten = true
  }
  const changed = touched.delete('updated_at')
  return {
    made,
    merged:
      !changed || rewritten || since.candidateUpdatedAt === null
        ? null
        : { filled: [...touched], updatedBefore: since.candidateUpdatedAt },
    candidateUpdatedAt: updatedAt(tx, candidateId) ?? 0,
  }
}
