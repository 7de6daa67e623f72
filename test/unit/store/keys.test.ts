import { createCipheriv, createDecipheriv } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  KEY_FILE,
  KEY_FILE_COPY,
  readKeyFile,
  repairKeyFile,
  writeKeyFile,
} from '../../../src/main/store/key-file.ts'
import {
  changePassphrase,
  type KeyStore,
  newWorkspaceKey,
  protectionsOf,
  protectKey,
  unlockKey,
} from '../../../src/main/store/keys.ts'
import {
  formatRecoveryCode,
  parseRecoveryCode,
  RECOVERY_BYTES,
} from '../../../src/main/store/recovery-code.ts'

// Whole processes and slow key derivations: on a busy machine they take their time.
vi.setConfig({ testTimeout: 240_000 })

const ID = '6b1f0e1c-7f1f-4b7e-9a53-0f3c2f6d9a10'
const PASSPHRASE = 'correct horse battery'

let dir: string
let key: Buffer
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'haku-keys-'))
  key = newWorkspaceKey()
})
afterEach(() => rmSync(dir, { recursive: true }))

const path = (name: string) => join(dir, name)
const code = (value: string, reason?: string) => ({ name: 'Problem', code: value, ...(reason && { reason }) })

describe('a passphrase', () => {
  it('opens the workspace, and so does the recovery code however it is typed', async () => {
    const recoveryCode = await protectKey(dir, ID, key, { protection: 'passphrase', passphrase: PASSPHRASE })
    expect(recoveryCode).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(await unlockKey(dir, { passphrase: PASSPHRASE })).toEqual(key)
    const typed = ` ${recoveryCode.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `
    expect(await unlockKey(dir, { recoveryCode: typed })).toEqual(key)
  })

  it('is the same however its letters are composed', async () => {
    await protectKey(dir, ID, key, { protection: 'passphrase', passphrase: 'caf\u00e9 au lait' })
    expect(await unlockKey(dir, { passphrase: 'cafe\u0301 au lait' })).toEqual(key)
  })

  it('that is wrong opens nothing and says so', async () => {
    await protectKey(dir, ID, key, { protection: 'passphrase', passphrase: PASSPHRASE })
    await expect(unlockKey(dir, { passphrase: 'incorrect horse' })).rejects.toMatchObject(
      code('WRONG_PASSPHRASE', 'WRONG_PASSPHRASE'),
    )
    for (const recoveryCode of ['', 'ABCD', formatRecoveryCode(Buffer.alloc(RECOVERY_BYTES))]) {
      await expect(unlockKey(dir, { recoveryCode })).rejects.toMatchObject(
        code('WRONG_PASSPHRASE', 'WRONG_RECOVERY_CODE'),
      )
    }
    await expect(unlockKey(dir, {})).rejects.toMatchObject(code('WORKSPACE_LOCKED'))
  })

  it('does not keep the service from answering while it is checked', async () => {
    await protectKey(dir, ID, key, { protection: 'passphrase', passphrase: PASSPHRASE })
    let turns = 0
    const timer = setInterval(() => {
      turns += 1
    }, 1)
    await unlockKey(dir, { passphrase: PASSPHRASE })
    clearInterval(timer)
    expect(turns).toBeGreaterThan(5)
  })

  it('that is changed ends the old one, the old code and a plain key, and keeps the workspace key', async () => {
    const oldCode = await protectKey(dir, ID, key, { protection: 'key-file' })
    const firstCode = await changePassphrase(dir, {}, PASSPHRASE)
    expect(protectionsOf(dir)).toEqual(['passphrase'])
    await expect(unlockKey(dir, {})).rejects.toMatchObject(code('WORKSPACE_LOCKED'))
    const nextCode = await changePassphrase(dir, { passphrase: PASSPHRASE }, 'another passphrase')
    for (const unlock of [{ passphrase: PASSPHRASE }, { recoveryCode: oldCode }, { recoveryCode: firstCode }])
      await expect(unlockKey(dir, unlock)).rejects.toMatchObject(code('WRONG_PASSPHRASE'))
    expect(await unlockKey(dir, { passphrase: 'another passphrase' })).toEqual(key)
    expect(await unlockKey(dir, { recoveryCode: nextCode })).toEqual(key)
    const files = [KEY_FILE, KEY_FILE_COPY].map((name) => readFileSync(path(name), 'utf8'))
    expect(files[0]).toBe(files[1])
    expect(files[0]).not.toContain(key.toString('base64'))
  })

  it('cannot be changed with a wrong one, and then nothing is written', async () => {
    await protectKey(dir, ID, key, { protection: 'passphrase', passphrase: PASSPHRASE })
    const before = readFileSync(path(KEY_FILE), 'utf8')
    await expect(changePassphrase(dir, { passphrase: 'wrong' }, 'next passphrase')).rejects.toMatchObject(
      code('WRONG_PASSPHRASE'),
    )
    expect(readFileSync(path(KEY_FILE), 'utf8')).toBe(before)
  })
})

describe("the operating system's key store", () => {
  const storeKey = Buffer.alloc(32, 3)
  const iv = Buffer.alloc(16)
  const wrap: KeyStore = async (bytes) => createCipheriv('aes-256-ctr', storeKey, iv).update(bytes)
  const unwrap: KeyStore = async (bytes) => createDecipheriv('aes-256-ctr', storeKey, iv).update(bytes)

  it('opens the workspace by itself, also beside a passphrase that is added later', async () => {
    await protectKey(dir, ID, key, { protection: 'os', wrap })
    expect(readFileSync(path(KEY_FILE), 'utf8')).not.toContain(key.toString('base64'))
    expect(await unlockKey(dir, { unwrap })).toEqual(key)
    await changePassphrase(dir, { unwrap }, PASSPHRASE)
    expect(protectionsOf(dir).sort()).toEqual(['os', 'passphrase'])
    expect(await unlockKey(dir, { unwrap })).toEqual(key)
    expect(await unlockKey(dir, { passphrase: PASSPHRASE, unwrap })).toEqual(key)
  })

  it('that refuses or is missing leaves the recovery code', async () => {
    const recoveryCode = await protectKey(dir, ID, key, { protection: 'os', wrap })
    await expect(unlockKey(dir, {})).rejects.toMatchObject(code('WORKSPACE_LOCKED', 'SECRET_NEEDED'))
    await expect(unlockKey(dir, { unwrap: async () => null })).rejects.toMatchObject(
      code('WORKSPACE_LOCKED', 'KEY_STORE_REFUSED'),
    )
    expect(await unlockKey(dir, { recoveryCode })).toEqual(key)
  })

  it('that does not take the key makes no key file', async () => {
    await expect(
      protectKey(dir, ID, key, { protection: 'os', wrap: async () => null }),
    ).rejects.toMatchObject(code('REFUSED', 'NO_KEY_STORE'))
    expect(() => readKeyFile(dir)).toThrow()
  })
})

describe('the key file', () => {
  beforeEach(async () => {
    await protectKey(dir, ID, key, { protection: 'key-file' })
  })

  it('can be read by its owner only', () => {
    // Windows has no such modes and tells the same for every file; its profile folders are private.
    const mode = process.platform === 'win32' ? 0o666 : 0o600
    expect(statSync(path(KEY_FILE)).mode & 0o777).toBe(mode)
    expect(statSync(path(KEY_FILE_COPY)).mode & 0o777).toBe(mode)
  })

  it('that is cut short, altered or missing is read from its copy, and mended', async () => {
    const whole = readFileSync(path(KEY_FILE), 'utf8')
    const spoil = [
      () => truncateSync(path(KEY_FILE), 60),
      () => writeFileSync(path(KEY_FILE), ''),
      () => writeFileSync(path(KEY_FILE), whole.replace(/"key": "./, '"key": "/')),
      () => rmSync(path(KEY_FILE)),
    ]
    for (const damage of spoil) {
      damage()
      expect(await unlockKey(dir, {})).toEqual(key)
      repairKeyFile(dir)
      expect(readFileSync(path(KEY_FILE), 'utf8')).toBe(whole)
    }
  })

  it('and its copy both unreadable say what to do', async () => {
    for (const name of [KEY_FILE, KEY_FILE_COPY]) truncateSync(path(name), 100)
    await expect(unlockKey(dir, {})).rejects.toMatchObject({
      ...code('WORKSPACE_DAMAGED', 'KEY_FILE_DAMAGED'),
      remedy: expect.stringContaining(KEY_FILE),
    })
    expect(() => repairKeyFile(dir)).toThrow(expect.objectContaining({ code: 'WORKSPACE_DAMAGED' }))
  })

  it('whose writing was cut short between file and copy ends with the newest in both', () => {
    const old = readFileSync(path(KEY_FILE_COPY), 'utf8')
    writeKeyFile(dir, {
      workspaceId: ID,
      wraps: [{ kind: 'key-file', key: Buffer.alloc(32, 9).toString('base64') }],
    })
    writeFileSync(path(KEY_FILE_COPY), old)
    repairKeyFile(dir)
    expect(readFileSync(path(KEY_FILE_COPY), 'utf8')).toBe(readFileSync(path(KEY_FILE), 'utf8'))
    expect(readFileSync(path(KEY_FILE_COPY), 'utf8')).not.toBe(old)
  })

  it('of a wrap made for another workspace opens nothing', async () => {
    const recoveryCode = await protectKey(dir, ID, key, { protection: 'key-file' })
    const file = readKeyFile(dir)
    writeKeyFile(dir, { ...file, workspaceId: 'e0a5b3a4-3c1d-4f9e-8d2a-5b7c9e1f2a3b' })
    await expect(unlockKey(dir, { recoveryCode })).rejects.toMatchObject(code('WRONG_PASSPHRASE'))
  })
})

describe('a recovery code', () => {
  it('is read back as the bytes it was made of', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: RECOVERY_BYTES, maxLength: RECOVERY_BYTES }), (bytes) => {
        expect(parseRecoveryCode(formatRecoveryCode(Buffer.from(bytes)))).toEqual(Buffer.from(bytes))
      }),
    )
  })

  it('is not taken from anything else', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const bytes = parseRecoveryCode(typed)
        expect(bytes === null || bytes.length === RECOVERY_BYTES).toBe(true)
      }),
    )
    expect(parseRecoveryCode('U'.repeat(32))).toBeNull()
  })
})
