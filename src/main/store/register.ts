/**
 * The register of what is gone: which rows must not come back, and which addresses were of people who asked to be
 * erased. It holds HMACs and no more; and it stands beside the database as well, so that a restored backup learns of it.
 */
import { createHmac } from 'node:crypto'
import {
  closeSync,
  constants,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  statSync,
  writeSync,
} from 'node:fs'
import type Database from 'better-sqlite3'
import { PRIVATE_FILE_MODE, syncFolder } from '../platform/files.ts'
import { layout } from './layout.ts'

/** Name of the secret under which equal contents are recognised. */
export const MAC_SECRET = 'mac'

/** In the file a kind is its place here. */
const KINDS = ['application', 'candidate', 'document', 'address', 'dropped'] as const
type Kind = (typeof KINDS)[number]
type IdKind = Exclude<Kind, 'address' | 'dropped'>
/** In the file a basis is its place here; 0: none. */
const BASES = [null, 'request'] as const

interface RegisterEntry {
  readonly kind: Kind
  readonly mac: Buffer
  readonly day: number | null
  readonly basis: (typeof BASES)[number]
}

const MAC_BYTES = 32
const DAY_BYTES = 4
/** A byte for the kind, one for the basis, the day, then the HMAC. */
const ENTRY_BYTES = 2 + DAY_BYTES + MAC_BYTES
const NOTHING = Buffer.alloc(MAC_BYTES)
const DAY_MS = 86_400_000
/** An address is known for so long. */
const KEPT_YEARS = 3

export const macOf = (key: Buffer, purpose: string, bytes: Uint8Array): Buffer =>
  createHmac('sha256', key).update(`${purpose}\n`).update(bytes).digest()

/** The key under which a workspace and all of its backups recognise equal contents, on whatever machine. */
export function readMacKey(db: Database.Database): Buffer {
  const key = db.prepare<[string], Buffer>('SELECT value FROM secret WHERE name = ?').pluck().get(MAC_SECRET)
  if (!key) throw new Error('The workspace has no key for content MACs.')
  return key
}

const entryMac = (key: Buffer, id: string): Buffer => macOf(key, 'erasure', Buffer.from(id, 'latin1'))
const addressMac = (key: Buffer, normalised: string): Buffer =>
  macOf(key, 'erased-address', Buffer.from(normalised, 'utf8'))

const INSERT = 'INSERT INTO erasure_register (kind, mac, day, basis) VALUES (@kind, @mac, @day, @basis)'

/** What is to be entered. */
export interface Gone {
  readonly applicationIds: readonly string[]
  readonly candidateIds: readonly string[]
  readonly documentIds: readonly string[]
  /** Normalised addresses of those who asked to be erased. */
  readonly addresses: readonly string[]
}

/** Enters what is gone, inside the transaction that removes its rows; `at` in UTC ms. */
export function enterErased(db: Database.Database, gone: Gone, at: number): void {
  const key = readMacKey(db)
  const insert = db.prepare<RegisterEntry>(INSERT)
  // Sorted by what they have become: their order tells nothing.
  const enter = (macs: Buffer[], rest: Omit<RegisterEntry, 'mac'>) => {
    for (const mac of macs.sort(Buffer.compare)) insert.run({ mac, ...rest })
  }
  const ids = (kind: IdKind, list: readonly string[]) =>
    enter(
      list.map((id) => entryMac(key, id)),
      { kind, day: null, basis: null },
    )
  ids('application', gone.applicationIds)
  ids('candidate', gone.candidateIds)
  ids('document', gone.documentIds)
  enter(
    [...new Set(gone.addresses)].map((address) => addressMac(key, address)),
    { kind: 'address', day: Math.floor(at / DAY_MS), basis: 'request' },
  )
  key.fill(0)
}

/**
 * The day (UTC) on which somebody with one of these normalised addresses was last erased because they asked; null:
 * nobody was, or it is longer ago than is remembered.
 */
export function addressErasedOn(db: Database.Database, addresses: readonly string[]): string | null {
  const find = db
    .prepare<[Buffer], number | null>(
      `SELECT max(day) FROM erasure_register WHERE kind = 'address' AND mac = ?`,
    )
    .pluck()
  const key = readMacKey(db)
  const days = addresses.flatMap((address) => find.get(addressMac(key, address)) ?? [])
  key.fill(0)
  return days.length === 0 ? null : new Date(Math.max(...days) * DAY_MS).toISOString().slice(0, 10)
}

const entriesIn = (db: Database.Database): number =>
  db.prepare<[], number>('SELECT coalesce(max(seq), 0) FROM erasure_register').pluck().get() ?? 0

const entriesBeside = (path: string): number =>
  Math.floor((statSync(path, { throwIfNoEntry: false })?.size ?? 0) / ENTRY_BYTES)

function toBytes({ kind, mac, day, basis }: RegisterEntry): Buffer {
  const head = Buffer.alloc(2 + DAY_BYTES)
  head.writeUInt8(KINDS.indexOf(kind), 0)
  head.writeUInt8(BASES.indexOf(basis), 1)
  head.writeUInt32BE(day ?? 0, 2)
  return Buffer.concat([head, mac])
}

function fromBytes(bytes: Buffer, at: number): RegisterEntry | null {
  const kind = KINDS[bytes[at] as number]
  const basis = BASES[bytes[at + 1] as number] ?? null
  if (!kind) return null
  const mac = bytes.subarray(at + 2 + DAY_BYTES, at + ENTRY_BYTES)
  return { kind, mac, basis, day: kind === 'address' ? bytes.readUInt32BE(at + 2) : null }
}

/** Brings the file beside the database up to what the database knows, and flushes it. Does nothing where it knows less. */
export function writeRegister(dir: string, db: Database.Database): void {
  const path = layout(dir).register
  const written = entriesBeside(path)
  if (entriesIn(db) <= written) return
  const rows = db
    .prepare<[number], RegisterEntry>(
      'SELECT kind, mac, day, basis FROM erasure_register WHERE seq > ? ORDER BY seq',
    )
    .all(written)
  const bytes = Buffer.concat(rows.map(toBytes))
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
export function missedEntries(dir: string, db: Database.Database): RegisterEntry[] {
  const path = layout(dir).register
  const known = entriesIn(db)
  if (entriesBeside(path) <= known) return []
  const bytes = readFileSync(path)
  const missed: RegisterEntry[] = []
  for (let at = known * ENTRY_BYTES; at + ENTRY_BYTES <= bytes.length; at += ENTRY_BYTES) {
    const entry = fromBytes(bytes, at)
    if (entry) missed.push(entry)
  }
  return missed
}

/** Which rows of a database some entries are about. */
export function entered(
  db: Database.Database,
  entries: readonly RegisterEntry[],
): Record<`${IdKind}Ids`, string[]> {
  const key = readMacKey(db)
  const found = (kind: IdKind): string[] => {
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
      .prepare<[], Buffer>(
        `SELECT mac FROM erasure_register WHERE kind IN ('application', 'candidate', 'document')`,
      )
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
export function adoptEntries(db: Database.Database, entries: readonly RegisterEntry[]): void {
  const insert = db.prepare<RegisterEntry>(INSERT)
  for (const entry of entries) insert.run(entry)
}

/** The last day whose addresses are forgotten now. */
function lastForgotten(now: number): number {
  const today = new Date(now)
  return Math.floor(
    Date.UTC(today.getUTCFullYear() - KEPT_YEARS, today.getUTCMonth(), today.getUTCDate()) / DAY_MS,
  )
}

export const hasOldAddresses = (db: Database.Database, now: number): boolean =>
  db
    .prepare<[number], number>(
      `SELECT 1 FROM erasure_register INDEXED BY erasure_register_address WHERE kind = 'address' AND day <= ? LIMIT 1`,
    )
    .pluck()
    .get(lastForgotten(now)) !== undefined

/** Forgets the addresses of 36 months ago and before, in the database. */
export function dropOldAddresses(db: Database.Database, now: number): void {
  db.prepare(
    `UPDATE erasure_register SET kind = 'dropped', mac = ?, day = NULL, basis = NULL WHERE kind = 'address' AND day <= ?`,
  ).run(NOTHING, lastForgotten(now))
}

/** Forgets them in the file, also those that a crash had left there. */
export function dropOldAddressesBeside(dir: string, now: number): void {
  const path = layout(dir).register
  if (entriesBeside(path) === 0) return
  const last = lastForgotten(now)
  const bytes = readFileSync(path)
  const old: number[] = []
  for (let at = 0; at + ENTRY_BYTES <= bytes.length; at += ENTRY_BYTES) {
    const day = fromBytes(bytes, at)?.day ?? null
    if (day !== null && day <= last) old.push(at)
  }
  if (old.length === 0) return
  const blank = toBytes({ kind: 'dropped', mac: NOTHING, day: null, basis: null })
  const handle = openSync(path, constants.O_RDWR)
  try {
    for (const at of old) writeSync(handle, blank, 0, blank.length, at)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
