/** What a person is told when a workspace cannot be read. */
import { Problem } from '../platform/problem.ts'

export const damaged = (reason: string, what: string, cause?: unknown) =>
  new Problem(
    'WORKSPACE_DAMAGED',
    reason,
    `${what} Nothing was changed.`,
    'Restore a backup, or export what can still be read.',
    cause,
  )

export const databaseDamaged = (cause?: unknown) =>
  damaged('DATABASE_DAMAGED', 'The database of this workspace is damaged.', cause)
