import { parseArgs } from 'node:util'

export interface BrowserOptions {
  workspace: string | undefined
  demo: boolean
  port: number
  open: boolean
  help: boolean
}

export const BROWSER_HELP = `Haku in your browser

  --workspace DIR  folder of the workspace (default: your own data folder)
  --demo           look around among invented people, in a folder of its own
  --port N         port on 127.0.0.1 (default: any free one)
  --no-open        print the address and open no browser
  --help           this text

Everything stays on this computer. Ctrl+C ends Haku.
`

/** What the arguments ask for. Throws an Error whose message is for the person. */
export function browserOptions(args: readonly string[]): BrowserOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      workspace: { type: 'string' },
      demo: { type: 'boolean', default: false },
      port: { type: 'string', default: '0' },
      'no-open': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error('--port takes a number from 0 to 65535.')
  return { workspace: values.workspace, demo: values.demo, port, open: !values['no-open'], help: values.help }
}
