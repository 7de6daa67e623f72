import { onScopeDispose, shallowRef, watch } from 'vue'
import { leavesOf } from '#contract/query.ts'
import { parseQuery } from '#contract/query-parser.ts'
import type { SearchAnswer } from '#contract/search.ts'
import { useClient } from '../../app/client.ts'

const pauseMs = 250

/** Names in a query that nothing in the workspace has; for lists whose answer does not say. */
export function useUnknown(text: () => string) {
  const client = useClient()
  const unknown = shallowRef<SearchAnswer['unknown']>([])
  let timer: ReturnType<typeof setTimeout> | undefined
  let turn = 0

  async function ask(query: string): Promise<void> {
    const own = ++turn
    try {
      const answer = await client.search.check({ text: query })
      if (own === turn) unknown.value = answer.unknown
    } catch {
      if (own === turn) unknown.value = [] // the list itself says that the service does not answer
    }
  }
  watch(
    text,
    (query) => {
      clearTimeout(timer)
      turn += 1
      unknown.value = []
      if (leavesOf(parseQuery(query).root).some(({ type }) => type === 'condition')) {
        timer = setTimeout(() => void ask(query), pauseMs)
      }
    },
    { immediate: true },
  )
  onScopeDispose(() => {
    clearTimeout(timer)
    turn += 1
  })
  return unknown
}
