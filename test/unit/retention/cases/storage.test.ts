import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import {
  sweepTemporaryFolders,
  temporaryRoot,
  withTemporaryFolder,
} from '../../../../src/main/documents/office/temporary.ts'
import { searchEverything } from '../../../../src/main/search/search.ts'
import { scanForResidue } from '../../../../src/main/store/residue.ts'
import { type RetentionRecords, retentionRecords } from '../../../support/retention.ts'

let all: RetentionRecords
beforeEach(async () => {
  all = await retentionRecords()
})
afterEach(() => all.cleanup())

const WORD = 'Zanzibarian'
const candidateOf = (id: string) =>
  all.column(`SELECT candidate_id FROM application WHERE id = '${id}'`)[0] ?? ''

it('B20 search: a word of the erased CV alone is found no more, by the index or in any byte', async () => {
  const [id = ''] = all.dueOnes(3)
  all.file(candidateOf(id), `${WORD} curriculum`, id)
  const search = () => searchEverything(all.store.reader, { text: WORD, limit: 10 }, all.deps).hits
  const found = () => scanForResidue(all.workspace.dir, all.store.copyKey(), [WORD]).found
  expect(search()).toHaveLength(1)
  expect(found()).toEqual([0])
  expect((await all.run()).verification).toMatchObject({ ok: true })
  expect(search()).toEqual([])
  expect(found()).toEqual([])
  const { checks } = await all.store.verify()
  expect(checks.filter(({ ok }) => !ok)).toEqual([])
  expect(checks.map(({ name }) => name)).toContain('search-index')
})

it('B23 thumbnails and temp: a folder in which a CV was converted is gone at once, and nothing else is kept beside the workspace (no cache of pages, no crash dumps, no recent files)', async () => {
  const [id = ''] = all.dueOnes(1)
  const file = all.file(candidateOf(id), `${WORD} curriculum`, id)
  const root = await temporaryRoot()
  const own = () => readdirSync(root).filter((name) => name.startsWith(`haku-office-${process.pid}-`))
  await withTemporaryFolder(async (folder) => {
    writeFileSync(join(folder, 'cv.pdf'), WORD)
    expect(own()).toHaveLength(1)
  })
  expect(own()).toEqual([])
  await sweepTemporaryFolders()

  await all.run()
  expect(
    readdirSync(all.workspace.dir, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.includes(file),
    ),
  ).toEqual([])
  const kept = new Set([
    'haku.db',
    'haku.db-wal',
    'haku.db-shm',
    'haku.lock',
    'erased.register',
    'documents',
    'backups',
  ])
  expect(
    readdirSync(all.workspace.dir).filter((name) => !kept.has(name) && !name.startsWith('haku.key')),
  ).toEqual([])
  // The system and the browser engine are asked to keep nothing.
  const sources = join(import.meta.dirname, '../../../../src/main')
  for (const name of readdirSync(sources, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts')) continue
    expect(readFileSync(join(sources, name), 'utf8'), name).not.toMatch(
      /crashReporter\.start|addRecentDocument/,
    )
  }
})
