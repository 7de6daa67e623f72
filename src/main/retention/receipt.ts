/** The receipt of a run: what was done, by which rules, and how it was proven, signed, and without personal data. */
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import type { Receipt, Verification } from '#contract/retention-runs.ts'
import type { Backup } from '#contract/workspace.ts'
import { APP_VERSION } from '../platform/version.ts'
import type { Readable, Writable } from '../store/types.ts'
import { readRules } from './rule-store.ts'
import { ruleKey } from './rule-version.ts'
import { readRun, type Tally } from './runs.ts'

/** Name of the secret that signs; it lives and dies with the database. */
const SIGNING_KEY = 'receipt.key'

const readKey = (db: Readable): KeyObject | null => {
  const der = db.raw
    .prepare<[string], Buffer>('SELECT value FROM secret WHERE name = ?')
    .pluck()
    .get(SIGNING_KEY)
  return der ? createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }) : null
}

/** Made when it is first needed, and the same ever after. */
function signingKey(tx: Writable): KeyObject {
  const known = readKey(tx)
  if (known) return known
  const { privateKey } = generateKeyPairSync('ed25519')
  tx.raw
    .prepare('INSERT INTO secret (name, value) VALUES (?, ?)')
    .run(SIGNING_KEY, privateKey.export({ format: 'der', type: 'pkcs8' }))
  return privateKey
}

/** Everything but the signature, in the order in which a receipt is written. */
const signedBytes = ({ signature: _, ...rest }: Receipt): Buffer => Buffer.from(JSON.stringify(rest), 'utf8')

/** The receipt of a run whose verification was good; inside the transaction that ends it. */
export function signedReceipt(
  tx: Writable,
  runId: string,
  verification: Verification,
  backups: readonly Backup[],
  now: number,
): Receipt {
  const run = readRun(tx, runId)
  const { skipped, rules, rows } = JSON.parse(run.tally) as Tally
  if (run.startedAt === null || run.approvedAt === null) throw new Error('A run that ends has begun.')
  const { startedAt } = run
  const older = backups.map(({ createdAt }) => createdAt).filter((at) => at <= startedAt)
  const key = signingKey(tx)
  const receipt: Receipt = {
    format: 'haku-retention-receipt/1',
    runId,
    asOf: run.asOf,
    preparedAt: run.madeAt,
    approvedAt: run.approvedAt,
    startedAt,
    finishedAt: now,
    hash: run.hash,
    rulesHash: run.rulesHash,
    rules: readRules(tx)
      .filter(({ id }) => rules[id] !== undefined)
      .map((rule) => ({ rule: ruleKey(rule), version: rule.version, hash: rule.hash })),
    due: run.due,
    anonymised: run.anonymised,
    erased: run.erased,
    candidates: run.candidates,
    documents: run.documents,
    rows,
    skipped,
    verification,
    olderBackups: older.length === 0 ? null : { count: older.length, oldestAt: Math.min(...older) },
    exports: exportsOutside(tx),
    verifier: `Haku ${APP_VERSION}`,
    publicKey: createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64'),
    signature: '',
  }
  return { ...receipt, signature: sign(null, signedBytes(receipt), key).toString('base64') }
}

/** What has left the workspace into files of people's own, as the audit counts it. */
function exportsOutside(db: Readable): Receipt['exports'] {
  const { count, lastAt } = db.raw
    .prepare<[], { count: number; lastAt: number | null }>(
      `SELECT count(*) AS count, max(at) AS lastAt FROM audit_entry WHERE action GLOB '*.export*'`,
    )
    .get() ?? { count: 0, lastAt: null }
  return lastAt === null ? null : { count, lastAt }
}

/** Whether a receipt is as it was signed, by whichever workspace; `own`: by this one. */
export function checkReceipt(receipt: Receipt, db: Readable | null): { intact: boolean; own: boolean } {
  let intact = false
  try {
    const key = createPublicKey({
      key: Buffer.from(receipt.publicKey, 'base64'),
      format: 'der',
      type: 'spki',
    })
    intact = verify(null, signedBytes(receipt), key, Buffer.from(receipt.signature, 'base64'))
  } catch {
    // Not a key: not a receipt of Haku's.
  }
  const ours = db && readKey(db)
  const spki = ours && createPublicKey(ours).export({ format: 'der', type: 'spki' }).toString('base64')
  return { intact, own: intact && spki === receipt.publicKey }
}
