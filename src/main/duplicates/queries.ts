import type { InputOf } from '#contract/common.ts'
import type { Agreement, Difference, DuplicatePair, duplicates, MergeRecord } from '#contract/duplicates.ts'
import { candidateNotFound } from '../candidates/profile.ts'
import { type CursorValue, decodeCursor, encodeCursor } from '../platform/cursor.ts'
import type { CommandDeps } from '../platform/deps.ts'
import { newId } from '../platform/ids.ts'
import { effectiveCommand } from '../store/effective-command.ts'
import { onlyInSight } from '../store/restricted.ts'
import type { Readable, Store } from '../store/types.ts'
import { inOrder } from './find.ts'
import { goneNameOf, NEWEST_OF_KEPT } from './unmerge.ts'
import { isCompared } from './watch.ts'

interface PairCells {
  id: string
  certainty: DuplicatePair['certainty']
  score: number
  agree: string
  differ: string
  one: string
  other: string
}

const person = (alias: string) =>
  `json_object('id', ${alias}.id, 'fullName', ${alias}.full_name, 'headline', ${alias}.headline, 'city', ${alias}.city,
    'country', ${alias}.country, 'updatedAt', ${alias}.updated_at,
    'applications', (SELECT count(*) FROM application a WHERE a.candidate_id = ${alias}.id))`

const PAIRS = `SELECT p.id, p.certainty, p.score, p.agree, p.differ, ${person('c')} AS one, ${person('d')} AS other
  FROM duplicate_pair p JOIN candidate c ON c.id = p.one_id JOIN candidate d ON d.id = p.other_id`

const suggested = (db: Readable): string =>
  [
    'NOT EXISTS (SELECT 1 FROM kept_apart k WHERE k.one_id = p.one_id AND k.other_id = p.other_id)',
    ...onlyInSight(db, 'p.one_id', 'p.other_id'),
  ].join(' AND ')

const codes = (joined: string) => joined.split(',').filter((code) => code !== '')

const toPair = ({ score: _, agree, differ, one, other, ...pair }: PairCells): DuplicatePair => ({
  ...pair,
  agree: codes(agree) as Agreement[],
  differ: codes(differ) as Difference[],
  one: JSON.parse(one) as DuplicatePair['one'],
  other: JSON.parse(other) as DuplicatePair['other'],
})

/** A page of those who may be one, the surest first, with how many pairs there are. Throws Problem REFUSED on a foreign cursor. */
export function listDuplicates(
  db: Readable,
  input: InputOf<typeof duplicates.list>,
): { rows: DuplicatePair[]; total: number; next: string | null; compared: boolean } {
  const after: CursorValue[] =
    input.cursor === undefined ? [] : decodeCursor('duplicates', input.cursor, ['number', 'text'])
  const found = db.raw
    .prepare<CursorValue[], PairCells>(
      `${PAIRS} WHERE ${suggested(db)} ${after.length > 0 ? 'AND (p.score, p.id) < (?, ?)' : ''}
       ORDER BY p.score DESC, p.id DESC LIMIT ?`,
    )
    .all(...after, input.limit + 1)
  const total =
    db.raw
      .prepare<[], number>(`SELECT count(*) FROM duplicate_pair p WHERE ${suggested(db)}`)
      .pluck()
      .get() ?? 0
  const page = found.slice(0, input.limit)
  const last = page.at(-1)
  return {
    rows: page.map(toPair),
    total,
    next: found.length > input.limit && last ? encodeCursor('duplicates', [last.score, last.id]) : null,
    compared: isCompared(db),
  }
}

/** Who one candidate may be the same person as, the surest first. */
export function duplicatesOf(
  db: Readable,
  { candidateId }: { candidateId: string },
): { rows: DuplicatePair[] } {
  const rows = db.raw
    .prepare<[string, string], PairCells>(
      `${PAIRS} WHERE p.id IN (SELECT id FROM duplicate_pair WHERE one_id = ? UNION ALL
        SELECT id FROM duplicate_pair WHERE other_id = ?) AND ${suggested(db)} ORDER BY p.score DESC, p.id LIMIT 20`,
    )
    .all(candidateId, candidateId)
  return { rows: rows.map(toPair) }
}

/** Says that two candidates are two people: they are not suggested again. Throws Problem NOT_FOUND. */
export function keepApart(
  store: Store,
  { oneId, otherId }: { oneId: string; otherId: string },
  deps: CommandDeps,
): { undoId: number | null } {
  const { undoId } = effectiveCommand(
    store,
    { action: 'duplicates.keepApart', subjects: [oneId, otherId], undoable: true, actor: deps.actor },
    (tx) => {
      const known = tx.raw.prepare('SELECT 1 FROM candidate WHERE id = ?')
      if (oneId === otherId || known.get(oneId) === undefined || known.get(otherId) === undefined)
        throw candidateNotFound()
      return {
        changed: tx.raw
          .prepare('INSERT OR IGNORE INTO kept_apart (id, one_id, other_id, at) VALUES (?, ?, ?, ?)')
          .run(newId(), ...inOrder(oneId, otherId), deps.clock.now()).changes,
        result: null,
      }
    },
  )
  return { undoId }
}

/** The merges that one candidate was part of, the newest first. */
export function mergesOf(db: Readable, { candidateId }: { candidateId: string }): { rows: MergeRecord[] } {
  const rows = db.raw
    .prepare<[string, string], Omit<MergeRecord, 'goneName' | 'canUndo'>>(
      `SELECT id, at, undone_at AS undoneAt, kept_id AS keptId, gone_id AS goneId FROM candidate_merge
       WHERE (kept_id = ? OR gone_id = ?) AND kept_id <> gone_id ORDER BY at DESC, rowid DESC`,
    )
    .all(candidateId, candidateId)
  const newest = db.raw.prepare<[string], string>(NEWEST_OF_KEPT).pluck().get(candidateId)
  return {
    rows: rows.map((row) => ({
      ...row,
      goneName: goneNameOf(db, row.id, row.goneId),
      canUndo: row.id === newest,
    })),
  }
}
