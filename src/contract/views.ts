/** Saved views: lists of applications that are looked at again and again, each under a name. */
import { z } from 'zod'
import { ApplicationFilter, GroupBy, ListSort } from './applications.ts'
import { Id, procedure } from './common.ts'

/** What a row can show beside the candidate's name. */
export const ListColumn = z.enum([
  'headline',
  'opening',
  'stage',
  'status',
  'received',
  'stageEntered',
  'rating',
  'tags',
  'source',
  'city',
  'country',
  'language',
  'assignee',
  'snoozed',
  'documents',
])
export type ListColumn = z.infer<typeof ListColumn>

export const Density = z.enum(['compact', 'comfortable'])
export type Density = z.infer<typeof Density>

/** What a view shows and how. The filter's words are kept as they were typed. */
export const ViewDefinition = z.object({
  filter: ApplicationFilter,
  sort: ListSort.default('received'),
  descending: z.boolean().default(true),
  group: GroupBy.nullable().default(null),
  /** In the order shown. */
  columns: z.array(ListColumn).max(ListColumn.options.length).default([]),
  density: Density.default('compact'),
})
export type ViewDefinition = z.infer<typeof ViewDefinition>

export const ViewName = z.string().trim().min(1, 'A view needs a name.').max(80)
export const MOST_VIEWS = 200

export const SavedView = z.object({ id: Id, name: z.string(), definition: ViewDefinition })
export type SavedView = z.infer<typeof SavedView>

const done = z.object({ undoId: z.int().nullable() })

export const views = {
  /** All of them, in the person's own order. */
  list: procedure.output(z.object({ rows: z.array(SavedView) })),
  /** How many applications a view has now. */
  count: procedure.input(z.object({ id: Id })).output(z.object({ count: z.int() })),
  /** A new view, after the others. */
  create: procedure.input(z.object({ name: ViewName, definition: ViewDefinition })).output(SavedView),
  rename: procedure.input(z.object({ id: Id, name: ViewName })).output(done),
  /** What it shows from now on. */
  update: procedure.input(z.object({ id: Id, definition: ViewDefinition })).output(done),
  /** The views in their new order, each once; views that are not named stay behind them as they were. */
  reorder: procedure.input(z.object({ ids: z.array(Id).min(1).max(MOST_VIEWS) })).output(done),
  remove: procedure.input(z.object({ id: Id })).output(done),
}
