import { useQuery, useQueryCache } from '@pinia/colada'
import { computed, onScopeDispose, watch } from 'vue'
import type { Application } from '#contract/applications.ts'
import type { DocumentRow } from '#contract/candidates.ts'
import { useClient } from '../../app/client.ts'
import { useDocumentCache } from '../documents/cache.ts'
import type { ApplicationRows } from './use-application-rows.ts'
import { applicationKey } from './use-decisions.ts'
import type { OpenRow } from './use-open-row.ts'

/** An application that was looked at is forgotten after this time: triage walks over thousands. */
const keepMs = 60_000
/** How long the place must rest before its neighbours are fetched. */
const restMs = 120

/** The application that is open, kept current by the events of the service. */
export function useOpenApplication(id: () => string | null) {
  const client = useClient()
  const query = useQuery({
    key: () => applicationKey(id() ?? ''),
    query: ({ signal }) => client.applications.get({ id: id() ?? '' }, { signal }),
    enabled: () => id() !== null,
    gcTime: keepMs,
  })
  const application = computed<Application | null>(() =>
    query.data.value?.id === id() ? query.data.value : null,
  )
  return { application, error: query.error, refetch: query.refetch }
}

/** The document that a person most likely wants first: the CV, else whatever was sent first. */
export function firstDocument(documents: readonly DocumentRow[]): DocumentRow | null {
  return documents.find((one) => one.kind === 'cv') ?? documents[0] ?? null
}

/** Fetches the applications that will be opened next, and the last one, with the document that each shows first. */
export function usePrefetch(open: OpenRow, rows: ApplicationRows): void {
  const client = useClient()
  const cache = useQueryCache()
  const documents = useDocumentCache()

  async function prefetch(id: string): Promise<void> {
    const entry = cache.ensure({
      key: applicationKey(id),
      query: () => client.applications.get({ id }),
      gcTime: keepMs,
    })
    const state = await cache.refresh(entry).catch(() => null) // shown with its reason when it is opened
    const first = state?.data ? firstDocument(state.data.documents) : null
    if (first) await documents.prefetch(first)
  }

  /** One after the other, the most likely first; a new key makes the rest of the last one needless. */
  async function prefetchAround(index: number, isWanted: () => boolean): Promise<void> {
    for (const at of [index + 1, index - 1, index + 2]) {
      const row = rows.at(at)
      if (row && isWanted()) await prefetch(row.id)
    }
  }

  let turn = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(open.index, (index) => {
    clearTimeout(timer)
    const mine = ++turn
    if (index < 0) return
    // After what was asked for is on screen; keys in quick succession fetch nothing in between.
    timer = setTimeout(() => void prefetchAround(index, () => mine === turn), restMs)
  })
  onScopeDispose(() => {
    turn += 1
    clearTimeout(timer)
  })
}
