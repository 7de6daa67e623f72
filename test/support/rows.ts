/** Rows made from the schema itself, so that a test names only the columns it is about. */
import { randomUUID } from 'node:crypto'
import { getTableColumns, type InferInsertModel } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import * as schema from '../../src/main/store/schema/index.ts'
import type { Store, Writable } from '../../src/main/store/types.ts'

/** Values for every column that must have one, with `text` where any text will do; `values` win. */
export function rowOf<T extends SQLiteTable>(
  table: T,
  values: Partial<InferInsertModel<T>>,
  text: (column: string) => string = (column) => column,
  optional = false,
): InferInsertModel<T> {
  const row: Record<string, unknown> = {}
  for (const [name, column] of Object.entries(getTableColumns(table))) {
    if (name in values || (column.primary && column.dataType === 'number')) continue
    if (!column.notNull && !(optional && column.dataType === 'string' && !name.endsWith('Id'))) continue
    if (name === 'id') row[name] = randomUUID()
    else if (column.enumValues?.[0] !== undefined) row[name] = column.enumValues[0]
    else if (column.dataType === 'string') row[name] = text(name)
    else if (column.dataType === 'boolean') row[name] = false
    else if (column.dataType === 'buffer') row[name] = Buffer.from(text(name))
    else row[name] = 1
  }
  return { ...row, ...values } as InferInsertModel<T>
}

export interface Pipeline {
  candidateId: string
  openingId: string
  stageIds: [string, string]
  applicationId: string
}

/** One candidate with an address, one opening of two stages, one application. */
export function addPipeline(tx: Writable, name = 'Example Person'): Pipeline {
  const ids = { candidateId: randomUUID(), openingId: randomUUID(), applicationId: randomUUID() }
  const stageIds: [string, string] = [randomUUID(), randomUUID()]
  const { candidateId, openingId } = ids
  tx.orm
    .insert(schema.candidate)
    .values(rowOf(schema.candidate, { id: candidateId, fullName: name }))
    .run()
  tx.orm
    .insert(schema.candidateEmail)
    .values(rowOf(schema.candidateEmail, { candidateId, address: 'person@example.org' }))
    .run()
  tx.orm
    .insert(schema.opening)
    .values(rowOf(schema.opening, { id: openingId, requisitionNumber: openingId }))
    .run()
  for (const [position, id] of stageIds.entries())
    tx.orm.insert(schema.stage).values(rowOf(schema.stage, { id, openingId, position })).run()
  tx.orm
    .insert(schema.application)
    .values(
      rowOf(schema.application, { id: ids.applicationId, candidateId, openingId, stageId: stageIds[0] }),
    )
    .run()
  return { ...ids, stageIds }
}

/** Runs `work` as an undoable command of a person. */
export const asCommand = <T>(store: Store, work: (tx: Writable) => T, action = 'test.step') =>
  store.command({ action, subjects: [], undoable: true, actor: 'person' }, work)
