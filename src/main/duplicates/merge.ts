/** Makes one candidate of two, in one transaction, and keeps what it takes to make two of them again. */
import { eventWriter } from '../applications/events.ts'
import { foldName } from '../candidates/normalise.ts'
import { writeProfile } from '../candidates/profile.ts'
import type { CommandDeps } from '../platform/deps.ts'
import { newId } from '../platform/ids.ts'
import { referencesOf } from '../store/references.ts'
import type { Store, Writable } from '../store/types.ts'
import { inOrder } from './find.ts'
import { clashesOf, type Merging, readBoth, resultOf } from './merging.ts'

/** The profile itself: read from both, written as one. */
export const PROFILE_TABLES = [
  'candidate_email',
  'candidate_phone',
  'candidate_link',
  'candidate_experience',
  'candidate_education',
  'candidate_skill',
  'candidate_language',
] as const

/** Made anew from the result, or of two candidates and so no one's to hand over. */
const NOT_HANDED_OVER = new Set<string>([...PROFILE_TABLES, 'candidate_key', 'duplicate_pair', 'kept_apart'])

/** Columns that name a candidate without a foreign key, because they outlive one. */
const UNBOUND = [{ table: 'intake_item', column: 'candidate_id' }]

/** Every column by which records are a candidate's: a table that is added is handed over without being named here. */
export const handedOver = (): { table: string; column: string }[] => [
  ...referencesOf()
    .filter(({ table, parent }) => parent === 'candidate' && !NOT_HANDED_OVER.has(table))
    .map(({ table, column }) => ({ table, column })),
  ...UNBOUND,
]

/**
 * Everything that belongs to `goneId` becomes `keepId`'s: applications, documents, notes, mails, consents, scorecards.
 * The profile becomes what was chosen, and of two active applications for one opening one is closed as a duplicate,
 * with its history. Returns the merge and its undo entry. Throws Problem as `previewMerge` does.
 */
export function mergeCandidates(
  store: Store,
  merging: Merging,
  deps: CommandDeps,
): { mergeId: string; undoId: number | null } {
  const mergeId = newId()
  const { keepId, goneId, choices } = merging
  const { undoId } = store.command(
    { action: 'duplicates.merge', subjects: [keepId, goneId], undoable: true, actor: deps.actor },
    (tx) => {
      const { kept, gone } = readBoth(tx, merging)
      const result = resultOf(kept, gone, choices)
      const now = deps.clock.now()
      closeSecondOnes(tx, merging, now)
      for (const { table, column } of handedOver())
        tx.raw.prepare(`UPDATE "${table}" SET "${column}" = ? WHERE "${column}" = ?`).run(keepId, goneId)
      handOverApart(tx, keepId, goneId)
      for (const table of PROFILE_TABLES)
        tx.raw.prepare(`DELETE FROM ${table} WHERE candidate_id = ?`).run(goneId)
      tx.raw.prepare('DELETE FROM candidate WHERE id = ?').run(goneId)
      writeProfile(tx, kept, result, deps)
      tx.raw.prepare('UPDATE candidate SET updated_at = ? WHERE id = ?').run(now, keepId)
      tx.raw
        .prepare(
          'UPDATE application SET candidate_sort_name = ? WHERE candidate_id = ? AND candidate_sort_name <> ?',
        )
        .run(foldName(result.fullName), keepId, foldName(result.fullName))
      keepLog(tx, { mergeId, keepId, goneId, now })
    },
  )
  return { mergeId, undoId }
}

/** One active application per candidate and opening: the others are closed where they stand, and keep their history. */
function closeSecondOnes(tx: Writable, merging: Merging, now: number): void {
  const close = tx.raw.prepare(
    `UPDATE application SET status = 'rejected', disposition_reason = 'duplicate', decided_at = ?, updated_at = ?,
      snoozed_until = NULL WHERE id = ?`,
  )
  const record = eventWriter(tx)
  for (const { applications } of clashesOf(tx, merging))
    for (const { id, staysActive } of applications) {
      if (staysActive) continue
      const fromStageId = tx.raw
        .prepare<[string], string>('SELECT stage_id FROM application WHERE id = ?')
        .pluck()
        .get(id)
      close.run(now, now, id)
      record(id, now, 'rejected', {
        ...(fromStageId === undefined ? {} : { fromStageId }),
        reason: 'duplicate',
      })
    }
}

/** Who was kept apart from the one who goes is kept apart from the one who stays. */
function handOverApart(tx: Writable, keepId: string, goneId: string): void {
  const pairs = tx.raw
    .prepare<[string, string], { id: string; oneId: string; otherId: string; at: number }>(
      'SELECT id, one_id AS oneId, other_id AS otherId, at FROM kept_apart WHERE one_id = ? OR other_id = ?',
    )
    .all(goneId, goneId)
  for (const { id, oneId, otherId, at } of pairs) {
    const partner = oneId === goneId ? otherId : oneId
    tx.raw.prepare('DELETE FROM kept_apart WHERE id = ?').run(id)
    if (partner !== keepId)
      tx.raw
        .prepare('INSERT OR IGNORE INTO kept_apart (id, one_id, other_id, at) VALUES (?, ?, ?, ?)')
        .run(newId(), ...inOrder(keepId, partner), at)
  }
}

interface Log {
  mergeId: string
  keepId: string
  goneId: string
  now: number
}

/** The images that undo has of this command are what taking the merge back needs, however much later. */
function keepLog(tx: Writable, { mergeId, keepId, goneId, now }: Log): void {
  const images = tx.raw
    .prepare<[], [string, string, string | null, string | null]>(
      `SELECT table_name, row_id, before, after FROM undo_change
       WHERE command_id = (SELECT command_id FROM temp.recording) ORDER BY seq`,
    )
    .raw()
    .all()
  tx.raw
    .prepare('INSERT INTO candidate_merge (id, kept_id, gone_id, at) VALUES (?, ?, ?, ?)')
    .run(mergeId, keepId, goneId, now)
  const insert = tx.raw.prepare(
    'INSERT INTO candidate_merge_row (merge_id, table_name, row_id, before, after) VALUES (?, ?, ?, ?, ?)',
  )
  for (const image of images) insert.run(mergeId, ...image)
}
