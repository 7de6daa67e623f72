/** The host's key store, asked by message: only Electron's main process can reach the operating system's. */
import type { KeyStore } from '../store/keys.ts'
import type { HostMessage, ServiceMessage } from './protocol.ts'

/** A locked keyring asks the person first. */
const ANSWER_LIMIT_MS = 60_000

export interface RemoteKeyStore {
  readonly wrap: KeyStore
  readonly unwrap: KeyStore
  /** What was last unwrapped, wrapped anew, if the system asked for that; given once. */
  takeRewrapped(): Uint8Array | null
  /** Takes the host's answer. */
  answer(message: Extract<HostMessage, { type: 'key-store-result' }>): void
}

/** Asks by `post`; an answer that never comes counts as a refusal. */
export function createRemoteKeyStore(post: (message: ServiceMessage) => void): RemoteKeyStore {
  const asked = new Map<number, (bytes: Uint8Array | null) => void>()
  let lastId = 0
  let rewrapped: Uint8Array | null = null

  const ask =
    (operation: 'wrap' | 'unwrap'): KeyStore =>
    (bytes) =>
      new Promise((resolve) => {
        const id = ++lastId
        const settle = (answer: Uint8Array | null) => {
          clearTimeout(timer)
          asked.delete(id)
          resolve(answer)
        }
        const timer = setTimeout(() => settle(null), ANSWER_LIMIT_MS)
        asked.set(id, settle)
        post({ type: 'key-store', id, operation, bytes })
      })

  return {
    wrap: ask('wrap'),
    unwrap: ask('unwrap'),
    takeRewrapped() {
      const taken = rewrapped
      rewrapped = null
      return taken
    },
    answer(message) {
      rewrapped = message.rewrapped ?? null
      asked.get(message.id)?.(message.bytes)
    },
  }
}
