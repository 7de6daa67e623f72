import type { CliIo } from './io.ts'

const REDRAW_MS = 100

/** One line on the error stream that is written over; nothing where no person looks. */
export function createProgressLine(io: CliIo) {
  let shownAt = 0
  let open = false
  return {
    show(word: string, done: number, total: number): void {
      const now = performance.now()
      if (!io.errIsTerminal || (now - shownAt < REDRAW_MS && done < total)) return
      shownAt = now
      open = true
      io.err(`\r\u001b[K${done} of ${total} ${word}`)
    },
    end(): void {
      if (open) io.err('\r\u001b[K')
      open = false
    },
  }
}
