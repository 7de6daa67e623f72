/**
 * The register of what is gone: which rows must not come back. It holds HMACs of random ids and no more, so that it
 * tells nothing about anybody; and it stands beside the database as well, so that a restored backup learns of it.
 */
import { createHmac } from 'node:crypto'
import { closeSync, fsyncSync, ftruncateSync, openSync, readFileSync, statSync, writeSync } from 'node:fs'
import type Database from 'better-sqlite3'
import { PRIVATE_FILE_MODE, syncFolder } from '../platform/files.ts'
import type { Erased } from './erasure.ts'
import { layout } from './layout.ts'

/** Name of the secret under which equal contents are recognised. */
export const MAC_SECRET = 'mac'

const KINDS = ['application', 'candidate', 'document'] as const
type Kind = (typeof KINDS)[number]
const MAC_BYTES = 32
/** A byte for the kind, then the HMAC. */
const ENTRY_BYTES = 1 + MAC_BYTES

export const macOf = (key: Buffer, purpose: string, bytes: Uint8Array): Buffer =>
  createHmac('sha256', key).update(`${purpose}\n`).update(bytes).digest()

/** The key under which a workspace and all of its backups recognise equal contents. */
export function readMacKey(db: Database.Database): Buffer {
  const key = db.prepare<[string], Buffer>('SELECT value FROM secret WHERE name = ?').pluck().get(MAC_SECRET)
  if (!key) throw new Error('The workspace has no key for content MACs.')
  return key
}

const entryMac = (key: Buffer, id: string): Buffer => macOf(key, 'erasure', Buffer.from(id, 'latin1'))

/** Enters ids, inside the transaction that removes their rows. */
export function enterErased(
  db: Database.Database,
  { applicationIds, candidateIds, documentIds }: Erased,
): void {
  const key = readMacKey(db)
  const insert = db.prepare('INSERT INTO erasure_register (kind, mac) VALUES (?, ?)')
  const enter = (kind: Kind, ids: readonly string[]) => {
    // Sorted by what they have become: their order tells nothing.
    for (const mac of ids.map((id) => entryMac(key, id)).sort(Buffer.compare)) insert.run(kind, mac)
  }
  enter('application', applicationIds)
  enter('candidate', candidateIds)
  enter('document', documentIds)
  key.fill(0)
}

const entriesIn = (db: Database.Database): number =>
  db.prepare<[], number>('SELECT coalesce(max(seq), 0) FROM erasure_register').pluck().get() ?? 0

const entriesBeside = (path: string): number =>
  Math.floor((statSync(path, { throwIfNoEntry: false })?.size ?? 0) / ENTRY_BYTES)

/** Brings the file beside the database up to what the database knows, and flushes it. Does nothing where it knows less. */
export function writeRegister(dir: string, db: Database.Database): void {
  const path = layout(dir).register
  const written = entriesBeside(path)
  if (entriesIn(db) <= written) return
  const rows = db
    .prepare<[number], { kind: Kind; mac: Buffer }>(
      'SELECT kind, mac FROM erasure_register WHERE seq > ? ORDER BY seq',
    )
    .all(written)
  const bytes = Buffer.concat(rows.flatMap(({ kind, mac }) => [Buffer.from([KINDS.indexOf(kind)]), mac]))
  const handle = openSync(path, 'a', PRIVATE_FILE_MODE)
  try {
    // What a crash cut short is written again.
    ftruncateSync(handle, written * ENTRY_BYTES)
    writeSync(handle, bytes)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  syncFolder(dir)
}

/** Entries that the file has and a database does not: it is a backup of before. */
export function missedEntries(dir: string, db: Database.Database): { kind: Kind; mac: Buffer }[] {
  const path = layout(dir).register
  const known = entriesIn(db)
  if (entriesBeside(path) <= known) return []
  const bytes = readFileSync(path)
  const missed: { kind: Kind; mac: Buffer }[] = []
  for (let at = known * ENTRY_BYTES; at + ENTRY_BYTES <= bytes.length; at += ENTRY_BYTES) {
    const kind = KINDS[bytes[at] as number]
    if (kind) missed.push({ kind, mac: bytes.subarray(at + 1, at + ENTRY_BYTES) })
  }
  return missed
}

/** Which rows of a database some entries are about. */
export function entered(
  db: Database.Database,
  entries: readonly { kind: Kind; mac: Buffer }[],
): Record<`${Kind}Ids`, string[]> {
  const key = readMacKey(db)
  const found = (kind: Kind): string[] => {
    const macs = new Set(entries.filter((one) => one.kind === kind).map(({ mac }) => mac.toString('latin1')))
    if (macs.size === 0) return []
    return db
      .prepare<[], string>(`SELECT id FROM ${kind}`)
      .pluck()
      .all()
      .filter((id) => macs.has(entryMac(key, id).toString('latin1')))
  }
  const ids = {
    applicationIds: found('application'),
    candidateIds: found('candidate'),
    documentIds: found('document'),
  }
  key.fill(0)
  return ids
}

/** Whether an id is one of what is gone; each is worked out once. */
export function erasedIds(db: Database.Database): (id: string) => boolean {
  const key = readMacKey(db)
  const macs = new Set(
    db
      .prepare<[], Buffer>('SELECT mac FROM erasure_register')
      .pluck()
      .all()
      .map((mac) => mac.toString('latin1')),
  )
  const known = new Map<string, boolean>()
  return (id) => {
    if (macs.size === 0) return false
    const before = known.get(id)
    if (before !== undefined) return before
    const is = macs.has(entryMac(key, id).toString('latin1'))
    known.set(id, is)
    return is
  }
}

/** Takes over the entries that were missed. */
export function adoptEntries(db: Database.Database, entries: readonly { kind: Kind; mac: Buffer }[]): void {
  const insert = db.prepare('INSERT INTO erasure_register (kind, mac) VALUES (?, ?)')
  for (const { kind, mac } of entries) insert.run(kind, mac)
}
