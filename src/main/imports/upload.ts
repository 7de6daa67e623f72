/** Takes a table in: its rows are kept until somebody has said what the columns are, and they are settled. */
import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type {
  DateOrder,
  Import,
  ImportColumn,
  ImportField,
  ImportKind,
  ImportMapping,
} from '#contract/imports.ts'
import { cleanLine } from '../platform/clean-text.ts'
import { newId } from '../platform/ids.ts'
import { Problem } from '../platform/problem.ts'
import type { StepsOptions } from '../store/steps.ts'
import type { Readable, Store } from '../store/types.ts'
import { getImport, noCounts } from './batches.ts'
import type { ImportDeps } from './deps.ts'
import { dropImport, forgetOld } from './forget.ts'
import { headersKey, numberedKeys, proposeFields } from './headers.ts'
import { readTable, type TableFile, type TableHead, type TableRow } from './table.ts'

const SAMPLES = 3
const SAMPLE_LENGTH = 80

const cancelled = () =>
  new Problem('CANCELLED', 'CANCELLED', 'This was cancelled before it was finished. Nothing was changed.')

/**
 * Reads a table and keeps its rows. Returns the import, with a proposal for its columns. Throws Problem REFUSED (see
 * `readTable`), and CANCELLED; then nothing is kept.
 */
export async function uploadTable(
  store: Store,
  input: { kind: ImportKind; name: string; file: TableFile },
  deps: Pick<ImportDeps, 'clock' | 'actor'>,
  { signal, onProgress }: StepsOptions = {},
): Promise<Import> {
  await forgetOld(store, deps.clock)
  const id = newId()
  const keep = rowKeeper(store, id, input.kind)
  const survey = createSurvey()
  let head: (TableHead & { headers: string[] }) | null = null
  try {
    const mac = store.mac('intake', await digestOf(input.file))
    await readTable(
      input.file,
      {
        head({ cells }, about) {
          head = { ...about, headers: cells.map((cell) => cleanLine(cell, 200)) }
          beginImport(store, id, input, head, mac, deps)
        },
        rows(rows, done) {
          survey.look(rows)
          keep(rows)
          onProgress?.({ done, total: input.file.size })
        },
      },
      signal,
    )
  } catch (error) {
    await dropImport(store, id)
    throw signal?.aborted ? cancelled() : error
  }
  finishReading(store, id, input.kind, survey.columns((head as { headers: string[] } | null)?.headers ?? []))
  return getImport(store.reader, { importId: id })
}

async function digestOf(file: TableFile): Promise<Buffer> {
  const hash = createHash('sha256')
  const slice = 1024 * 1024
  for (let from = 0; from < file.size; from += slice) {
    hash.update(new Uint8Array(await file.slice(from, from + slice).arrayBuffer()))
    await nextTurn()
  }
  return hash.digest()
}

function beginImport(
  store: Store,
  id: string,
  { kind, name }: { kind: ImportKind; name: string },
  { charset, delimiter, headers }: TableHead & { headers: string[] },
  mac: Buffer,
  { clock, actor }: Pick<ImportDeps, 'clock' | 'actor'>,
): void {
  store.maintain((tx) =>
    tx.raw
      .prepare(
        `INSERT INTO import_batch (id, kind, status, origin, name, started_at, total, delimiter, charset, columns,
          header_key, mapping, proposed_by, mapped, counts, mac)
         VALUES (?, ?, 'reading', ?, ?, ?, 0, ?, ?, '[]', ?, '{"fields":[]}', 'headers', 0, ?, ?)`,
      )
      .run(
        id,
        kind,
        actor === 'cli' ? 'cli' : 'window',
        cleanLine(name, 300),
        clock.now(),
        delimiter,
        charset,
        headersKey(headers),
        JSON.stringify(noCounts()),
        mac,
      ),
  )
}

/** Keeps rows of a table, each part in one transaction. */
function rowKeeper(store: Store, batchId: string, kind: ImportKind): (rows: readonly TableRow[]) => void {
  let position = 0
  return (rows) =>
    store.maintain((tx) => {
      const insert = tx.raw.prepare(
        `INSERT INTO import_row (id, batch_id, position, line, cells, outcome, mac)
         VALUES (?, ?, ?, ?, ?, 'pending', ?)`,
      )
      for (const { line, cells } of rows) {
        const kept = JSON.stringify(cells)
        const mac = store.mac('intake', Buffer.from(`import-row\n${kind}\n${kept}`, 'utf8'))
        insert.run(newId(), batchId, position, line, kept, mac)
        position += 1
      }
    })
}

const NUMERIC_DATE = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4}|\d{2})(?!\d)/

interface Surveyed {
  samples: string[]
  dates: { either: boolean; dmy: boolean; mdy: boolean }
}

/** Looks at the values of each column while they come by. */
function createSurvey() {
  const found: Surveyed[] = []
  return {
    look(rows: readonly TableRow[]): void {
      for (const { cells } of rows)
        cells.forEach((cell, at) => {
          if (cell === '') return
          found[at] ??= { samples: [], dates: { either: false, dmy: false, mdy: false } }
          const column = found[at]
          if (column.samples.length < SAMPLES) {
            const sample = cleanLine(cell, SAMPLE_LENGTH)
            if (!column.samples.includes(sample)) column.samples.push(sample)
          }
          const date = NUMERIC_DATE.exec(cell)
          if (date === null) return
          const [first, second] = [Number(date[1]), Number(date[2])]
          if (first > 12) column.dates.dmy = true
          else if (second > 12) column.dates.mdy = true
          else if (first !== second) column.dates.either = true
        })
    },
    columns(headers: readonly string[]): { columns: ImportColumn[]; orders: (DateOrder | null)[] } {
      const orderOf = (column: Surveyed | undefined): DateOrder | null => {
        if (column === undefined || column.dates.dmy === column.dates.mdy) return null
        return column.dates.dmy ? 'dmy' : 'mdy'
      }
      return {
        columns: headers.map((header, at) => ({
          header,
          samples: found[at]?.samples ?? [],
          ambiguousDates: found[at]?.dates.either === true,
        })),
        orders: headers.map((_, at) => orderOf(found[at])),
      }
    },
  }
}

function finishReading(
  store: Store,
  id: string,
  kind: ImportKind,
  { columns, orders }: { columns: ImportColumn[]; orders: (DateOrder | null)[] },
): void {
  const headers = columns.map(({ header }) => header)
  const remembered = rememberedMapping(store.reader, kind, headers)
  const { fields, by } = proposeFields(kind, headers, remembered?.fields ?? null)
  const told = orders.find((order) => order !== null) ?? null
  const mapping: ImportMapping = {
    fields,
    // What the table itself says is stronger than what was chosen for another one.
    dateOrder: told ?? remembered?.dateOrder ?? null,
    phoneCountry: remembered?.phoneCountry ?? null,
  }
  store.maintain((tx) =>
    tx.raw
      .prepare(
        `UPDATE import_batch SET status = 'ready', columns = ?, mapping = ?, proposed_by = ?,
          total = (SELECT count(*) FROM import_row WHERE batch_id = import_batch.id) WHERE id = ?`,
      )
      .run(JSON.stringify(columns), JSON.stringify(mapping), by, id),
  )
}

interface Remembered extends Omit<ImportMapping, 'fields'> {
  fields: Map<string, ImportField>
}

/** What was last chosen for a table with these heads, in whatever order. */
function rememberedMapping(db: Readable, kind: ImportKind, headers: readonly string[]): Remembered | null {
  const row = db.raw
    .prepare<[string, string], { columns: string; mapping: string }>(
      `SELECT columns, mapping FROM import_batch WHERE kind = ? AND header_key = ? AND mapped = 1
       ORDER BY started_at DESC LIMIT 1`,
    )
    .get(kind, headersKey(headers))
  if (row === undefined) return null
  const columns: ImportColumn[] = JSON.parse(row.columns)
  const { fields, ...options }: ImportMapping = JSON.parse(row.mapping)
  return {
    ...options,
    fields: new Map(
      numberedKeys(columns.map(({ header }) => header)).map((key, at) => [key, fields[at] ?? 'ignore']),
    ),
  }
}
