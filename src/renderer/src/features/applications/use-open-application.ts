import { useQuery, useQueryCache } from '@pinia/colada'
import { computed, watch } from 'vue'
import type { Application } from '#contract/applications.ts'
import type { DocumentRow } from '#contract/candidates.ts'
import { useClient } from '../../app/client.ts'
import { useDocumentCache } from '../documents/cache.ts'
import type { ApplicationRows } from './use-application-rows.ts'
import { applicationKey } from './use-decisions.ts'
import type { OpenRow } from './use-open-row.ts'

/** An application that was looked at is forgotten after this time: triage walks over thousands. */
const keepMs = 60_000

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

  watch(open.index, (index) => {
    if (index < 0) return
    for (const at of [index + 1, index + 2, index - 1]) {
      const row = rows.at(at)
      if (row) void prefetch(row.id)
    }
  })
}
