import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newWorkspaceKey, protectKey, replaceOsWrap, unlockKey } from '../../../src/main/store/keys.ts'

const ID = '0b7e2f0c-6a35-4f0e-9a0d-3d1c3f0a6f11'
/** A key store whose own key can change: what it wraps is that and the bytes turned round. */
const keyStore = (mark: number) => ({
  wrap: async (bytes: Uint8Array) => Uint8Array.of(mark, ...bytes.toReversed()),
  unwrap: async (bytes: Uint8Array) => (bytes[0] === mark ? bytes.subarray(1).toReversed() : null),
})

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'haku-os-wrap-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

test('a copy that the key store wrapped anew replaces the old one, and the recovery code stays', async () => {
  const key = newWorkspaceKey()
  const [before, after] = [keyStore(1), keyStore(2)]
  const recoveryCode = await protectKey(dir, ID, key, { protection: 'os', wrap: before.wrap })
  replaceOsWrap(dir, await after.wrap(key))
  expect(await unlockKey(dir, { unwrap: after.unwrap })).toEqual(key)
  await expect(unlockKey(dir, { unwrap: before.unwrap })).rejects.toMatchObject({
    reason: 'KEY_STORE_REFUSED',
  })
  expect(await unlockKey(dir, { recoveryCode })).toEqual(key)
})

test('a folder that no key store protects is left as it is', async () => {
  await protectKey(dir, ID, newWorkspaceKey(), { protection: 'passphrase', passphrase: 'a long passphrase' })
  const wraps = () => JSON.parse(readFileSync(join(dir, 'haku.keys.json'), 'utf8')).wraps as unknown
  const before = wraps()
  replaceOsWrap(dir, Uint8Array.of(1, 2, 3))
  expect(wraps()).toEqual(before)
})
