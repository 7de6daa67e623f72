/**
 * Removes a candidate, or one application, with everything, to the last image: what refers to a candidate is read from the schema, and what
 * names one without a foreign key is listed here. A personal table that is neither is a problem that the check names.
 */
import { is } from 'drizzle-orm/entity'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { getTableName } from 'drizzle-orm/table'
import { personalTextColumns } from './personal-columns.ts'
import { ownedBy } from './references.ts'
import { enterErased } from './register.ts'
import { type Entry, registry } from './registry.ts'
import { outOfSight } from './restricted.ts'
import { searchesFor } from './saved-searches.ts'
import * as schema from './schema/index.ts'
import { tablesOf } from './tables.ts'
import type { Readable, Writable } from './types.ts'

/** Tables that name candidates without a foreign key, each with where it is dealt with below. */
const DEALT_WITH: ReadonlySet<string> = new Set([
  'candidate', // the root
  'candidate_search', // by the triggers of the search index
  'intake_item', // emptied: the batch keeps its counts
  'intake_part',
  'intake_chunk',
  'intake_seen',
  'import_batch', // loses the name of its file and the samples of its columns
  'import_row',
  'saved_view', // those that search for the person
  'undo_change',
  'audit_entry', // ids and codes, append-only by promise
  'change_log', // ids of rows that lead nowhere
])

type AnyRegistry = Readonly<Record<string, Readonly<Record<string, Entry | undefined>> | undefined>>

/** Tables that hold something of candidates and that erasing one would pass over; empty when none does. */
export function erasureProblems(
  module: Record<string, unknown> = schema,
  classes: AnyRegistry = registry,
): string[] {
  const owned = new Set(ownedBy('candidate', module).map(({ table }) => table))
  return Object.entries(module)
    .filter((pair): pair is [string, SQLiteTable] => is(pair[1], SQLiteTable))
    .filter(([name]) =>
      // What anonymising removes is a candidate's; what it keeps is the company's own.
      Object.values(classes[name] ?? {}).some((entry) => entry !== undefined && entry.anonymise !== 'keep'),
    )
    .map(([, table]) => getTableName(table))
    .filter((table) => !owned.has(table) && !DEALT_WITH.has(table))
    .map((table) => `${table} holds something of candidates, but erasing one does not reach it`)
}

const MARKS = `CREATE TEMP TABLE IF NOT EXISTS erasing (
  scope TEXT NOT NULL, table_name TEXT NOT NULL, row_id TEXT NOT NULL, PRIMARY KEY (scope, table_name, row_id)) WITHOUT ROWID`

const marked = (scope: string, table: string) =>
  `(SELECT row_id FROM temp.erasing WHERE scope = '${scope}' AND table_name = '${table}')`

export interface ToErase {
  readonly candidateIds?: readonly string[]
  /** Each goes with what is its alone; its documents stay where another application has them too. */
  readonly applicationIds?: readonly string[]
  readonly documentIds?: readonly string[]
}

export interface Erased {
  /** With everybody who had become one with them. */
  readonly candidateIds: string[]
  readonly applicationIds: string[]
  /** The files of these are to be discarded once the transaction has committed. */
  readonly documentIds: string[]
  /** How many rows of each table went. */
  readonly rows: Readonly<Record<string, number>>
}

export interface ErasureOptions {
  /** When it happens, in UTC ms; null: the register is where they come from, so nothing is entered. */
  readonly at: number | null
  /** Told some of the words that are about to go, to be looked for afterwards; they are kept nowhere. */
  readonly onWords?: ((words: readonly string[]) => void) | undefined
}

/** Cells of one column that are told. */
const TOLD_CELLS = 20

/**
 * Deletes candidates or single applications with every row that is theirs, the traces that undo and merges keep of
 * them, and what the intake and imports remember, and enters them in the register.
 */
export function eraseRows(
  tx: Writable,
  { candidateIds = [], applicationIds = [], documentIds = [] }: ToErase,
  { at, onWords }: ErasureOptions,
): Erased {
  const { raw } = tx
  raw.exec(`${MARKS}; DELETE FROM temp.erasing`)
  const owned = ownedBy('candidate')
  const rowIds = new Map(tablesOf().map(({ name, rowId }) => [name, rowId]))
  const mark = raw.prepare('INSERT OR IGNORE INTO temp.erasing (scope, table_name, row_id) VALUES (?, ?, ?)')
  const parts = { application: applicationIds, document: documentIds }
  for (const id of candidateIds) mark.run('row', 'candidate', id)
  for (const [table, ids] of Object.entries(parts)) for (const id of ids) mark.run('row', table, id)
  raw.exec(`INSERT OR IGNORE INTO temp.erasing (scope, table_name, row_id)
    SELECT 'row', 'document', d.document_id FROM application_document d WHERE d.application_id IN ${marked('row', 'application')}
      AND NOT EXISTS (SELECT 1 FROM application_document o WHERE o.document_id = d.document_id
        AND o.application_id NOT IN ${marked('row', 'application')})`)
  raw.exec(`INSERT OR IGNORE INTO temp.erasing (scope, table_name, row_id)
    SELECT 'part', table_name, row_id FROM temp.erasing WHERE table_name IN ('application', 'document')`)
  for (const { table, by } of owned)
    for (const { column, parent, parentColumn } of by)
      raw.exec(`INSERT OR IGNORE INTO temp.erasing (scope, table_name, row_id)
        SELECT 'row', '${table}', t."${rowIds.get(table)}" FROM "${parent}" p JOIN "${table}" t ON t."${column}" = p."${parentColumn}"
        WHERE p."${rowIds.get(parent)}" IN ${marked('row', parent)}`)

  searchesForThem(tx, candidateIds)
  const all = becameOne(tx, candidateIds)
  forgetImages(tx, all)
  forgetIntake(tx)
  forgetImports(tx)
  const rowsOf = (table: string) =>
    raw
      .prepare<[string], string>(`SELECT row_id FROM temp.erasing WHERE scope = 'row' AND table_name = ?`)
      .pluck()
      .all(table)
  const rows: Record<string, number> = {}
  const erased = {
    rows,
    candidateIds: all,
    applicationIds: rowsOf('application'),
    documentIds: rowsOf('document'),
  }
  const addresses = at === null ? [] : addressesOfAskers(tx)
  if (onWords)
    for (const { table, column } of personalTextColumns())
      if (table === 'candidate' || owned.some((one) => one.table === table))
        onWords(
          raw
            .prepare<[], string>(
              `SELECT "${column}" FROM "${table}" WHERE "${rowIds.get(table)}" IN ${marked('row', table)}
               AND "${column}" <> '' LIMIT ${TOLD_CELLS}`,
            )
            .pluck()
            .all(),
        )
  const remove = (table: string) => {
    const { changes } = raw
      .prepare(`DELETE FROM "${table}" WHERE "${rowIds.get(table)}" IN ${marked('row', table)}`)
      .run()
    if (changes > 0) rows[table] = changes
  }
  for (const { table } of [...owned].reverse()) remove(table)
  // Merges that were taken back name the one who went without a foreign key.
  raw.exec(`DELETE FROM candidate_merge_row WHERE merge_id IN
      (SELECT id FROM candidate_merge WHERE gone_id IN ${marked('row', 'candidate')});
    DELETE FROM candidate_merge WHERE gone_id IN ${marked('row', 'candidate')}`)
  remove('candidate')
  raw.exec('DELETE FROM temp.erasing')
  if (at !== null) enterErased(raw, { ...erased, addresses }, at)
  return erased
}

/** The addresses of those who go because they asked. */
const addressesOfAskers = ({ raw }: Writable): string[] =>
  raw
    .prepare<[], string>(
      `SELECT e.normalised FROM candidate_email e WHERE e.candidate_id IN ${marked('row', 'candidate')}
       AND ${outOfSight('e.candidate_id')}`,
    )
    .pluck()
    .all()

/** Everybody whose records became those of the erased by merges that stand. */
function becameOne(db: Readable, candidateIds: readonly string[]): string[] {
  return db.raw
    .prepare<[string], string>(
      `WITH RECURSIVE them(id) AS (SELECT value FROM json_each(?)
        UNION SELECT m.gone_id FROM candidate_merge m JOIN them t ON t.id = m.kept_id WHERE m.undone_at IS NULL)
       SELECT id FROM them`,
    )
    .pluck()
    .all(JSON.stringify(candidateIds))
}

/** Images of rows that are or were theirs go; so do those of whoever was one with the candidates, from the merge on. */
function forgetImages(tx: Writable, candidateIds: readonly string[]): void {
  const { raw } = tx
  const all = JSON.stringify(candidateIds)
  markImages(tx, 'part', '[]')
  for (const images of ['undo_change', 'candidate_merge_row'])
    raw.exec(`DELETE FROM ${images} WHERE seq IN (SELECT u.seq FROM ${images} u JOIN temp.erasing e
      ON e.scope = 'part' AND e.table_name = u.table_name AND e.row_id = u.row_id)`)
  markImages(tx, 'image', all)
  raw.exec(`DELETE FROM undo_change WHERE seq IN (SELECT u.seq FROM undo_change u JOIN temp.erasing e
      ON e.scope = 'image' AND e.table_name = u.table_name AND e.row_id = u.row_id);
    DELETE FROM candidate_merge_row WHERE seq IN (SELECT r.seq FROM candidate_merge_row r JOIN temp.erasing e
      ON e.scope = 'image' AND e.table_name = r.table_name AND e.row_id = r.row_id
      WHERE r.merge_id IN (SELECT id FROM candidate_merge WHERE kept_id IN ${marked('row', 'candidate')}
        OR gone_id IN ${marked('row', 'candidate')}) OR r.table_name = 'kept_apart')`)
  const partners = raw
    .prepare<[string], { id: string; since: number }>(
      `WITH merges(kept_id, gone_id, at) AS (SELECT kept_id, gone_id, at FROM candidate_merge
        UNION SELECT json_extract(coalesce(before, after), '$.kept_id'), json_extract(coalesce(before, after), '$.gone_id'),
         json_extract(coalesce(before, after), '$.at') FROM undo_change WHERE table_name = 'candidate_merge'),
       them(id) AS (SELECT value FROM json_each(?))
       SELECT iif(kept_id IN them, gone_id, kept_id) AS id, min(at) AS since FROM merges
       WHERE (kept_id IN them) <> (gone_id IN them) GROUP BY 1`,
    )
    .all(all)
  for (const { id, since } of partners) {
    raw.exec(`DELETE FROM temp.erasing WHERE scope = 'partner'`)
    markImages(tx, 'partner', JSON.stringify([id]))
    raw
      .prepare(
        `DELETE FROM undo_change WHERE seq IN (SELECT u.seq FROM undo_command c JOIN undo_change u ON u.command_id = c.id
          JOIN temp.erasing e ON e.scope = 'partner' AND e.table_name = u.table_name AND e.row_id = u.row_id WHERE c.at >= ?)`,
      )
      .run(since)
  }
  raw.exec(`DELETE FROM undo_command WHERE state <> 'forgotten'
    AND id <> coalesce((SELECT command_id FROM temp.recording), 0)
    AND NOT EXISTS (SELECT 1 FROM undo_change u WHERE u.command_id = undo_command.id)`)
}

/** Marks the rows of the tables that are a candidate's, also those that exist in images alone. */
function markImages(tx: Writable, scope: string, candidateIds: string): void {
  const { raw } = tx
  raw
    .prepare(
      `INSERT OR IGNORE INTO temp.erasing (scope, table_name, row_id) SELECT ?, 'candidate', value FROM json_each(?)`,
    )
    .run(scope, candidateIds)
  const rowIds = new Map(tablesOf().map(({ name, rowId }) => [name, rowId]))
  for (const { table, by } of ownedBy('candidate'))
    for (const { column, parent, parentColumn } of by) {
      raw.exec(`INSERT OR IGNORE INTO temp.erasing (scope, table_name, row_id)
        SELECT '${scope}', '${table}', t."${rowIds.get(table)}" FROM "${parent}" p JOIN "${table}" t ON t."${column}" = p."${parentColumn}"
        WHERE p."${rowIds.get(parent)}" IN ${marked(scope, parent)}`)
      for (const images of ['undo_change', 'candidate_merge_row'])
        raw.exec(`INSERT OR IGNORE INTO temp.erasing (scope, table_name, row_id)
          SELECT '${scope}', '${table}', u.row_id FROM "${images}" u WHERE u.table_name = '${table}'
          AND (json_extract(u.before, '$.${column}') IN ${marked(scope, parent)}
            OR json_extract(u.after, '$.${column}') IN ${marked(scope, parent)})`)
    }
}

/** The batch keeps what it counts; whose files they were, what they were called and what was read from them goes. */
function forgetIntake(tx: Writable): void {
  const items = `(SELECT id FROM intake_item WHERE candidate_id IN ${marked('row', 'candidate')}
    OR application_id IN ${marked('row', 'application')})`
  tx.raw.exec(`DELETE FROM intake_seen WHERE item_id IN ${items} OR application_id IN ${marked('row', 'application')};
    DELETE FROM intake_chunk WHERE part_id IN (SELECT id FROM intake_part WHERE item_id IN ${items});
    DELETE FROM intake_part WHERE item_id IN ${items};
    UPDATE intake_item SET name = '', code = NULL, reason = NULL, refused_files = '[]', proposal = NULL, root = '',
      archive_part_id = NULL, brought = NULL, made_candidate = 0, candidate_id = NULL, application_id = NULL
      WHERE id IN ${items}`)
}

/** A table that they stood in keeps what it counted; their rows, and what might show them as a sample, go. */
function forgetImports(tx: Writable): void {
  const rows = `candidate_id IN ${marked('row', 'candidate')} OR application_id IN ${marked('row', 'application')}`
  tx.raw.exec(`UPDATE import_batch SET name = '', columns = (SELECT coalesce(json_group_array(json_set(c.value, '$.samples', json('[]'))), '[]')
      FROM json_each(columns) c) WHERE id IN (SELECT batch_id FROM import_row WHERE ${rows});
    DELETE FROM import_row WHERE ${rows}`)
}

/** Saved searches for the person: the whole name, an address or a number stands in them. */
function searchesForThem(tx: Writable, candidateIds: readonly string[]): void {
  tx.raw
    .prepare(`DELETE FROM saved_view WHERE ${searchesFor('SELECT value FROM json_each(@ids)')}`)
    .run({ ids: JSON.stringify(candidateIds) })
}
