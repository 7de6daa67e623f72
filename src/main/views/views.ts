/** Saved views: kept as the person left them, counted as the list would. */
import type { InputOf } from '#contract/common.ts'
import { MOST_VIEWS, type SavedView, ViewDefinition, type views } from '#contract/views.ts'
import { countMatching } from '../applications/counts.ts'
import { cleanLine } from '../platform/clean-text.ts'
import type { Clock } from '../platform/clock.ts'
import type { CommandDeps } from '../platform/deps.ts'
import { newId } from '../platform/ids.ts'
import { Problem } from '../platform/problem.ts'
import { effectiveCommand } from '../store/effective-command.ts'
import { savedInSight } from '../store/restricted.ts'
import type { Readable, Store, Writable } from '../store/types.ts'

const NAME_LENGTH = 80

interface Cells {
  id: string
  name: string
  definition: string
}

/** A definition that this version cannot read shows everything, so that it can be mended or removed. */
function read({ id, name, definition }: Cells): SavedView {
  const known = ViewDefinition.safeParse(parsed(definition))
  return { id, name, definition: known.success ? known.data : ViewDefinition.parse({ filter: {} }) }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

export function listViews(db: Readable): { rows: SavedView[] } {
  const rows = db.raw
    .prepare<[], Cells>(
      `SELECT id, name, definition FROM saved_view ${savedInSight(db).map((sql) => `WHERE ${sql}`)}
       ORDER BY position, created_at, id`,
    )
    .all()
  return { rows: rows.map(read) }
}

function readView(db: Readable, id: string): SavedView {
  const cells = db.raw
    .prepare<[string], Cells>('SELECT id, name, definition FROM saved_view WHERE id = ?')
    .get(id)
  if (cells) return read(cells)
  throw new Problem(
    'NOT_FOUND',
    'VIEW_UNKNOWN',
    'There is no such saved view. Nothing was changed.',
    'It may have been removed; choose another one.',
  )
}

/** How many applications the view has now. Throws Problem NOT_FOUND. */
export function countView(
  db: Readable,
  { id }: InputOf<typeof views.count>,
  { clock }: { clock: Clock },
): { count: number } {
  return { count: countMatching(db, readView(db, id).definition.filter, clock.now()) }
}

/** The name, tidied. Throws Problem REFUSED without one, and CONFLICT when another view has it. */
function freeName(db: Readable, given: string, id: string): string {
  const name = cleanLine(given, NAME_LENGTH)
  if (name === '')
    throw new Problem('REFUSED', 'NAME_EMPTY', 'A view needs a name. Nothing was changed.', 'Enter a name.')
  const taken = db.raw
    .prepare<[string, string], number>('SELECT 1 FROM saved_view WHERE name = ? COLLATE NOCASE AND id <> ?')
    .get(name, id)
  if (taken === undefined) return name
  throw new Problem(
    'CONFLICT',
    'VIEW_NAME_TAKEN',
    'Another saved view has this name. Nothing was changed.',
    'Choose another name, or update the view that has it.',
  )
}

const placeAll = (tx: Writable, ids: readonly string[]): number => {
  const place = tx.raw.prepare('UPDATE saved_view SET position = ? WHERE id = ? AND position <> ?')
  return ids.reduce((sum, id, position) => sum + place.run(position, id, position).changes, 0)
}

/** Saves a new view after the others. Throws Problem CONFLICT when the name is taken, REFUSED when there are too many. */
export function createView(
  store: Store,
  { name: given, definition }: InputOf<typeof views.create>,
  deps: CommandDeps,
): SavedView {
  const id = newId()
  const now = deps.clock.now()
  return store.command(
    { action: 'views.create', subjects: [id], undoable: true, actor: deps.actor },
    (tx) => {
      const name = freeName(tx, given, id)
      const { rows } = listViews(tx)
      if (rows.length >= MOST_VIEWS)
        throw new Problem(
          'REFUSED',
          'TOO_MANY_VIEWS',
          `A workspace keeps ${MOST_VIEWS} saved views. Nothing was changed.`,
          'Remove one that nobody needs any more.',
        )
      const position =
        tx.raw.prepare<[], number>('SELECT coalesce(max(position), -1) + 1 FROM saved_view').pluck().get() ??
        0
      tx.raw
        .prepare(
          'INSERT INTO saved_view (id, name, definition, position, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)',
        )
        .run(id, name, JSON.stringify(definition), position, now, now)
      return { id, name, definition }
    },
  ).result
}

type Done = { undoId: number | null }

/** Gives a view another name. Throws Problem NOT_FOUND, CONFLICT when the name is taken. */
export function renameView(
  store: Store,
  { id, name: given }: InputOf<typeof views.rename>,
  deps: CommandDeps,
): Done {
  return change(store, 'views.rename', id, deps, (tx) => {
    const before = readView(tx, id)
    const name = freeName(tx, given, id)
    return name === before.name ? null : { name }
  })
}

/** What the view shows from now on. Throws Problem NOT_FOUND. */
export function updateView(
  store: Store,
  { id, definition }: InputOf<typeof views.update>,
  deps: CommandDeps,
): Done {
  return change(store, 'views.update', id, deps, (tx) => {
    const now = JSON.stringify(definition)
    return JSON.stringify(readView(tx, id).definition) === now ? null : { definition: now }
  })
}

function change(
  store: Store,
  action: string,
  id: string,
  deps: CommandDeps,
  work: (tx: Writable) => Partial<Cells> | null,
): Done {
  const { undoId } = effectiveCommand(
    store,
    { action, subjects: [id], undoable: true, actor: deps.actor },
    (tx) => {
      const changes = work(tx)
      if (changes === null) return { changed: 0, result: null }
      const { name, definition } = changes
      tx.raw
        .prepare(
          `UPDATE saved_view SET name = coalesce(?, name), definition = coalesce(?, definition), updated_at = ?
           WHERE id = ?`,
        )
        .run(name ?? null, definition ?? null, deps.clock.now(), id)
      return { changed: 1, result: null }
    },
  )
  return { undoId }
}

/** Puts the views in this order; those not named come after them as they were. Throws Problem NOT_FOUND. */
export function reorderViews(store: Store, { ids }: InputOf<typeof views.reorder>, deps: CommandDeps): Done {
  const { undoId } = effectiveCommand(
    store,
    { action: 'views.reorder', subjects: ids, undoable: true, actor: deps.actor },
    (tx) => {
      for (const id of ids) readView(tx, id)
      const others = listViews(tx).rows.flatMap(({ id }) => (ids.includes(id) ? [] : [id]))
      return { changed: placeAll(tx, [...new Set([...ids, ...others])]), result: null }
    },
  )
  return { undoId }
}

/** Removes the view; what it showed stays. Throws Problem NOT_FOUND. */
export function removeView(store: Store, { id }: InputOf<typeof views.remove>, deps: CommandDeps): Done {
  const { undoId } = store.command(
    { action: 'views.remove', subjects: [id], undoable: true, actor: deps.actor },
    (tx) => {
      readView(tx, id)
      tx.raw.prepare('DELETE FROM saved_view WHERE id = ?').run(id)
    },
  )
  return { undoId }
}
