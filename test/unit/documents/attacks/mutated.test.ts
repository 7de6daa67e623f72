/**
 * Damaged documents by the thousand, the same for the same seed. `HAKU_FUZZ=10000 npx vitest run mutated` runs ten
 * thousand; `HAKU_FUZZ_SEED` chooses others.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Inspection } from '../../../../src/contract/inspection.ts'
import { createDocumentWorkers, type DocumentWorkers } from '../../../../src/main/documents/worker-pool.ts'
import { built } from '../../../support/built.ts'
import { type Canary, startCanary } from '../../../support/canary.ts'
import { goodSamples, mutated } from '../../../support/mutate.ts'

const COUNT = Number(process.env.HAKU_FUZZ ?? 1_000)
const SEED = Number(process.env.HAKU_FUZZ_SEED ?? 20_251)
/** Readers that have been at work hold their tables and compiled code: what comes after these must not add up. */
const WARM_UP = Math.min(100, COUNT / 2)
/** What the process may hold more than then when all is read. */
const MOST_KEPT_BYTES = 400_000_000

let canary: Canary
let pool: DocumentWorkers
let attempts = 0

beforeAll(async () => {
  canary = await startCanary()
  pool = createDocumentWorkers({
    entryUrl: built('document-worker'),
    size: 2,
    onNetworkAttempt: () => {
      attempts += 1
    },
  })
})
afterAll(async () => {
  await pool.close()
  await canary.close()
})

test(`${COUNT.toLocaleString('en')} damaged documents cost at most themselves (seed ${SEED})`, {
  timeout: 60_000 + COUNT * 400,
}, async () => {
  const samples = await goodSamples()
  let next = 0
  const fallen: string[] = []
  const work = async (end: number) => {
    while (next < end) {
      const number = next++
      const { fileName, bytes } = mutated(samples, SEED, number)
      if (fileName.endsWith('.eml')) {
        const answer = await pool.readMessage(bytes)
        expect(typeof answer.readable).toBe('boolean')
        continue
      }
      const inspection = Inspection.parse(await pool.inspect(bytes, fileName))
      if (!inspection.accepted && ['CRASHED', 'TOO_SLOW', 'OUT_OF_MEMORY'].includes(inspection.code))
        fallen.push(`number ${number}, ${fileName}: ${inspection.code}`)
    }
  }
  await Promise.all([work(WARM_UP), work(WARM_UP)])
  const before = process.memoryUsage.rss()
  await Promise.all([work(COUNT), work(COUNT)])
  expect(fallen).toEqual([])
  expect(attempts).toBe(0)
  expect(canary.calls()).toBe(0)
  await pool.close()
  expect(process.memoryUsage.rss() - before).toBeLessThan(MOST_KEPT_BYTES)
})
