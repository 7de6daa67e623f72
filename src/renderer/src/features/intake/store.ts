import { defineStore } from 'pinia'
import { computed, reactive, shallowRef } from 'vue'
import { type IntakeBatch, MAX_UPLOAD_BYTES } from '#contract/intake.ts'
import { useConnection } from '../../app/client.ts'
import type { DroppedFile } from '../../app/dropped.ts'

/** How many files travel to the service at a time. */
const sendingAtOnce = 3

export interface NotSent {
  readonly path: string
  readonly why: 'tooLarge' | 'unreadable'
}

/** One intake that this window started or follows. */
export interface RunningIntake {
  batchId: string | null
  phase: 'sending' | 'running' | 'done' | 'cancelled' | 'failed'
  /** While sending: files; while running: items. */
  done: number
  total: number
  readonly notSent: readonly NotSent[]
  /** Known when it has ended. */
  counts: IntakeBatch['counts'] | null
  error: unknown
}

interface Sending {
  readonly intake: RunningIntake
  readonly stop: AbortController
}

/** Intakes under way. They belong to the window, not to a page: leaving the page does not stop them. */
export const useIntake = defineStore('intake', () => {
  const connection = useConnection()
  const { client } = connection
  const intakes = reactive<RunningIntake[]>([])
  const sending = new Map<RunningIntake, Sending>()
  const lastFinished = shallowRef<string | null>(null)

  /** Sends the files and has them worked through. Answers the batch's id when all were sent, null when it did not begin. */
  async function takeIn(
    files: readonly DroppedFile[],
    unreadable: readonly string[],
    openingId: string | undefined,
  ): Promise<string | null> {
    const fitting = files.filter(({ file }) => file.size <= MAX_UPLOAD_BYTES)
    const notSent: NotSent[] = [
      ...unreadable.map((path) => ({ path, why: 'unreadable' as const })),
      ...files
        .filter((one) => !fitting.includes(one))
        .map(({ path }) => ({ path, why: 'tooLarge' as const })),
    ]
    const intake = reactive<RunningIntake>({
      batchId: null,
      phase: 'sending',
      done: 0,
      total: fitting.length,
      notSent,
      counts: null,
      error: null,
    })
    intakes.push(intake)
    if (fitting.length === 0) {
      intake.phase = 'failed'
      return null
    }
    const stop = new AbortController()
    sending.set(intake, { intake, stop })
    try {
      const batch = await client.intake.begin(openingId === undefined ? {} : { openingId })
      intake.batchId = batch.id
      await send(intake, fitting, stop.signal)
      if (stop.signal.aborted) return batch.id
      await run(intake)
      return batch.id
    } catch (error) {
      if (!stop.signal.aborted) fail(intake, error)
      return intake.batchId
    } finally {
      sending.delete(intake)
    }
  }

  async function send(
    intake: RunningIntake,
    files: readonly DroppedFile[],
    signal: AbortSignal,
  ): Promise<void> {
    const waiting = files[Symbol.iterator]()
    const notSent: NotSent[] = []
    async function sendNext(): Promise<void> {
      for (const { path, file } of waiting) {
        if (signal.aborted) return
        const held = await heldInMemory(file)
        if (held) await client.intake.add({ batchId: intake.batchId as string, path, file: held }, { signal })
        else notSent.push({ path, why: 'unreadable' })
        intake.done += 1
      }
    }
    await Promise.all(Array.from({ length: sendingAtOnce }, sendNext))
    if (notSent.length > 0) Object.assign(intake, { notSent: [...intake.notSent, ...notSent] })
  }

  async function run(intake: RunningIntake): Promise<void> {
    const batch = await client.intake.run({ batchId: intake.batchId as string })
    if (intake.phase !== 'sending') return // an event was faster
    intake.phase = 'running'
    intake.done = 0
    intake.total = batch.total
    settle(intake, batch)
  }

  /** Goes on with a batch that was interrupted. Rejects with the service's typed error. */
  async function resume(batchId: string): Promise<void> {
    const batch = await client.intake.run({ batchId })
    const intake = following(batchId)
    Object.assign(intake, { phase: 'running', total: batch.total, counts: null, error: null })
    settle(intake, batch)
  }

  function following(batchId: string): RunningIntake {
    const known = intakes.find((one) => one.batchId === batchId)
    if (known) return known
    const intake = reactive<RunningIntake>({
      batchId,
      phase: 'running',
      done: 0,
      total: 0,
      notSent: [],
      counts: null,
      error: null,
    })
    intakes.push(intake)
    return intake
  }

  async function cancel(intake: RunningIntake): Promise<void> {
    sending.get(intake)?.stop.abort()
    intake.phase = 'cancelled'
    if (intake.batchId === null) return
    try {
      const batch = await client.intake.cancel({ batchId: intake.batchId })
      settle(intake, batch)
    } catch (error) {
      fail(intake, error)
    }
  }

  function settle(intake: RunningIntake, batch: IntakeBatch): void {
    if (batch.status === 'running' || batch.status === 'collecting') return
    intake.phase =
      batch.status === 'cancelled' ? 'cancelled' : batch.status === 'interrupted' ? 'failed' : 'done'
    intake.done = batch.total
    intake.total = batch.total
    intake.counts = batch.counts
    lastFinished.value = batch.id
  }

  function fail(intake: RunningIntake, error: unknown): void {
    intake.phase = 'failed'
    intake.error = error
  }

  function dismiss(intake: RunningIntake): void {
    const at = intakes.indexOf(intake)
    if (at !== -1) intakes.splice(at, 1)
  }

  connection.onEvent((event) => {
    if (event.type === 'workspace' && event.state !== 'open') {
      for (const { stop } of sending.values()) stop.abort()
      intakes.splice(0)
    }
    if (event.type !== 'intake') return
    const intake = intakes.find((one) => one.batchId === event.batchId)
    if (!intake) return
    if (event.status === 'running') {
      Object.assign(intake, { phase: 'running', done: event.done, total: event.total })
      return
    }
    if (intake.counts !== null || event.status === 'collecting') return
    client.intake
      .batch({ batchId: event.batchId })
      .then((batch) => settle(intake, batch))
      .catch((error: unknown) => fail(intake, error))
  })

  const busy = computed(() => intakes.some((one) => one.phase === 'sending' || one.phase === 'running'))
  return { intakes, busy, lastFinished, takeIn, resume, cancel, dismiss }
})

/**
 * A file can vanish, change, or be a folder in disguise, at any time after it was chosen. The connection reads what it
 * sends while it sends it, and breaks when it cannot: so it is given what has been read. Null for what cannot be read.
 */
async function heldInMemory(file: File): Promise<File | null> {
  try {
    return new File([await file.arrayBuffer()], file.name, { type: file.type })
  } catch {
    return null
  }
}
