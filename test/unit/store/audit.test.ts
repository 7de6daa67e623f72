import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { verifyAudit } from '../../../src/main/store/audit.ts'
import type { Store } from '../../../src/main/store/types.ts'
import { type TemporaryWorkspace, temporaryWorkspace } from '../../support/workspace.ts'

let workspace: TemporaryWorkspace
let store: Store
beforeEach(async () => {
  workspace = await temporaryWorkspace()
  store = workspace.store
  for (let n = 1; n <= 6; n += 1) {
    workspace.clock.advance(1000)
    store.command(
      { action: `test.${n}`, subjects: [`id-${n}`], undoable: false, actor: 'person' },
      () => undefined,
    )
  }
})
afterEach(() => workspace.cleanup())

const problemsAfter = (sql: string): string[] => {
  store.maintain((tx) => tx.raw.exec(sql))
  return verifyAudit(store.reader.raw).problems
}

describe('the audit chain', () => {
  it('is whole after commands, and counts its lines', () => {
    expect(verifyAudit(store.reader.raw)).toEqual({ count: 6, problems: [] })
  })

  it('is whole when nothing was ever done', async () => {
    const empty = await temporaryWorkspace()
    expect(verifyAudit(empty.store.reader.raw)).toEqual({ count: 0, problems: [] })
    empty.cleanup()
  })

  it.each(['at = at + 1', `actor = 'cli'`, `action = 'test.9'`, `subjects = '["id-9"]'`, 'count = 9'])(
    'shows a line that was changed (%s)',
    (change) => {
      expect(problemsAfter(`UPDATE audit_entry SET ${change} WHERE seq = 3`)).toEqual(['line 3 was changed'])
    },
  )

  it('shows a line whose hash was changed along with it', () => {
    expect(problemsAfter(`UPDATE audit_entry SET action = 'x', hash = randomblob(32) WHERE seq = 3`)).toEqual(
      ['line 3 was changed', 'line 4 does not follow the one before'],
    )
  })

  it('shows a line that was removed from the middle, the beginning or the end', () => {
    expect(problemsAfter('DELETE FROM audit_entry WHERE seq = 3')).toEqual(['line 3 is missing'])
    expect(problemsAfter('DELETE FROM audit_entry WHERE seq = 1')).toContain('line 1 is missing')
    expect(problemsAfter('DELETE FROM audit_entry WHERE seq = 6')).toContainEqual(
      expect.stringContaining('last lines'),
    )
  })

  it('shows when every line was removed', () => {
    expect(problemsAfter('DELETE FROM audit_entry')).toHaveLength(1)
  })

  it('shows a removed line also when the others were renumbered', () => {
    expect(
      problemsAfter(
        'DELETE FROM audit_entry WHERE seq = 3; UPDATE audit_entry SET seq = seq - 1 WHERE seq > 3',
      ),
    ).toContain('line 3 does not follow the one before')
  })

  it('shows two lines that changed places', () => {
    expect(
      problemsAfter(`UPDATE audit_entry SET seq = 100 WHERE seq = 2; UPDATE audit_entry SET seq = 2 WHERE seq = 3;
        UPDATE audit_entry SET seq = 3 WHERE seq = 100`),
    ).toContain('line 2 was changed')
  })

  it('shows a line that something else added', () => {
    expect(
      problemsAfter(`INSERT INTO audit_entry SELECT 7, at, actor, action, subjects, count, hash, randomblob(32)
        FROM audit_entry WHERE seq = 6`),
    ).toContain('line 7 was changed')
  })
})
