import { expect, test } from 'vitest'
import { browserOptions } from '../../../src/main/browser/options.ts'
import { browserCommand, openInBrowser } from '../../../src/main/platform/external.ts'
import { dataDir, workspaceDir } from '../../../src/main/platform/workspace-dir.ts'

const linux = { platform: 'linux', env: {}, home: '/home/u' } as const

test.each([
  [linux, '/home/u/.local/share/haku'],
  [{ ...linux, env: { XDG_DATA_HOME: '/data' } }, '/data/haku'],
  [{ ...linux, env: { XDG_DATA_HOME: 'relative' } }, '/home/u/.local/share/haku'],
  [{ ...linux, platform: 'darwin' as const }, '/home/u/Library/Application Support/Haku'],
])('data of a person is kept by the custom of the system', (machine, folder) => {
  expect(dataDir(machine)).toBe(folder)
})

test('a workspace is the one that was named, made absolute, else the default', () => {
  expect(workspaceDir(undefined, linux)).toBe('/home/u/.local/share/haku/workspace')
  expect(workspaceDir('/some/where', linux)).toBe('/some/where')
  expect(workspaceDir('here', linux)).toBe(`${process.cwd()}/here`)
})

test('the demo is beside the workspace of a person, never in it, unless a folder is named', () => {
  expect(workspaceDir(undefined, linux, true)).toBe('/home/u/.local/share/haku/demo')
  expect(workspaceDir('/some/where', linux, true)).toBe('/some/where')
})

test('an address reaches the opener as one argument, never a shell', () => {
  const url = 'http://127.0.0.1:4000/?token=a&b=%41'
  for (const platform of ['linux', 'darwin', 'win32'] as const) {
    const [program, args] = browserCommand(url, platform)
    expect(program).toMatch(/^(xdg-open|open|rundll32\.exe)$/)
    expect(args.at(-1)).toContain(url)
  }
})

test.each([
  'https://example.org',
  'file:///etc/passwd',
  'http://localhost:4000',
  'http://127.0.0.1.evil.example/',
])('%s is not opened', (url) => {
  expect(() => openInBrowser(url)).toThrow('Only our own address')
})

test('a machine without an opener is answered with no, not with an error', async () => {
  // Nothing of that name is on this system.
  const foreign = process.platform === 'win32' ? 'darwin' : 'win32'
  expect(await openInBrowser('http://127.0.0.1:1/', foreign)).toBe(false)
})

test('options of browser mode', () => {
  expect(browserOptions([])).toEqual({ workspace: undefined, demo: false, port: 0, open: true, help: false })
  expect(browserOptions(['--workspace', '/w', '--port', '4000', '--no-open'])).toEqual({
    workspace: '/w',
    demo: false,
    port: 4000,
    open: false,
    help: false,
  })
  expect(browserOptions(['--demo'])).toMatchObject({ workspace: undefined, demo: true })
  expect(() => browserOptions(['--port', '70000'])).toThrow('--port takes a number')
  expect(() => browserOptions(['--bind', '0.0.0.0'])).toThrow('--bind')
})
