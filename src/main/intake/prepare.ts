import { Problem } from '../platform/problem.ts'
import type { Store } from '../store/types.ts'
import type { BatchRow, ItemRow } from './batches.ts'
import type { IntakeDeps } from './deps.ts'
import type { Prepared } from './draft.ts'
import type { ArchiveShelf } from './package-files.ts'
import { prepareFile } from './prepare-file.ts'
import { prepareMessage } from './prepare-message.ts'
import { preparePackage } from './prepare-package.ts'
import { IntakeRefusal } from './refusal.ts'

/**
 * Reads one item without writing anything but sealed document files. What is wrong with the item becomes a refusal of
 * this item; rejects only for faults of the machine, such as a full disk.
 */
export async function prepare(
  store: Store,
  batch: BatchRow,
  item: ItemRow,
  shelf: ArchiveShelf,
  deps: IntakeDeps,
): Promise<Prepared> {
  try {
    switch (item.kind) {
      case 'package':
        return await preparePackage(store, batch, item, shelf, deps)
      case 'message':
        return await prepareMessage(store, batch, item, deps)
      default:
        return await prepareFile(store, batch, item, deps)
    }
  } catch (error) {
    const refusal = asRefusal(error, deps)
    if (refusal === null) throw error
    return { outcome: 'refused', refusal, refusedFiles: [] }
  }
}

/**
 * What an item is refused with for this error; null for faults of the machine. A fault of our own over one item must not
 * stop the others, today and at every later try: it is reported, and the item refused.
 */
export function asRefusal(error: unknown, deps: Pick<IntakeDeps, 'onFault'>): IntakeRefusal | null {
  if (error instanceof IntakeRefusal) return error
  if (!isOurFault(error)) return null
  deps.onFault(error)
  return new IntakeRefusal(
    'UNREADABLE',
    'Haku could not work through this item. Nothing of it was taken in, and it was left where it is. Add its documents one by one.',
  )
}

/** Whether one item is at fault, not the machine: the others can go on. */
export function isOurFault(error: unknown): boolean {
  if (error instanceof TypeError || error instanceof RangeError || error instanceof SyntaxError) return true
  if (error instanceof Problem) return true
  // A rule of the schema; a full or broken disk has other codes.
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT')
}
