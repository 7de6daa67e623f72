import { ORPCError } from '@orpc/client'
import { useQueryCache } from '@pinia/colada'
import { useI18n } from 'vue-i18n'
import type {
  Application,
  ApplicationFilter,
  ApplicationRow,
  ApplicationStatus,
  RejectionReason,
  Target,
  WithdrawalReason,
} from '#contract/applications.ts'
import type { Stage } from '#contract/openings.ts'
import { useClient } from '../../app/client.ts'
import { useFormat } from '../../app/format.ts'
import { useLongTasks } from '../../app/long-tasks.ts'
import { useNotify } from '../../app/notify.ts'
import type { LeftOut } from './reach.ts'
import type { RowChange } from './row-window.ts'

/** One or more applications that a decision is about. `name` is given when there is exactly one. */
export interface Chosen {
  readonly ids: readonly string[]
  readonly name: string | null
  /** All that a list has, with the count that the person was shown; then there are no ids. */
  readonly whole?: { readonly filter: ApplicationFilter; readonly count: number }
  /** Selected as well, but the decision is not for them. */
  readonly leftOut?: readonly LeftOut[]
}

export const countOf = ({ ids, whole }: Chosen): number => whole?.count ?? ids.length

/** What the service is told that a decision is about. */
export const targetOf = ({ ids, whole }: Chosen): Target =>
  whole ? { filter: whole.filter, expected: whole.count } : { ids: [...ids] }

/** From here on a command can take long enough to say how far it is. */
const LONG = 300

/** Shows a change in the list at once; the returned function ends that and asks what became of it. */
export type Overlay = (ids: ReadonlySet<string>, change: RowChange<ApplicationRow>) => () => void

/** Whom applications are assigned to. */
export interface Colleague {
  readonly id: string
  readonly name: string
}

type Changed = { changed: number; undoId: number | null; mails?: number }

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
  /** Key of the text that names it while it is under way: "Reject 1,240 applications". */
  readonly named: string
  run(target: Target & { task?: string }): Promise<Changed>
}

/**
 * Decisions over applications. Each paints at once, is one command and one undo, and is taken back on screen with
 * the reason when the service refuses it.
 */
export function useDecisions(overlay: Overlay) {
  const client = useClient()
  const cache = useQueryCache()
  const notify = useNotify()
  const long = useLongTasks()
  const { t } = useI18n()
  const format = useFormat()

  async function decide(chosen: Chosen, decision: Decision): Promise<boolean> {
    const count = countOf(chosen)
    if (count === 0) return false
    const ids = [...chosen.ids]
    const settle = overlay(new Set(ids), (row) => ({ ...row, ...decision.patch(row) }))
    for (const id of ids) patchOpen(id, decision)
    try {
      const { changed, undoId, mails = 0 } = await run(chosen, count, decision)
      const description =
        mails > 0 ? t('applications.mail.waiting', { count: format.number(mails) }, mails) : ''
      if (changed > 0) notify.done(sentence(chosen, changed, decision), { undoId, description })
      else if (chosen.whole) notify.info(t('applications.whole.unchanged'))
      return true
    } catch (error) {
      if (isCancelled(error)) notify.info(t('tasks.cancelled'), t('tasks.nothingChanged'))
      else notify.failed(error)
      return false
    } finally {
      settle()
      for (const id of ids) void cache.invalidateQueries({ key: applicationKey(id) }).catch(() => undefined)
    }
  }

  function run(chosen: Chosen, count: number, { named, values, run: command }: Decision): Promise<Changed> {
    const target = targetOf(chosen)
    if (count < LONG) return command(target)
    const words = t(`applications.${named}`, { count: format.number(count), ...values }, count)
    return long.run(words, (task) => command({ ...target, task }))
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
      : t(`${key}.many`, { count: format.number(changed), ...decision.values }, changed)
  }

  return {
    move: (chosen: Chosen, stage: Stage) =>
      decide(chosen, {
        said: stage.kind === 'hired' ? 'hired' : 'moved',
        named: 'whole.move',
        values: { stage: stage.name },
        patch: ({ status }) => ({
          stageId: stage.id,
          stageName: stage.name,
          status: stage.kind === 'hired' ? 'hired' : status === 'hired' ? 'active' : status,
        }),
        run: (target) => client.applications.move({ ...target, stageId: stage.id }),
      }),
    /** Each one stage further in its own pipeline; where that leads is seen when it is done. */
    advance: (chosen: Chosen) =>
      decide(chosen, {
        said: 'advanced',
        named: 'whole.advance',
        patch: () => ({}),
        run: (target) => client.applications.advance(target),
      }),
    /** `mail`: name of the template of a mail to each; null: none. */
    reject: (chosen: Chosen, reason: RejectionReason, mail: string | null) =>
      decide(chosen, {
        said: 'rejected',
        named: 'reject.titleMany',
        patch: () => ({ status: 'rejected', dispositionReason: reason }),
        run: (target) => client.applications.reject({ ...target, reason, ...(mail !== null && { mail }) }),
      }),
    withdraw: (chosen: Chosen, reason: WithdrawalReason, mail: string | null) =>
      decide(chosen, {
        said: 'withdrawn',
        named: 'withdraw.titleMany',
        patch: () => ({ status: 'withdrawn', dispositionReason: reason }),
        run: (target) => client.applications.withdraw({ ...target, reason, ...(mail !== null && { mail }) }),
      }),
    reactivate: (chosen: Chosen) =>
      decide(chosen, {
        said: 'reactivated',
        named: 'whole.reactivate',
        patch: () => ({ status: 'active', dispositionReason: null }),
        run: (target) => client.applications.reactivate(target),
      }),
    rate: (chosen: Chosen, rating: number | null) =>
      decide(chosen, {
        said: rating === null ? 'unrated' : 'rated',
        named: 'rate.titleMany',
        values: { rating },
        patch: () => ({ rating }),
        run: (target) => client.applications.rate({ ...target, rating }),
      }),
    tag: (chosen: Chosen, add: readonly string[], remove: readonly string[]) =>
      decide(chosen, {
        said: 'tagged',
        named: 'tag.titleMany',
        patch: ({ tags }) => ({ tags: retagged(tags, add, remove) }),
        run: (target) => client.applications.tag({ ...target, add: [...add], remove: [...remove] }),
      }),
    /** `colleague` null: to nobody. */
    assign: (chosen: Chosen, colleague: Colleague | null) =>
      decide(chosen, {
        said: colleague === null ? 'unassigned' : 'assigned',
        named: 'assign.titleMany',
        values: { colleague: colleague?.name },
        patch: () => ({ assignee: colleague && { ...colleague } }),
        run: (target) => client.applications.assign({ ...target, assigneeId: colleague?.id ?? null }),
      }),
    /** `until` in UTC ms; null: bring back now. */
    snooze: (chosen: Chosen, until: number | null) =>
      decide(chosen, {
        said: until === null ? 'unsnoozed' : 'snoozed',
        named: until === null ? 'whole.unsnooze' : 'snooze.titleMany',
        values: { day: until === null ? '' : format.date(until) },
        patch: () => ({ snoozedUntil: until }),
        run: (target) =>
          until === null
            ? client.applications.unsnooze(target)
            : client.applications.snooze({ ...target, until }),
      }),
  }
}

const isCancelled = (error: unknown): boolean => error instanceof ORPCError && error.code === 'CANCELLED'

/** Key of the query that one open application is. */
export const applicationKey = (id: string) => ['applications', 'get', id] as const

function retagged(tags: readonly string[], add: readonly string[], remove: readonly string[]): string[] {
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()
  const kept = tags.filter((tag) => !remove.some((gone) => same(gone, tag)))
  return [...kept, ...add.filter((tag) => !kept.some((there) => same(there, tag)))]
}
