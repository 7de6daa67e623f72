import type { CommandInfo, Store, Writable } from './types.ts'

/** Thrown inside the transaction, so that a command without effect leaves no audit line and no undo entry. */
class NothingChanged extends Error {
  readonly result: unknown
  constructor(result: unknown) {
    super('Nothing changed.')
    this.result = result
  }
}

/**
 * A command that leaves no trace when it changed nothing: `work` tells how many records it changed and what to
 * answer. `undoId` is null when nothing changed.
 */
export function effectiveCommand<T>(
  store: Store,
  info: CommandInfo,
  work: (tx: Writable) => { changed: number; result: T },
): { changed: number; result: T; undoId: number | null } {
  try {
    const done = store.command(info, (tx) => {
      const outcome = work(tx)
      if (outcome.changed === 0) throw new NothingChanged(outcome.result)
      return outcome
    })
    return { ...done.result, undoId: done.undoId }
  } catch (error) {
    if (error instanceof NothingChanged) return { changed: 0, result: error.result as T, undoId: null }
    throw error
  }
}
