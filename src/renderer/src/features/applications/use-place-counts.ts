import { onScopeDispose, shallowRef, watch } from 'vue'
import type { ServiceEvent, Subject } from '#contract/events.ts'
import type { OpeningRow } from '#contract/openings.ts'
import type { SavedView } from '#contract/views.ts'
import { useConnection } from '../../app/client.ts'

/** Counts follow a change after this time, and no more often than this: an intake changes hundreds of rows a second. */
const GATHER_MS = 400
const REST_MS = 2000
/** More openings than this are found on their own page. */
const MOST_OPENINGS = 200

const SHOWN: readonly Subject[] = ['applications', 'openings', 'colleagues', 'views']

export interface PlaceCounts {
  /** Active applications in sight. */
  readonly all: number
  /** Null: nobody has said who uses this workspace. */
  readonly mine: { readonly id: string; readonly count: number } | null
  readonly snoozed: number
  readonly openings: readonly OpeningRow[]
  /** There are more openings than are listed. */
  readonly more: boolean
  /** By the id of the saved view. */
  readonly views: ReadonlyMap<string, number>
}

/** The numbers beside the places of triage. Asked one after the other, so that the list never waits for them. */
export function usePlaceCounts(views: () => readonly SavedView[]) {
  const connection = useConnection()
  const { client } = connection
  const counts = shallowRef<PlaceCounts | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false
  let running = false
  let again = false
  let restUntil = 0

  const total = async (input: Parameters<typeof client.applications.list>[0]) =>
    (await client.applications.list({ ...input, limit: 1 })).total

  async function read(): Promise<PlaceCounts> {
    const active = { status: ['active' as const], snooze: 'in_sight' as const }
    const openings = await client.openings.list({
      status: ['published'],
      sort: 'title',
      limit: MOST_OPENINGS,
    })
    const all = await total(active)
    const { self } = await client.colleagues.list()
    const mine = self === null ? null : { id: self, count: await total({ ...active, assigneeId: self }) }
    const snoozed = await total({ status: ['active'], snooze: 'away' })
    const ofViews = new Map<string, number>()
    for (const { id } of views()) ofViews.set(id, (await client.views.count({ id })).count)
    return { all, mine, snoozed, openings: openings.rows, more: openings.next !== null, views: ofViews }
  }

  async function refresh(): Promise<void> {
    timer = undefined
    if (running) {
      again = true
      return
    }
    running = true
    try {
      const found = await read()
      if (!stopped) counts.value = found
    } catch {
      // The numbers stay as they were; the list beside them says what is wrong.
    }
    running = false
    restUntil = Date.now() + REST_MS
    if (again) {
      again = false
      schedule()
    }
  }

  function schedule(): void {
    if (stopped) return
    timer ??= setTimeout(() => void refresh(), Math.max(GATHER_MS, restUntil - Date.now()))
  }

  function onEvent(event: ServiceEvent): void {
    if (event.type === 'hello') schedule()
    if (event.type === 'changed' && event.subjects.some((subject) => SHOWN.includes(subject))) schedule()
  }

  const stopEvents = connection.onEvent(onEvent)
  // What was put off comes back at the start of a day, without anybody changing anything.
  const midnight = setTimeout(schedule, msToMidnight(new Date()))
  watch(
    () =>
      views()
        .map(({ id }) => id)
        .join(),
    () => void refresh(),
    { immediate: true },
  )
  onScopeDispose(() => {
    stopped = true
    clearTimeout(timer)
    clearTimeout(midnight)
    stopEvents()
  })
  return counts
}

function msToMidnight(now: Date): number {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1).getTime() - now.getTime() + 1000
}
