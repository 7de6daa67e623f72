import { defineStore } from 'pinia'
import { reactive } from 'vue'
import type { ScorecardContent, Verdict } from '#contract/scorecards.ts'
import { useClient, useConnection } from '../../app/client.ts'
import { useNotify } from '../../app/notify.ts'

/** A scorecard while it is written. */
export interface ScorecardDraft {
  verdict: Verdict | null
  comment: string
  /** By criterion. */
  scores: Record<string, { score: number | null; comment: string }>
  /** `kept` in the workspace; `unkept`: typed since, or the service could not be reached. */
  state: 'untouched' | 'unkept' | 'kept'
  /** Of a scorecard that was handed in: only in memory until it is handed in again. */
  isChange: boolean
}

interface Place {
  applicationId: string
  stageId: string
}

/** Typing is saved at most this often. */
const SAVE_MS = 300
/** How soon a draft that could not be saved is tried again. */
const RETRY_MS = 3000

const keyOf = ({ applicationId, stageId }: Place) => `${applicationId} ${stageId}`

export function contentOf(draft: ScorecardDraft): ScorecardContent {
  return {
    verdict: draft.verdict,
    comment: draft.comment,
    scores: Object.entries(draft.scores).flatMap(([criterionId, { score, comment }]) =>
      score === null ? [] : [{ criterionId, score, comment }],
    ),
  }
}

/**
 * Scorecards that are being written: in memory at once, in the workspace a moment later, so that neither going on to
 * the next application nor a crash loses one. Gone from memory when the workspace is locked.
 */
export const useScorecardDrafts = defineStore('scorecard-drafts', () => {
  const client = useClient()
  const notify = useNotify()
  const drafts = reactive(new Map<string, ScorecardDraft>())
  const timers = new Map<string, ReturnType<typeof setTimeout>>()

  /** The draft of this place: the one in memory if something was typed, else what the workspace has. */
  function open(
    place: Place,
    own: ScorecardContent | null,
    criterionIds: readonly string[],
    isChange: boolean,
  ): ScorecardDraft {
    const key = keyOf(place)
    const typed = drafts.get(key)
    const known = typed && typed.state !== 'untouched' ? typed : null
    const stored = new Map(own?.scores.map((entry) => [entry.criterionId, entry]))
    const scores = Object.fromEntries(
      criterionIds.map((id) => [
        id,
        known?.scores[id] ?? { score: stored.get(id)?.score ?? null, comment: stored.get(id)?.comment ?? '' },
      ]),
    )
    if (known) known.scores = scores
    else
      drafts.set(key, {
        verdict: own?.verdict ?? null,
        comment: own?.comment ?? '',
        scores,
        state: 'untouched',
        isChange,
      })
    return drafts.get(key) as ScorecardDraft
  }

  /** Something was typed. */
  function touched(place: Place): void {
    const draft = drafts.get(keyOf(place))
    if (!draft) return
    draft.state = 'unkept'
    if (!draft.isChange) later(place, SAVE_MS)
  }

  function later(place: Place, ms: number): void {
    const key = keyOf(place)
    clearTimeout(timers.get(key))
    timers.set(
      key,
      setTimeout(() => void save(place), ms),
    )
  }

  async function save(place: Place): Promise<void> {
    const key = keyOf(place)
    const draft = drafts.get(key)
    clearTimeout(timers.get(key))
    timers.delete(key)
    if (draft?.state !== 'unkept' || draft.isChange) return
    const content = contentOf(draft)
    const sent = JSON.stringify(content)
    try {
      await client.scorecards.saveDraft({ ...place, ...content })
      if (drafts.get(key) === draft && JSON.stringify(contentOf(draft)) === sent) draft.state = 'kept'
    } catch (error) {
      // What was typed stays in memory and is tried again; said once, not at every try.
      if (drafts.get(key) !== draft) return
      if (!timers.has(key)) notify.failed(error)
      later(place, RETRY_MS)
    }
  }

  /** It was handed in, or given up. */
  function drop(place: Place): void {
    const key = keyOf(place)
    clearTimeout(timers.get(key))
    timers.delete(key)
    drafts.delete(key)
  }

  useConnection().onEvent((event) => {
    if (event.type !== 'workspace' || event.state === 'open') return
    for (const timer of timers.values()) clearTimeout(timer)
    timers.clear()
    drafts.clear()
  })

  return { open, touched, save, drop }
})
