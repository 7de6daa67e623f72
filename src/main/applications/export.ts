/** Rows of a selection or of a whole list, to be written into a file: some at a time, with one audit line at the end. */
import { setImmediate as turn } from 'node:timers/promises'
import type { ApplicationRow, applications } from '#contract/applications.ts'
import type { InputOf } from '#contract/common.ts'
import type { CommandDeps } from '../platform/deps.ts'
import type { Store } from '../store/types.ts'
import { listApplications } from './list.ts'
import { rowsOf } from './rows.ts'

/** Rows of one part: some milliseconds. */
const PART = 200

export interface ExportPart {
  rows: ApplicationRow[]
  done: number
  total: number
}

function* pagesOfIds(
  store: Store,
  ids: readonly string[],
): Generator<{ rows: ApplicationRow[]; total: number }> {
  const wanted = [...new Set(ids)]
  const seqOf = store.reader.raw.prepare<[string], number>('SELECT seq FROM application WHERE id = ?').pluck()
  for (let from = 0; from < wanted.length; from += PART) {
    const seqs = wanted.slice(from, from + PART).flatMap((id) => seqOf.get(id) ?? [])
    yield { rows: rowsOf(store.reader, seqs), total: wanted.length }
  }
}

export type ExportInput = InputOf<typeof applications.export>
type OfList = Exclude<ExportInput, { ids: string[] }>

function* pagesOfList(
  store: Store,
  { filter, ...order }: OfList,
  deps: CommandDeps,
): Generator<{ rows: ApplicationRow[]; total: number }> {
  let cursor: string | undefined
  do {
    const page = listApplications(
      store.reader,
      { ...filter, ...order, limit: PART, ...(cursor !== undefined && { cursor }) },
      deps,
    )
    yield page
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
}

/** Each application once, in the order of the list or as picked; what changes meanwhile is as it is when its part is read. */
export async function* exportedRows(
  store: Store,
  input: ExportInput,
  deps: CommandDeps,
): AsyncGenerator<ExportPart, void, void> {
  const seen = new Set<string>()
  for (const { rows, total } of 'ids' in input
    ? pagesOfIds(store, input.ids)
    : pagesOfList(store, input, deps)) {
    const fresh = rows.filter(({ id }) => !seen.has(id))
    for (const { id } of fresh) seen.add(id)
    yield { rows: fresh, done: seen.size, total }
    await turn()
  }
}

/** Audits that so many were exported: to be called when the last is out, because whoever stops before has no file. */
export function auditExport(store: Store, action: string, count: number, { actor }: CommandDeps): void {
  if (count === 0) return
  const subjects = () => ({ subjects: [], count })
  store.command({ action, subjects, undoable: false, actor }, () => undefined)
}

/** The rows of an export, audited at its end. */
export async function* exportApplications(
  store: Store,
  input: ExportInput,
  deps: CommandDeps,
): AsyncGenerator<ExportPart, void, void> {
  let count = 0
  for await (const part of exportedRows(store, input, deps)) {
    count = part.done
    yield part
  }
  auditExport(store, 'applications.export', count, deps)
}
