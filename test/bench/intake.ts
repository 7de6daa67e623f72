/** Taking in mixed documents through a running service, and how long anybody else has to wait meanwhile. */
import { setTimeout as sleep } from 'node:timers/promises'
import { generatePackages, zipOf } from '../support/packages.ts'
import { startTestService } from '../support/service.ts'
import { ms, percentiles, type Row } from './measure.ts'

const SEED = 7
const POLL_MS = 10

export async function intakeRows(packages: number): Promise<Row[]> {
  const service = startTestService()
  try {
    const { client } = service.connect()
    await client.workspace.create({ protection: 'key-file', accepted: true })
    const opening = await client.openings.create({ title: 'Engineer', requisitionNumber: 'REQ-1' })
    await client.openings.update({ id: opening.id, changes: { country: 'FI' } })
    await client.openings.publish({ id: opening.id })
    const batch = await client.intake.begin({})
    for await (const one of generatePackages({
      seed: SEED,
      count: packages,
      requisitionNumbers: ['REQ-1'],
    })) {
      const path = `${one.name}.zip`
      await client.intake.add({
        batchId: batch.id,
        path,
        file: new File([zipOf(one.files) as Uint8Array<ArrayBuffer>], path),
      })
    }
    const waits: number[] = []
    const start = performance.now()
    await client.intake.run({ batchId: batch.id })
    for (;;) {
      const asked = performance.now()
      const { status } = await client.intake.batch({ batchId: batch.id })
      waits.push(performance.now() - asked)
      if (status === 'done') break
      await sleep(POLL_MS)
    }
    const seconds = (performance.now() - start) / 1000
    const { counts } = await client.intake.batch({ batchId: batch.id })
    const accepted = counts.accepted ?? 0
    const rate = accepted / seconds
    const wait = percentiles(waits)
    return [
      {
        what: `intake of ${packages} packages of mixed documents, text extracted`,
        p50: `${rate.toFixed(0)}/s`,
        p95: '',
        ratio: '',
        budget: '40/s on 2 cores',
        met: rate >= 40,
        note: `${accepted} taken in, ${counts.refused ?? 0} refused on purpose`,
      },
      {
        what: 'an answer of the service during that intake',
        p50: ms(wait.p50),
        p95: ms(wait.p95),
        ratio: '',
        budget: 'never over 50 ms',
        met: wait.max <= 50,
        note: `longest ${ms(wait.max)} of ${waits.length} calls`,
      },
    ]
  } finally {
    await service.cleanup()
  }
}
