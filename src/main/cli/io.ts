/** The terminal as the commands see it; tests hand in their own. */
export interface CliIo {
  out(text: string): void
  err(text: string): void
  /** Whether a person looks at the error stream: progress is shown only then. */
  readonly errIsTerminal: boolean
  /** Asks for a secret without showing it; null where nobody can be asked. */
  askSecret(question: string): Promise<string | null>
  /** Calls back on Ctrl+C; returns the way to stop listening. */
  onInterrupt(listener: () => void): () => void
}

export const exitCode = {
  ok: 0,
  /** The command could not be carried out; the error says why. */
  failed: 1,
  /** The command was written wrongly. */
  usage: 2,
  /** The command was carried out, but something in its answer needs attention: refused files, a check that failed. */
  attention: 3,
  /** Stopped by Ctrl+C: 128 and the number of SIGINT. */
  interrupted: 130,
} as const
