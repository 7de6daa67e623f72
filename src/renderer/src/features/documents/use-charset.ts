import { computed, shallowRef } from 'vue'
import { useDocumentCache } from './cache.ts'
import type { CharsetControls } from './viewing.ts'

/** The charset that a document is read in: the detected one until a person chooses another, for as long as the window is open. */
export function useCharset(documentId: () => string) {
  const cache = useDocumentCache()
  const read = shallowRef<{ id: string; bytes: Uint8Array; detected: string } | null>(null)

  /** The bytes of the document and the charset to read them in. Rejects with the service's typed error. */
  async function load(id: string): Promise<{ bytes: Uint8Array; charset: string }> {
    const [{ bytes }, detected] = await Promise.all([cache.load(id), cache.charset(id)])
    read.value = { id, bytes, detected }
    return { bytes, charset: cache.chosenCharsets[id] ?? detected }
  }

  const charset = computed<CharsetControls | null>(() => {
    const now = read.value
    if (now === null || now.id !== documentId()) return null
    return {
      bytes: now.bytes,
      detected: now.detected,
      current: cache.chosenCharsets[now.id] ?? now.detected,
      choose(wanted) {
        cache.chooseCharset(now.id, wanted === now.detected ? null : wanted)
      },
    }
  })
  return { charset, load, chosen: computed(() => cache.chosenCharsets[documentId()] ?? null) }
}
