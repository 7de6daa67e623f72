import { computed, type Ref } from 'vue'
import type { Application, ApplicationStatus } from '#contract/applications.ts'
import type { Stage } from '#contract/openings.ts'
import { applicationFilter, type ListFilter } from './list-filter.ts'
import type { Chosen } from './use-decisions.ts'
import type { OpenRow } from './use-open-row.ts'
import type { Selection } from './use-selection.ts'

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

export interface SubjectParts {
  readonly selection: Selection
  readonly open: OpenRow
  readonly filter: Ref<ListFilter>
  /** Of the opening that the list is about; none in a list over several. */
  readonly stages: Ref<readonly Stage[]>
  /** The open application, once it is there. */
  readonly application: Ref<Application | null>
  readonly failed: Ref<unknown>
}

const isClosed = (status: ApplicationStatus | undefined) => status === 'rejected' || status === 'withdrawn'

/** What decisions are about: what is selected, else the open application; and what of it is still on its way. */
export function useSubject(parts: SubjectParts) {
  const { selection, open, filter, stages, application } = parts
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
    const { count, whole } = selection
    if (whole.value)
      return { ids: [], name: null, whole: { filter: applicationFilter(filter.value), count: count.value } }
    if (picked.value.length === 0) return openChosen.value
    return {
      ids: picked.value.map((one) => one.id),
      name: picked.value.length === 1 ? (picked.value[0]?.name ?? null) : null,
    }
  })
  /** Stages that the chosen can be moved to; where they belong to several openings, those of the open application's. */
  const chosenStages = computed<readonly Stage[]>(() => {
    if (selection.count.value === 0) return current.value?.stages ?? []
    if (stages.value.length > 0) return stages.value
    const whole = application.value
    const fits = (openingId: string) => picked.value.some((one) => one.openingId === openingId)
    return whole && (selection.whole.value || fits(whole.openingId)) ? whole.stages : []
  })
  /** Their opening, where the list is about several. */
  const stagesOf = computed(() =>
    stages.value.length > 0 || application.value === null
      ? null
      : { id: application.value.openingId, title: application.value.openingTitle },
  )
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

  return {
    current,
    isOpenClosed,
    openChosen,
    picked,
    chosen,
    chosenStages,
    stagesOf,
    nextStage,
    rowComing,
    stagesComing,
    wholeComing,
    hasSubject,
  }
}
