/** Retention over every application of the workspace: what is due, and its removal. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { discardDocuments } from '../../src/main/documents/vault.ts'
import { systemClock } from '../../src/main/platform/clock.ts'
import { removeBatch } from '../../src/main/retention/remove.ts'
import { installPack } from '../../src/main/retention/rule-store.ts'
import { BATCH } from '../../src/main/retention/run.ts'
import { approveRun, prepareRun, readRun } from '../../src/main/retention/runs.ts'
import { createRetentionView } from '../../src/main/retention/view.ts'
import type { Store } from '../../src/main/store/types.ts'
import { ms, percentiles, type Row, timedRow } from './measure.ts'
import { openFilled } from './workspaces.ts'

const ROUNDS = 10
/** Applications that are removed; all that are due, where they are fewer. */
const REMOVED = 10_000
const REMOVAL_BUDGET_MS = 30_000
const FILE_BYTES = 80_000
const deps = { clock: systemClock, actor: 'person' } as const

/** From nothing kept to the numbers and the first page. */
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

/** Removes what is due from a copy of the workspace, with its files, as a run does; then the rewriting and the proof. */
export async function removalRows(filledDir: string): Promise<Row[]> {
  const dir = mkdtempSync(join(tmpdir(), 'haku-bench-'))
  cpSync(filledDir, dir, { recursive: true })
  const store = await openFilled(dir)
  try {
    installPack(store, deps)
    const view = createRetentionView(store, systemClock)
    const prepared = prepareRun(store, await view.shown(), { by: 'Preparer' }, deps)
    view.close()
    if (prepared.state === 'previewed')
      approveRun(store, { id: prepared.id, by: 'Approver', count: prepared.due }, deps)
    store.maintain((tx) =>
      tx.raw.prepare(`UPDATE retention_run SET state = 'running' WHERE id = ?`).run(prepared.id),
    )
    const words: string[] = []
    const waits: number[] = []
    const started = performance.now()
    for (let done = 0; done < Math.min(REMOVED, prepared.due); ) {
      const began = performance.now()
      done = (await removeBatch(store, prepared.id, deps, BATCH, (some) => words.push(...some))).done
      waits.push(performance.now() - began)
      await nextTurn()
    }
    const gone = performance.now() - started
    const files = store.reader.raw.prepare<[], { id: string }>('SELECT id FROM retention_purge').all()
    writeDocumentFiles(store, files)
    const removing = gone + (await timed(() => discardDocuments(store, files)))
    const run = readRun(store.reader, prepared.id)
    const scrubbing = await timed(() => store.scrub())
    const proving = await timed(() => store.checkErasures(words.slice(0, 500)))
    const wait = percentiles(waits)
    return [
      {
        what: `removing ${run.position.toLocaleString('en')} applications that are due, with their documents`,
        p50: ms(removing),
        p95: '',
        ratio: '',
        budget: '10,000 in 30 s',
        met: run.position >= REMOVED && removing <= REMOVAL_BUDGET_MS,
        note: `${run.candidates.toLocaleString('en')} candidates and ${run.documents.toLocaleString('en')} files with them; a batch takes ${ms(wait.p50)}, the longest ${ms(wait.max)}`,
      },
      {
        what: 'rewriting that database, and proving that nothing is left',
        p50: `${ms(scrubbing)}, ${ms(proving)}`,
        p95: '',
        ratio: '',
        budget: '',
        met: null,
        note: 'in a thread of its own; the service answers, writing waits for the first',
      },
    ]
  } finally {
    store.close()
    rmSync(dir, { recursive: true, force: true })
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** The filled workspace has rows of documents only. */
function writeDocumentFiles(store: Store, files: readonly { id: string }[]): void {
  mkdirSync(store.documentsDir, { recursive: true })
  const bytes = Buffer.alloc(FILE_BYTES, 1)
  for (const { id } of files) writeFileSync(join(store.documentsDir, id), bytes)
}
