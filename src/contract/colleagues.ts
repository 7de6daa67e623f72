/** Colleagues: whom applications are assigned to, who fills in scorecards, who is mentioned in notes. */
import { z } from 'zod'
import { changesOf, EmailAddress, Id, Instant, procedure } from './common.ts'

export const ColleagueName = z.string().trim().min(1, 'A colleague needs a name.').max(200)

export const Colleague = z.object({
  id: Id,
  fullName: z.string(),
  email: z.string().nullable(),
  /** The person who uses this workspace. */
  isSelf: z.boolean(),
  /** No longer offered; null: works here. */
  leftAt: Instant.nullable(),
  /** Active applications that are assigned to the colleague. */
  assigned: z.int(),
})
export type Colleague = z.infer<typeof Colleague>

const Draft = z.object({ fullName: ColleagueName, email: EmailAddress.nullable().default(null) })

export const colleagues = {
  /** By name; those who have left last. `self` is null until somebody said who uses this workspace. */
  list: procedure.output(z.object({ rows: z.array(Colleague), self: Id.nullable() })),
  /** With `self`, the new colleague is the person who uses this workspace. */
  add: procedure.input(Draft.extend({ self: z.boolean().default(false) })).output(z.object({ id: Id })),
  update: procedure.input(z.object({ id: Id, changes: changesOf(Draft) })).output(z.object({ id: Id })),
  /** Somebody who has left is no longer offered; what they did, and what they still have, keeps their name. */
  setLeft: procedure.input(z.object({ id: Id, left: z.boolean() })).output(z.object({ id: Id })),
  /** Says who uses this workspace; null: nobody says so. */
  setSelf: procedure.input(z.object({ id: Id.nullable() })).output(z.object({ self: Id.nullable() })),
}
