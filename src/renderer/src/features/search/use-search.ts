import { onScopeDispose, ref, type ShallowRef, shallowRef, watch } from 'vue'
import type { SearchAnswer, SearchHit } from '#contract/search.ts'
import { useConnection } from '../../app/client.ts'
import { rootsShowing } from '../../app/events.ts'
import { snippetParts } from './snippet.ts'

/** Typing asks at most this often: less than what can be felt. */
const typingMs = 50

/** An answer with the words that it answers. */
export type Answered = SearchAnswer & { readonly text: string }

/** Search as one types: asks after a short pause, and drops every answer that a newer question has overtaken. */
export function useSearch(text: () => string, limit: number) {
  const connection = useConnection()
  const answer: ShallowRef<Answered | null> = shallowRef(null)
  const error = ref<unknown>(null)
  const busy = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let asking: AbortController | undefined

  async function ask(): Promise<void> {
    const words = text().trim()
    asking?.abort()
    if (words === '') {
      answer.value = null
      error.value = null
      busy.value = false
      return
    }
    const turn = new AbortController()
    asking = turn
    busy.value = true
    try {
      const found = await connection.client.search.query({ text: words, limit }, { signal: turn.signal })
      if (turn.signal.aborted) return
      answer.value = { text: words, ...found }
      error.value = null
    } catch (reason) {
      if (turn.signal.aborted) return
      error.value = reason
    }
    busy.value = false
  }

  function askSoon(): void {
    clearTimeout(timer)
    timer = setTimeout(() => void ask(), typingMs)
  }

  watch(
    text,
    (now, before) => {
      // The first letter, and an emptied field, answer at once.
      if (before?.trim() && now.trim()) askSoon()
      else void ask()
    },
    { immediate: true },
  )

  const stop = connection.onEvent((event) => {
    if (event.type === 'changed' && rootsShowing(event.subjects).has('search') && text().trim() !== '')
      askSoon()
  })
  onScopeDispose(() => {
    stop()
    clearTimeout(timer)
    asking?.abort()
  })

  return { answer, error, busy, ask }
}

/** Where a hit leads: the application, with the document that was found and the words to mark in it. */
export function placeOf(hit: SearchHit, text: string) {
  if (hit.application === null) return { name: 'candidate', params: { id: hit.candidateId } }
  const query =
    hit.matched === 'document' && hit.documentId !== null
      ? {
          document: hit.documentId,
          find: snippetParts(hit.snippet).find((part) => part.marked)?.text ?? text,
        }
      : {}
  return { name: 'application', params: { id: hit.application.id }, query }
}
