/** Undo and redo of commands, until what they did leaves the machine. */
import { z } from 'zod'
import { procedure } from './common.ts'
import { TaskId } from './tasks.ts'

export const HistoryEntry = z.object({
  id: z.int(),
  /** Command code, for example applications.reject; the renderer words it. */
  command: z.string(),
  /** How many records the person acted on. */
  subjects: z.int(),
})
export type HistoryEntry = z.infer<typeof HistoryEntry>

export const HistoryState = z.object({ undo: HistoryEntry.nullable(), redo: HistoryEntry.nullable() })
export type HistoryState = z.infer<typeof HistoryState>

export const history = {
  state: procedure.output(HistoryState),
  /** With `id`, only if that command is still the newest one. */
  undo: procedure.input(z.object({ id: z.int().optional(), task: TaskId.optional() })).output(HistoryState),
  redo: procedure.input(z.object({ task: TaskId.optional() }).optional()).output(HistoryState),
}
