import { computed, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type {
  Application,
  ApplicationRow,
  ApplicationStatus,
  RejectionReason,
  WithdrawalReason,
} from '#contract/applications.ts'
import type { Stage } from '#contract/openings.ts'
import { useFormat } from '../../app/format.ts'
import { useNotify } from '../../app/notify.ts'
import { type ListFilter, passes } from './list-filter.ts'
import type { ApplicationRows } from './use-application-rows.ts'
import { type Chosen, type Colleague, useDecisions } from './use-decisions.ts'
import type { ListGroups } from './use-list-groups.ts'
import type { OpenRow } from './use-open-row.ts'
import { maxSelected, type Selection } from './use-selection.ts'

/** What a decision needs to know of the open application. */
export interface Current {
  readonly id: string
  readonly name: string
  readonly openingId: string
  readonly stageId: string
  readonly status: ApplicationStatus
  readonly rating: number | null
  readonly tags: readonly string[]
  readonly snoozedUntil: number | null
  /** Null: not known before the application itself is there. */
  readonly stages: readonly Stage[] | null
}

/** The questions that decisions ask first. */
export interface Questions {
  askReject(chosen: Chosen, reason?: RejectionReason): void
  askWithdraw(chosen: Chosen): void
  askRating(chosen: Chosen, now: number | null): void
  askTags(chosen: Chosen, now: readonly string[]): void
  askAssign(chosen: Chosen): void
  askSnooze(chosen: Chosen, isSnoozed: boolean): void
}

interface Parts {
  readonly rows: ApplicationRows
  readonly groups: ListGroups
  readonly selection: Selection
  readonly open: OpenRow
  readonly filter: Ref<ListFilter>
  /** Of the opening that the list is about; none in a list over several. */
  readonly stages: Ref<readonly Stage[]>
  /** The open application, once it is there. */
  readonly application: Ref<Application | null>
  readonly failed: Ref<unknown>
  questions(): Questions | null
  focusList(): void
}

const isClosed = (status: ApplicationStatus | undefined) => status === 'rejected' || status === 'withdrawn'

/** Decisions over what is selected, else over the open application. */
export function useTriageActions(parts: Parts) {
  const { rows, groups, selection, open, filter, stages, application } = parts
  const { t } = useI18n()
  const format = useFormat()
  const notify = useNotify()
  const decisions = useDecisions((ids, patch) => {
    const change = (row: ApplicationRow) => {
      const next = patch(row)
      return next !== null && passes(filter.value, next) ? next : null
    }
    groups.without(rows.held().filter((row) => ids.has(row.id) && change(row) === null))
    return rows.overlay(ids, change)
  })

  /** The row answers before the application itself is fetched: nobody waits for a key. */
  const current = computed<Current | null>(() => {
    const whole = application.value
    if (whole && whole.id === open.openId.value) return { ...whole, name: whole.candidate.fullName }
    const row = open.row.value
    if (row === null) return null
    return { ...row, name: row.candidateName, stages: stages.value.length > 0 ? stages.value : null }
  })
  const isOpenClosed = computed(() => isClosed(current.value?.status))
  const openChosen = computed<Chosen>(() =>
    current.value === null ? { ids: [], name: null } : { ids: [current.value.id], name: current.value.name },
  )
  const picked = computed(() => [...selection.picked.value.values()])
  const chosen = computed<Chosen>(() => {
    if (picked.value.length === 0) return openChosen.value
    return {
      ids: picked.value.map((one) => one.id),
      name: picked.value.length === 1 ? (picked.value[0]?.name ?? null) : null,
    }
  })
  /** Stages that all of the chosen can be moved to. */
  const chosenStages = computed<readonly Stage[]>(() => {
    if (picked.value.length === 0) return current.value?.stages ?? []
    if (stages.value.length > 0) return stages.value
    const openings = new Set(picked.value.map((one) => one.openingId))
    const whole = application.value
    return openings.size === 1 && whole && openings.has(whole.openingId) ? whole.stages : []
  })
  const nextStage = computed<Stage | undefined>(() => {
    const at = current.value?.stages?.findIndex((stage) => stage.id === current.value?.stageId) ?? -1
    return at === -1 || isOpenClosed.value ? undefined : current.value?.stages?.[at + 1]
  })

  /** Nothing to act on yet, but it is on its way: keys wait for it. */
  const rowComing = computed(
    () =>
      selection.count.value === 0 &&
      current.value === null &&
      (open.coming.value || (open.openId.value !== null && !parts.failed.value)),
  )
  const stagesComing = computed(
    () =>
      rowComing.value ||
      (selection.count.value === 0 && current.value?.stages === null && !parts.failed.value),
  )
  const wholeComing = computed(
    () =>
      open.coming.value ||
      (open.openId.value !== null && application.value?.id !== open.openId.value && !parts.failed.value),
  )
  const hasSubject = computed(() => current.value !== null || selection.count.value > 0 || rowComing.value)

  function decided(ids: readonly string[], leaves: boolean): void {
    if (leaves) open.moveOn(new Set(ids))
    selection.clear()
    parts.focusList()
  }

  function move(whom: Chosen, stage: Stage | undefined): void {
    if (!stage || whom.ids.length === 0 || (selection.count.value === 0 && isOpenClosed.value)) return
    const { stageId, status } = filter.value
    const leaves =
      (stageId !== null && stageId !== stage.id) || (status === 'active' && stage.kind === 'hired')
    decided(whom.ids, leaves)
    void decisions.move(whom, stage)
  }

  function advance(): void {
    if (selection.count.value === 0) move(openChosen.value, nextStage.value)
  }

  function reject(whom: Chosen, reason: RejectionReason): void {
    decided(whom.ids, true)
    void decisions.reject(whom, reason)
  }

  function withdraw(whom: Chosen, reason: WithdrawalReason): void {
    decided(whom.ids, true)
    void decisions.withdraw(whom, reason)
  }

  function reactivate(): void {
    const whom = chosen.value
    if (selection.count.value === 0 && !isOpenClosed.value) return
    decided(whom.ids, filter.value.status !== 'all' && filter.value.status !== 'active')
    void decisions.reactivate(whom)
  }

  /** `reason` is offered first, where a rejection is asked about. */
  function ask(kind: 'askReject' | 'askWithdraw', whom = chosen.value, reason?: RejectionReason): void {
    if (whom.ids.length === 0 || (selection.count.value === 0 && isOpenClosed.value)) return
    parts.questions()?.[kind](whom, reason)
  }

  function askTags(): void {
    const tags =
      picked.value.length > 0 ? picked.value.flatMap((one) => one.tags) : (current.value?.tags ?? [])
    if (chosen.value.ids.length > 0) parts.questions()?.askTags(chosen.value, [...new Set(tags)])
  }

  function askRating(): void {
    if (chosen.value.ids.length > 0) parts.questions()?.askRating(chosen.value, current.value?.rating ?? null)
  }

  function askAssign(): void {
    if (chosen.value.ids.length > 0) parts.questions()?.askAssign(chosen.value)
  }

  /** What is closed has nothing to come back to. */
  function askSnooze(): void {
    if (chosen.value.ids.length === 0) return
    if (picked.value.length === 0 && current.value?.status !== 'active') return
    const isSnoozed =
      picked.value.length > 0
        ? picked.value.some(({ snoozed }) => snoozed)
        : current.value?.snoozedUntil !== null
    parts.questions()?.askSnooze(chosen.value, isSnoozed)
  }

  function assign(whom: Chosen, colleague: Colleague | null): void {
    decided(whom.ids, false)
    void decisions.assign(whom, colleague)
  }

  function snooze(whom: Chosen, until: number | null): void {
    decided(whom.ids, until !== null && filter.value.status === 'active')
    void decisions.snooze(whom, until)
  }

  async function selectAll(): Promise<void> {
    try {
      selection.replace(await rows.allRows(maxSelected))
      if ((rows.total.value ?? 0) > maxSelected)
        notify.info(t('applications.bulk.tooMany', { count: format.number(maxSelected) }))
    } catch (error) {
      notify.failed(error)
    }
  }

  return {
    current,
    chosen,
    openChosen,
    chosenStages,
    rowComing,
    stagesComing,
    wholeComing,
    hasSubject,
    move,
    advance,
    reject,
    withdraw,
    reactivate,
    ask,
    askTags,
    askRating,
    askAssign,
    askSnooze,
    assign,
    snooze,
    selectAll,
    rate: decisions.rate,
    tag: decisions.tag,
  }
}
