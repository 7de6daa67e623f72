/** Watches a page: whatever it complains about, and whatever it asks of anybody but the app, fails the test. */
import type { ConsoleMessage, Page, Request } from '@playwright/test'

export interface PageGuard {
  /** Lets complaints pass that match. */
  expect(pattern: RegExp): void
  /** Throws when there was anything else. */
  check(): void
}

/** Starts watching. `origins` are those that the page may ask, at that moment. */
export function guardPage(page: Page, origins: () => readonly string[]): PageGuard {
  const complaints: string[] = []
  const expected: RegExp[] = []

  page.on('console', (message: ConsoleMessage) => {
    // Violations of the content security policy come as errors too.
    if (message.type() === 'error' || message.type() === 'warning') {
      complaints.push(`console ${message.type()}: ${message.text()} (${message.location().url})`)
    }
  })
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.stack ?? error.message}`))
  page.on('request', (request: Request) => {
    const url = new URL(request.url())
    const own = origins().includes(url.origin) || ['data:', 'blob:', 'about:'].includes(url.protocol)
    if (!own) complaints.push(`request to ${url.origin}`)
  })
  page.on('websocket', (socket) => {
    const origin = new URL(socket.url()).origin.replace(/^ws/, 'http')
    if (!origins().includes(origin)) complaints.push(`socket to ${origin}`)
  })

  return {
    expect: (pattern) => expected.push(pattern),
    check() {
      const unexpected = complaints.filter(
        (complaint) => !expected.some((pattern) => pattern.test(complaint)),
      )
      if (unexpected.length > 0) throw new Error(`The page complained:\n${unexpected.join('\n')}`)
    },
  }
}
