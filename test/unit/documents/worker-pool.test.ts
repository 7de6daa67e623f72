import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, describe, expect, test } from 'vitest'
import {
  createDocumentWorkers,
  DocumentWorkerStartError,
  type DocumentWorkers,
  type DocumentWorkersOptions,
} from '../../../src/main/documents/worker-pool.ts'
import { built } from '../../support/built.ts'
import { bytesOf, docxOf, paragraph, pdfBombUncounted, rawPdf } from '../../support/documents.ts'

const entryUrl = built('document-worker')
let open: DocumentWorkers | undefined

function workers(options: Partial<DocumentWorkersOptions> = {}): DocumentWorkers {
  open = createDocumentWorkers({ entryUrl, size: 2, ...options })
  return open
}

afterEach(async () => {
  await open?.close()
  open = undefined
})

/** A worker that answers a job by what its file name asks for: what no real parser should ever do on request. */
async function withMisbehavingEntry(run: (entry: URL) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'haku-worker-'))
  const file = join(folder, 'entry.mjs')
  await writeFile(
    file,
    `import { parentPort } from 'node:worker_threads'
    const held = []
    parentPort.on('message', ({ fileName }) => {
      if (fileName === 'pdf') parentPort.postMessage({ type: 'sniffed', mediaType: 'application/pdf' })
      if (fileName === 'hang' || fileName === 'pdf') for (;;);
      if (fileName === 'throw') throw new Error('secret words of the document')
      if (fileName === 'exit') process.exit(3)
      if (fileName === 'heap') for (;;) held.push(new Array(10_000).fill(fileName + held.length))
      if (fileName === 'buffers') for (;;) held.push(new Uint8Array(1_000_000).fill(1))
      const answer = { accepted: true, mediaType: 'text/plain', text: fileName, characters: 1, warnings: [], extractorVersion: 1 }
      parentPort.postMessage({ type: 'done', answer, heldBytes: 0 })
    })
    parentPort.postMessage({ type: 'ready' })`,
  )
  try {
    await run(pathToFileURL(file))
  } finally {
    await open?.close()
    await rm(folder, { recursive: true })
  }
}

const someBytes = bytesOf('x')

// Generous, because other work may share the machine: what is tested is which limit strikes, never how soon.
describe('document workers', { timeout: 180_000 }, () => {
  test('read documents of all kinds, more at once than there are workers', async () => {
    const pool = workers()
    const jobs = [
      pool.inspect(bytesOf('plain words'), 'a.txt'),
      pool.inspect(docxOf({ body: paragraph('office words') }), 'b.docx'),
      pool.inspect(rawPdf({ content: 'BT /F 12 Tf 50 700 Td (portable words) Tj ET' }), 'c.pdf'),
      pool.inspect(bytesOf('<html><p>web words'), 'd.html'),
      pool.inspect(new Uint8Array(), 'e.pdf'),
    ]
    const texts = (await Promise.all(jobs)).map((answer) => (answer.accepted ? answer.text : answer.code))
    expect(texts).toEqual(['plain words', 'office words', 'portable words', 'web words', 'EMPTY'])
  })

  test('leave the bytes with whoever handed them over', async () => {
    const bytes = bytesOf('plain words')
    await workers().inspect(bytes, 'a.txt')
    expect(bytes.length).toBe(11)
  })

  test('a document over the time limit costs only itself', async () => {
    const slow = rawPdf({ content: 'q '.repeat(15_000_000) })
    const pool = workers({ size: 1, timeoutMs: 3_000 })
    const [late, next] = await Promise.all([
      pool.inspect(slow, 'a.pdf'),
      pool.inspect(bytesOf('next'), 'b.txt'),
    ])
    expect(late).toMatchObject({ accepted: false, code: 'TOO_SLOW' })
    expect(next).toMatchObject({ accepted: true, text: 'next' })
  })

  test('a document that inflates without end is stopped by what it holds, not by the clock', async () => {
    const bomb = pdfBombUncounted(600)
    expect(bomb.length).toBeLessThan(60_000)
    const pool = workers({ size: 1, timeoutMs: 120_000, memoryMb: 200 })
    let peakBytes = 0
    const before = process.memoryUsage.rss()
    const watch = setInterval(() => {
      peakBytes = Math.max(peakBytes, process.memoryUsage.rss() - before)
    }, 10)
    const [fallen, next] = await Promise.all([
      pool.inspect(bomb, 'a.pdf'),
      pool.inspect(bytesOf('next'), 'b.txt'),
    ])
    clearInterval(watch)
    expect(fallen).toMatchObject({ accepted: false, code: 'OUT_OF_MEMORY' })
    expect(next).toMatchObject({ accepted: true, text: 'next' })
    expect(peakBytes).toBeLessThan(1_000_000_000)
  })

  test('whatever happens to a worker, the next document is read', async () => {
    await withMisbehavingEntry(async (entry) => {
      const fatesOf = async (names: string[], timeoutMs: number) => {
        const pool = workers({ entryUrl: entry, pdfDataFolder: 'unused', size: 1, timeoutMs, memoryMb: 64 })
        const fates = []
        for (const name of names) fates.push(await pool.inspect(someBytes, name))
        await pool.close()
        expect(JSON.stringify(fates)).not.toContain('secret')
        return fates.map((answer) => (answer.accepted ? answer.text : answer.code))
      }
      expect(await fatesOf(['hang', 'a'], 4_000)).toEqual(['TOO_SLOW', 'a'])
      expect(await fatesOf(['throw', 'a', 'exit', 'b'], 60_000)).toEqual(['CRASHED', 'a', 'CRASHED', 'b'])
      expect(await fatesOf(['heap', 'a', 'buffers', 'b'], 60_000)).toEqual([
        'OUT_OF_MEMORY',
        'a',
        'OUT_OF_MEMORY',
        'b',
      ])
    })
  })

  test('the type of a document is known even when it then fells its worker', async () => {
    await withMisbehavingEntry(async (entry) => {
      const pool = workers({ entryUrl: entry, pdfDataFolder: 'unused', size: 1, timeoutMs: 4_000 })
      expect(await pool.inspect(someBytes, 'pdf')).toMatchObject({
        accepted: false,
        code: 'TOO_SLOW',
        mediaType: 'application/pdf',
      })
    })
  })

  test('what nobody waits for comes last, one at a time, and takes no place from what somebody does', async () => {
    const pool = workers({ size: 1 })
    const order: string[] = []
    const read = (name: string, idle = false) =>
      pool.inspect(bytesOf(name), name, { idle }).then(() => order.push(name))
    await Promise.all([read('a'), read('later', true), read('last', true), read('b'), read('c')])
    expect(order).toEqual(['a', 'b', 'c', 'later', 'last'])
    await withMisbehavingEntry(async (entry) => {
      const one = workers({ entryUrl: entry, pdfDataFolder: 'unused', size: 1, timeoutMs: 120_000 })
      const stuck = one.inspect(someBytes, 'hang', { idle: true }).catch(() => 'closed')
      expect(await one.inspect(someBytes, 'urgent')).toMatchObject({ text: 'urgent' })
      await one.close()
      expect(await stuck).toBe('closed')
    })
  })

  test('a broken installation is an error, not a refusal of the document', async () => {
    const pool = workers({
      entryUrl: new URL('./no-such-entry.mjs', import.meta.url),
      pdfDataFolder: 'unused',
    })
    await expect(pool.inspect(someBytes, 'a')).rejects.toThrow(DocumentWorkerStartError)
    await expect(pool.inspect(someBytes, 'b')).rejects.toThrow(DocumentWorkerStartError)
  })

  test('closing rejects what waits and what runs, and what comes after', async () => {
    const pool = workers({ size: 1 })
    const outcomes = Promise.allSettled([1, 2, 3].map(() => pool.inspect(someBytes, 'a')))
    await pool.close()
    expect((await outcomes).map((outcome) => outcome.status)).toEqual(['rejected', 'rejected', 'rejected'])
    await expect(pool.inspect(someBytes, 'a')).rejects.toThrow(/closed/)
  })

  test('idle workers do not keep a process alive', async () => {
    const poolUrl = new URL('../../../src/main/documents/worker-pool.ts', import.meta.url)
    const script = `
      const { createDocumentWorkers } = await import(${JSON.stringify(poolUrl.href)})
      const pool = createDocumentWorkers({ entryUrl: new URL(${JSON.stringify(entryUrl.href)}), size: 2 })
      const answer = await pool.inspect(new TextEncoder().encode('hello'), 'a.txt')
      console.log(answer.text)`
    // Without close(): the script ends by itself, or the time limit makes this fail.
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
      cwd: fileURLToPath(new URL('../../..', import.meta.url)),
      timeout: 120_000,
    })
    expect(stdout.trim()).toBe('hello')
  })

  test('a worker that rests long enough ends, and another takes its place', async () => {
    const pool = workers({ idleMs: 20 })
    for (const text of ['one', 'two']) {
      expect(await pool.inspect(bytesOf(text), 'a.txt')).toMatchObject({ text })
      await new Promise((resolve) => setTimeout(resolve, 120))
    }
  })
})
