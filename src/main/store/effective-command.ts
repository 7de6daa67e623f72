import type { Steps, StepsOptions } from './steps.ts'
import type { CommandInfo, Store, Subjects, Writable } from './types.ts'

/** Thrown inside the transaction, so that a command without effect leaves no audit line and no undo entry. */
class NothingChanged extends Error {
  readonly result: unknown
  constructor(result: unknown) {
    super('Nothing changed.')
    this.result = result
  }
}

interface Effect<T> {
  /** How many records changed. */
  changed: number
  result: T
}

interface Done<T> extends Effect<T> {
  undoId: number | null
}

const nothing = <T>(error: unknown): Done<T> => {
  if (error instanceof NothingChanged) return { changed: 0, result: error.result as T, undoId: null }
  throw error
}

/**
 * A command that leaves no trace when it changed nothing: `work` tells how many records it changed and what to
 * answer. `undoId` is null when nothing changed.
 */
export function effectiveCommand<T>(
  store: Store,
  info: CommandInfo,
  work: (tx: Writable) => Effect<T>,
): Done<T> {
  try {
    const done = store.command(info, (tx) => {
      const outcome = work(tx)
      if (outcome.changed === 0) throw new NothingChanged(outcome.result)
      return outcome
    })
    return { ...done.result, undoId: done.undoId }
  } catch (error) {
    return nothing(error)
  }
}

/** The same in turns; `work` names the records too: the first few, and how many. */
export async function effectiveCommandInSteps<T>(
  store: Store,
  info: Omit<CommandInfo, 'subjects'>,
  work: (tx: Writable) => Steps<Effect<T> & Subjects>,
  options?: StepsOptions,
): Promise<Done<T>> {
  try {
    const { result, undoId } = await store.commandInSteps(
      info,
      function* (tx) {
        const { changed, result, subjects, count } = yield* work(tx)
        if (changed === 0) throw new NothingChanged(result)
        return { result: { changed, result }, subjects, count }
      },
      options,
    )
    return { ...result, undoId }
  } catch (error) {
    return nothing(error)
  }
}
