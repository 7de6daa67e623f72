import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { IntakeBatch, IntakeItem } from '../../../src/contract/intake.ts'
import { OpeningDraft } from '../../../src/contract/openings.ts'
import type { VerifyReport } from '../../../src/contract/workspace.ts'
import { createOpening, publishOpening } from '../../../src/main/openings/commands.ts'
import { createWorkspace, openWorkspace } from '../../../src/main/store/workspace.ts'
import { haku, startHaku } from '../../support/cli.ts'
import { pause, seeded } from '../../support/kill.ts'
import { type GeneratedPackage, writePackages } from '../../support/packages.ts'

/** The suite kills a few times; the same test does it more often and larger: HAKU_PACKAGES=1000 HAKU_KILLS=20. */
const count = Number(process.env.HAKU_PACKAGES ?? 60)
const kills = Number(process.env.HAKU_KILLS ?? 4)
const seed = Number(process.env.HAKU_SEED ?? Math.floor(Math.random() * 2 ** 31))
const requisitionNumbers = ['ENG-1', 'OPS-2', 'HR-3']
const clock = { now: () => Date.now() }

let root: string
let packagesDir: string
let dir: string
let packages: GeneratedPackage[]

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'haku-kill-'))
  packagesDir = join(root, 'packages')
  dir = join(root, 'workspace')
  mkdirSync(packagesDir)
  packages = await writePackages(packagesDir, { seed, count, requisitionNumbers })
  const { store } = await createWorkspace(dir, { protection: 'key-file' }, { clock })
  for (const requisitionNumber of requisitionNumbers) {
    const draft = OpeningDraft.parse({ title: requisitionNumber, requisitionNumber, country: 'FI' })
    const { id } = createOpening(store, draft, { clock, actor: 'cli' })
    publishOpening(store, { id }, { clock, actor: 'cli' })
  }
  store.close()
}, 600_000)

afterAll(() => rmSync(root, { recursive: true, force: true }))

const documentFiles = () => readdirSync(join(dir, 'documents')).length

interface Row {
  address: string
  number: string
  applications: number
  documents: number
}

/** What is in, by candidate and opening; read without anything that would mend it first. */
async function takenIn(): Promise<Row[]> {
  const store = await openWorkspace(dir, {}, { clock })
  try {
    return store.reader.raw
      .prepare<[], Row>(
        `SELECT e.normalised AS address, o.requisition_number AS number, count(DISTINCT a.id) AS applications,
          count(ad.id) AS documents
         FROM application a JOIN opening o ON o.id = a.opening_id
         JOIN candidate_email e ON e.candidate_id = a.candidate_id
         LEFT JOIN application_document ad ON ad.application_id = a.id GROUP BY 1, 2 ORDER BY 1, 2`,
      )
      .all()
  } finally {
    store.close()
  }
}

const expected = () => {
  const wanted = new Map<string, Row>()
  for (const one of packages)
    if (one.refusal === null)
      wanted.set(`${one.email} ${one.requisitionNumber}`, {
        address: one.email,
        number: one.requisitionNumber,
        applications: 1,
        documents: one.documents,
      })
  return wanted
}

describe(`haku intake, killed ${kills} times at random while it takes in ${count} packages (seed ${seed})`, () => {
  it('loses nothing, takes nothing twice, and leaves a workspace that verifies each time', async () => {
    vi.stubEnv('XDG_DATA_HOME', root)
    const random = seeded(seed)
    const words = ['intake', packagesDir, '--json', '--workspace', dir]
    const wanted = expected()
    const documents = [...wanted.values()].reduce((sum, row) => sum + row.documents, 0)
    for (let kill = 0; kill < kills; kill += 1) {
      const run = startHaku(words, { XDG_DATA_HOME: root })
      // Every third time while it starts and reads the files, else while it takes in.
      const untilFiles = kill % 3 === 0 ? 0 : documentFiles() + Math.floor((random() * 2 * documents) / kills)
      const extraMs = Math.floor(random() * (kill % 3 === 0 ? 4_000 : 300))
      while (run.process.exitCode === null && documentFiles() < untilFiles) await pause(5)
      await Promise.race([pause(extraMs), run.ended])
      run.process.kill('SIGKILL')
      await run.ended

      for (const row of await takenIn()) expect(row).toEqual(wanted.get(`${row.address} ${row.number}`))
      const verified = await haku(['verify', '--json', '--workspace', dir])
      expect((verified.json() as VerifyReport).checks.filter((check) => !check.ok)).toEqual([])
      expect(verified.code).toBe(0)
    }

    const last = await haku(words)
    const answer = last.json() as { batch: IntakeBatch; items: IntakeItem[]; resumed: IntakeBatch[] }
    expect(answer.batch).toMatchObject({
      status: 'done',
      total: packages.length,
      counts: { pending: 0, review: 0 },
    })
    expect(answer.resumed.every((batch) => batch.status === 'done')).toBe(true)
    const { accepted, duplicate, refused } = answer.batch.counts
    expect(refused).toBe(packages.filter((one) => one.refusal !== null).length)
    expect(accepted + duplicate).toBe(wanted.size)
    expect(await takenIn()).toEqual(
      [...wanted.values()].sort((a, b) => (a.address + a.number < b.address + b.number ? -1 : 1)),
    )

    const again = (await haku(words)).json() as typeof answer
    expect(again.batch.counts).toMatchObject({ accepted: 0, duplicate: wanted.size, refused })
    const verified = (await haku(['verify', '--json', '--workspace', dir])).json() as VerifyReport
    expect(verified.ok).toBe(true)
    expect(documentFiles()).toBe(documents)
  }, 14_400_000)
})
