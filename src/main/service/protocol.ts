/**
 * What the data service and its host (Electron main, browser mode, CLI, tests) say to each other beside the
 * client ports. The host starts the service, hands it ports, and keeps what only a host can: the operating
 * system's key store. Buffers are copied, never transferred: Electron loses messages with transferred buffers.
 */

export interface ServiceInit {
  type: 'init'
  /** Absolute folder of the workspace; it need not exist yet. */
  workspaceDir: string
  /** file: URL of the document worker's entry, `.ts` from source and `.cjs` when built. */
  documentWorkerUrl: string
  appVersion: string
  /** The person asked for the demo: where there is no workspace yet, the window makes one of it. */
  demo?: boolean | undefined
  /** Whether the host can wrap keys with the operating system's key store. */
  osKeyStore: boolean
  /** Whether the host can start other programs for documents. */
  outside?: boolean | undefined
  actor: 'person' | 'cli'
  /** After a crash: the key that `keep-key` gave, so that nobody has to type a passphrase again. */
  resumeKey?: Uint8Array | undefined
}

export type HostMessage =
  | ServiceInit
  /** Comes with exactly one port: a client of the contract. */
  | { type: 'connect' }
  /** `rewrapped` comes when the system has changed its own key: it replaces the stored copy. */
  | { type: 'key-store-result'; id: number; bytes: Uint8Array | null; rewrapped?: Uint8Array }
  /** Whether another program has the document. */
  | { type: 'opened'; id: number; opened: boolean }
  /** The computer was suspended and is awake again. */
  | { type: 'woke' }
  /** Checkpoint, close, answer `closed`, then the host may end the process. */
  | { type: 'close' }

export type ServiceMessage =
  | { type: 'ready' }
  /** Wrap or unwrap bytes with the operating system's key store; answered by key-store-result. */
  | { type: 'key-store'; id: number; operation: 'wrap' | 'unwrap'; bytes: Uint8Array }
  /** Open a document in the system's default program; answered by opened. The name is one safe path segment. */
  | { type: 'open-document'; id: number; name: string; mediaType: string; bytes: Uint8Array }
  /** The workspace is locked: no copy of a document may stay. */
  | { type: 'forget-documents' }
  /** The key of the workspace that is open now, for the next `init` after a crash; null: forget it. Never stored. */
  | { type: 'keep-key'; key: Uint8Array | null }
  /** A finished, redacted line for the host's log. */
  | { type: 'log'; line: string }
  | { type: 'closed' }

/** A client's port as every host has it: Node's, Electron's or a relay of either. */
export interface ClientPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (message: unknown) => void): unknown
  on(event: 'close', listener: () => void): unknown
  start(): void
  close(): void
}
