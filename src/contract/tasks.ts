/** Commands that take a while: how far they are comes as an event, and they can be cancelled. */
import { z } from 'zod'
import { Id, procedure } from './common.ts'

/** Made by whoever asks, and given along with the command. */
export const TaskId = Id

export const tasks = {
  /** What the task did is taken back as a whole. False: it is over, or was never there; its own answer says what became of it. */
  cancel: procedure.input(z.object({ task: TaskId })).output(z.object({ cancelled: z.boolean() })),
}
