/** The people who work here. Everything about them can be taken back, except that whoever did something keeps the name. */
import type { Colleague, colleagues } from '#contract/colleagues.ts'
import type { InputOf } from '#contract/common.ts'
import { cleanLine } from '../platform/clean-text.ts'
import type { CommandDeps } from '../platform/deps.ts'
import { foldName } from '../platform/fold.ts'
import { newId } from '../platform/ids.ts'
import { Problem } from '../platform/problem.ts'
import { effectiveCommand } from '../store/effective-command.ts'
import { lessOutOfSight } from '../store/restricted.ts'
import type { Readable, Store, Writable } from '../store/types.ts'

const NAME_LENGTH = 200

interface Row {
  id: string
  fullName: string
  email: string | null
  isSelf: number
  leftAt: number | null
}

const COLUMNS = 'c.id, c.full_name AS fullName, c.email, c.is_self AS isSelf, c.left_at AS leftAt'

/** All colleagues by name, those who have left after the others, with how much is assigned to each. */
export function listColleagues(db: Readable): { rows: Colleague[]; self: string | null } {
  const rows = db.raw
    .prepare<[], Row & { assigned: number }>(
      `SELECT ${COLUMNS}, (SELECT count(*) FROM application a INDEXED BY application_assignee
          WHERE a.assignee_id = c.id AND a.status = 'active')
          ${lessOutOfSight(db, `r.assignee_id = c.id AND r.status = 'active'`)} AS assigned
       FROM colleague c ORDER BY c.left_at IS NOT NULL, c.sort_name, c.id`,
    )
    .all()
  return {
    rows: rows.map((row) => ({ ...row, isSelf: row.isSelf === 1 })),
    self: rows.find(({ isSelf }) => isSelf === 1)?.id ?? null,
  }
}

const colleagueNotFound = () =>
  new Problem(
    'NOT_FOUND',
    'COLLEAGUE_UNKNOWN',
    'There is no such colleague. Nothing was changed.',
    'Read the list of colleagues again.',
  )

function readColleague(db: Readable, id: string): Row {
  const row = db.raw.prepare<[string], Row>(`SELECT ${COLUMNS} FROM colleague c WHERE c.id = ?`).get(id)
  if (!row) throw colleagueNotFound()
  return row
}

/** Throws Problem NOT_FOUND, and INVALID_STATE when the colleague has left. */
export function requireAtWork(db: Readable, id: string): void {
  if (readColleague(db, id).leftAt === null) return
  throw new Problem(
    'INVALID_STATE',
    'COLLEAGUE_LEFT',
    'This colleague has left. Nothing was changed.',
    'Choose somebody else, or say in the settings that the colleague is back.',
  )
}

function nameOf(given: string): string {
  const name = cleanLine(given, NAME_LENGTH)
  if (name !== '') return name
  throw new Problem(
    'REFUSED',
    'NAME_EMPTY',
    'A colleague needs a name. Nothing was changed.',
    'Enter a name.',
  )
}

/** Nobody else is the person who uses this workspace. */
function clearSelf(tx: Writable): void {
  tx.raw.prepare('UPDATE colleague SET is_self = 0 WHERE is_self = 1').run()
}

/** Adds a colleague. Returns the id. Throws Problem REFUSED without a name. */
export function addColleague(
  store: Store,
  input: InputOf<typeof colleagues.add>,
  deps: CommandDeps,
): { id: string } {
  const id = newId()
  const fullName = nameOf(input.fullName)
  store.command({ action: 'colleagues.add', subjects: [id], undoable: true, actor: deps.actor }, (tx) => {
    if (input.self) clearSelf(tx)
    tx.raw
      .prepare(
        'INSERT INTO colleague (id, full_name, sort_name, email, is_self, created_at) VALUES (?, ?, ?, ?, ?, ?)',
      )
      .run(id, fullName, foldName(fullName), input.email, input.self ? 1 : 0, deps.clock.now())
  })
  return { id }
}

/** Changes name or address. Throws Problem NOT_FOUND, and REFUSED without a name. */
export function updateColleague(
  store: Store,
  { id, changes }: InputOf<typeof colleagues.update>,
  deps: CommandDeps,
): { id: string } {
  effectiveCommand(
    store,
    { action: 'colleagues.update', subjects: [id], undoable: true, actor: deps.actor },
    (tx) => {
      const before = readColleague(tx, id)
      const fullName = changes.fullName === undefined ? before.fullName : nameOf(changes.fullName)
      const email = changes.email === undefined ? before.email : changes.email
      const changed = fullName !== before.fullName || email !== before.email ? 1 : 0
      tx.raw
        .prepare('UPDATE colleague SET full_name = ?, sort_name = ?, email = ? WHERE id = ?')
        .run(fullName, foldName(fullName), email, id)
      return { changed, result: null }
    },
  )
  return { id }
}

/** Somebody leaves, or comes back. Whoever leaves is no longer the person who uses this workspace. Throws Problem NOT_FOUND. */
export function setColleagueLeft(
  store: Store,
  { id, left }: InputOf<typeof colleagues.setLeft>,
  deps: CommandDeps,
): { id: string } {
  effectiveCommand(
    store,
    {
      action: left ? 'colleagues.leave' : 'colleagues.return',
      subjects: [id],
      undoable: true,
      actor: deps.actor,
    },
    (tx) => {
      if ((readColleague(tx, id).leftAt !== null) === left) return { changed: 0, result: null }
      tx.raw
        .prepare('UPDATE colleague SET left_at = ?, is_self = iif(?, 0, is_self) WHERE id = ?')
        .run(left ? deps.clock.now() : null, left ? 1 : 0, id)
      return { changed: 1, result: null }
    },
  )
  return { id }
}

/** Says who uses this workspace. Throws Problem NOT_FOUND, and INVALID_STATE when the colleague has left. */
export function setSelf(
  store: Store,
  { id }: InputOf<typeof colleagues.setSelf>,
  deps: CommandDeps,
): { self: string | null } {
  effectiveCommand(
    store,
    { action: 'colleagues.setSelf', subjects: id === null ? [] : [id], undoable: true, actor: deps.actor },
    (tx) => {
      const self =
        tx.raw.prepare<[], string>('SELECT id FROM colleague WHERE is_self = 1').pluck().get() ?? null
      if (self === id) return { changed: 0, result: null }
      clearSelf(tx)
      if (id !== null) {
        requireAtWork(tx, id)
        tx.raw.prepare('UPDATE colleague SET is_self = 1 WHERE id = ?').run(id)
      }
      return { changed: 1, result: null }
    },
  )
  return { self: id }
}
