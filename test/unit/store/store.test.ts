import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { Problem } from '../../../src/main/platform/problem.ts'
import { application, candidate, note, opening } from '../../../src/main/store/schema/index.ts'
import { readSetting, writeSetting } from '../../../src/main/store/settings.ts'
import type { Change, Store } from '../../../src/main/store/types.ts'
import { addPipeline, asCommand, rowOf } from '../../support/rows.ts'
import { type TemporaryWorkspace, temporaryWorkspace } from '../../support/workspace.ts'

let workspace: TemporaryWorkspace
let store: Store
beforeEach(async () => {
  workspace = await temporaryWorkspace()
  store = workspace.store
})
afterEach(() => workspace.cleanup())

const count = (table: string): number =>
  Number(store.reader.raw.prepare(`SELECT count(*) FROM ${table}`).pluck().get())

describe('a command', () => {
  it('is all there after it, also when the workspace is opened again', async () => {
    const { applicationId } = asCommand(store, addPipeline).result
    store = await workspace.reopen()
    const row = store.reader.orm.select().from(application).where(eq(application.id, applicationId)).get()
    expect(row?.status).toBe('active')
  })

  it('leaves nothing behind when its work throws, neither rows nor audit nor undo', () => {
    expect(() =>
      asCommand(store, (tx) => {
        addPipeline(tx)
        throw new Problem('REFUSED', 'TEST', 'No.')
      }),
    ).toThrow('No.')
    for (const table of [
      'candidate',
      'application',
      'audit_entry',
      'change_log',
      'undo_command',
      'undo_change',
    ])
      expect(count(table), table).toBe(0)
    asCommand(store, addPipeline)
    expect(count('application')).toBe(1)
  })

  it('is refused when its work is asynchronous, because that would go on after the commit', () => {
    expect(() =>
      asCommand(store, async (tx) => {
        addPipeline(tx)
      }),
    ).toThrow('synchronous')
    expect(count('candidate')).toBe(0)
  })

  it('cannot run inside another one', () => {
    expect(() => asCommand(store, () => asCommand(store, () => undefined))).toThrow('inside another')
    expect(count('audit_entry')).toBe(0)
  })

  it('leaves one audit line with ids, and the number of all subjects where there are many', () => {
    const subjects = Array.from({ length: 60 }, (_, index) => `id-${index}`)
    store.command({ action: 'applications.move', subjects, undoable: false, actor: 'cli' }, () => undefined)
    const line = store.reader.raw.prepare('SELECT * FROM audit_entry').get() as Record<string, unknown>
    expect(line).toMatchObject({
      seq: 1,
      at: workspace.clock.now(),
      actor: 'cli',
      action: 'applications.move',
      count: 60,
    })
    expect(JSON.parse(String(line.subjects))).toHaveLength(50)
  })

  it('that changed no row makes no undo entry', () => {
    expect(asCommand(store, () => undefined).undoId).toBeNull()
    expect(store.historyState()).toEqual({ undo: null, redo: null })
  })

  it('says in an error of the database which column was wrong, never which value', () => {
    const secret = 'Zaphod-Token'
    const broken = () =>
      asCommand(store, (tx) => {
        const row = rowOf(candidate, { fullName: secret, profileStatus: 'nonsense' as 'active' })
        tx.orm.insert(candidate).values(row).run()
      })
    expect(broken).toThrow('candidate_profile_status')
    try {
      broken()
    } catch (error) {
      const { message, stack, cause } = error as Error
      expect(`${message} ${stack} ${String(cause)}`).not.toContain(secret)
    }
  })
})

describe('the reader', () => {
  it('sees a command only once it is committed', () => {
    asCommand(store, (tx) => {
      addPipeline(tx)
      expect(count('candidate')).toBe(0)
      expect(tx.orm.select().from(candidate).all()).toHaveLength(1)
    })
    expect(count('candidate')).toBe(1)
  })

  it('cannot write', () => {
    expect(() => store.reader.raw.exec(`DELETE FROM opening`)).toThrow(/readonly|read-only/)
  })
})

describe('the writer', () => {
  it('refuses a change that goes round commands and maintenance', () => {
    let leaked: Parameters<Parameters<Store['maintain']>[0]>[0] | undefined
    store.maintain((tx) => {
      leaked = tx
    })
    expect(() => leaked?.orm.insert(opening).values(rowOf(opening, {})).run()).toThrow('change_log.at')
    expect(count('opening')).toBe(0)
  })

  it('refuses to change the id of a row', () => {
    asCommand(store, addPipeline)
    expect(() => asCommand(store, (tx) => tx.raw.exec(`UPDATE opening SET id = 'other'`))).toThrow('identity')
  })
})

describe('change capture', () => {
  it('names table, row, operation and columns, and never a value', () => {
    const { result } = asCommand(store, (tx) => addPipeline(tx, 'Zaphod Beeblebrox'))
    asCommand(store, (tx) =>
      tx.orm.update(candidate).set({ fullName: 'Trillian', headline: 'Astronomer', updatedAt: 1 }).run(),
    )
    asCommand(store, (tx) => tx.orm.delete(application).run())
    const rows = store.reader.raw
      .prepare('SELECT table_name, row_id, op, columns FROM change_log ORDER BY seq')
      .raw()
      .all()
    expect(rows).toContainEqual(['candidate', result.candidateId, 'insert', ''])
    expect(rows).toContainEqual(['candidate', result.candidateId, 'update', 'full_name,headline'])
    expect(rows).toContainEqual(['application', result.applicationId, 'delete', ''])
    expect(JSON.stringify(rows)).not.toMatch(/Zaphod|Trillian|Astronomer/)
  })

  it('sees a row that is replaced by INSERT OR REPLACE as deleted and inserted', () => {
    const { applicationId } = asCommand(store, addPipeline).result
    const add = (body: string) => (tx: Parameters<typeof addPipeline>[0]) =>
      tx.raw
        .prepare(
          `INSERT OR REPLACE INTO note (seq, id, candidate_id, application_id, body, created_at, updated_at)
           SELECT 7, ?, candidate_id, id, ?, 1, 1 FROM application`,
        )
        .run(`note-${body}`, body)
    asCommand(store, add('first'))
    asCommand(store, add('second'))
    const ops = store.reader.raw
      .prepare(`SELECT row_id, op FROM change_log WHERE table_name = 'note' ORDER BY seq`)
      .raw()
      .all()
    expect(ops).toContainEqual(['note-first', 'delete'])
    expect(ops).toContainEqual(['note-second', 'insert'])
    expect(applicationId).toBeTruthy()
    store.undo()
    expect(
      store.reader.orm
        .select()
        .from(note)
        .all()
        .map(({ body }) => body),
    ).toEqual(['first'])
  })
})

describe('listeners', () => {
  it('are told after the commit which tables and rows changed, and can stop listening', () => {
    const changes: Change[] = []
    const seen: number[] = []
    const stop = store.onChange((change) => {
      seen.push(count('candidate'))
      changes.push(change)
    })
    const { applicationId } = asCommand(store, addPipeline).result
    expect([...(changes[0]?.tables ?? [])].sort()).toEqual([
      'application',
      'candidate',
      'candidate_email',
      'opening',
      'stage',
    ])
    expect(changes[0]?.ids).toContain(applicationId)
    store.undo()
    expect(changes).toHaveLength(2)
    stop()
    store.redo()
    expect(changes).toHaveLength(2)
    expect(seen).toEqual([1, 0])
  })

  it('cannot spoil a command by throwing', async () => {
    const uncaught = vi.fn()
    const before = process.listeners('uncaughtException')
    process.removeAllListeners('uncaughtException')
    process.once('uncaughtException', uncaught)
    try {
      store.onChange(() => {
        throw new Error('listener fault')
      })
      expect(asCommand(store, addPipeline).undoId).toBe(1)
      await new Promise((resolve) => setTimeout(resolve, 10))
      expect(uncaught).toHaveBeenCalledOnce()
    } finally {
      for (const listener of before) process.on('uncaughtException', listener)
    }
  })
})

describe('maintenance', () => {
  it('is neither audited nor undoable, but captured', () => {
    store.maintain((tx) => writeSetting(tx, 'colour', 'green'))
    expect(count('audit_entry')).toBe(0)
    expect(store.historyState().undo).toBeNull()
    expect(count('change_log')).toBe(1)
    expect(readSetting(store.reader, 'colour', z.string(), 'red')).toBe('green')
    expect(readSetting(store.reader, 'colour', z.number(), 7)).toBe(7)
    expect(readSetting(store.reader, 'other', z.string(), 'red')).toBe('red')
  })
})

describe('content MACs', () => {
  it('are equal for equal content and purpose, and differ between purposes and workspaces', async () => {
    const bytes = Buffer.from('the same file')
    const mac = store.mac('document', bytes)
    expect(store.mac('document', bytes)).toEqual(mac)
    expect(store.mac('intake', bytes)).not.toEqual(mac)
    const other = await temporaryWorkspace()
    try {
      expect(other.store.mac('document', bytes)).not.toEqual(mac)
    } finally {
      other.cleanup()
    }
    store = await workspace.reopen()
    expect(store.mac('document', bytes)).toEqual(mac)
  })
})
