/**
 * A test that prints has found something that nobody looked at: it fails. One that expects output replaces the
 * method itself (`vi.spyOn(console, 'warn').mockImplementation(…)`) and looks at what was said.
 * Unhandled rejections fail the run by vitest's own rule.
 */
import { format } from 'node:util'
import { afterEach, beforeEach } from 'vitest'

const METHODS = ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const

const said: string[] = []
const originals = METHODS.map((method) => [method, console[method]] as const)

beforeEach(() => {
  said.length = 0
  for (const method of METHODS) {
    console[method] = (...parts: unknown[]) => said.push(`console.${method}: ${format(...parts)}`)
  }
})

afterEach(() => {
  for (const [method, original] of originals) console[method] = original
  if (said.length > 0) throw new Error(`Unexpected console output:\n${said.join('\n')}`)
})
