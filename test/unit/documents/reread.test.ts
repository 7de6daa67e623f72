import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { EXTRACTOR_VERSION } from '../../../src/main/documents/extracted.ts'
import { getDocument } from '../../../src/main/documents/queries.ts'
import { NEXT_OUTDATED, type RereadDeps, rereadOutdated } from '../../../src/main/documents/reread.ts'
import { discardDocuments } from '../../../src/main/documents/vault.ts'
import { type IntakeBench, intakeBench, packageFiles } from '../../support/intake.ts'

const CV = (name: string) =>
  `Curriculum vitae of ${name}, who planned bridges and cranes over many years in several countries.`

let bench: IntakeBench
let ids: string[]

/** Three documents as an older reader has left them: with less text and without their language. */
beforeEach(async () => {
  bench = await intakeBench()
  bench.publishedOpening('ENG-1')
  for (const name of ['Aino', 'Berta', 'Carl'])
    await bench.take(
      packageFiles(
        name,
        (application) => {
          application.candidate = { basics: { name, email: `${name}@example.org` } }
        },
        { 'cv.txt': CV(name) },
      ),
    )
  bench.store.maintain((tx) => {
    tx.raw.prepare('UPDATE document SET extractor_version = 1, language = NULL').run()
    tx.raw.prepare(`UPDATE document_text SET text = 'poorly read'`).run()
  })
  ids = bench.store.reader.raw.prepare<[], string>('SELECT id FROM document ORDER BY id').pluck().all()
})
afterEach(() => bench.cleanup())

const versions = () =>
  bench.store.reader.raw
    .prepare<[], number>('SELECT extractor_version FROM document ORDER BY id')
    .pluck()
    .all()
const found = (word: string) =>
  bench.store.reader.raw
    .prepare<[string], number>('SELECT count(*) FROM document_fts WHERE document_fts MATCH ?')
    .pluck()
    .get(word)

const deps = (change: Partial<RereadDeps> = {}): RereadDeps => ({
  documents: bench.deps.documents,
  isBusy: () => false,
  signal: new AbortController().signal,
  pauseMs: 1,
  ...change,
})

describe('what an older reader has read', () => {
  it('is read again by the new one: text, language and search follow', async () => {
    expect(found('cranes')).toBe(0)
    expect(await rereadOutdated(bench.store, deps())).toBe(3)
    expect(versions()).toEqual([EXTRACTOR_VERSION, EXTRACTOR_VERSION, EXTRACTOR_VERSION])
    expect([found('cranes'), found('poorly')]).toEqual([3, 0])
    expect(getDocument(bench.store.reader, ids[0] ?? '')).toMatchObject({
      extraction: 'done',
      language: 'en',
    })
    expect(await rereadOutdated(bench.store, deps())).toBe(0)
  })

  it('is gone through from where it was stopped, at idle priority', async () => {
    const controller = new AbortController()
    const asked: unknown[] = []
    const inspect: RereadDeps['documents']['inspect'] = (bytes, name, options) => {
      asked.push(options)
      controller.abort()
      return bench.deps.documents.inspect(bytes, name, options)
    }
    expect(
      await rereadOutdated(bench.store, deps({ documents: { inspect }, signal: controller.signal })),
    ).toBe(1)
    expect(versions().filter((version) => version === EXTRACTOR_VERSION)).toHaveLength(1)
    expect(await rereadOutdated(bench.store, deps({ documents: { inspect } }))).toBe(2)
    expect(asked).toEqual([{ idle: true }, { idle: true }, { idle: true }])
  })

  it('waits while applications are taken in', async () => {
    let looks = 0
    const inspect: RereadDeps['documents']['inspect'] = (bytes, name, options) => {
      expect(looks).toBeGreaterThanOrEqual(3)
      return bench.deps.documents.inspect(bytes, name, options)
    }
    const isBusy = () => ++looks < 3
    expect(await rereadOutdated(bench.store, deps({ documents: { inspect }, isBusy }))).toBe(3)
  })

  it('is tried another time when the workers were closed over it', async () => {
    const inspect = () => Promise.reject(new Error('The document workers were closed.'))
    expect(await rereadOutdated(bench.store, deps({ documents: { inspect } }))).toBe(0)
    expect(versions()).toEqual([1, 1, 1])
    expect(await rereadOutdated(bench.store, deps())).toBe(3)
  })

  it('is passed over from then on when the whole process ended over it', async () => {
    let reached = () => {}
    const reading = new Promise<void>((resolve) => {
      reached = resolve
    })
    const inspect = () => {
      reached()
      return new Promise<never>(() => {})
    }
    // Never goes on: as if the process had ended here.
    void rereadOutdated(bench.store, deps({ documents: { inspect } }))
    await reading
    expect(await rereadOutdated(bench.store, deps())).toBe(2)
    expect(versions()).toEqual([EXTRACTOR_VERSION, EXTRACTOR_VERSION, EXTRACTOR_VERSION])
    expect([found('cranes'), found('poorly')]).toEqual([2, 1])
  })

  it('is left as it is where its file is missing, or a person has to ask for another try', async () => {
    const [missing = '', failed = ''] = ids
    await discardDocuments(bench.store, [{ id: missing }])
    bench.store.maintain((tx) =>
      tx.raw
        .prepare(`UPDATE document SET extraction = 'failed', failure = 'CRASHED' WHERE id = ?`)
        .run(failed),
    )
    expect(await rereadOutdated(bench.store, deps())).toBe(1)
    expect(versions().slice(0, 2)).toEqual([1, 1])
    expect(found('poorly')).toBe(2)
  })

  it('is found by an index, however many documents there are', () => {
    const plan = bench.store.reader.raw
      .prepare<[number, number, string], { detail: string }>(`EXPLAIN QUERY PLAN ${NEXT_OUTDATED}`)
      .all(2, 0, '')
    expect(plan.map(({ detail }) => detail).join()).toMatch(/SEARCH d USING INDEX document_extractor/)
    expect(plan.map(({ detail }) => detail).join()).not.toContain('TEMP B-TREE')
  })
})
