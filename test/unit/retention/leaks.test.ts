import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addNote } from '../../../src/main/applications/notes.ts'
import { writeSetting } from '../../../src/main/store/settings.ts'
import type { Writable } from '../../../src/main/store/types.ts'
import { type RetentionRecords, retentionRecords } from '../../support/retention.ts'

let all: RetentionRecords
beforeEach(async () => {
  all = await retentionRecords()
})
afterEach(() => all.cleanup())

const NAME = 'Zanzibar Mustermann'
const bytesOf = async (words: readonly string[]) =>
  (await all.store.checkErasures(words)).checks.find(({ name }) => name === 'bytes')

/** What could go wrong in one place or another: the name of who went is written where it has no business. */
const leaks: Record<string, (tx: Writable) => void> = {
  'a subject of the audit': ({ raw }) =>
    raw.prepare('UPDATE audit_entry SET subjects = ? WHERE seq = 1').run(JSON.stringify([NAME])),
  'the action of the audit': ({ raw }) =>
    raw.prepare('UPDATE audit_entry SET action = ? WHERE seq = 1').run(NAME),
  'a setting': (tx) => writeSetting(tx, 'lately', { shown: [NAME] }),
  'the counts of a run': ({ raw }) =>
    raw
      .prepare('UPDATE retention_run SET tally = ?')
      .run(JSON.stringify({ skipped: {}, rules: {}, rows: {}, who: NAME })),
  'the trail': ({ raw }) => raw.prepare('UPDATE retention_trail SET country = ?').run(NAME),
  'a figure': ({ raw }) => raw.prepare('UPDATE application_stat SET source = ?').run(NAME),
}

describe('what was removed', () => {
  it.each(Object.keys(leaks))('is found where it has leaked into %s', async (where) => {
    all.dueOnes(1)
    await all.run()
    expect(await bytesOf([NAME])).toMatchObject({ ok: true, count: 1 })
    all.store.maintain((tx) => leaks[where]?.(tx))
    all.store.settleErasures()
    expect(await bytesOf([NAME])).toMatchObject({ ok: false })
  })

  it('is accounted for by whoever stays and says the same, by codes and by words of Haku, and then proves nothing', async () => {
    const [id = ''] = all.dueOnes(1)
    const words = ['Stays 3', 'rejection', 'approval', 'applications.reject', 'skipped', 'application_stat']
    for (const body of words) addNote(all.store, { id, body }, all.deps)
    all.store.maintain((tx) => writeSetting(tx, 'retention.test', { approval: 'four_eyes' }))
    const { verification } = await all.run()
    expect(verification).toMatchObject({ ok: true })
    expect(await bytesOf([...words, 'Nobody At All'])).toMatchObject({ ok: true, count: 1 })
  })
})
