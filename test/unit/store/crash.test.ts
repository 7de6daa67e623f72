import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Store } from '../../../src/main/store/types.ts'
import { openWorkspace } from '../../../src/main/store/workspace.ts'
import { pause, seeded, startChild } from '../../support/kill.ts'
import { addPipeline, asCommand } from '../../support/rows.ts'

import { type TemporaryWorkspace, temporaryWorkspace, testClock } from '../../support/workspace.ts'

// Whole processes and slow key derivations: on a busy machine they take their time.
vi.setConfig({ testTimeout: 900_000 })

const KILLS = 22
const SEED = 20260101

let workspace: TemporaryWorkspace
beforeEach(async () => {
  workspace = await temporaryWorkspace()
  workspace.store.close()
})
afterEach(() => workspace.cleanup())

const number = (store: Store, sql: string): number => Number(store.reader.raw.prepare(sql).pluck().get())

describe('a process that is killed at any moment', () => {
  it('leaves a workspace that opens, is whole, has every command it had acknowledged and no half one', async () => {
    const random = seeded(SEED)
    const acknowledged = new Set<string>()
    for (let round = 0; round < KILLS; round += 1) {
      const child = startChild('work', workspace.dir)
      await child.says('added')
      await pause(random() * 60)
      await child.kill()
      for (const line of child.lines)
        if (line.startsWith('added ')) acknowledged.add(line.slice('added '.length))

      const where = `kill ${round} of seed ${SEED}`
      const store = await openWorkspace(workspace.dir, {}, { clock: testClock() })
      try {
        const report = await store.verify()
        expect(
          report.checks.filter(({ ok }) => !ok),
          where,
        ).toEqual([])
        const present = new Set(store.reader.raw.prepare('SELECT id FROM application').pluck().all())
        for (const id of acknowledged) expect(present.has(id), where).toBe(true)
        // One command adds a candidate, an address, an opening, two stages and an application: all or none.
        const applications = present.size
        for (const [table, each] of [
          ['candidate', 1],
          ['candidate_email', 1],
          ['opening', 1],
          ['stage', 2],
        ] as const) {
          expect(number(store, `SELECT count(*) FROM ${table}`), `${where}: ${table}`).toBe(
            applications * each,
          )
        }
        // Undo and redo are in this, so a command without its audit line would show.
        const added = number(store, `SELECT count(*) FROM audit_entry WHERE action = 'test.add'`)
        expect(added, where).toBe(applications)
        expect(
          number(store, `SELECT count(DISTINCT ifnull(rating, 0)) FROM application`),
          where,
        ).toBeLessThanOrEqual(2)
      } finally {
        store.close()
      }
    }
    expect(acknowledged.size).toBeGreaterThanOrEqual(KILLS)
  })
})

describe('a workspace that another process has open', () => {
  it('is busy until that process ends, even by a kill', async () => {
    const child = startChild('hold', workspace.dir)
    await child.says('open')
    await expect(openWorkspace(workspace.dir, {}, { clock: testClock() })).rejects.toMatchObject({
      code: 'WORKSPACE_BUSY',
    })
    await child.kill()
    const store = await workspace.reopen()
    asCommand(store, addPipeline)
  })
})
