/** What the service tells open views without being asked. */
import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { Id, procedure } from './common.ts'
import { TaskId } from './tasks.ts'

export const Subject = z.enum([
  'openings',
  'candidates',
  'applications',
  'documents',
  'duplicates',
  'intake',
  'imports',
  'colleagues',
  'views',
  'screening',
  'mail',
  'retention',
  'history',
  'workspace',
])
export type Subject = z.infer<typeof Subject>

export const ServiceEvent = z.discriminatedUnion('type', [
  /** First event of every subscription. */
  z.object({ type: z.literal('hello') }),
  /** Something of these subjects changed; views that show them ask again. */
  z.object({ type: z.literal('changed'), subjects: z.array(Subject), ids: z.array(Id).max(500) }),
  z.object({ type: z.literal('workspace'), state: z.string() }),
  /** How far a task is; the last one may be missing, because its answer says that it is over. */
  z.object({ type: z.literal('task'), task: TaskId, done: z.int(), total: z.int() }),
  /** A demo workspace is being made. */
  z.object({ type: z.literal('demo'), done: z.int(), total: z.int() }),
  z.object({
    type: z.literal('intake'),
    batchId: Id,
    done: z.int(),
    total: z.int(),
    status: z.string(),
  }),
  z.object({
    type: z.literal('import'),
    importId: Id,
    done: z.int(),
    total: z.int(),
    status: z.string(),
  }),
])
export type ServiceEvent = z.infer<typeof ServiceEvent>

export const events = {
  subscribe: procedure.output(eventIterator(ServiceEvent)),
}
