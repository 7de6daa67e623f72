/**
 * The workspace key: 256 random bits that open the database, kept in haku.keys.json only in wrapped form (except under
 * the protection `key-file`, which the person has accepted). Spec: docs/specs/workspace.md.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, scrypt } from 'node:crypto'
import type { KeyProtection } from '#contract/workspace.ts'
import { Problem } from '../platform/problem.ts'
import { WORKSPACE_KEY_BYTES } from './connection.ts'
import { type KeyFile, readKeyFile, SCRYPT, type Sealed, type Wrap, writeKeyFile } from './key-file.ts'
import { formatRecoveryCode, parseRecoveryCode, RECOVERY_BYTES } from './recovery-code.ts'

/** Asks the host's key store to wrap or unwrap bytes; null when it cannot. */
export type KeyStore = (bytes: Uint8Array) => Promise<Uint8Array | null>

/** How a new workspace is to be protected. */
export type NewProtection =
  | { protection: 'passphrase'; passphrase: string }
  | { protection: 'os'; wrap: KeyStore }
  | { protection: 'key-file' }

/** What the person or the host offers to open a workspace; with nothing, a plain key file is tried. */
export interface Unlock {
  /** The key itself, from a store that was open until now; tried first, overwritten by nobody but its owner. */
  key?: Buffer | undefined
  passphrase?: string | undefined
  recoveryCode?: string | undefined
  /** Unwraps with the operating system's key store. */
  unwrap?: KeyStore | undefined
}

const SCRYPT_MAX_MEMORY_BYTES = 300 * 1024 * 1024

const wrongPassphrase = (reason: 'PASSPHRASE' | 'RECOVERY_CODE') =>
  new Problem(
    'WRONG_PASSPHRASE',
    `WRONG_${reason}`,
    reason === 'PASSPHRASE'
      ? 'This passphrase does not open the workspace.'
      : 'This recovery code does not open the workspace.',
    reason === 'PASSPHRASE'
      ? 'Check the keyboard layout and capital letters, or use the recovery code.'
      : 'Check it letter by letter. Every change of the passphrase made a new code; only the newest opens.',
  )

const needed = (reason: string, message: string) =>
  new Problem('WORKSPACE_LOCKED', reason, message, 'Enter the passphrase or the recovery code.')

function passphraseKey(passphrase: string, { n, r, p }: typeof SCRYPT, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // NFKC, so that the same words typed on another keyboard or system are the same passphrase.
    const bytes = Buffer.from(passphrase.normalize('NFKC'), 'utf8')
    scrypt(bytes, salt, 32, { N: n, r, p, maxmem: SCRYPT_MAX_MEMORY_BYTES }, (error, key) => {
      bytes.fill(0)
      if (error) reject(error)
      else resolve(key)
    })
  })
}

const recoveryKey = (code: Buffer, salt: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', code, salt, 'haku recovery code', 32))

const seal = (key: Buffer, wrappingKey: Buffer, purpose: string): Sealed => {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', wrappingKey, iv).setAAD(Buffer.from(purpose, 'utf8'))
  const data = Buffer.concat([cipher.update(key), cipher.final()])
  wrappingKey.fill(0)
  return {
    iv: iv.toString('base64'),
    data: data.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
  }
}

/** Null when the wrapping key is not the right one. */
const unseal = (sealed: Sealed, wrappingKey: Buffer, purpose: string): Buffer | null => {
  const decipher = createDecipheriv('aes-256-gcm', wrappingKey, Buffer.from(sealed.iv, 'base64'), {
    authTagLength: 16,
  })
    .setAAD(Buffer.from(purpose, 'utf8'))
    .setAuthTag(Buffer.from(sealed.tag, 'base64'))
  try {
    return Buffer.concat([decipher.update(Buffer.from(sealed.data, 'base64')), decipher.final()])
  } catch {
    return null
  } finally {
    wrappingKey.fill(0)
  }
}

const purposeOf = (workspaceId: string, kind: Wrap['kind']) => `haku-keys/1 ${workspaceId} ${kind}`

async function wrapPassphrase(key: Buffer, workspaceId: string, passphrase: string): Promise<Wrap> {
  const salt = randomBytes(16)
  const sealed = seal(
    key,
    await passphraseKey(passphrase, SCRYPT, salt),
    purposeOf(workspaceId, 'passphrase'),
  )
  return { kind: 'passphrase', scrypt: { ...SCRYPT, salt: salt.toString('base64') }, sealed }
}

function wrapRecovery(key: Buffer, workspaceId: string): { wrap: Wrap; code: string } {
  const bytes = randomBytes(RECOVERY_BYTES)
  const salt = randomBytes(16)
  const sealed = seal(key, recoveryKey(bytes, salt), purposeOf(workspaceId, 'recovery'))
  const code = formatRecoveryCode(bytes)
  bytes.fill(0)
  return { wrap: { kind: 'recovery', salt: salt.toString('base64'), sealed }, code }
}

async function wrapNew(key: Buffer, workspaceId: string, protection: NewProtection): Promise<Wrap> {
  if (protection.protection === 'passphrase') return wrapPassphrase(key, workspaceId, protection.passphrase)
  if (protection.protection === 'key-file') return { kind: 'key-file', key: key.toString('base64') }
  const data = await protection.wrap(key)
  if (data === null) {
    throw new Problem(
      'REFUSED',
      'NO_KEY_STORE',
      "The operating system's key store did not take the key. No workspace was made.",
      'Protect the workspace with a passphrase instead.',
    )
  }
  return { kind: 'os', data: Buffer.from(data).toString('base64') }
}

/** A fresh random key. Whoever asked for it overwrites it when done. */
export const newWorkspaceKey = (): Buffer => randomBytes(WORKSPACE_KEY_BYTES)

/** Writes the key file of a new workspace. Returns the recovery code, which is kept nowhere. */
export async function protectKey(
  dir: string,
  workspaceId: string,
  key: Buffer,
  protection: NewProtection,
): Promise<string> {
  const { wrap, code } = wrapRecovery(key, workspaceId)
  writeKeyFile(dir, { workspaceId, wraps: [await wrapNew(key, workspaceId, protection), wrap] })
  return code
}

const find = <K extends Wrap['kind']>(file: KeyFile, kind: K): Extract<Wrap, { kind: K }> | undefined =>
  file.wraps.find((wrap): wrap is Extract<Wrap, { kind: K }> => wrap.kind === kind)

async function unlockFile(file: KeyFile, unlock: Unlock): Promise<Buffer> {
  if (unlock.key !== undefined) return Buffer.from(unlock.key)
  if (unlock.passphrase !== undefined) {
    const wrap = find(file, 'passphrase')
    if (!wrap) throw wrongPassphrase('PASSPHRASE')
    const wrappingKey = await passphraseKey(
      unlock.passphrase,
      wrap.scrypt,
      Buffer.from(wrap.scrypt.salt, 'base64'),
    )
    const key = unseal(wrap.sealed, wrappingKey, purposeOf(file.workspaceId, 'passphrase'))
    if (!key) throw wrongPassphrase('PASSPHRASE')
    return key
  }
  if (unlock.recoveryCode !== undefined) {
    const wrap = find(file, 'recovery')
    const code = parseRecoveryCode(unlock.recoveryCode)
    const key =
      wrap &&
      code &&
      unseal(
        wrap.sealed,
        recoveryKey(code, Buffer.from(wrap.salt, 'base64')),
        purposeOf(file.workspaceId, 'recovery'),
      )
    if (!key) throw wrongPassphrase('RECOVERY_CODE')
    return key
  }
  const plain = find(file, 'key-file')
  if (plain) return Buffer.from(plain.key, 'base64')
  const os = find(file, 'os')
  if (os && unlock.unwrap) {
    const key = await unlock.unwrap(Buffer.from(os.data, 'base64'))
    if (key?.byteLength !== WORKSPACE_KEY_BYTES) {
      throw needed(
        'KEY_STORE_REFUSED',
        "The operating system's key store does not give the workspace's key back.",
      )
    }
    return Buffer.from(key)
  }
  throw needed('SECRET_NEEDED', 'The workspace is locked.')
}

/**
 * The workspace key of a folder. Throws Problem WRONG_PASSPHRASE, WORKSPACE_LOCKED when something else is needed to
 * open it, or WORKSPACE_DAMAGED when the key file and its copy cannot be read.
 */
export async function unlockKey(dir: string, unlock: Unlock): Promise<Buffer> {
  return unlockFile(readKeyFile(dir), unlock)
}

/** Replaces the copy that the operating system's key store wrapped; a folder without one stays as it is. */
export function replaceOsWrap(dir: string, wrapped: Uint8Array): void {
  const file = readKeyFile(dir)
  const data = Buffer.from(wrapped).toString('base64')
  const wraps = file.wraps.map((wrap): Wrap => (wrap.kind === 'os' ? { ...wrap, data } : wrap))
  writeKeyFile(dir, { workspaceId: file.workspaceId, wraps })
}

/** How the key of a folder is protected; the recovery code is always there and not listed. */
export const protectionsOf = (dir: string): KeyProtection[] =>
  readKeyFile(dir).wraps.flatMap(({ kind }) => (kind === 'recovery' ? [] : [kind]))

/**
 * Wraps the same key under a new passphrase and a new recovery code; the old passphrase, the old code and a plain key
 * end with it. Backups keep the key file of their time. Throws as `unlockKey` does when `current` is wrong.
 */
export async function changePassphrase(dir: string, current: Unlock, next: string): Promise<string> {
  const file = readKeyFile(dir)
  const key = await unlockFile(file, current)
  try {
    const { wrap, code } = wrapRecovery(key, file.workspaceId)
    const os = find(file, 'os')
    const passphrase = await wrapPassphrase(key, file.workspaceId, next)
    writeKeyFile(dir, { workspaceId: file.workspaceId, wraps: [passphrase, ...(os ? [os] : []), wrap] })
    return code
  } finally {
    key.fill(0)
  }
}
