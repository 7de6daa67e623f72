import { describe, expect, it, vi } from 'vitest'
import { createKeyStore } from '../../../src/main/shell/key-store.ts'
import type { KeyStoreState } from '../../support/electron-double/desktop-services.ts'
import { createElectronDouble } from '../../support/electron-double/electron.ts'

const KEY = Uint8Array.from({ length: 32 }, (_, i) => i * 7)

function keyStore(state: KeyStoreState, platform: NodeJS.Platform = 'linux') {
  const double = createElectronDouble({ keyStore: state })
  double.app.becomeReady()
  const onFailure = vi.fn()
  const store = createKeyStore(double.electron.safeStorage, { platform, timeoutMs: 50, onFailure })
  return { store, onFailure, safeStorage: double.safeStorage }
}

describe("the operating system's key store", () => {
  it('wraps a key and gives it back', async () => {
    const { store } = keyStore('works')
    await expect(store.available()).resolves.toBe(true)
    const wrapped = await store.wrap(KEY)
    expect(wrapped).not.toBeNull()
    expect(Buffer.from(wrapped ?? []).includes(Buffer.from(KEY))).toBe(false)
    await expect(store.unwrap(wrapped ?? new Uint8Array())).resolves.toEqual({ bytes: KEY, rewrapped: null })
  })

  it.each(['unavailable', 'basic_text'] as const)(
    'is reported as absent when it is %s, never used silently',
    async (state) => {
      const { store, safeStorage } = keyStore('works')
      const wrapped = await store.wrap(KEY)
      safeStorage.state = state
      await expect(store.available()).resolves.toBe(false)
      await expect(store.wrap(KEY)).resolves.toBeNull()
      await expect(store.unwrap(wrapped ?? new Uint8Array())).resolves.toBeNull()
    },
  )

  it('asks for the backend on Linux only: elsewhere there is one', async () => {
    for (const platform of ['win32', 'darwin'] as const) {
      await expect(keyStore('basic_text', platform).store.available()).resolves.toBe(true)
    }
  })

  it('is taken as absent when it does not answer in time', async () => {
    const { store, onFailure } = keyStore('silent')
    await expect(store.available()).resolves.toBe(false)
    expect(onFailure).toHaveBeenCalledExactlyOnceWith('available')
  })

  it('hands over a fresh copy when the system has changed its own key', async () => {
    const { store, safeStorage } = keyStore('works')
    const wrapped = await store.wrap(KEY)
    safeStorage.state = 'rotated'
    const unwrapped = await store.unwrap(wrapped ?? new Uint8Array())
    expect(unwrapped?.bytes).toEqual(KEY)
    safeStorage.state = 'works'
    const again = await store.unwrap(unwrapped?.rewrapped ?? new Uint8Array())
    expect(again?.bytes).toEqual(KEY)
  })

  it('gives nothing back for bytes that it did not wrap, and says which operation failed', async () => {
    const { store, onFailure } = keyStore('works')
    await expect(store.unwrap(new Uint8Array([1, 2, 3]))).resolves.toBeNull()
    expect(onFailure).toHaveBeenCalledExactlyOnceWith('unwrap')
  })
})
