import { useQuery } from '@pinia/colada'
import { onBeforeUnmount, onMounted, ref, watch } from 'vue'
import { useClient } from '../../app/client.ts'
import { randomId } from '../../app/random-id.ts'

/** The person's own calendar day, YYYY-MM-DD. */
function today(): string {
  const now = new Date()
  const two = (part: number) => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** The day can turn while Home stays open. */
const DAY_CHECK_MS = 60_000

/** The summary for one stay at Home. What is before the person's eyes counts as seen from the next stay on. */
export function useHome() {
  const client = useClient()
  const visit = randomId()
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
