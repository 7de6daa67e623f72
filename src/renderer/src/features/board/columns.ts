/** The columns of a pipeline board: the stages, then those who have left the pipeline. */
import type { ApplicationRow, ApplicationStatus } from '#contract/applications.ts'
import type { Stage } from '#contract/openings.ts'

export const ENDED = ['rejected', 'withdrawn'] as const
export type Ended = (typeof ENDED)[number]

/** Id of a stage, or how an application ended. */
export type ColumnId = string

export interface Column {
  readonly id: ColumnId
  /** Null for those who have left the pipeline. */
  readonly stage: Stage | null
  readonly ended: Ended | null
}

export const columnsOf = (stages: readonly Stage[]): Column[] => [
  ...stages.map((stage) => ({ id: stage.id, stage, ended: null })),
  ...ENDED.map((ended) => ({ id: ended, stage: null, ended })),
]

/** Where an application stands on the board. */
export const columnOf = ({ stageId, status }: Pick<ApplicationRow, 'stageId' | 'status'>): ColumnId =>
  status === 'rejected' || status === 'withdrawn' ? status : stageId

/** What the list is asked for to fill a column. */
export function columnFilter(column: Column): { stageId?: string; status: ApplicationStatus[] } {
  if (column.stage === null) return { status: [column.ended as Ended] }
  return { stageId: column.stage.id, status: [column.stage.kind === 'hired' ? 'hired' : 'active'] }
}
