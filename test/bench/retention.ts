/** What is due over every application of the workspace, from nothing kept to the numbers and the first page. */
import { systemClock } from '../../src/main/platform/clock.ts'
import { installPack } from '../../src/main/retention/rule-store.ts'
import { createRetentionView } from '../../src/main/retention/view.ts'
import type { Store } from '../../src/main/store/types.ts'
import { percentiles, type Row, timedRow } from './measure.ts'

const ROUNDS = 10

export async function retentionRows(store: Store): Promise<Row[]> {
  installPack(store, { clock: systemClock })
  const samples: number[] = []
  let total = 0
  for (let round = 0; round < ROUNDS; round++) {
    const view = createRetentionView(store, systemClock)
    const start = performance.now()
    total = (await view.preview({})).total
    await view.due({ filter: 'due', limit: 100 })
    samples.push(performance.now() - start)
    view.close()
  }
  return [
    timedRow(
      'retention preview',
      1000,
      percentiles(samples),
      null,
      `${total.toLocaleString('en')} applications, with the first page of what is due`,
    ),
  ]
}
