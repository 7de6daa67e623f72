import { useQueryCache } from '@pinia/colada'
import { useI18n } from 'vue-i18n'
import type {
  Application,
  ApplicationRow,
  ApplicationStatus,
  RejectionReason,
  WithdrawalReason,
} from '#contract/applications.ts'
import type { Stage } from '#contract/openings.ts'
import { useClient } from '../../app/client.ts'
import { useFormat } from '../../app/format.ts'
import { useNotify } from '../../app/notify.ts'
import type { RowChange } from './row-window.ts'

/** One or more applications that a decision is about. `name` is given when there is exactly one. */
export interface Chosen {
  readonly ids: readonly string[]
  readonly name: string | null
}

/** Shows a change in the list at once; the returned function ends that and asks what became of it. */
export type Overlay = (ids: ReadonlySet<string>, change: RowChange<ApplicationRow>) => () => void

/** Whom applications are assigned to. */
export interface Colleague {
  readonly id: string
  readonly name: string
}

type Changed = { changed: number; undoId: number | null }

interface Decision {
  /** Key of the text that says what was done, under `applications.done`. */
  readonly said: string
  readonly values?: Record<string, unknown>
  /** What the decision makes of a row, and of the application that is open. */
  readonly patch: (before: {
    stageId: string
    status: ApplicationStatus
    tags: readonly string[]
  }) => Partial<
    Pick<
      ApplicationRow,
      | 'stageId'
      | 'stageName'
      | 'status'
      | 'dispositionReason'
      | 'rating'
      | 'tags'
      | 'assignee'
      | 'snoozedUntil'
    >
  >
  run(ids: string[]): Promise<Changed>
}

/**
 * Decisions over applications. Each paints at once, is one command and one undo, and is taken back on screen with
 * the reason when the service refuses it.
 */
export function useDecisions(overlay: Overlay) {
  const client = useClient()
  const cache = useQueryCache()
  const notify = useNotify()
  const { t } = useI18n()
  const format = useFormat()

  async function decide(chosen: Chosen, decision: Decision): Promise<boolean> {
    const ids = [...chosen.ids]
    if (ids.length === 0) return false
    const settle = overlay(new Set(ids), (row) => ({ ...row, ...decision.patch(row) }))
    for (const id of ids) patchOpen(id, decision)
    try {
      const { changed, undoId } = await decision.run(ids)
      if (changed > 0) notify.done(sentence(chosen, changed, decision), { undoId })
      return true
    } catch (error) {
      notify.failed(error)
      return false
    } finally {
      settle()
      for (const id of ids) void cache.invalidateQueries({ key: applicationKey(id) }).catch(() => undefined)
    }
  }

  /** The application that is open shows the decision too. */
  function patchOpen(id: string, decision: Decision): void {
    const open = cache.getQueryData<Application>(applicationKey(id))
    if (open) cache.setQueryData(applicationKey(id), { ...open, ...decision.patch(open) })
  }

  function sentence(chosen: Chosen, changed: number, decision: Decision): string {
    const key = `applications.done.${decision.said}`
    return chosen.name !== null && changed === 1
      ? t(`${key}.one`, { name: chosen.name, ...decision.values })
      : t(`${key}.many`, { count: changed, ...decision.values }, changed)
  }

  return {
    move: (chosen: Chosen, stage: Stage) =>
      decide(chosen, {
        said: stage.kind === 'hired' ? 'hired' : 'moved',
        values: { stage: stage.name },
        patch: ({ status }) => ({
          stageId: stage.id,
          stageName: stage.name,
          status: stage.kind === 'hired' ? 'hired' : status === 'hired' ? 'active' : status,
        }),
        run: (ids) => client.applications.move({ ids, stageId: stage.id }),
      }),
    reject: (chosen: Chosen, reason: RejectionReason) =>
      decide(chosen, {
        said: 'rejected',
        patch: () => ({ status: 'rejected', dispositionReason: reason }),
        run: (ids) => client.applications.reject({ ids, reason }),
      }),
    withdraw: (chosen: Chosen, reason: WithdrawalReason) =>
      decide(chosen, {
        said: 'withdrawn',
        patch: () => ({ status: 'withdrawn', dispositionReason: reason }),
        run: (ids) => client.applications.withdraw({ ids, reason }),
      }),
    reactivate: (chosen: Chosen) =>
      decide(chosen, {
        said: 'reactivated',
        patch: () => ({ status: 'active', dispositionReason: null }),
        run: (ids) => client.applications.reactivate({ ids }),
      }),
    rate: (chosen: Chosen, rating: number | null) =>
      decide(chosen, {
        said: rating === null ? 'unrated' : 'rated',
        values: { rating },
        patch: () => ({ rating }),
        run: (ids) => client.applications.rate({ ids, rating }),
      }),
    tag: (chosen: Chosen, add: readonly string[], remove: readonly string[]) =>
      decide(chosen, {
        said: 'tagged',
        patch: ({ tags }) => ({ tags: retagged(tags, add, remove) }),
        run: (ids) => client.applications.tag({ ids, add: [...add], remove: [...remove] }),
      }),
    /** `colleague` null: to nobody. */
    assign: (chosen: Chosen, colleague: Colleague | null) =>
      decide(chosen, {
        said: colleague === null ? 'unassigned' : 'assigned',
        values: { colleague: colleague?.name },
        patch: () => ({ assignee: colleague && { ...colleague } }),
        run: (ids) => client.applications.assign({ ids, assigneeId: colleague?.id ?? null }),
      }),
    /** `until` in UTC ms; null: bring back now. */
    snooze: (chosen: Chosen, until: number | null) =>
      decide(chosen, {
        said: until === null ? 'unsnoozed' : 'snoozed',
        values: { day: until === null ? '' : format.date(until) },
        patch: () => ({ snoozedUntil: until }),
        run: (ids) =>
          until === null ? client.applications.unsnooze({ ids }) : client.applications.snooze({ ids, until }),
      }),
  }
}

/** Key of the query that one open application is. */
export const applicationKey = (id: string) => ['applications', 'get', id] as const

function retagged(tags: readonly string[], add: readonly string[], remove: readonly string[]): string[] {
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()
  const kept = tags.filter((tag) => !remove.some((gone) => same(gone, tag)))
  return [...kept, ...add.filter((tag) => !kept.some((there) => same(there, tag)))]
}
