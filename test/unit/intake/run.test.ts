import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addDocuments } from '../../../src/main/intake/add-documents.ts'
import { addPart, beginBatch, getBatch, listBatches, listItems } from '../../../src/main/intake/batches.ts'
import { recoverIntake } from '../../../src/main/intake/recover.ts'
import { cancelBatch, runBatch } from '../../../src/main/intake/run.ts'
import { type IntakeBench, intakeBench, packageFiles } from '../../support/intake.ts'

let bench: IntakeBench
beforeEach(async () => {
  bench = await intakeBench()
  bench.publishedOpening('ENG-1')
})
afterEach(async () => {
  await bench.cleanup()
})

const people = (count: number, prefix = 'p') =>
  Object.assign(
    {},
    ...Array.from({ length: count }, (_, at) =>
      packageFiles(
        `${prefix}${at}`,
        (application) =>
          (application.candidate = { basics: { name: `P ${at}`, email: `${prefix}${at}@example.org` } }),
        { 'cv.txt': `Life number ${at} of ${prefix}.` },
      ),
    ),
  )

describe('working through a batch', () => {
  it('reports progress item by item and ends with the whole', async () => {
    const batchId = await bench.collect(people(5))
    const seen: string[] = []
    const batch = await bench.run(batchId, ({ done, total, status }) =>
      seen.push(`${done}/${total} ${status}`),
    )
    expect(seen).toEqual([
      '1/5 running',
      '2/5 running',
      '3/5 running',
      '4/5 running',
      '5/5 running',
      '5/5 done',
    ])
    expect(batch).toMatchObject({ status: 'done', total: 5, counts: { accepted: 5 } })
    expect(batch.finishedAt).not.toBeNull()
  })

  it('can be cancelled between two items: what is in stays, the rest is let go', async () => {
    const batchId = await bench.collect(people(12))
    const batch = await bench.run(batchId, ({ done, status }) => {
      if (done === 4 && status === 'running') void cancelBatch(bench.store, { batchId }, bench.deps)
    })
    expect(batch.status).toBe('cancelled')
    expect(batch.counts.accepted).toBeGreaterThanOrEqual(4)
    expect(batch.counts.accepted + batch.counts.discarded).toBe(12)
    expect(bench.count('application')).toBe(batch.counts.accepted)
    expect(bench.count('intake_chunk')).toBe(0)
    expect(readdirSync(bench.store.documentsDir).length).toBeLessThanOrEqual(12)
    expect((await bench.take(people(12))).batch.counts).toMatchObject({
      duplicate: batch.counts.accepted,
      accepted: batch.counts.discarded,
    })
  })

  it('interrupted by closing goes on after the next start, with nothing twice', async () => {
    const batchId = await bench.collect(people(10))
    const batch = await bench.run(batchId, ({ done, status }) => {
      if (done === 3 && status === 'running') void bench.deps.runs.stopAll()
    })
    expect(batch).toMatchObject({ status: 'interrupted' })
    expect(batch.counts.pending).toBeGreaterThan(0)
    await bench.workspace.reopen()
    await recoverIntake(bench.store, bench.deps)
    expect(await bench.run(batchId)).toMatchObject({ status: 'done', counts: { accepted: 10, pending: 0 } })
    expect([bench.count('application'), bench.count('document')]).toEqual([10, 10])
    expect(readdirSync(bench.store.documentsDir)).toHaveLength(10)
  })

  it('recovers from a kill: running is interrupted, collecting is let go, files without a row are swept', async () => {
    const running = await bench.collect(people(2))
    const collecting = await bench.collect(people(2, 'q'))
    bench.store.maintain((tx) =>
      tx.raw.prepare(`UPDATE intake_batch SET status = 'running' WHERE id = ?`).run(running),
    )
    writeFileSync(join(bench.store.documentsDir, 'b3b1f8d0-0000-4000-8000-000000000000'), 'left over')
    expect(await recoverIntake(bench.store, bench.deps)).toEqual([running])
    expect(getBatch(bench.store.reader, { batchId: collecting })).toMatchObject({ status: 'cancelled' })
    expect(readdirSync(bench.store.documentsDir)).toEqual([])
    expect(bench.count('intake_part')).toBe(4)
    expect(await bench.run(running)).toMatchObject({ counts: { accepted: 2 } })
  })

  it('runs one batch after the other, and none twice', async () => {
    const first = await bench.collect(people(3))
    const second = await bench.collect(people(3))
    const ends = Promise.all([bench.run(first), bench.run(second)])
    expect(() => runBatch(bench.store, { batchId: first }, bench.deps)).toThrow(/runs already/)
    const [one, two] = await ends
    expect([one.counts.accepted, two.counts.duplicate]).toEqual([3, 3])
    expect(() => runBatch(bench.store, { batchId: first }, bench.deps)).toThrow(/ended/)
  })

  it('cancels at once a batch that waits for its turn', async () => {
    const first = await bench.collect(people(4))
    const second = await bench.collect(people(2, 'q'))
    const ended = bench.run(first)
    runBatch(bench.store, { batchId: second }, bench.deps)
    expect(await cancelBatch(bench.store, { batchId: second }, bench.deps)).toMatchObject({
      status: 'cancelled',
    })
    expect((await ended).counts.accepted).toBe(4)
    expect([bench.count('application'), bench.count('intake_part')]).toEqual([4, 0])
  })

  it('costs one item only what its own writing throws, and keeps no file of it', async () => {
    const batchId = await bench.collect(people(3))
    let written = 0
    const store: typeof bench.store = {
      ...bench.store,
      command(info, work) {
        written += 1
        if (written !== 2) return bench.store.command(info, work)
        return bench.store.command(info, (tx) => {
          work(tx)
          throw new TypeError('a fault of our own')
        })
      },
    }
    await new Promise<void>((resolve) => {
      const onProgress: typeof bench.deps.onProgress = ({ status }) => status !== 'running' && resolve()
      runBatch(store, { batchId }, { ...bench.deps, onProgress })
    })
    expect(getBatch(bench.store.reader, { batchId })).toMatchObject({
      status: 'done',
      counts: { accepted: 2, refused: 1 },
    })
    expect(bench.faults).toHaveLength(1)
    expect([bench.count('application'), bench.count('document')]).toEqual([2, 2])
    expect(readdirSync(bench.store.documentsDir)).toHaveLength(2)
  })

  it('survives a document worker that cannot be started: the batch is interrupted, nothing is lost', async () => {
    const batchId = await bench.collect(people(2))
    const broken = {
      ...bench.deps,
      documents: { ...bench.deps.documents, inspect: () => Promise.reject(new Error('no worker')) },
    }
    await new Promise<void>((resolve) => {
      const onProgress: typeof bench.deps.onProgress = ({ status }) => status !== 'running' && resolve()
      runBatch(bench.store, { batchId }, { ...broken, onProgress })
    })
    expect(bench.faults).toHaveLength(1)
    expect(getBatch(bench.store.reader, { batchId })).toMatchObject({
      status: 'interrupted',
      counts: { pending: 2 },
    })
    expect(await bench.run(batchId)).toMatchObject({ status: 'done', counts: { accepted: 2 } })
  })

  it('costs one item only what its own reading throws', async () => {
    const batchId = await bench.collect(people(3))
    let asked = 0
    const inspect = (bytes: Uint8Array, name: string) => {
      asked += 1
      if (asked === 2) throw new TypeError('a fault of our own')
      return bench.deps.documents.inspect(bytes, name)
    }
    const listening: Promise<void> = new Promise((resolve) => {
      runBatch(
        bench.store,
        { batchId },
        {
          ...bench.deps,
          documents: { ...bench.deps.documents, inspect },
          onProgress: ({ status }) => status !== 'running' && resolve(),
        },
      )
    })
    await listening
    expect(getBatch(bench.store.reader, { batchId }).counts).toMatchObject({ accepted: 2, refused: 1 })
    expect(bench.faults).toHaveLength(1)
  })

  it('keeps large files in pieces and gives them back whole', async () => {
    const { id } = beginBatch(bench.store, {}, bench.deps)
    const bytes = Buffer.alloc(2_500_001, 'abcdefg')
    await addPart(bench.store, { batchId: id, path: 'x/cv.txt', file: new Blob([bytes]) })
    const { received } = await addPart(bench.store, { batchId: id, path: 'x/empty.txt', file: new Blob([]) })
    expect(received).toBe(2)
    const { partsOfBatch, readPart } = await import('../../../src/main/intake/parts.ts')
    const [large, empty] = partsOfBatch(bench.store.reader, id)
    if (!large || !empty) throw new Error('Both are there.')
    expect((await readPart(bench.store.reader, large)).equals(bytes)).toBe(true)
    expect(await readPart(bench.store.reader, empty)).toHaveLength(0)
    expect(await cancelBatch(bench.store, { batchId: id }, bench.deps)).toMatchObject({ status: 'cancelled' })
    expect(bench.count('intake_chunk')).toBe(0)
    await expect(addPart(bench.store, { batchId: id, path: 'y', file: new Blob([]) })).rejects.toMatchObject({
      reason: 'NOT_COLLECTING',
    })
  })

  it('lists batches and items by key, each once', async () => {
    for (const prefix of ['a', 'b', 'c']) {
      bench.workspace.clock.advance(1000)
      await bench.take(people(3, prefix))
    }
    const pages: string[] = []
    let cursor: string | null | undefined
    do {
      const page = listBatches(bench.store.reader, { limit: 2, ...(cursor && { cursor }) })
      pages.push(...page.rows.map((batch) => batch.id))
      cursor = page.next
    } while (cursor)
    expect(new Set(pages).size).toBe(3)
    const [batchId = ''] = pages
    const first = listItems(bench.store.reader, { batchId, limit: 2 })
    const rest = listItems(bench.store.reader, { batchId, limit: 2, cursor: first.next ?? '' })
    expect([...first.rows, ...rest.rows].map((item) => item.name)).toEqual(['c0', 'c1', 'c2'])
    expect(rest.next).toBeNull()
  })
})

describe('adding documents to a candidate by hand', () => {
  it('keeps the rules of intake: types, 5 MiB, nothing twice', async () => {
    const { items } = await bench.take(people(1))
    const { candidateId, applicationId } = items[0] ?? {}
    const input = { candidateId: candidateId ?? '', applicationId: applicationId ?? '' }
    const big = new File([new Uint8Array(5_242_870).fill(97)], 'big.txt')
    const { added, refused } = await addDocuments(
      bench.store,
      {
        ...input,
        files: [
          new File(['Life number 0 of p.'], 'again.txt'),
          new File(['Certificate'], 'C:\\files\\Zeugnis.txt'),
          new File([new Uint8Array([0, 1, 2, 3])], 'x.bin'),
          big,
        ],
      },
      bench.deps,
    )
    expect(added.map(({ name, kind }) => [name, kind])).toEqual([
      ['cv.txt', 'cv'],
      ['Zeugnis.txt', 'certificate'],
    ])
    expect(refused.map((file) => [file.name, file.code])).toEqual([
      ['x.bin', 'UNKNOWN_TYPE'],
      ['big.txt', 'APPLICATION_FULL'],
    ])
    expect(readdirSync(bench.store.documentsDir)).toHaveLength(2)
    await expect(
      addDocuments(bench.store, { ...input, applicationId: crypto.randomUUID(), files: [big] }, bench.deps),
    ).rejects.toMatchObject({ reason: 'APPLICATION_UNKNOWN' })
  })
})
