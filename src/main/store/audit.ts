/** Append-only, hash-chained record of who did what to which records: ids and codes, never names or text. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type Database from 'better-sqlite3'

export interface AuditLine {
  at: number
  actor: 'person' | 'cli' | 'system'
  action: string
  subjects: readonly string[]
  /** Number of subjects when the list is longer than what is kept. */
  count?: number
}

/** Ids kept per line; `count` has them all. */
const AUDITED_SUBJECTS = 50

const GENESIS = Buffer.alloc(32)
/** Name of the secret that says where the chain ends, so that missing last lines are noticed. */
const HEAD = 'audit.head'

interface Stored {
  seq: number
  at: number
  actor: string
  action: string
  subjects: string
  count: number
  previousHash: Buffer
  hash: Buffer
}

const hashOf = (line: Omit<Stored, 'hash'>): Buffer =>
  createHash('sha256')
    .update(line.previousHash)
    .update(JSON.stringify([line.seq, line.at, line.actor, line.action, line.subjects, line.count]), 'utf8')
    .digest()

const headOf = (seq: number, hash: Buffer): Buffer => {
  const head = Buffer.alloc(40)
  head.writeBigUInt64BE(BigInt(seq))
  hash.copy(head, 8)
  return head
}

const COLUMNS = 'seq, at, actor, action, subjects, count, previous_hash AS previousHash, hash'

/** Appends lines inside the caller's transaction; statements are prepared once. */
export function auditWriter(db: Database.Database): (line: AuditLine) => void {
  const last = db.prepare<[], { seq: number; hash: Buffer }>(
    'SELECT seq, hash FROM audit_entry ORDER BY seq DESC LIMIT 1',
  )
  const insert = db.prepare(
    `INSERT INTO audit_entry (seq, at, actor, action, subjects, count, previous_hash, hash)
     VALUES (@seq, @at, @actor, @action, @subjects, @count, @previousHash, @hash)`,
  )
  const moveHead = db.prepare(
    'INSERT INTO secret (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  )
  return ({ at, actor, action, subjects, count = subjects.length }) => {
    const previous = last.get() ?? { seq: 0, hash: GENESIS }
    const line = {
      seq: previous.seq + 1,
      at,
      actor,
      action,
      subjects: JSON.stringify(subjects.slice(0, AUDITED_SUBJECTS)),
      count,
      previousHash: previous.hash,
    }
    const hash = hashOf(line)
    insert.run({ ...line, hash })
    moveHead.run(HEAD, headOf(line.seq, hash))
  }
}

/** Walks the whole chain. Returns its length and, per break, what is wrong at which line. */
export function verifyAudit(db: Database.Database): { count: number; problems: string[] } {
  const problems: string[] = []
  let count = 0
  let seq = 0
  let hash: Buffer = GENESIS
  for (const line of db.prepare<[], Stored>(`SELECT ${COLUMNS} FROM audit_entry ORDER BY seq`).iterate()) {
    count += 1
    if (line.seq !== seq + 1) problems.push(`line ${seq + 1} is missing`)
    else if (!line.previousHash.equals(hash)) problems.push(`line ${line.seq} does not follow the one before`)
    if (!hashOf(line).equals(line.hash)) problems.push(`line ${line.seq} was changed`)
    seq = line.seq
    hash = line.hash
  }
  const head = db
    .prepare<[string], { value: Buffer }>('SELECT value FROM secret WHERE name = ?')
    .get(HEAD)?.value
  const expected = count === 0 ? undefined : headOf(seq, hash)
  const equal =
    head !== undefined && expected !== undefined && head.length === expected.length
      ? timingSafeEqual(head, expected)
      : head === expected
  if (!equal) problems.push('the last lines are missing or were added by something else')
  return { count, problems }
}
