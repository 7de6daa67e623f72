import { isUndoable, tablesOf } from '../../src/main/store/tables.ts'
import type { Store } from '../../src/main/store/types.ts'

/** Every row of every table that undo is about, and what is derived from them. */
export function stateOf({ reader }: Store): Record<string, unknown[]> {
  const state: Record<string, unknown[]> = {}
  for (const { name, rowId } of tablesOf().filter(isUndoable))
    state[name] = reader.raw.prepare(`SELECT * FROM "${name}" ORDER BY "${rowId}"`).all()
  // Its row numbers are of no account: they only tie it to the search index.
  state.candidate_search = reader.raw
    .prepare('SELECT candidate_id, names, contacts FROM candidate_search ORDER BY candidate_id')
    .all()
  return state
}

/** As `stateOf`, with the audit and what can be undone: nothing has happened as long as this is the same. */
export const everythingOf = (store: Store): unknown => ({
  ...stateOf(store),
  audit: store.reader.raw.prepare('SELECT * FROM audit_entry ORDER BY seq').all(),
  log: store.reader.raw.prepare('SELECT count(*) FROM change_log').get(),
  undo: store.reader.raw.prepare(`SELECT * FROM undo_command WHERE state <> 'forgotten' ORDER BY id`).all(),
  images: store.reader.raw
    .prepare(
      `SELECT count(*) FROM undo_change c JOIN undo_command u ON u.id = c.command_id WHERE u.state <> 'forgotten'`,
    )
    .get(),
  history: store.historyState(),
})
