import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import type { Desktop } from '../support/electron-double/desktop.ts'
import { PAGE_ORIGIN } from '../support/electron-double/window-page.ts'
import { expect, test } from './electron-double.ts'

/** What of Electron's security checklist needs a real page; the rest is in test/unit/shell/security.test.ts. */

const OUT = fileURLToPath(new URL('../../out/', import.meta.url))

const opened = async (desktop: Desktop): Promise<unknown[]> =>
  (await desktop.journal())
    .filter((entry) => entry.what === 'shell.openExternal')
    .map((entry) => entry.detail)

/** Puts a link into the page and has the person click it. */
async function click(page: Page, attributes: Record<string, string>, button: 'left' | 'middle' = 'left') {
  await page.evaluate((values) => {
    document.getElementById('test-link')?.remove()
    const link = document.createElement('a')
    link.id = 'test-link'
    link.textContent = 'link of the test'
    Object.assign(link.style, { position: 'fixed', inset: '0 auto auto 0', zIndex: '99999' })
    for (const [name, value] of Object.entries(values)) link.setAttribute(name, value)
    document.body.append(link)
  }, attributes)
  await page.locator('#test-link').click({ button, noWaitAfter: true })
}

test('1 and 7: the app makes no request but to its own origin, and breaks no rule of its policy', async ({
  page,
  haku,
  desktop,
}) => {
  const requested = new Set<string>()
  page.on('request', (request) => requested.add(new URL(request.url()).origin))
  // The fixture fails on any complaint of the page, violations of the policy included.
  await haku.createWorkspace(page, 'key-file')
  await page.reload()
  await page.getByRole('navigation').first().waitFor()
  expect([...requested].filter((origin) => origin !== 'null')).toEqual([PAGE_ORIGIN])
  expect(desktop().cancelled).toEqual([])
})

test('2, 3 and 20: the page sees nothing of Node or Electron but two words', async ({ page, haku }) => {
  expect(haku.workspaceDir).toBeTruthy()
  const seen = await page.evaluate(() => ({
    globals: [
      'require',
      'process',
      'module',
      'exports',
      'Buffer',
      'global',
      'ipcRenderer',
      'electron',
    ].filter((name) => name in window),
    haku: Object.getOwnPropertyNames(window.haku ?? {}),
    values: { ...window.haku },
    frozen: Object.isFrozen(window.haku),
    secure: isSecureContext,
  }))
  expect(seen).toEqual({
    globals: [],
    haku: ['shell', 'platform'],
    values: { shell: 'electron', platform: process.platform },
    frozen: true,
    secure: true,
  })
  const [added] = await Promise.all([
    page.evaluate(() => {
      const frame = document.createElement('iframe')
      document.body.append(frame)
      const plain = new Set(Object.getOwnPropertyNames(frame.contentWindow))
      frame.remove()
      return Object.getOwnPropertyNames(window).filter((name) => !plain.has(name) && !/^__|^\d+$/.test(name))
    }),
  ])
  expect(added).toContain('haku')
  expect(added.filter((name) => /ipc|electron|preload|node/i.test(name))).toEqual([])
})

test('4: the preload is one small file that requires only Electron, and the start of main stays small', () => {
  expect(readdirSync(join(OUT, 'preload'))).toEqual(['index.cjs'])
  const preload = readFileSync(join(OUT, 'preload', 'index.cjs'), 'utf8')
  const required = [...preload.matchAll(/require\(\s*["'`]([^"'`]+)["'`]\s*\)/g)].map((found) => found[1])
  expect(required).toEqual(['electron'])
  expect(preload).not.toMatch(/^\s*import\s|\bimport\(/m)
  expect(preload.length).toBeLessThan(5_000)

  const loaded = new Set<string>()
  const visit = (path: string): void => {
    if (loaded.has(path)) return
    loaded.add(path)
    const text = readFileSync(path, 'utf8')
    for (const [, name = ''] of text.matchAll(/require\(["'](\.[^"']+)["']\)/g)) visit(join(path, '..', name))
    const packages = [...text.matchAll(/require\(["']((?!node:|\.)[^"']+)["']\)/g)].map((found) => found[1])
    expect(packages.filter((name) => name !== 'electron')).toEqual([])
  }
  visit(join(OUT, 'main', 'index.cjs'))
  const bytes = [...loaded].reduce((sum, path) => sum + statSync(path).size, 0)
  expect(bytes).toBeLessThan(60_000)
})

test('7: the policy stops inline scripts, eval, and whatever would come from elsewhere', async ({
  page,
  haku,
}) => {
  haku.expectError(
    /Content Security Policy|ERR_BLOCKED_BY_CSP|Refused to|violates|^request to https:\/\/example\.com$/,
  )
  const outcome = await page.evaluate(async () => {
    const violated: string[] = []
    document.addEventListener('securitypolicyviolation', (event) => violated.push(event.effectiveDirective))
    // In a turn of its own: the debugger that runs this test lifts the ban on eval for as long as its own call lasts.
    const attempt = (work: () => unknown): Promise<string> =>
      new Promise((resolve) => {
        setTimeout(async () => {
          try {
            await work()
            resolve('done')
          } catch {
            resolve('stopped')
          }
        }, 0)
      })
    const script = document.createElement('script')
    script.textContent = 'window.inlineRan = true'
    document.body.append(script)
    const handler = document.createElement('div')
    handler.setAttribute('onclick', 'window.handlerRan = true')
    document.body.append(handler)
    handler.click()
    const load = (tag: 'img' | 'script' | 'iframe', url: string) =>
      new Promise<void>((resolve, reject) => {
        const element = document.createElement(tag)
        element.onload = () => resolve()
        element.onerror = () => reject(new Error('stopped'))
        // A frame that is refused shows an error page and fires load: the violation tells.
        element.setAttribute('src', url)
        document.body.append(element)
        setTimeout(() => reject(new Error('stopped')), 1000)
      })
    const outcome = {
      // biome-ignore lint/security/noGlobalEval: the policy has to stop exactly this
      eval: await attempt(() => globalThis.eval('1')),
      newFunction: await attempt(() => new Function('return 1')()),
      fetch: await attempt(() => fetch('https://example.com/')),
      socket: await attempt(
        () =>
          new Promise((resolve, reject) => {
            const socket = new WebSocket('wss://example.com/')
            socket.onopen = resolve
            socket.onerror = reject
          }),
      ),
      image: await attempt(() => load('img', 'https://example.com/a.png')),
      script: await attempt(() => load('script', 'https://example.com/a.js')),
      inline: 'inlineRan' in window,
      handler: 'handlerRan' in window,
    }
    await attempt(() => load('iframe', 'https://example.com/'))
    Object.assign(window, { violated })
    return outcome
  })
  expect(outcome).toEqual({
    eval: 'stopped',
    newFunction: 'stopped',
    fetch: 'stopped',
    socket: 'stopped',
    image: 'stopped',
    script: 'stopped',
    inline: false,
    handler: false,
  })
  const violated = () => page.evaluate(() => Reflect.get(window, 'violated'))
  await expect
    .poll(violated)
    .toEqual(
      expect.arrayContaining([
        'connect-src',
        'frame-src',
        'img-src',
        'script-src',
        'script-src-attr',
        'script-src-elem',
      ]),
    )
})

test('13: links and scripts cannot take the window elsewhere', async ({ page, haku, desktop }) => {
  haku.expectError(
    /Not allowed to load local resource|Failed to launch|Not allowed to (?:launch|navigate)|javascript:|Content Security Policy|^request to /,
  )
  const place = () => page.url().replace(/#.*/, '')
  for (const href of [
    'https://example.com/page',
    'http://example.com/plain',
    'https://bundle.app.evil.example/',
    'https://bundle.app@evil.example/',
    'file:///etc/passwd',
    'javascript:void(document.title = "taken")',
    'data:text/html,taken',
  ]) {
    await click(page, { href })
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)))
    expect(place(), href).toBe(`${PAGE_ORIGIN}/`)
  }
  expect(await page.title()).not.toContain('taken')
  await page.evaluate(() => location.assign('https://example.com/assigned'))
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)))
  expect(place()).toBe(`${PAGE_ORIGIN}/`)
  await expect
    .poll(() => opened(desktop()))
    .toEqual(['https://example.com/page', 'https://bundle.app.evil.example/', 'https://example.com/assigned'])
})

test('14: no page opens a window', async ({ page, haku, desktop }) => {
  expect(haku.workspaceDir).toBeTruthy()
  await page.evaluate(() => void window.open('https://example.com/opened'))
  await click(page, { href: 'https://example.com/blank', target: '_blank' })
  await click(page, { href: 'https://example.com/middle' }, 'middle')
  await page.evaluate(() => void window.open(location.href))
  await expect
    .poll(() => opened(desktop()))
    .toEqual(['https://example.com/opened', 'https://example.com/blank', 'https://example.com/middle'])
  await expect.poll(() => page.context().pages().length).toBe(1)
  expect(desktop().faults).toEqual([])
})

test('17: only the page itself gets a port to the service, alone and by its name', async ({
  page,
  haku,
  desktop,
}) => {
  expect(haku.workspaceDir).toBeTruthy()
  await page.evaluate(async () => {
    const frame = document.createElement('iframe')
    frame.srcdoc = '<p>a document</p>'
    document.body.append(frame)
    await new Promise((resolve) => {
      frame.onload = resolve
    })
  })
  const inner = page.frames().find((frame) => frame.parentFrame() !== null)

  /** Whether anybody answers on a port that was posted so. A service ends a port that sends it no call. */
  const isAnswered = ([tag, target, count]: readonly [
    string,
    'self' | 'parent',
    number,
  ]): Promise<boolean> => {
    const { port1, port2 } = new MessageChannel()
    const others = Array.from({ length: count - 1 }, () => new MessageChannel().port2)
    const answer = new Promise<boolean>((resolve) => {
      port1.onmessage = () => resolve(true)
      setTimeout(() => resolve(false), 1500)
    })
    const receiver = target === 'self' ? window : window.parent
    receiver.postMessage(tag, '*', [port2, ...others])
    port1.postMessage('not a call')
    return answer
  }
  expect(await inner?.evaluate(isAnswered, ['haku:connect', 'self', 1] as const), 'frame to itself').toBe(
    false,
  )
  expect(await inner?.evaluate(isAnswered, ['haku:connect', 'parent', 1] as const), 'frame to page').toBe(
    false,
  )
  expect(await page.evaluate(isAnswered, ['haku:other', 'self', 1] as const), 'another name').toBe(false)
  expect(await page.evaluate(isAnswered, ['haku:connect', 'self', 2] as const), 'two ports').toBe(false)
  expect(await page.evaluate(isAnswered, ['haku:connect', 'self', 1] as const), 'the page').toBe(true)
  expect(desktop().faults).toEqual([])
})
