/** What every host of the data service offers, whatever kind of process the service is in. */

export interface ServiceHost<Port> {
  /**
   * Gives the service one more client. The port is closed when the service ends in whatever way; a client that
   * wants to go on makes a new one. After `close` the port is closed at once.
   */
  attach(port: Port): void
  /** Tells the service that the computer was suspended and is awake again. */
  woke(): void
  /**
   * Asks the service to checkpoint and close, and ends it after at most `closeTimeoutMs` whether it answered or
   * not. Calling it again gives the same promise. Never rejects.
   */
  close(): Promise<void>
}

/** A running service as its host sees it: a worker thread, an Electron utility process, or a test's double. */
export interface ServiceProcess<Port, Outgoing, Incoming> {
  post(message: Outgoing, ports: readonly Port[]): void
  onMessage(listener: (message: Incoming) => void): void
  /** Called once, whatever way it ended. */
  onExit(listener: () => void): void
  /** Ends it at once. `onExit` is called also then. */
  kill(): void
}

export interface Unwrapped {
  bytes: Uint8Array
  /** The same bytes wrapped anew, when the system has changed its own key and the old copy will end. */
  rewrapped: Uint8Array | null
}

/** Gives copies of documents to other programs. */
export interface HostOutside {
  /** False when it was not opened; then no copy is left. Never rejects. */
  open(copy: { name: string; mediaType: string; bytes: Uint8Array }): Promise<boolean>
  /** Deletes every copy. */
  clear(): void
}

/** Wraps and unwraps keys with the operating system's key store; null where it cannot. */
export interface HostKeyStore {
  wrap(bytes: Uint8Array): Promise<Uint8Array | null>
  unwrap(bytes: Uint8Array): Promise<Unwrapped | null>
}
