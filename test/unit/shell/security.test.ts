import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { CONTENT_SECURITY_POLICY } from '../../../src/main/shell/headers.ts'
import { mayRequest } from '../../../src/main/shell/network.ts'
import { externalLink } from '../../../src/main/shell/open-external.ts'
import { pageOrigin } from '../../../src/main/shell/origin.ts'
import { isPermitted } from '../../../src/main/shell/permissions.ts'
import { APP_ID } from '../../../src/main/shell/startup.ts'
import { preventable, type WebContentsDouble } from '../../support/electron-double/contents.ts'
import { type FixtureOptions, shellFixture } from '../../support/electron-double/shell-fixture.ts'
import { unsafeOptions } from '../../support/electron-double/window.ts'
import { turns } from '../../support/turns.ts'

/**
 * Electron's security checklist (electronjs.org/docs/latest/tutorial/security), item by item. What needs a real
 * page is in test/e2e/security.spec.ts.
 */

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const origin = pageOrigin()
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

function sources(folder: string): { path: string; text: string }[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:ts|vue|html)$/.test(path))
    .map((path) => ({ path: join(folder, path), text: read(join(folder, path)) }))
}
const filesWith = (folder: string, pattern: RegExp): string[] =>
  sources(folder).flatMap(({ path, text }) => (pattern.test(text) ? [path] : []))

/** Ways to another origin that have fooled checks by text. */
const FOREIGN = [
  'https://example.com/',
  'http://bundle/',
  'app://bundle.evil/',
  'app://evil.bundle/',
  'app://bundle@evil/',
  'app://user@bundle/',
  'app://user:secret@bundle/',
  'app://bundle:8080/',
  'app:bundle',
  'apps://bundle/',
  'file:///etc/passwd',
  'file://bundle/index.html',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'blob:app://bundle/1234',
  'about:blank',
  'view-source:app://bundle/',
  'chrome://gpu/',
  'devtools://devtools/bundled/inspector.html',
  'ws://bundle/',
  'intent://bundle#Intent;scheme=app;end',
  '//bundle/',
  'bundle',
  '',
]

async function contentsOf(options?: FixtureOptions) {
  const fixture = shellFixture(options)
  const window = await fixture.open()
  return { fixture, contents: window.webContents as WebContentsDouble, window }
}

describe("Electron's security checklist", () => {
  it('1: loads secure content only: its own scheme, never the network', async () => {
    const { fixture } = await contentsOf()
    await using _ = fixture
    expect(fixture.journal.of('window.loadURL')).toEqual(['app://bundle/'])
    const [session] = fixture.sessions
    for (const url of FOREIGN.filter((url) => !/^(?:blob|data):/.test(url))) {
      const details = { url } as Electron.OnBeforeRequestListenerDetails
      // Developer tools may load while the app is not packaged.
      const expected = url.startsWith('devtools:')
      await expect(session?.mayRequest(details), url).resolves.toBe(expected)
    }
    await expect(session?.mayRequest({ url: 'app://bundle/a.js' } as never)).resolves.toBe(true)
  })

  it('1: makes no peer connection past the wall', async () => {
    const { fixture, contents } = await contentsOf()
    await using _ = fixture
    expect(contents.webRtcPolicy).toBe('disable_non_proxied_udp')
  })

  it('1: opens the wall for the dev server only, and not in a package', () => {
    const dev = { origin: pageOrigin('http://localhost:5173'), development: true }
    expect(mayRequest('http://localhost:5173/src/main.ts', dev)).toBe(true)
    expect(mayRequest('ws://localhost:5173/', dev)).toBe(true)
    expect(mayRequest('http://localhost:5174/', dev)).toBe(false)
    const packaged = { origin, development: false }
    expect(mayRequest('devtools://devtools/x', packaged)).toBe(false)
    expect(mayRequest('ws://localhost:5173/', packaged)).toBe(false)
    expect(mayRequest('blob:app://bundle/1', packaged)).toBe(true)
    expect(mayRequest('data:image/png;base64,AA', packaged)).toBe(true)
  })

  it('2: gives pages no Node, in workers and frames neither', async () => {
    const { fixture, window } = await contentsOf()
    await using _ = fixture
    expect(window.options.webPreferences).toMatchObject({
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
    })
    expect(filesWith('src', /nodeIntegration\w*:\s*true/)).toEqual([])
  })

  it('3: isolates the preload from the page', async () => {
    const { fixture, window } = await contentsOf()
    await using _ = fixture
    expect(window.options.webPreferences?.contextIsolation).toBe(true)
  })

  it('4: sandboxes every renderer, before the app is ready and per window', async () => {
    const { fixture, window } = await contentsOf()
    await using _ = fixture
    const names = fixture.journal.names()
    expect(names.indexOf('app.enableSandbox')).toBeGreaterThanOrEqual(0)
    expect(names.indexOf('app.enableSandbox')).toBeLessThan(names.indexOf('ready'))
    expect(window.options.webPreferences?.sandbox).toBe(true)
    expect(filesWith('src', /no-sandbox|sandbox:\s*false/)).toEqual([])
  })

  it('4: imports nothing in the preload but Electron', () => {
    const imports = [...read('src/preload/index.ts').matchAll(/\bfrom '([^']+)'|\bimport\('([^']+)'\)/g)]
    expect(imports.map((found) => found[1] ?? found[2])).toEqual(['electron'])
  })

  it("5: refuses every permission of Electron's list but one, and that one to foreign pages", async () => {
    const { fixture } = await contentsOf()
    await using _ = fixture
    const [session] = fixture.sessions
    if (session === undefined) throw new Error('no session')
    const { setPermissionRequestHandler: request, setPermissionCheckHandler: check } = session.handlers
    const declared =
      /setPermissionRequestHandler\(handler: \(\(webContents: WebContents, permission: (?<names>[^,]+),/
    const names = declared.exec(read('node_modules/electron/electron.d.ts'))?.groups?.names ?? ''
    const permissions = [...names.matchAll(/'([^']+)'/g)].map((found) => found[1] ?? '')
    expect(permissions.length).toBeGreaterThan(40)

    const granted: string[] = []
    for (const permission of permissions) {
      for (const requester of ['app://bundle/', ...FOREIGN]) {
        let answered: boolean | undefined
        request?.({} as never, permission as never, (answer) => (answered = answer), {
          requestingUrl: requester,
          isMainFrame: true,
        })
        const checked = check?.(null, permission as never, requester, { isMainFrame: true })
        expect(answered).toBe(checked)
        if (answered !== false) granted.push(`${permission} to ${requester}`)
      }
    }
    expect(granted).toEqual(['clipboard-sanitized-write to app://bundle/'])
    expect(isPermitted('made-up', 'app://bundle/', origin)).toBe(false)
  })

  it('5: refuses devices and screen capture', async () => {
    const { fixture, contents } = await contentsOf()
    await using _ = fixture
    const { setDevicePermissionHandler: device, setDisplayMediaRequestHandler: display } =
      fixture.sessions[0]?.handlers ?? {}
    expect(device?.({ deviceType: 'usb', origin: 'app://bundle/', device: {} as never })).toBe(false)
    let streams: unknown = 'unanswered'
    display?.({} as never, (answer) => (streams = answer))
    expect(streams).toBeNull()
    const event = preventable({})
    let chosen: string | undefined
    contents.emit('select-bluetooth-device', event, [{ deviceId: 'x' }], (id: string) => (chosen = id))
    expect([event.defaultPrevented, chosen]).toEqual([true, ''])
  })

  it('5: guards every session, also one that is made later', async () => {
    const { fixture } = await contentsOf()
    await using _ = fixture
    const { SessionDouble } = await import('../../support/electron-double/session.ts')
    const later = new SessionDouble(fixture.protocol)
    fixture.app.emit('session-created', later)
    expect(Object.values(later.handlers).includes(null)).toBe(false)
    await expect(later.mayRequest({ url: 'https://example.com/' } as never)).resolves.toBe(false)
  })

  it.each([
    ['6: leaves webSecurity on', 'webSecurity', false],
    ['8: allows no insecure content', 'allowRunningInsecureContent', true],
    ['9: uses no experimental features', 'experimentalFeatures', true],
    ['10: switches no Blink features on', 'enableBlinkFeatures', 'X'],
  ])(
    '%s: the window does not name the option, and naming it would be refused',
    async (_name, option, value) => {
      const { fixture, window } = await contentsOf()
      await using _ = fixture
      const { webPreferences } = window.options
      expect(unsafeOptions(window.options)).toEqual([])
      expect(option in (webPreferences ?? {})).toBe(false)
      expect(unsafeOptions({ webPreferences: { ...webPreferences, [option]: value } })).toEqual([
        `${option} must not be set`,
      ])
    },
  )

  it('7: has a content security policy that allows only what is named, and no script but its own files', () => {
    const directives = new Map(
      CONTENT_SECURITY_POLICY.split('; ').map((directive) => {
        const [name = '', ...values] = directive.split(' ')
        return [name, values] as const
      }),
    )
    expect(directives.get('default-src')).toEqual(["'none'"])
    expect(directives.get('script-src')).toEqual(["'self'"])
    for (const name of ['object-src', 'base-uri', 'form-action', 'frame-ancestors']) {
      expect(directives.get(name), name).toEqual(["'none'"])
    }
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe-eval|https?:|\*/)
  })

  it('11 and 12: has no <webview>, and would not attach one', async () => {
    const { fixture, contents, window } = await contentsOf()
    await using _ = fixture
    expect(window.options.webPreferences?.webviewTag).toBe(false)
    expect(filesWith('src', /<webview/)).toEqual([])
    const event = preventable({})
    contents.emit('will-attach-webview', event, {}, {})
    expect(event.defaultPrevented).toBe(true)
  })

  it('13: keeps every frame on its origin, by navigation and by redirect', async () => {
    const { fixture, contents } = await contentsOf()
    await using _ = fixture
    expect(contents.askNavigation('app://bundle/#/openings', true)).toBe(true)
    for (const url of FOREIGN) {
      expect(contents.askNavigation(url, true), `top: ${url}`).toBe(false)
      expect(contents.askRedirect(url, true), `redirect: ${url}`).toBe(false)
      const ownFrame = url === 'about:blank' || url.startsWith('blob:')
      expect(contents.askNavigation(url, false), `frame: ${url}`).toBe(ownFrame)
    }
    expect(contents.askNavigation('about:srcdoc', false)).toBe(true)
  })

  it('14: opens no window, and sends only web and mail links to other programs', async () => {
    const { fixture, contents } = await contentsOf()
    await using _ = fixture
    for (const url of ['app://bundle/', ...FOREIGN, 'mailto:aino@example.com']) {
      expect(contents.askWindow(url), url).toEqual({ action: 'deny' })
    }
    await turns()
    expect(fixture.journal.of('shell.openExternal')).toEqual([
      'https://example.com/',
      'mailto:aino@example.com',
    ])
  })

  it('13: sends a link that the page follows to the browser, and none that a frame follows', async () => {
    const { fixture, contents } = await contentsOf()
    await using _ = fixture
    contents.askNavigation('https://example.com/profile', true)
    contents.askNavigation('https://tracker.example/', false)
    contents.askRedirect('https://redirect.example/', true)
    await turns()
    expect(fixture.journal.of('shell.openExternal')).toEqual(['https://example.com/profile'])
  })

  it.each([
    ['https://example.com/a?b=c#d', 'https://example.com/a?b=c#d'],
    ['HTTPS://EXAMPLE.COM', 'https://example.com/'],
    [
      'mailto:aino.virtanen@example.com?subject=Hello&body=x',
      'mailto:aino.virtanen@example.com?subject=Hello&body=x',
    ],
    ['http://example.com/', null],
    ['https://user@example.com/', null],
    ['https://user:secret@example.com/', null],
    ['file:///etc/passwd', null],
    ['smb://server/share', null],
    ['ms-msdt:/id PCWDiagnostic', null],
    ['ms-officecmd:x', null],
    ['search-ms:query=x', null],
    ['vscode://x', null],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['--help', null],
    ['-gpu-launcher=calc', null],
    ['/etc/passwd', null],
    ['C:\\Windows\\System32\\calc.exe', null],
    ['\\\\server\\share', null],
    ['mailto:-attach=/etc/passwd', null],
    ['mailto:%2Dattach', null],
    ['mailto:a@example.com?attach=/etc/passwd', null],
    ['mailto:a@example.com?Attachment=x', null],
    ['mailto:%zz', null],
    ['https://example.com/\nfoo', null],
    ['https://example.com/ --flag', null],
    ['https://example.com/"&calc', null],
    [' https://example.com/', null],
    ['https://', null],
    ['', null],
  ])('15: hands %j to no other program unless it is safe', (text, link) => {
    expect(externalLink(text)).toBe(link)
  })

  it('15: hands over no link that is longer than Windows takes', () => {
    expect(externalLink(`https://example.com/${'a'.repeat(3000)}`)).toBeNull()
  })

  it('15: opens links in one place only', () => {
    expect(filesWith('src', /\.openExternal\(/)).toEqual([join('src', 'main', 'shell', 'open-external.ts')])
    expect(filesWith('src', /\.openPath\(|\.showItemInFolder\(/)).toEqual([
      join('src', 'main', 'shell', 'open-document.ts'),
    ])
  })

  it('16: pins one version of Electron, the same everywhere', () => {
    const { devDependencies } = JSON.parse(read('package.json')) as { devDependencies: { electron: string } }
    const { version } = JSON.parse(read('node_modules/electron/package.json')) as { version: string }
    expect(devDependencies.electron).toBe(version)
    expect(read('electron-builder.yml')).toContain(`\nelectronVersion: ${version}\n`)
    expect(Number.parseInt(version, 10)).toBeGreaterThanOrEqual(45)
  })

  it('17: takes IPC on one channel, of one page (its senders are tried in connect.test.ts)', () => {
    expect(filesWith('src/main', /\bipcMain\b/)).toEqual([])
    expect(filesWith('src/main', /\.ipc\.(?:on|handle)\(/)).toEqual([
      join('src', 'main', 'shell', 'connect.ts'),
    ])
  })

  it('18: shows no file: page', () => {
    expect(filesWith('src/main/shell', /loadFile\(|['"`]file:/)).toEqual([])
    expect(filesWith('src/renderer', /['"`]file:\/\//)).toEqual([])
  })

  it('19: blows the fuses that make the binary run only this app', () => {
    const config = read('electron-builder.yml')
    const block = /\nelectronFuses:\n(?<lines>(?: {2}\w+: \w+\n)+)/.exec(config)?.groups?.lines ?? ''
    const fuses = Object.fromEntries(
      block
        .trim()
        .split('\n')
        .map((line) => line.trim().split(': ')),
    )
    expect(fuses).toEqual({
      runAsNode: 'false',
      enableCookieEncryption: 'true',
      enableNodeOptionsEnvironmentVariable: 'false',
      enableNodeCliInspectArguments: 'false',
      enableEmbeddedAsarIntegrityValidation: 'true',
      onlyLoadAppFromAsar: 'true',
      loadBrowserProcessSpecificV8Snapshot: 'false',
      grantFileProtocolExtraPrivileges: 'false',
    })
    expect(config).toContain(`\nappId: ${APP_ID}\n`)
  })

  it('20: exposes no Electron API to the page', () => {
    const preload = read('src/preload/index.ts')
    expect(preload.match(/exposeInMainWorld\(/g)).toHaveLength(1)
    expect(preload).toContain(
      "exposeInMainWorld('haku', Object.freeze({ shell: 'electron', platform: process.platform }))",
    )
    expect(preload).not.toMatch(/ipcRenderer\.(?:on|once|invoke|send|sendSync|sendToHost)\b/)
  })
})
