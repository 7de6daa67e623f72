/**
 * Tells the service now and then that somebody is at work. The workspace locks itself after a time without calls, and
 * writing a long text makes none: it would lock in the middle of a sentence, and take the sentence with it.
 */
import { onMounted, onUnmounted } from 'vue'
import { useClient } from './client.ts'

/** Well below the shortest time after which a workspace can lock itself, one minute. */
const TELL_MS = 20_000

const SIGNS = ['keydown', 'pointerdown', 'wheel'] as const

/** For as long as the calling component is mounted. */
export function usePresence(): void {
  const client = useClient()
  let toldAt = 0

  function tell(): void {
    const now = Date.now()
    if (now - toldAt < TELL_MS) return
    toldAt = now
    // The cheapest call that counts as work; its answer says nothing here, and a lost service is shown elsewhere.
    client.history.state().catch(() => undefined)
  }

  onMounted(() => {
    for (const sign of SIGNS) window.addEventListener(sign, tell, { capture: true, passive: true })
  })
  onUnmounted(() => {
    for (const sign of SIGNS) window.removeEventListener(sign, tell, { capture: true })
  })
}
