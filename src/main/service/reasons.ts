/** Why there is no open workspace, in words for the person. */
import type { WorkspaceState } from '#contract/workspace.ts'
import { Problem } from '../platform/problem.ts'

/** `trouble` is what the last opening failed with, where that says something about the workspace itself. */
export function reasonForNone(state: WorkspaceState, trouble: Problem | undefined): Problem {
  if (trouble && (state === 'damaged' || state === 'newer')) return trouble
  if (state === 'absent') {
    return new Problem(
      'WORKSPACE_ABSENT',
      'NO_WORKSPACE',
      'There is no workspace in this folder yet.',
      'Create one.',
    )
  }
  if (state === 'busy') {
    return new Problem(
      'WORKSPACE_BUSY',
      'IN_USE',
      'This workspace is open in another window or command.',
      'Close it there, or wait until the command has finished, and try again.',
    )
  }
  if (state === 'damaged') {
    return new Problem(
      'WORKSPACE_DAMAGED',
      'UNREADABLE',
      'This workspace cannot be read. Nothing was changed.',
      'Restore a backup, or export what can still be read.',
    )
  }
  return new Problem('WORKSPACE_LOCKED', 'LOCKED', 'The workspace is locked.', 'Unlock it and try again.')
}

/** Whether a problem says that the workspace itself is not well, so that it is remembered. */
export const isTrouble = (error: unknown): error is Problem =>
  error instanceof Problem && (error.code === 'WORKSPACE_DAMAGED' || error.code === 'WORKSPACE_NEWER')

export const noKeyStore = () =>
  new Problem(
    'REFUSED',
    'NO_KEY_STORE',
    'This way of running Haku has no key store of the operating system. No workspace was made.',
    'Protect the workspace with a passphrase instead.',
  )

export const alreadyOpen = () =>
  new Problem('INVALID_STATE', 'WORKSPACE_OPEN', 'A workspace is open already. Nothing was changed.')
