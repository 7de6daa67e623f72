/** Rows with problems, to be looked at and to be mended in a file. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ProblemRow } from '#contract/imports.ts'
import { decodeCursor, encodeCursor } from '../platform/cursor.ts'
import type { CommandDeps } from '../platform/deps.ts'
import { andInSight } from '../store/restricted.ts'
import type { Readable, Store } from '../store/types.ts'
import { PAGE, readImport } from './batches.ts'
import type { Finding } from './cells.ts'
import { REASONS } from './reasons.ts'

interface Stored {
  position: number
  line: number
  outcome: ProblemRow['outcome']
  problems: string
  cells: string | null
}

function rowsAfter(db: Readable, batchId: string, position: number, limit: number): Stored[] {
  return db.raw
    .prepare<[string, number, number], Stored>(
      `SELECT position, line, outcome, problems, cells FROM import_row
       WHERE batch_id = ? AND position > ? AND problems IS NOT NULL AND outcome <> 'reverted'${andInSight(db, 'candidate_id')} ORDER BY position LIMIT ?`,
    )
    .all(batchId, position, limit)
}

const toProblemRow = ({ line, outcome, problems, cells }: Stored): ProblemRow => ({
  line,
  outcome,
  problems: (JSON.parse(problems) as Finding[]).map((one) => ({ ...one, reason: REASONS[one.code] })),
  cells: cells === null ? [] : JSON.parse(cells),
})

/** Rows with problems in the order of the table. Throws Problem NOT_FOUND, REFUSED on a foreign cursor. */
export function listProblems(
  db: Readable,
  input: { importId: string; cursor?: string | undefined; limit: number },
): { rows: ProblemRow[]; next: string | null } {
  readImport(db, input.importId)
  const list = `imports.problems.${input.importId}`
  const [after] = input.cursor === undefined ? [-1] : decodeCursor(list, input.cursor, ['number'])
  const found = rowsAfter(db, input.importId, Number(after), input.limit + 1)
  const page = found.slice(0, input.limit)
  const last = page.at(-1)
  return {
    rows: page.map(toProblemRow),
    next: found.length > input.limit && last ? encodeCursor(list, [last.position]) : null,
  }
}

/** All of them, some at a time, with one audit line at the end: they leave the workspace. Throws Problem NOT_FOUND. */
export async function* exportProblems(
  store: Store,
  input: { importId: string },
  { actor }: CommandDeps,
): AsyncGenerator<{ rows: ProblemRow[] }, void, void> {
  const { id } = readImport(store.reader, input.importId)
  let after = -1
  let count = 0
  for (;;) {
    const rows = rowsAfter(store.reader, id, after, PAGE)
    const last = rows.at(-1)
    if (last === undefined) break
    after = last.position
    count += rows.length
    yield { rows: rows.map(toProblemRow) }
    await nextTurn()
  }
  if (count === 0) return
  const subjects = () => ({ subjects: [id], count })
  store.command({ action: 'imports.exportProblems', subjects, undoable: false, actor }, () => undefined)
}
