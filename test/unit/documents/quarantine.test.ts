import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { getCandidate } from '../../../src/main/candidates/queries.ts'
import { openOutside } from '../../../src/main/documents/outside.ts'
import { COUNT_QUARANTINED, listQuarantined, retryDocument } from '../../../src/main/documents/quarantine.ts'
import { documentContent, documentText, getDocument } from '../../../src/main/documents/queries.ts'
import { storeReading } from '../../../src/main/documents/readings.ts'
import { refusedInspection } from '../../../src/main/documents/refusal.ts'
import { homeSummary } from '../../../src/main/home/summary.ts'
import { addDocuments } from '../../../src/main/intake/add-documents.ts'
import { itemText, settleReview } from '../../../src/main/intake/review.ts'
import { inspectionTools } from '../../support/documents.ts'
import { type IntakeBench, intakeBench, packageFiles } from '../../support/intake.ts'

const FALLING =
  'Fells its reader. Words that only a better reader finds in a letter such as this one: cantilever.'
const SLOW = 'Takes for ever. Words that a better reader finds: suspension.'
const DAMAGED = `%PDF-1.7\nnothing of a document`

let folder: string
let bench: IntakeBench
let openingId: string
/** From now on the reader survives everything. */
const mend = () => writeFileSync(join(folder, 'mended'), '')

beforeEach(async () => {
  await open()
})

/** Generous, because other work may share the machine; one test waits for the end of it. */
async function open(timeoutMs = 120_000): Promise<void> {
  folder = mkdtempSync(join(tmpdir(), 'haku-quarantine-'))
  const entry = join(folder, 'entry.mjs')
  const worker = new URL('../../support/falling-document-worker.ts', import.meta.url)
  writeFileSync(
    entry,
    `globalThis.mended = ${JSON.stringify(join(folder, 'mended'))}\nawait import(${JSON.stringify(worker.href)})`,
  )
  const { pdfDataFolder } = inspectionTools()
  bench = await intakeBench('person', { entryUrl: pathToFileURL(entry), pdfDataFolder, timeoutMs })
  openingId = bench.publishedOpening('ENG-1')
}
async function close(): Promise<void> {
  await bench.cleanup()
  rmSync(folder, { recursive: true, force: true })
}
afterEach(close)

const db = () => bench.store.reader
const quarantined = () => listQuarantined(db(), { limit: 100 })
const found = (word: string) =>
  db()
    .raw.prepare<[string], number>('SELECT count(*) FROM document_fts WHERE document_fts MATCH ?')
    .pluck()
    .get(word)

/** A package with one good document and one that fells its reader. */
async function takePackage(bad = FALLING) {
  const { items } = await bench.take(
    packageFiles('one', undefined, { 'cv.txt': 'Curriculum vitae', 'letter.txt': bad }),
  )
  const candidateId = items[0]?.candidateId ?? ''
  expect(items).toMatchObject([{ outcome: 'accepted', refusedFiles: [] }])
  const [cv, letter] = ['cv.txt', 'letter.txt'].map((name) =>
    getCandidate(db(), { id: candidateId }).documents.find((document) => document.name === name),
  )
  return { candidateId, cv, letter }
}

describe('a document that fells its reader', () => {
  it.each([
    ['crashed', FALLING, 'CRASHED'],
    ['took too long', SLOW, 'TOO_SLOW'],
  ])('is kept with its application, with the reason that it %s', async (_, text, failure) => {
    if (failure === 'TOO_SLOW') {
      await close()
      await open(10_000)
    }
    const { candidateId, cv, letter } = await takePackage(text)
    expect(cv).toMatchObject({ extraction: 'done', failure: null })
    expect(letter).toMatchObject({ extraction: 'failed', failure })
    expect(quarantined()).toMatchObject({
      total: 1,
      next: null,
      rows: [{ id: letter?.id, candidateId, candidateName: 'Aino Virtanen', failure }],
    })
    const summary = homeSummary(db(), { visit: crypto.randomUUID(), today: '2026-01-01' }, bench.deps)
    expect(summary.quarantined).toBe(1)
    // What was sent is all there.
    const { file } = await documentContent(bench.store, { id: letter?.id ?? '' })
    expect(await file.text()).toBe(text)
    expect(documentText(db(), { id: letter?.id ?? '' }).text).toBe('')
  })

  it('is read when a person asks for another try, and found from then on', async () => {
    const { letter } = await takePackage()
    const id = letter?.id ?? ''
    expect(await retryDocument(bench.store, { id }, bench.deps)).toMatchObject({ failure: 'CRASHED' })
    expect(found('cantilever')).toBe(0)
    mend()
    expect(await retryDocument(bench.store, { id }, bench.deps)).toMatchObject({
      extraction: 'done',
      failure: null,
      mediaType: 'text/plain',
      language: 'en',
    })
    expect(documentText(db(), { id }).text).toBe(FALLING)
    expect(found('cantilever')).toBe(1)
    expect(quarantined()).toEqual({ rows: [], total: 0, next: null })
    await expect(retryDocument(bench.store, { id }, bench.deps)).rejects.toMatchObject({
      code: 'INVALID_STATE',
      reason: 'DOCUMENT_READ',
    })
  })

  it('is opened in no other program, until it has been read', async () => {
    const { letter } = await takePackage()
    const id = letter?.id ?? ''
    const opened: string[] = []
    const host = {
      isThere: true,
      open: async (copy: { name: string }) => opened.push(copy.name) > 0,
    }
    await expect(openOutside(bench.store, { id }, host)).rejects.toMatchObject({
      code: 'REFUSED',
      reason: 'IN_QUARANTINE',
    })
    expect(opened).toEqual([])
    mend()
    await retryDocument(bench.store, { id }, bench.deps)
    await openOutside(bench.store, { id }, host)
    expect(opened).toEqual(['letter.txt'])
  })

  it('leaves quarantine with the reason that lies in the file, when that is what another try finds', async () => {
    const { letter } = await takePackage()
    const id = letter?.id ?? ''
    const documents = {
      inspect: async () => refusedInspection('DAMAGED'),
    }
    expect(await retryDocument(bench.store, { id }, { documents })).toMatchObject({
      extraction: 'failed',
      failure: 'DAMAGED',
    })
    expect(quarantined().total).toBe(0)
  })

  it('is never on disk in clear: not while it waits, is read, is kept or is tried again', async () => {
    const clear = () => {
      const root = dirname(bench.store.documentsDir)
      return readdirSync(root, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .filter((file) => {
          const bytes = readFileSync(file)
          return ['utf8', 'utf16le'].some((encoding) =>
            bytes.includes(Buffer.from('cantilever', encoding as BufferEncoding)),
          )
        })
    }
    const batchId = await bench.collect(
      packageFiles('one', undefined, { 'cv.txt': 'Curriculum vitae', 'letter.txt': FALLING }),
    )
    expect(clear()).toEqual([])
    await bench.run(batchId, () => expect(clear()).toEqual([]))
    const id = quarantined().rows[0]?.id ?? ''
    await retryDocument(bench.store, { id }, bench.deps)
    expect(clear()).toEqual([])
    mend()
    await retryDocument(bench.store, { id }, bench.deps)
    await documentContent(bench.store, { id })
    expect(documentText(db(), { id }).text).toContain('cantilever')
    expect(clear()).toEqual([])
  })

  it('is kept when it is added on the page of a candidate; a damaged one is still refused', async () => {
    const { candidateId } = await takePackage('A letter.')
    const { added, refused } = await addDocuments(
      bench.store,
      { candidateId, files: [new File([FALLING], 'bad.txt'), new File([DAMAGED], 'broken.pdf')] },
      bench.deps,
    )
    expect(added).toMatchObject([{ name: 'bad.txt', extraction: 'failed', failure: 'CRASHED' }])
    expect(refused).toMatchObject([{ name: 'broken.pdf', code: 'DAMAGED' }])
  })

  it('waits for a person when it comes alone, is not read again to be looked at, and goes in with a name', async () => {
    const { items } = await bench.take({ 'cv.txt': FALLING }, openingId)
    const itemId = items[0]?.id ?? ''
    expect(items).toMatchObject([{ outcome: 'review', code: 'CRASHED' }])
    const untouched = { ...bench.deps.documents, inspect: () => Promise.reject(new Error('read again')) }
    await expect(
      itemText(bench.store, { itemId }, { ...bench.deps, documents: untouched }),
    ).rejects.toMatchObject({ code: 'REFUSED', reason: 'CRASHED' })
    const contact = { fullName: 'Aino Virtanen', email: 'aino@example.org', phone: null }
    const settled = await settleReview(bench.store, { itemId, contact }, bench.deps)
    expect(settled).toMatchObject({ outcome: 'accepted' })
    expect(quarantined().rows).toMatchObject([{ name: 'cv.txt', candidateName: 'Aino Virtanen' }])
    expect(bench.faults).toEqual([])
  })

  it('comes in pages, newest first, from an index', async () => {
    for (const name of ['one', 'two', 'three'])
      await bench.take(
        packageFiles(
          name,
          (application) => {
            application.candidate = { basics: { name, email: `${name}@example.org` } }
          },
          { 'cv.txt': `${FALLING} ${name}` },
        ),
      )
    const first = listQuarantined(db(), { limit: 2 })
    expect(first).toMatchObject({ total: 3, rows: [{}, {}] })
    const rest = listQuarantined(db(), { limit: 2, cursor: first.next ?? '' })
    expect(rest).toMatchObject({ total: 3, next: null, rows: [{}] })
    const names = [...first.rows, ...rest.rows].map((row) => row.candidateName)
    expect(names.sort()).toEqual(['one', 'three', 'two'])
    const plan = db().raw.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${COUNT_QUARANTINED}`).all()
    expect(plan.map(({ detail }) => detail).join()).toContain('document_failed')
  })
})

describe('a new reading', () => {
  it('that fails never takes the place of text that an earlier one found', async () => {
    const { cv } = await takePackage('A letter.')
    const id = cv?.id ?? ''
    const before = documentText(db(), { id })
    bench.store.maintain((tx) => storeReading(tx, id, refusedInspection('CRASHED')))
    expect(getDocument(db(), id)).toEqual(cv)
    expect(documentText(db(), { id })).toEqual(before)
  })

  it('of a document that has gone meanwhile changes nothing', () => {
    bench.store.maintain((tx) => storeReading(tx, crypto.randomUUID(), refusedInspection('CRASHED')))
    expect(bench.count('document_text')).toBe(0)
  })
})
