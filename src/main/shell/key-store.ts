import type Electron from 'electron'
import type { HostKeyStore } from '../service/host.ts'

/** The operating system's key store, through Electron's safeStorage. It wraps the workspace key, never data. */

export interface OsKeyStore extends HostKeyStore {
  /** True only where the system really protects: Linux without a keyring uses a password known to all. */
  available(): Promise<boolean>
}

export interface KeyStoreSettings {
  platform: NodeJS.Platform
  /** A locked keyring asks the person; after this long the start goes on without it. */
  timeoutMs: number
  /** Told which operation failed, without any content. */
  onFailure(operation: 'available' | 'wrap' | 'unwrap'): void
}

type SafeStorage = Pick<
  Electron.SafeStorage,
  'decryptStringAsync' | 'encryptStringAsync' | 'getSelectedStorageBackend' | 'isAsyncEncryptionAvailable'
>

/** Only after `ready`: before it Electron does not know its backend. */
export function createKeyStore(safeStorage: SafeStorage, settings: KeyStoreSettings): OsKeyStore {
  const protects = async (): Promise<boolean> => {
    if (!(await safeStorage.isAsyncEncryptionAvailable())) return false
    if (settings.platform !== 'linux') return true
    const backend = safeStorage.getSelectedStorageBackend()
    return backend !== 'basic_text' && backend !== 'unknown'
  }
  const guarded = async <T>(
    operation: 'available' | 'wrap' | 'unwrap',
    work: () => Promise<T>,
    otherwise: T,
  ): Promise<T> => {
    try {
      return await work()
    } catch {
      settings.onFailure(operation)
      return otherwise
    }
  }
  const encrypt = async (bytes: Uint8Array): Promise<Uint8Array | null> => {
    if (!(await protects())) return null
    return new Uint8Array(await safeStorage.encryptStringAsync(Buffer.from(bytes).toString('base64')))
  }

  return {
    available: () => guarded('available', () => withTimeout(protects(), settings.timeoutMs), false),
    wrap: (bytes) => guarded('wrap', () => encrypt(bytes), null),
    unwrap: (wrapped) =>
      guarded(
        'unwrap',
        async () => {
          if (!(await protects())) return null
          const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(wrapped))
          const bytes = new Uint8Array(Buffer.from(result, 'base64'))
          const rewrapped = shouldReEncrypt ? await guarded('wrap', () => encrypt(bytes), null) : null
          return { bytes, rewrapped }
        },
        null,
      ),
  }
}

async function withTimeout<T>(work: Promise<T>, timeoutMs: number): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error('The key store did not answer in time')), timeoutMs)
  try {
    return await Promise.race([work, promise])
  } finally {
    clearTimeout(timer)
  }
}
