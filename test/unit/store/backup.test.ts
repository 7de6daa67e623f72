import { randomBytes, randomUUID } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { backupDue, KEPT_BACKUPS, listBackups } from '../../../src/main/store/backup.ts'
import { openReader } from '../../../src/main/store/connection.ts'
import {
  DOCUMENT_KEY_BYTES,
  sealDocumentFile,
  unsealDocumentFile,
} from '../../../src/main/store/document-file.ts'
import { changePassphrase, unlockKey } from '../../../src/main/store/keys.ts'
import { document } from '../../../src/main/store/schema/index.ts'
import type { Store } from '../../../src/main/store/types.ts'
import { openWorkspace, restoreBackup } from '../../../src/main/store/workspace.ts'
import { pause, seeded, startChild } from '../../support/kill.ts'
import { addPipeline, asCommand, rowOf } from '../../support/rows.ts'

import { type TemporaryWorkspace, temporaryWorkspace, testClock } from '../../support/workspace.ts'

// Whole processes and slow key derivations: on a busy machine they take their time.
vi.setConfig({ testTimeout: 240_000 })

let workspace: TemporaryWorkspace
let store: Store
let options: { clock: TemporaryWorkspace['clock'] }
beforeEach(async () => {
  workspace = await temporaryWorkspace()
  store = workspace.store
  options = { clock: workspace.clock }
})
afterEach(() => {
  store.close()
  workspace.cleanup()
})

const inWorkspace = (...names: string[]) => join(workspace.dir, ...names)
const code = (value: string, reason?: string) => ({ name: 'Problem', code: value, ...(reason && { reason }) })

/** A document of a new candidate, with its encrypted file. */
function addDocument(bytes: Buffer): string {
  const id = randomUUID()
  const key = randomBytes(DOCUMENT_KEY_BYTES)
  writeFileSync(join(store.documentsDir, id), Buffer.concat(sealDocumentFile(id, key, bytes)), {
    mode: 0o600,
  })
  asCommand(store, (tx) => {
    const { candidateId } = addPipeline(tx)
    const contentMac = store.mac('document', bytes)
    tx.orm
      .insert(document)
      .values(rowOf(document, { id, candidateId, key, contentMac, sizeBytes: bytes.length }))
      .run()
  })
  return id
}

function readDocument(id: string): string {
  const key = store.reader.raw
    .prepare<[string], Buffer>('SELECT key FROM document WHERE id = ?')
    .pluck()
    .get(id)
  return unsealDocumentFile(id, key ?? Buffer.alloc(0), readFileSync(join(store.documentsDir, id))).toString()
}

const candidates = (): unknown[] =>
  store.reader.raw.prepare('SELECT full_name FROM candidate ORDER BY 1').pluck().all()

async function restored(name: string, unlock: Parameters<typeof restoreBackup>[2] = {}): Promise<void> {
  store.close()
  store = await restoreBackup(workspace.dir, name, unlock, options)
}

describe('a backup', () => {
  it('is a folder whole in itself: database, documents and key file, all encrypted', async () => {
    const id = addDocument(Buffer.from('curriculum vitae'))
    const backup = await store.backUp('manual')
    expect(backup).toMatchObject({ cause: 'manual', verified: true, createdAt: workspace.clock.now() })
    expect(listBackups(workspace.dir)).toEqual([backup])
    const folder = inWorkspace('backups', backup.name)
    expect(readdirSync(folder).sort()).toEqual([
      'backup.json',
      'documents',
      'haku.db',
      'haku.keys.copy.json',
      'haku.keys.json',
    ])
    expect(readdirSync(join(folder, 'documents'))).toEqual([id])
    expect(readFileSync(join(folder, 'haku.db')).includes('SQLite format')).toBe(false)
    expect(backup.sizeBytes).toBe(
      statSync(join(folder, 'haku.db')).size + statSync(join(folder, 'documents', id)).size,
    )
    // It opens as a workspace of its own.
    const copy = await openWorkspace(folder, {}, options)
    expect((await copy.verify()).ok).toBe(true)
    copy.close()
  })

  it('holds nothing that was deleted before it was made', async () => {
    asCommand(store, (tx) => addPipeline(tx, 'Zaphod'))
    store.maintain((tx) => {
      for (const table of ['application', 'candidate_email', 'candidate', 'undo_change', 'undo_command'])
        tx.raw.exec(`DELETE FROM ${table}`)
    })
    const { name } = await store.backUp('manual')
    const reader = openReader(inWorkspace('backups', name, 'haku.db'), await unlockKey(workspace.dir, {}))
    const pages = Number(reader.pragma('freelist_count', { simple: true }))
    const words = reader.prepare(`SELECT block FROM candidate_fts_data`).pluck().all() as Buffer[]
    reader.close()
    expect(pages).toBe(0)
    expect(words.some((block) => block.includes('zaphod'))).toBe(false)
  })

  it('takes part in nothing that is written while it is made', async () => {
    asCommand(store, addPipeline)
    const making = store.backUp('manual')
    asCommand(store, addPipeline)
    expect((await making).verified).toBe(true)
    expect((await store.verify()).ok).toBe(true)
  })

  it('is one of ten: the oldest go', async () => {
    const names: string[] = []
    for (let n = 0; n < KEPT_BACKUPS + 2; n += 1) {
      workspace.clock.advance(1000)
      names.push((await store.backUp('daily')).name)
    }
    expect(listBackups(workspace.dir).map(({ name }) => name)).toEqual(names.slice(2).reverse())
    expect(readdirSync(inWorkspace('backups')).sort()).toEqual(names.slice(2).sort())
  })

  it('made within the same instant as another keeps both', async () => {
    const [one, two] = await Promise.all([store.backUp('manual'), store.backUp('manual')])
    expect(one?.name).not.toBe(two?.name)
    expect(listBackups(workspace.dir)).toHaveLength(2)
  })

  it('is due a day after the last', async () => {
    expect(backupDue(workspace.dir, workspace.clock.now())).toBe(true)
    await store.backUp('manual')
    expect(backupDue(workspace.dir, workspace.clock.now() + 86_399_999)).toBe(false)
    expect(backupDue(workspace.dir, workspace.clock.now() + 86_400_000)).toBe(true)
  })

  it('is not listed when it was not finished, or is not one of ours', async () => {
    mkdirSync(inWorkspace('backups', '2026-01-01T00-00-00-000Z-manual'))
    mkdirSync(inWorkspace('backups', 'holiday photos'))
    expect(listBackups(workspace.dir)).toEqual([])
  })
})

describe('restoring', () => {
  it('brings back database and documents of the time, and keeps what was there as a backup', async () => {
    const kept = addDocument(Buffer.from('kept'))
    const { name } = await store.backUp('manual')
    asCommand(store, (tx) => tx.raw.exec(`UPDATE candidate SET full_name = 'Changed'`))
    const later = addDocument(Buffer.from('later'))
    store.maintain((tx) => tx.raw.prepare('DELETE FROM document WHERE id = ?').run(kept))
    rmSync(join(store.documentsDir, kept))

    workspace.clock.advance(1000)
    await restored(name)
    expect(candidates()).toEqual(['Example Person'])
    expect(readDocument(kept)).toBe('kept')
    expect((await store.verify()).ok).toBe(true)
    const [present] = listBackups(workspace.dir)
    expect(present).toMatchObject({ cause: 'restore', verified: true })

    workspace.clock.advance(1000)
    await restored(present?.name ?? '')
    expect(candidates()).toEqual(['Changed', 'Example Person'])
    expect(readDocument(later)).toBe('later')
  })

  it('is audited in the restored workspace', async () => {
    const { name } = await store.backUp('manual')
    await restored(name)
    expect(store.reader.raw.prepare('SELECT action FROM audit_entry').pluck().all()).toEqual([
      'workspace.restore',
    ])
  })

  it('replaces a damaged database, whose files are kept as they are', async () => {
    asCommand(store, addPipeline)
    const { name } = await store.backUp('manual')
    store.close()
    writeFileSync(inWorkspace('haku.db'), randomBytes(8192))
    workspace.clock.advance(1000)
    const damagedBytes = readFileSync(inWorkspace('haku.db'))
    await restored(name)
    expect(candidates()).toEqual(['Example Person'])
    const [present] = listBackups(workspace.dir)
    expect(present).toMatchObject({ cause: 'restore', verified: false })
    expect(readFileSync(inWorkspace('backups', present?.name ?? '', 'haku.db')).equals(damagedBytes)).toBe(
      true,
    )
  })

  it('replaces a missing database', async () => {
    asCommand(store, addPipeline)
    const { name } = await store.backUp('manual')
    store.close()
    rmSync(inWorkspace('haku.db'))
    await restored(name)
    expect(candidates()).toEqual(['Example Person'])
  })

  it('works with the key of the store that was open, and keeps the passphrase of today', async () => {
    const { name } = await store.backUp('manual')
    await changePassphrase(workspace.dir, {}, 'the passphrase of today')
    const key = store.copyKey()
    await restored(name, { key })
    store.close()
    await expect(openWorkspace(workspace.dir, {}, options)).rejects.toMatchObject(code('WORKSPACE_LOCKED'))
    store = await openWorkspace(workspace.dir, { passphrase: 'the passphrase of today' }, options)
  })

  it('of a backup of another workspace takes that one, with its own passphrase', async () => {
    const other = await temporaryWorkspace()
    asCommand(other.store, (tx) => addPipeline(tx, 'Of the other workspace'))
    await changePassphrase(other.dir, {}, 'the other passphrase')
    const { name } = await other.store.backUp('manual')
    cpSync(join(other.dir, 'backups', name), inWorkspace('backups', name), { recursive: true })
    other.cleanup()

    await expect(restored(name, { passphrase: 'nonsense passphrase' })).rejects.toMatchObject(
      code('WRONG_PASSPHRASE', 'BACKUP_PASSPHRASE'),
    )
    await expect(restored(name)).rejects.toMatchObject(code('WRONG_PASSPHRASE', 'BACKUP_PASSPHRASE'))
    workspace.clock.advance(1000)
    await restored(name, { passphrase: 'the other passphrase' })
    expect(candidates()).toEqual(['Of the other workspace'])
    store.close()
    store = await openWorkspace(workspace.dir, { passphrase: 'the other passphrase' }, options)
  })

  it('refuses an unknown or damaged backup, or one that is open elsewhere, and changes nothing', async () => {
    asCommand(store, addPipeline)
    const { name } = await store.backUp('manual')
    await expect(restoreBackup(workspace.dir, name, {}, options)).rejects.toMatchObject(
      code('WORKSPACE_BUSY'),
    )
    for (const unknown of ['nothing', '..', '../../etc', `${name}/../${name}`])
      await expect(restored(unknown)).rejects.toMatchObject(code('NOT_FOUND'))
    const path = inWorkspace('backups', name, 'haku.db')
    const bytes = readFileSync(path)
    bytes.fill(1, 5 * 4096 + 100, 5 * 4096 + 200)
    writeFileSync(path, bytes)
    await expect(restored(name)).rejects.toMatchObject(code('REFUSED', 'BACKUP_DAMAGED'))
    expect(existsSync(inWorkspace('restore.ready'))).toBe(false)
    store = await openWorkspace(workspace.dir, {}, options)
    expect(candidates()).toEqual(['Example Person'])
  })

  describe('that is cut short', () => {
    let name: string
    beforeEach(async () => {
      asCommand(store, (tx) => addPipeline(tx, 'Old'))
      name = (await store.backUp('manual')).name
      asCommand(store, (tx) => tx.raw.exec(`UPDATE candidate SET full_name = 'New'`))
      store.close()
    })

    it('before it was decided leaves what was there', async () => {
      mkdirSync(inWorkspace('restore.draft'))
      cpSync(inWorkspace('backups', name, 'haku.db'), inWorkspace('restore.draft', 'haku.db'))
      store = await openWorkspace(workspace.dir, {}, options)
      expect(candidates()).toEqual(['New'])
    })

    it.each(['decided', 'the old log removed', 'the database replaced'])(
      'after: %s, is finished by the next opening',
      async (when) => {
        mkdirSync(inWorkspace('restore.ready'))
        cpSync(inWorkspace('backups', name, 'haku.db'), inWorkspace('restore.ready', 'haku.db'))
        // A log that belongs to the old database and must never be applied to the new one.
        if (when === 'decided') writeFileSync(inWorkspace('haku.db-wal'), randomBytes(4096))
        if (when === 'the database replaced')
          renameSync(inWorkspace('restore.ready', 'haku.db'), inWorkspace('haku.db'))
        store = await openWorkspace(workspace.dir, {}, options)
        expect(candidates()).toEqual(['Old'])
        expect((await store.verify()).ok).toBe(true)
        expect(existsSync(inWorkspace('restore.ready'))).toBe(false)
      },
    )

    it('by a kill at any moment leaves the old state or the new, whole', async () => {
      const random = seeded(4711)
      let cutShort = 0
      for (let round = 0; round < 8; round += 1) {
        const child = startChild('restore', workspace.dir, name)
        await child.says('open')
        await pause(random() * 400)
        await child.kill()
        if (!child.lines.includes('restored')) cutShort += 1
        const opened = await openWorkspace(workspace.dir, {}, { clock: testClock() })
        try {
          const [state] = opened.reader.raw
            .prepare('SELECT full_name FROM candidate')
            .pluck()
            .all() as string[]
          expect(['Old', 'New']).toContain(state)
          expect((await opened.verify()).checks.filter(({ ok }) => !ok)).toEqual([])
          if (state === 'Old') opened.maintain((tx) => tx.raw.exec(`UPDATE candidate SET full_name = 'New'`))
        } finally {
          opened.close()
        }
      }
      expect(cutShort).toBeGreaterThan(0)
    })
  })
})
