import { useQuery } from '@pinia/colada'
import { onBeforeUnmount, onMounted, ref, watch } from 'vue'
import { useClient } from '../../app/client.ts'

/** The person's own calendar day, YYYY-MM-DD. */
function today(): string {
  const now = new Date()
  const two = (part: number) => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** The day can turn while Home stays open. */
const DAY_CHECK_MS = 60_000

/** A random UUID; `crypto.randomUUID` needs a secure context, which not every host gives. */
function newVisit(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** The summary for one stay at Home. What is before the person's eyes counts as seen from the next stay on. */
export function useHome() {
  const client = useClient()
  const visit = newVisit()
  const day = ref(today())
  const query = useQuery({
    key: () => ['home', 'summary', visit, day.value],
    query: () => client.home.get({ visit, today: day.value }),
    placeholderData: (before) => before,
    gcTime: 0, // of no use to another stay
  })

  let told: number | null = null
  function tell(): void {
    const newest = query.data.value?.newest
    // Shown on a screen that nobody looks at, it is not seen.
    if (newest === undefined || newest === told || document.hidden || !document.hasFocus()) return
    told = newest
    client.home.seen({ visit, newest }).catch(() => {
      told = null // told again with the next sign of life
    })
  }
  watch(query.data, tell, { immediate: true, flush: 'post' })

  let timer: ReturnType<typeof setInterval> | undefined
  onMounted(() => {
    window.addEventListener('focus', tell)
    document.addEventListener('visibilitychange', tell)
    timer = setInterval(() => {
      day.value = today()
    }, DAY_CHECK_MS)
  })
  onBeforeUnmount(() => {
    window.removeEventListener('focus', tell)
    document.removeEventListener('visibilitychange', tell)
    clearInterval(timer)
  })

  return { summary: query.data, error: query.error, refetch: query.refetch, day }
}
