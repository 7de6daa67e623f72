/** Whether the hints are on, and which one. Shown by themselves once; what was seen is kept on this machine. */
import { defineStore } from 'pinia'
import { ref } from 'vue'
import { keep, readKept } from '../../app/kept.ts'
import { HINTS } from './hints.ts'

const KEPT_AS = 'haku.tour'

export const useTour = defineStore('tour', () => {
  /** Place of the hint that is on; null: none. */
  const step = ref<number | null>(null)

  const seen = (): boolean => readKept(KEPT_AS) === 'seen'

  function start(): void {
    step.value = 0
  }

  /** Ends the hints, to the end or not: they do not come again by themselves. */
  function end(): void {
    step.value = null
    keep(KEPT_AS, 'seen')
  }

  function go(by: 1 | -1): void {
    if (step.value === null) return
    const next = step.value + by
    if (next >= HINTS.length) end()
    else step.value = Math.max(0, next)
  }

  return { step, seen, start, end, go }
})
