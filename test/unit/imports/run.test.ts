import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CELLS_KEPT_DAYS, Import, ProblemRow } from '../../../src/contract/imports.ts'
import { getImport, listImports } from '../../../src/main/imports/batches.ts'
import type { ImportDeps } from '../../../src/main/imports/deps.ts'
import { exportProblems } from '../../../src/main/imports/problems.ts'
import { recoverImports } from '../../../src/main/imports/recover.ts'
import { revertImport } from '../../../src/main/imports/revert.ts'
import { cancelImport, runImport } from '../../../src/main/imports/run.ts'
import { createIntakeRuns } from '../../../src/main/intake/runs.ts'
import type { Store } from '../../../src/main/store/types.ts'
import { createWorkspace, openWorkspace } from '../../../src/main/store/workspace.ts'
import { haku } from '../../support/cli.ts'
import { type ImportBench, importBench } from '../../support/imports.ts'

const CHILD = fileURLToPath(new URL('../../fixtures/service/import-child.ts', import.meta.url))

const people = (count: number): string =>
  `Name,Email,City\n${Array.from({ length: count }, (_, at) => `Person ${at},p${at}@example.org,Turku`).join('\n')}\n`

describe('an import under way', () => {
  let bench: ImportBench
  beforeEach(async () => {
    bench = await importBench()
  })
  afterEach(async () => {
    await bench.cleanup()
    expect(bench.faults).toEqual([])
  })

  it('is stopped between two rows: what is in stays, the rest is forgotten', async () => {
    const one = await bench.check(await bench.upload('candidates', people(600)))
    let stopping = false
    const ended = bench.run(one.id, ({ done }) => {
      if (done <= 20 || stopping) return
      stopping = true
      void cancelImport(bench.store, { importId: one.id }, bench.deps)
    })
    const left = await ended
    expect(left.status).toBe('cancelled')
    expect(left.counts.new).toBeGreaterThan(20)
    expect(left.counts.new).toBeLessThan(600)
    expect(bench.count('candidate')).toBe(left.counts.new)
    expect(bench.count('import_row')).toBe(left.counts.new)
    const { reverted } = await revertImport(bench.store, { importId: one.id }, bench.deps)
    expect([reverted, bench.count('candidate')]).toEqual([left.counts.new, 0])
  })

  it('goes on where it was interrupted, and takes nothing twice', async () => {
    const one = await bench.check(await bench.upload('candidates', people(400)))
    await bench.run(one.id, ({ done }) => {
      if (done > 20) void bench.deps.runs.stopAll()
    })
    expect(getImport(bench.store.reader, { importId: one.id }).status).toBe('interrupted')
    const done = await bench.run(one.id)
    expect(done).toMatchObject({ status: 'done', counts: { new: 400, same: 0 } })
    expect(bench.count('candidate')).toBe(400)
  })

  it('needs a check before it, and runs once', async () => {
    const one = await bench.upload('candidates', people(1))
    expect(() => runImport(bench.store, { importId: one.id }, bench.deps)).toThrow(/looked yet/)
    await bench.check(one)
    await bench.run(one.id)
    expect(() => runImport(bench.store, { importId: one.id }, bench.deps)).toThrow(/ended/)
    await expect(bench.check(one)).rejects.toMatchObject({ reason: 'IMPORT_BEGUN' })
  })

  it('leaves nothing when it is given up before it was begun', async () => {
    const one = await bench.check(await bench.upload('candidates', people(600)))
    await cancelImport(bench.store, { importId: one.id }, bench.deps)
    expect(['import_batch', 'import_row', 'candidate'].map((table) => bench.count(table))).toEqual([0, 0, 0])
  })

  it('keeps cells only of rows with problems, and only for a while', async () => {
    const done = await bench.take('candidates', 'Name,Email\nAino,aino@example.org\n,b@example.org\nCid,c\n')
    const kept = () =>
      bench.store.reader.raw
        .prepare('SELECT line FROM import_row WHERE cells IS NOT NULL ORDER BY line')
        .pluck()
        .all()
    expect(kept()).toEqual([3, 4])
    expect(
      getImport(bench.store.reader, { importId: done.id }).columns.flatMap(({ samples }) => samples),
    ).toEqual([])
    const rows: unknown[] = []
    for await (const part of exportProblems(bench.store, { importId: done.id }, bench.deps))
      rows.push(...part.rows)
    expect(rows).toMatchObject([{ cells: ['', 'b@example.org'] }, { cells: ['Cid', 'c'] }])
    const waiting = await bench.upload('candidates', people(2))
    bench.workspace.clock.advance((CELLS_KEPT_DAYS + 1) * 86_400_000)
    await recoverImports(bench.store, bench.deps)
    expect(kept()).toEqual([])
    const { rows: imports } = listImports(bench.store.reader, { limit: 10 })
    expect(imports.map(({ id, cellsKept }) => [id, cellsKept])).toEqual([[done.id, false]])
    expect(imports.some(({ id }) => id === waiting.id)).toBe(false)
  })
})

describe('a process that is killed', () => {
  const clock = { now: () => Date.now() }
  let root: string
  let dir: string
  beforeEach(async () => {
    root = mkdtempSync(join(tmpdir(), 'haku-import-'))
    dir = join(root, 'workspace')
    const { store } = await createWorkspace(dir, { protection: 'key-file' }, { clock })
    store.close()
  })
  afterEach(() => rmSync(root, { recursive: true, force: true }))

  const count = (store: Store, sql: string) => store.reader.raw.prepare(sql).pluck().get() as number

  it('leaves no row half done: the import goes on from there, or is taken back', async () => {
    const file = join(root, 'people.csv')
    const total = 800
    writeFileSync(file, people(total))
    const child = spawn(process.execPath, [CHILD, dir, file], { stdio: ['ignore', 'pipe', 'inherit'] })
    const ended = once(child, 'close')
    // Some way into the rows, whatever the machine.
    for await (const line of createInterface({ input: child.stdout })) if (Number(line) > 100) break
    child.kill('SIGKILL')
    await ended

    const store = await openWorkspace(dir, {}, { clock })
    try {
      const [id] = await recoverImports(store, { clock })
      expect(id).toBeDefined()
      const importId = id ?? ''
      const left = getImport(store.reader, { importId })
      expect(left.status).toBe('interrupted')
      const written = count(store, 'SELECT count(*) FROM candidate')
      expect(written).toBeLessThan(total)
      expect(left.counts.new).toBe(written)
      expect(count(store, `SELECT count(*) FROM import_row WHERE outcome = 'new'`)).toBe(written)
      expect(count(store, 'SELECT count(*) FROM candidate_email')).toBe(written)

      let ended: () => void = () => undefined
      const end = new Promise<void>((resolve) => {
        ended = resolve
      })
      const deps: ImportDeps = {
        clock,
        actor: 'person',
        runs: createIntakeRuns(),
        onProgress: ({ status }) => status !== 'running' && ended(),
        onFault: (error) => {
          throw error
        },
      }
      runImport(store, { importId }, deps)
      await end
      expect(count(store, 'SELECT count(*) FROM candidate')).toBe(total)
      expect(await revertImport(store, { importId }, deps)).toMatchObject({ reverted: total, kept: 0 })
      expect(count(store, 'SELECT count(*) FROM candidate')).toBe(0)
      expect((await store.verify()).ok).toBe(true)
    } finally {
      store.close()
    }
  }, 600_000)

  it('is a command for scripts, with the documented answer', async () => {
    const file = join(root, 'people.csv')
    const mapping = join(root, 'mapping.json')
    writeFileSync(file, 'Who,Mail\nAino,aino@example.org\n,b@example.org\n')
    writeFileSync(mapping, JSON.stringify({ Who: 'fullName', Mail: 'email' }))
    const words = ['import', file, '--kind', 'candidates', '--mapping', mapping, '--workspace', dir, '--json']
    const shape = (value: unknown) => {
      const { import: one, problems, ...rest } = value as Record<string, unknown>
      expect(Import.parse(one)).toEqual(one)
      expect(ProblemRow.array().parse(problems)).toEqual(problems)
      return { one: one as Import, problems: problems as ProblemRow[], rest }
    }
    const dry = await haku([...words, '--dry-run'])
    expect([dry.code, dry.err]).toEqual([3, ''])
    expect(shape(dry.json())).toMatchObject({
      one: { status: 'ready', counts: { new: 1, refused: 1 } },
      rest: { dryRun: true },
    })
    const done = await haku(words)
    expect(shape(done.json())).toMatchObject({
      one: { status: 'done', origin: 'cli', counts: { new: 1, refused: 1 } },
      problems: [{ line: 3, problems: [{ code: 'NAME_MISSING' }] }],
      rest: { dryRun: false },
    })
  }, 600_000)

  it('refuses a mapping to what is not there before it opens anything', async () => {
    const mapping = join(root, 'mapping.json')
    writeFileSync(mapping, JSON.stringify({ Who: 'shoeSize' }))
    const { code, err } = await haku([
      'import',
      mapping,
      '--kind',
      'candidates',
      '--mapping',
      mapping,
      '--json',
    ])
    expect([code, JSON.parse(err).error.reason]).toEqual([1, 'FIELD_UNKNOWN'])
  })
})
