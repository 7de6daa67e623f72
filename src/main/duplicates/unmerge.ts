/** Makes two candidates of one again, whenever that is: from the images that the merge kept. */
import type { UnmergePreview } from '#contract/duplicates.ts'
import { foldName } from '../candidates/normalise.ts'
import type { CommandDeps } from '../platform/deps.ts'
import { newId } from '../platform/ids.ts'
import { Problem } from '../platform/problem.ts'
import { referencesOf } from '../store/references.ts'
import { imageOf, type RowValues, valuesOf } from '../store/row-image.ts'
import { type TableInfo, tablesOf, undoShape } from '../store/tables.ts'
import type { Readable, Store, Writable } from '../store/types.ts'
import { inOrder } from './find.ts'
import { PROFILE_TABLES } from './merge.ts'

export interface StandingMerge {
  id: string
  keptId: string
  goneId: string
  at: number
}

interface LogRow {
  tableName: string
  rowId: string
  before: string | null
  after: string | null
}

/** Where a merge stands among those of its candidate: the later its images were written, the newer. */
export const NEWEST_OF_KEPT = `SELECT m.id FROM candidate_merge m WHERE m.kept_id = ? AND m.undone_at IS NULL
  ORDER BY (SELECT max(r.seq) FROM candidate_merge_row r WHERE r.merge_id = m.id) DESC LIMIT 1`

/** The merge, if it can be taken back now. Throws Problem NOT_FOUND, INVALID_STATE when it is undone or not the newest. */
function requireMerge(db: Readable, mergeId: string): StandingMerge {
  const merge = db.raw
    .prepare<[string], StandingMerge & { undoneAt: number | null }>(
      'SELECT id, kept_id AS keptId, gone_id AS goneId, at, undone_at AS undoneAt FROM candidate_merge WHERE id = ?',
    )
    .get(mergeId)
  if (!merge)
    throw new Problem(
      'NOT_FOUND',
      'MERGE_UNKNOWN',
      'There is no such merge. Nothing was changed.',
      'It may have been taken back, or the candidate erased; look at the candidate again.',
    )
  if (merge.undoneAt !== null)
    throw new Problem(
      'INVALID_STATE',
      'MERGE_UNDONE',
      'This merge has been taken back already. Nothing was changed.',
      'Both candidates are in the list of candidates.',
    )
  const newest = db.raw.prepare<[string], string>(NEWEST_OF_KEPT).pluck().get(merge.keptId)
  if (newest !== mergeId)
    throw new Problem(
      'INVALID_STATE',
      'MERGED_SINCE',
      'This candidate has been merged with another one since. Nothing was changed.',
      'Take the newer merge back first; it can be made again afterwards.',
    )
  return merge
}

const logOf = (db: Readable, mergeId: string): LogRow[] =>
  db.raw
    .prepare<[string], LogRow>(
      `SELECT table_name AS tableName, row_id AS rowId, before, after FROM candidate_merge_row
       WHERE merge_id = ? ORDER BY seq DESC`,
    )
    .all(mergeId)

const shapes = (): Map<string, TableInfo> =>
  new Map(
    tablesOf().flatMap((table) => {
      const shape = undoShape(table)
      return shape === null ? [] : [[table.name, shape] as const]
    }),
  )

/** Columns of one decision: restored together or, when somebody has decided anew, not at all. */
const DECISION = [
  'status',
  'disposition_reason',
  'decided_at',
  'snoozed_until',
  'stage_id',
  'stage_entered_at',
]

/** Records that came since, and hang on the candidate rather than on an application. */
const sinceSql = (table: 'application' | 'document') =>
  `SELECT id FROM ${table} WHERE candidate_id = ? AND created_at >= ?
   AND id NOT IN (SELECT row_id FROM candidate_merge_row WHERE merge_id = ? AND table_name = '${table}')`

const since = (
  db: Readable,
  table: 'application' | 'document',
  { id, keptId, at }: StandingMerge,
): string[] => db.raw.prepare<[string, number, string], string>(sinceSql(table)).pluck().all(keptId, at, id)

/** What taking a merge back would leave with whom. Throws Problem as `unmergeCandidates` does. */
export function previewUnmerge(db: Readable, { mergeId }: { mergeId: string }): UnmergePreview {
  const merge = requireMerge(db, mergeId)
  const { keptId, goneId, at } = merge
  const pick = <Row>(sql: string, ids: readonly string[]) =>
    db.raw.prepare<[string], Row>(sql).all(JSON.stringify(ids))
  type Item = UnmergePreview['applications'][number]
  const returning = logOf(db, mergeId)
    .filter(({ tableName }) => tableName === 'application')
    .map(({ rowId }) => rowId)
  const followers = (table: string) =>
    db.raw
      .prepare<[number, string], number>(
        `SELECT count(*) FROM ${table} WHERE created_at > ? AND application_id IN (SELECT value FROM json_each(?))`,
      )
      .pluck()
      .get(at, JSON.stringify(returning)) ?? 0
  const name = db.raw.prepare<[string], string>('SELECT full_name FROM candidate WHERE id = ?').pluck()
  return {
    keptName: name.get(keptId) ?? '',
    goneName: goneNameOf(db, mergeId, goneId) ?? '',
    applications: pick<Item>(
      `SELECT a.id, o.title AS name, a.received_at AS at FROM application a JOIN opening o ON o.id = a.opening_id
       WHERE a.id IN (SELECT value FROM json_each(?)) ORDER BY a.seq`,
      since(db, 'application', merge),
    ),
    documents: pick<Item>(
      `SELECT id, name, created_at AS at FROM document WHERE id IN (SELECT value FROM json_each(?)) ORDER BY created_at, id`,
      since(db, 'document', merge),
    ),
    followers: followers('note') + followers('outbox_message'),
    profileChanged:
      db.raw.prepare('SELECT 1 FROM candidate WHERE id = ? AND updated_at <> ?').get(keptId, at) !==
      undefined,
  }
}

/** The name of the one who went, as the images of the merge have it, or as the candidate is called now. */
export function goneNameOf(db: Readable, mergeId: string, goneId: string): string | null {
  return (
    db.raw.prepare<[string], string>('SELECT full_name FROM candidate WHERE id = ?').pluck().get(goneId) ??
    db.raw
      .prepare<[string, string], string>(
        `SELECT json_extract(before, '$.full_name') FROM candidate_merge_row
         WHERE merge_id = ? AND table_name = 'candidate' AND row_id = ? AND after IS NULL`,
      )
      .pluck()
      .get(mergeId, goneId) ??
    null
  )
}

/**
 * Both candidates are again what they were; what was changed or came since stays with the one who was kept, save what
 * `toGone` names, and what hangs on an application goes where the application goes. They are kept apart from then on.
 * Throws Problem NOT_FOUND, INVALID_STATE when the merge is undone or a newer one of the same candidate stands.
 */
export function unmergeCandidates(
  store: Store,
  { mergeId, toGone }: { mergeId: string; toGone: readonly string[] },
  deps: CommandDeps,
): { undoId: number | null; keptId: string; goneId: string } {
  const { keptId, goneId } = requireMerge(store.reader, mergeId)
  const { undoId } = store.command(
    { action: 'duplicates.unmerge', subjects: [keptId, goneId], undoable: true, actor: deps.actor },
    (tx) => {
      const merge = requireMerge(tx, mergeId)
      const chosen = new Set(toGone)
      const newApplications = since(tx, 'application', merge).filter((id) => chosen.has(id))
      const newDocuments = since(tx, 'document', merge)
      const log = logOf(tx, mergeId)
      takeBack(tx, log)
      removeCopies(tx, keptId, log)
      const give = (table: string, ids: readonly string[]) =>
        tx.raw
          .prepare(`UPDATE ${table} SET candidate_id = ? WHERE id IN (SELECT value FROM json_each(?))`)
          .run(goneId, JSON.stringify(ids))
      give('application', newApplications)
      give(
        'document',
        newDocuments.filter((id) => chosen.has(id) || isOnlyOf(tx, id, goneId)),
      )
      followOwners(tx, keptId, goneId)
      renumber(tx, keptId)
      const now = deps.clock.now()
      tx.raw.prepare('DELETE FROM candidate_merge_row WHERE merge_id = ?').run(mergeId)
      tx.raw.prepare('UPDATE candidate_merge SET undone_at = ? WHERE id = ?').run(now, mergeId)
      tx.raw
        .prepare('INSERT OR IGNORE INTO kept_apart (id, one_id, other_id, at) VALUES (?, ?, ?, ?)')
        .run(newId(), ...inOrder(keptId, goneId), now)
    },
  )
  return { undoId, keptId, goneId }
}

/** Rows go back through the states they went through; a value that was changed since stays. */
function takeBack(tx: Writable, log: readonly LogRow[]): void {
  const known = shapes()
  for (const { tableName, rowId, before, after } of log) {
    const table = known.get(tableName)
    if (table === undefined) throw new Error('A merge has an image of a table that is not handed over.')
    if (before === null) tx.raw.prepare(`DELETE FROM "${tableName}" WHERE "${table.rowId}" = ?`).run(rowId)
    else if (after === null) bringBack(tx, table, rowId, valuesOf(table, before))
    else changeBack(tx, table, rowId, valuesOf(table, before), valuesOf(table, after))
  }
}

function bringBack(tx: Writable, table: TableInfo, rowId: string, values: RowValues): void {
  const exists = tx.raw.prepare(`SELECT 1 FROM "${table.name}" WHERE "${table.rowId}" = ?`).get(rowId)
  // Whom the one who went was kept apart from may have been erased since.
  const orphaned = referencesOf().some(
    ({ table: name, column, parent, parentColumn }) =>
      name === table.name &&
      values[column] !== null &&
      tx.raw.prepare(`SELECT 1 FROM "${parent}" WHERE "${parentColumn}" = ?`).get(values[column]) ===
        undefined,
  )
  if (exists !== undefined || orphaned) return
  const names = table.columns.map(({ name }) => `"${name}"`).join(', ')
  const places = table.columns.map(({ name }) => `@${name}`).join(', ')
  tx.raw.prepare(`INSERT OR IGNORE INTO "${table.name}" (${names}) VALUES (${places})`).run(values)
}

function changeBack(
  tx: Writable,
  table: TableInfo,
  rowId: string,
  before: RowValues,
  after: RowValues,
): void {
  const now = tx.raw
    .prepare<[string], RowValues>(`SELECT * FROM "${table.name}" WHERE "${table.rowId}" = ?`)
    .get(rowId)
  if (now === undefined) return
  const differing = table.columns.map(({ name }) => name).filter((name) => before[name] !== after[name])
  let back = differing.filter((name) => now[name] === after[name])
  const decided = differing.filter((name) => DECISION.includes(name))
  if (table.name === 'application' && decided.length > 0) {
    const again = tx.raw
      .prepare(
        `SELECT 1 FROM application WHERE candidate_id = ? AND opening_id = ? AND status = 'active' AND id <> ?`,
      )
      .get(now.candidate_id, now.opening_id, rowId)
    const stands = decided.every((name) => now[name] === after[name])
    if (!stands || (before.status === 'active' && again !== undefined))
      back = back.filter((name) => !DECISION.includes(name))
  }
  if (back.length === 0) return
  const sets = back.map((name) => `"${name}" = @${name}`).join(', ')
  tx.raw
    .prepare(`UPDATE "${table.name}" SET ${sets} WHERE "${table.rowId}" = @${table.rowId}`)
    .run({ ...Object.fromEntries(back.map((name) => [name, before[name]])), [table.rowId]: rowId })
}

/** What identifies an entry of a list; a number that has been understood anew is the same number. */
const NOT_CONTENT = new Set(['id', 'candidate_id', 'position', 'e164', 'normalised'])

/** Entries that the merge brought and that were written anew since (a list is edited as a whole) are the other's all the same. */
function removeCopies(tx: Writable, keptId: string, log: readonly LogRow[]): void {
  const known = shapes()
  for (const tableName of PROFILE_TABLES) {
    const table = known.get(tableName)
    if (table === undefined) continue
    const columns = table.columns.map(({ name }) => name).filter((name) => !NOT_CONTENT.has(name))
    const content = (image: string) => {
      const values = valuesOf(table, image)
      return JSON.stringify(columns.map((name) => values[name]))
    }
    const rows = log.filter((row) => row.tableName === tableName)
    const own = new Set(
      rows.flatMap(({ before }) =>
        before !== null && valuesOf(table, before).candidate_id === keptId ? [content(before)] : [],
      ),
    )
    const brought = new Set(
      rows.flatMap(({ before, after }) => (before === null && after !== null ? [content(after)] : [])),
    )
    const now = tx.raw
      .prepare<[string], { id: string; image: string }>(
        `SELECT id, ${imageOf(table, `"${tableName}"`)} AS image FROM ${tableName} WHERE candidate_id = ?`,
      )
      .all(keptId)
    for (const { id, image } of now) {
      const key = content(image)
      if (brought.has(key) && !own.has(key)) tx.raw.prepare(`DELETE FROM ${tableName} WHERE id = ?`).run(id)
    }
  }
}

/** A document that came since and was only ever used for applications of the one who goes. */
function isOnlyOf(tx: Readable, documentId: string, goneId: string): boolean {
  const owners = tx.raw
    .prepare<[string], string>(
      `SELECT DISTINCT a.candidate_id FROM application_document d JOIN application a ON a.id = d.application_id
       WHERE d.document_id = ?`,
    )
    .pluck()
    .all(documentId)
  return owners.length === 1 && owners[0] === goneId
}

/** What hangs on an application or a document belongs to whom that belongs to, and nobody's application shows another's document. */
function followOwners(tx: Writable, keptId: string, goneId: string): void {
  const references = referencesOf()
  const ofCandidate = references.filter(({ parent }) => parent === 'candidate').map(({ table }) => table)
  const carriers = [
    ...references.filter(
      ({ table, parent }) =>
        (parent === 'application' || parent === 'document') && ofCandidate.includes(table),
    ),
    { table: 'intake_item', column: 'application_id', parent: 'application', parentColumn: 'id' },
  ]
  for (const { table, column, parent } of carriers)
    tx.raw
      .prepare(
        `UPDATE "${table}" SET candidate_id = (SELECT p.candidate_id FROM "${parent}" p WHERE p.id = "${table}"."${column}")
         WHERE candidate_id IN (@keptId, @goneId) AND EXISTS (SELECT 1 FROM "${parent}" p
          WHERE p.id = "${table}"."${column}" AND p.candidate_id <> "${table}".candidate_id)`,
      )
      .run({ keptId, goneId })
  tx.raw
    .prepare(
      `DELETE FROM application_document WHERE id IN (SELECT l.id FROM application a
        JOIN application_document l ON l.application_id = a.id JOIN document d ON d.id = l.document_id
        WHERE a.candidate_id IN (@keptId, @goneId) AND d.candidate_id <> a.candidate_id)`,
    )
    .run({ keptId, goneId })
  for (const id of [keptId, goneId]) {
    const fullName = tx.raw
      .prepare<[string], string>('SELECT full_name FROM candidate WHERE id = ?')
      .pluck()
      .get(id)
    const sortName = foldName(fullName ?? '')
    tx.raw
      .prepare('UPDATE candidate SET sort_name = ? WHERE id = ? AND sort_name <> ?')
      .run(sortName, id, sortName)
    tx.raw
      .prepare(
        'UPDATE application SET candidate_sort_name = ? WHERE candidate_id = ? AND candidate_sort_name <> ?',
      )
      .run(sortName, id, sortName)
  }
}

/** Lists count from 0 again where entries are gone: the first address is the primary one. */
function renumber(tx: Writable, candidateId: string): void {
  for (const table of PROFILE_TABLES)
    tx.raw
      .prepare(
        `UPDATE ${table} SET position = n.at FROM (SELECT id, row_number() OVER (ORDER BY position, id) - 1 AS at
          FROM ${table} WHERE candidate_id = ?) n WHERE n.id = ${table}.id AND ${table}.position <> n.at`,
      )
      .run(candidateId)
}
