import {
  closeSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openWriter } from '../../../src/main/store/connection.ts'
import { unlockKey } from '../../../src/main/store/keys.ts'
import { createWorkspace, openWorkspace, workspaceState } from '../../../src/main/store/workspace.ts'
import { addPipeline, asCommand } from '../../support/rows.ts'
import { type TemporaryWorkspace, temporaryWorkspace, testClock } from '../../support/workspace.ts'

const options = { clock: testClock() }
const code = (value: string, reason?: string) => ({ name: 'Problem', code: value, ...(reason && { reason }) })

let workspace: TemporaryWorkspace
beforeEach(async () => {
  workspace = await temporaryWorkspace()
})
afterEach(() => workspace.cleanup())

/** Overwrites bytes of a file, as a failing disk would. */
function scribble(path: string, at: number, length: number): void {
  const handle = openSync(path, 'r+')
  writeSync(handle, Buffer.alloc(length, 0x5a), 0, length, at)
  closeSync(handle)
}

describe('a new workspace', () => {
  it('can be entered and read by its owner only', () => {
    // Windows has no such modes and tells the same for every entry; its profile folders are private.
    const [folder, file] = process.platform === 'win32' ? [0o666, 0o666] : [0o700, 0o600]
    asCommand(workspace.store, addPipeline)
    expect(statSync(workspace.dir).mode & 0o777).toBe(folder)
    for (const name of readdirSync(workspace.dir, { recursive: true, encoding: 'utf8' })) {
      const entry = statSync(join(workspace.dir, name))
      expect(entry.mode & 0o777, name).toBe(entry.isDirectory() ? folder : file)
    }
  })

  it('is not made where there is one already', async () => {
    workspace.store.close()
    const before = readFileSync(join(workspace.dir, 'haku.keys.json'), 'utf8')
    await expect(createWorkspace(workspace.dir, { protection: 'key-file' }, options)).rejects.toMatchObject(
      code('INVALID_STATE', 'WORKSPACE_EXISTS'),
    )
    expect(readFileSync(join(workspace.dir, 'haku.keys.json'), 'utf8')).toBe(before)
  })

  it('is made anew over what a crash left before its key was written', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'haku-test-'))
    writeFileSync(join(dir, 'haku.db.new'), 'half a database')
    expect(workspaceState(dir).state).toBe('absent')
    const { store } = await createWorkspace(dir, { protection: 'key-file' }, options)
    asCommand(store, addPipeline)
    store.close()
    rmSync(dir, { recursive: true })
  })

  it('whose creation was cut short after the key was written is finished by the next opening', async () => {
    asCommand(workspace.store, addPipeline)
    workspace.store.close()
    renameSync(join(workspace.dir, 'haku.db'), join(workspace.dir, 'haku.db.new'))
    expect(workspaceState(workspace.dir).state).toBe('locked')
    const store = await workspace.reopen()
    expect(store.reader.raw.prepare('SELECT count(*) FROM candidate').pluck().get()).toBe(1)
  })
})

describe('the state of a folder', () => {
  it('is absent, busy or locked, with the protections of its key', () => {
    expect(workspaceState(join(workspace.dir, 'nowhere'))).toEqual({ state: 'absent', protections: [] })
    expect(workspaceState(workspace.dir)).toEqual({ state: 'busy', protections: ['key-file'] })
    workspace.store.close()
    expect(workspaceState(workspace.dir)).toEqual({ state: 'locked', protections: ['key-file'] })
  })

  it('is damaged without its database, or without a readable key file', () => {
    workspace.store.close()
    rmSync(join(workspace.dir, 'haku.db'))
    expect(workspaceState(workspace.dir).state).toBe('damaged')
    for (const name of ['haku.keys.json', 'haku.keys.copy.json'])
      writeFileSync(join(workspace.dir, name), '{')
    expect(workspaceState(workspace.dir).state).toBe('damaged')
  })
})

describe('opening', () => {
  it('is refused twice at a time', async () => {
    await expect(openWorkspace(workspace.dir, {}, options)).rejects.toMatchObject(code('WORKSPACE_BUSY'))
  })

  it('of a folder without a workspace says so and leaves nothing there', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'haku-test-'))
    await expect(openWorkspace(dir, {}, options)).rejects.toMatchObject(code('WORKSPACE_ABSENT'))
    expect(readdirSync(dir)).toEqual([])
    rmSync(dir, { recursive: true })
  })

  it('gives the lock back when it fails', async () => {
    workspace.store.close()
    await expect(openWorkspace(workspace.dir, { passphrase: 'wrong' }, options)).rejects.toMatchObject(
      code('WRONG_PASSPHRASE'),
    )
    await workspace.reopen()
  })

  it('removes what a crash left half made', async () => {
    workspace.store.close()
    mkdirSync(join(workspace.dir, 'scratch'))
    mkdirSync(join(workspace.dir, 'backups', '2026-01-01T00-00-00-000Z-manual.partial'))
    mkdirSync(join(workspace.dir, 'restore.draft'))
    await workspace.reopen()
    expect(existsSync(join(workspace.dir, 'scratch'))).toBe(false)
    expect(existsSync(join(workspace.dir, 'restore.draft'))).toBe(false)
    expect(readdirSync(join(workspace.dir, 'backups'))).toEqual([])
  })

  describe('is refused as damaged, and changes nothing,', () => {
    const refused = async (reason: string) => {
      const database = join(workspace.dir, 'haku.db')
      const before = existsSync(database) ? readFileSync(database) : null
      await expect(openWorkspace(workspace.dir, {}, options)).rejects.toMatchObject(
        code('WORKSPACE_DAMAGED', reason),
      )
      if (before) expect(readFileSync(database).equals(before)).toBe(true)
      expect(workspaceState(workspace.dir).state).not.toBe('busy')
    }
    beforeEach(() => {
      asCommand(workspace.store, addPipeline)
      workspace.store.close()
    })

    it('when the first page was overwritten', async () => {
      scribble(join(workspace.dir, 'haku.db'), 100, 64)
      await refused('DATABASE_DAMAGED')
    })

    it('when any other page was overwritten', async () => {
      const database = join(workspace.dir, 'haku.db')
      for (let page = 1; page * 4096 < statSync(database).size; page += 13) {
        const whole = readFileSync(database)
        scribble(database, page * 4096 + 1000, 16)
        await refused('DATABASE_DAMAGED')
        writeFileSync(database, whole)
      }
      await workspace.reopen()
    })

    it('when the database was cut short', async () => {
      const database = join(workspace.dir, 'haku.db')
      const handle = openSync(database, 'r+')
      ftruncateSync(handle, Math.floor(statSync(database).size / 8192) * 4096)
      closeSync(handle)
      await refused('DATABASE_DAMAGED')
    })

    it('when the database is empty or missing, instead of starting a new one', async () => {
      const database = join(workspace.dir, 'haku.db')
      writeFileSync(database, '')
      await refused('DATABASE_MISSING')
      rmSync(database)
      await refused('DATABASE_MISSING')
    })

    it('when the database is that of another workspace', async () => {
      const other = await temporaryWorkspace()
      other.store.close()
      writeFileSync(join(workspace.dir, 'haku.db'), readFileSync(join(other.dir, 'haku.db')))
      other.cleanup()
      await refused('DATABASE_DAMAGED')
    })

    it('when the key file is missing', async () => {
      for (const name of ['haku.keys.json', 'haku.keys.copy.json']) rmSync(join(workspace.dir, name))
      await refused('KEY_FILE_MISSING')
    })
  })
})

describe('connections', () => {
  it('are all configured so that nothing deleted stays and nothing committed is lost', () => {
    workspace.store.maintain((tx) => {
      const pragma = (name: string) => tx.raw.pragma(name, { simple: true })
      expect(pragma('journal_mode')).toBe('wal')
      expect(pragma('synchronous')).toBe(2)
      expect(pragma('foreign_keys')).toBe(1)
      expect(pragma('secure_delete')).toBe(1)
      expect(pragma('temp_store')).toBe(2)
      expect(pragma('journal_size_limit')).toBe(0)
      expect(pragma('trusted_schema')).toBe(0)
      expect(pragma('cell_size_check')).toBe(1)
      expect(pragma('recursive_triggers')).toBe(1)
      expect(pragma('cipher')).toBe('sqlcipher')
    })
    expect(workspace.store.reader.raw.pragma('query_only', { simple: true })).toBe(1)
    expect(workspace.store.reader.raw.readonly).toBe(true)
  })

  it('open nothing with another key', async () => {
    workspace.store.close()
    const key = await unlockKey(workspace.dir, {})
    key[0] = (key[0] ?? 0) ^ 1
    expect(() => openWriter(join(workspace.dir, 'haku.db'), key)).toThrow('not a database')
  })

  it('leave no write-ahead log behind when they are closed', () => {
    asCommand(workspace.store, addPipeline)
    workspace.store.close()
    expect(readdirSync(workspace.dir).filter((name) => /-(wal|shm)$/.test(name))).toEqual([])
  })
})
