import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Opening } from '#contract/openings.ts'
import { rejectApplications } from '../../../src/main/applications/decisions.ts'
import { exportApplications } from '../../../src/main/applications/export.ts'
import { addMany } from '../../support/many.ts'
import { type Records, records } from '../../support/records.ts'
import { everythingOf } from '../../support/state.ts'

// More than two parts, and the last of them not full.
const MANY = 430

let all: Records
let opening: Opening
let ids: string[]
beforeEach(async () => {
  all = await records()
  opening = all.published()
  ids = addMany(all.workspace.store, opening, MANY)
})
afterEach(() => all.workspace.cleanup())

const store = () => all.workspace.store
const list = (status: ('active' | 'rejected')[] = ['active']) => ({
  filter: { openingId: opening.id, status },
  sort: 'received' as const,
  descending: false,
})
const audited = () =>
  store()
    .reader.raw.prepare("SELECT subjects, count FROM audit_entry WHERE action = 'applications.export'")
    .all()

async function exported(input: Parameters<typeof exportApplications>[1]): Promise<string[]> {
  const found: string[] = []
  for await (const { rows, done } of exportApplications(store(), input, all.deps)) {
    found.push(...rows.map(({ id }) => id))
    expect(done).toBe(found.length)
  }
  return found
}

describe('an export', () => {
  it('has every application of the list once, in its order, and is audited by their number alone', async () => {
    expect(await exported(list())).toEqual(ids)
    expect(audited()).toEqual([{ subjects: '[]', count: MANY }])
    expect(store().historyState().undo?.command).not.toBe('applications.export')
  })

  it('has what was picked, as it was picked, and nobody twice', async () => {
    const picked = [ids[7] ?? '', ids[3] ?? '', ids[7] ?? '', crypto.randomUUID()]
    expect(await exported({ ids: picked })).toEqual([ids[7], ids[3]])
    expect(audited()).toEqual([{ subjects: '[]', count: 2 }])
  })

  it('that is stopped on the way, or has nobody, leaves no trace', async () => {
    const before = everythingOf(store())
    for await (const { rows, total } of exportApplications(store(), list(), all.deps)) {
      expect([rows.length < MANY, total]).toEqual([true, MANY])
      break
    }
    expect(await exported(list(['rejected']))).toEqual([])
    expect(everythingOf(store())).toEqual(before)
  })

  it('lets decisions be made between its parts', async () => {
    let parts = 0
    for await (const { done } of exportApplications(store(), list(), all.deps)) {
      parts += 1
      if (parts === 1) rejectApplications(store(), { ids: ids.slice(-1), reason: 'other' }, all.deps)
      else expect(done).toBeLessThan(MANY)
    }
    expect(audited()).toEqual([{ subjects: '[]', count: MANY - 1 }])
  })
})
