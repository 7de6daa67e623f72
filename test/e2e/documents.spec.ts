import type { Page } from '@playwright/test'
import { bytesOf, pdfOf, rawPdf } from '../support/documents.ts'
import { expect, test } from './fixtures.ts'
import { expectAccessible, goTo, openingWith, packageOf } from './steps.ts'

test.use({ start: 'opening' })

const cvOf = (...pages: string[]) =>
  pdfOf({
    defaultStyle: { fontSize: 12 },
    content: pages.map((text, at) => (at === 0 ? { text } : { text, pageBreak: 'before' })),
  })

const packaged = (files: Record<string, Uint8Array>) =>
  packageOf({ requisitionNumber: 'ENG-1', fullName: 'Aino Virtanen', files })

const pdf = (page: Page) => page.getByTestId('pdf')

test('a PDF is shown with selectable text, its words are found, and it zooms and turns pages', async ({
  page,
  haku,
}) => {
  const cv = await cvOf(
    'Aino Virtanen, builds paternoster lifts. Paternosters are her favourite.',
    'Second page: the páternoster of Hamburg.',
    'Third page.',
  )
  await openingWith(page, haku, [packaged({ 'cv.pdf': cv })])
  await expect(pdf(page)).toHaveAttribute('data-pages', '3')
  await expect(pdf(page).locator('.textLayer').first()).toContainText('builds paternoster lifts')

  await page.keyboard.press('Control+f')
  await page.keyboard.type('PATERNOSTER')
  await expect(page.getByTestId('find-count')).toHaveText('1 of 3')
  await expect(pdf(page).locator('.textLayer .highlight.selected')).toHaveText('paternoster')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('find-count')).toHaveText('3 of 3')
  await expect(pdf(page)).toHaveAttribute('data-page', '2')
  await page.keyboard.press('Shift+Enter')
  await expect(page.getByTestId('find-count')).toHaveText('2 of 3')
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('find-count')).toBeHidden()

  const scale = Number(await pdf(page).getAttribute('data-scale'))
  await page.keyboard.press('+')
  await expect.poll(async () => Number(await pdf(page).getAttribute('data-scale'))).toBeGreaterThan(scale)
  await page.keyboard.press('0')
  await page.getByLabel('Page', { exact: true }).fill('3')
  await page.keyboard.press('Enter')
  await expect(pdf(page)).toHaveAttribute('data-page', '3')
})

/** Notes, at every frame, when the colour of the page on screen is not the one of the candidate who is named. */
function watchColours(colours: Record<string, string>): void {
  const seen = { wrong: [] as string[], right: new Set<string>() }
  Object.assign(window, { seen })
  // Through a canvas of its own: the browser complains when one that is drawn on is read at every frame.
  const probe = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
  const pixel = (canvas: HTMLCanvasElement): string => {
    probe?.clearRect(0, 0, 1, 1)
    probe?.drawImage(canvas, canvas.width >> 1, canvas.height >> 1, 1, 1, 0, 0, 1, 1)
    const [red = 0, green = 0, blue = 0, opaque = 0] = probe?.getImageData(0, 0, 1, 1).data ?? []
    const strong = [red, green, blue].map((value) => (value > 200 ? 1 : 0)).join('')
    return opaque === 0 ? '111' : strong
  }
  const look = (): void => {
    requestAnimationFrame(look)
    const named = document.querySelector('[data-testid=application-pane] h2')?.textContent?.trim() ?? ''
    const canvas =
      document.querySelector<HTMLCanvasElement>('[data-testid=pdf-ahead] canvas') ??
      document.querySelector<HTMLCanvasElement>('[data-testid=pdf][data-stale=false] canvas')
    if (!canvas || canvas.width === 0) return
    const colour = pixel(canvas)
    if (colour === colours[named]) seen.right.add(named)
    else if (colour !== '111') seen.wrong.push(`${colour} for ${colours[named]}`)
  }
  look()
}

test('no page of one candidate is ever seen under the name of another, however fast the keys come', async ({
  page,
  haku,
}) => {
  const colours = { 'Aino Virtanen': '100', 'Björn Åkesson': '010', 'Carla Rossi': '001', 'Dora Meri': '110' }
  const files = Object.entries(colours).map(([fullName, colour]) => {
    const content = `${[...colour].join(' ')} rg 0 0 700 900 re f BT /F 20 Tf 40 700 Td (Coloured) Tj ET`
    return packageOf({ requisitionNumber: 'ENG-1', fullName, files: { 'cv.pdf': rawPdf({ content }) } })
  })
  const id = await openingWith(page, haku, files)
  await goTo(page, `/openings/${id}/applications?sort=name`)
  const pane = page.getByTestId('application-pane')
  await expect(pane).toContainText('Aino Virtanen')
  await page.evaluate(watchColours, colours)
  await expect(pdf(page).locator('.textLayer')).toContainText('Coloured')
  for (const key of 'jjjkkkjjjkjkj') await page.keyboard.press(key)
  await expect(pane.getByRole('heading', { level: 2 })).toHaveText('Dora Meri')
  await expect(pdf(page)).toHaveAttribute('data-stale', 'false')
  // Slowly, so that pages drawn ahead are used too.
  for (const [key, name] of [
    ['k', 'Carla Rossi'],
    ['k', 'Björn Åkesson'],
    ['k', 'Aino Virtanen'],
    ['j', 'Björn Åkesson'],
  ] as const) {
    await page.keyboard.press(key)
    await expect(pane.getByRole('heading', { level: 2 })).toHaveText(name)
    await expect
      .poll(() =>
        page.evaluate(() => [...(window as unknown as { seen: { right: Set<string> } }).seen.right]),
      )
      .toContain(name)
    await expect(page.getByTestId('pdf-ahead').locator('canvas')).toHaveCount(0)
  }
  expect(await page.evaluate(() => (window as unknown as { seen: { wrong: string[] } }).seen.wrong)).toEqual(
    [],
  )
})

test('script inside a PDF is not run, and that it is there is said', async ({ page, haku }) => {
  const script = rawPdf({
    content: 'BT /F 20 Tf 40 700 Td (Lively) Tj ET',
    catalogue: '/OpenAction<</S/JavaScript/JS(app.alert("run"))>>/AcroForm<</Fields[]>>',
  })
  await openingWith(page, haku, [
    packageOf({ requisitionNumber: 'ENG-1', fullName: 'Lively Person', files: { 'cv.pdf': script } }),
  ])
  let dialogs = 0
  page.on('dialog', (dialog) => {
    dialogs += 1
    void dialog.dismiss()
  })
  await expect(pdf(page).locator('.textLayer').first()).toContainText('Lively')
  await page.getByRole('button', { name: 'What to know about this file' }).click()
  await expect(page.getByText('Carries script. Haku never runs it.')).toBeVisible()
  expect(dialogs).toBe(0)
})

test('a hostile HTML document runs nothing, asks for nothing and leads nowhere, but is read and searched', async ({
  page,
  haku,
}) => {
  const asked: string[] = []
  page.on('request', (request) => {
    if (!/^(data|blob|about):/.test(request.url())) asked.push(request.url())
  })
  const html = `<!doctype html><html><head><title>CV</title><base href="https://evil.example/">
    <meta http-equiv="refresh" content="0;url=https://evil.example/refresh">
    <link rel="stylesheet" href="https://evil.example/style.css">
    <style>@import url(https://evil.example/import.css); body { background: url(https://evil.example/bg.png) }</style>
    <script>top.hacked = true; fetch('https://evil.example/fetch')</script></head>
    <body onload="top.hacked = true" background="https://evil.example/body.png">
    <h1>Lauri Hostile</h1><p style="background:url(https://evil.example/p.png);color:green">Mends paternosters.</p>
    <img src="https://evil.example/track.png" srcset="https://evil.example/2x.png 2x" alt="portrait" onerror="top.hacked = true">
    <svg onload="top.hacked = true"><image href="https://evil.example/svg.png"/></svg>
    <iframe src="https://evil.example/frame"></iframe><object data="https://evil.example/object"></object>
    <video poster="https://evil.example/poster.png" src="https://evil.example/video"></video>
    <form action="https://evil.example/form"><input autofocus onfocus="top.hacked = true"><button>Send</button></form>
    <p><a href="https://evil.example/link" target="_top" ping="https://evil.example/ping">my page</a>
    <a href="javascript:top.hacked=true">more</a> Paternoster again.</p></body></html>`
  await openingWith(page, haku, [packaged({ 'cv.html': bytesOf(html) })])
  const frame = page.frameLocator('[data-testid=html]')
  await expect(frame.getByRole('heading', { name: 'Lauri Hostile' })).toBeVisible()
  await expect(page.getByTestId('html')).toHaveAttribute('sandbox', '')
  await expect(page.getByText('One picture lies on the internet and is not loaded.')).toBeVisible()
  await frame.getByText('my page').click()
  await frame.getByText('more').click()

  // The frame had the keys; they come back when the pointer leaves it.
  await page.getByTestId('search-in-view').hover()
  await page.keyboard.press('Control+f')
  await page.getByLabel('Find in this document').fill('paternoster')
  await expect(page.getByTestId('find-count')).toHaveText('1 of 2')
  await expect(frame.locator('mark.current')).toHaveText('paternoster')
  await expect(
    frame.locator('script, iframe, object, video, form, input, svg, link, style:not(head style)'),
  ).toHaveCount(0)
  expect(await frame.locator('body').evaluate((body) => body.ownerDocument.defaultView?.origin)).toBe('null')
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
  const own = new URL(page.url()).origin
  expect(asked.filter((url) => new URL(url).origin !== own)).toEqual([])
})

test('HTML and text are accessible in light and dark', async ({ page, haku }) => {
  await openingWith(page, haku, [
    packaged({
      'letter.html': bytesOf('<!doctype html><html><body><h1>Dear team</h1></body></html>'),
      'notes.txt': bytesOf('Notes\n'),
    }),
  ])
  await expect(page.getByTestId('html')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('d')
  await expect(page.getByTestId('text')).toBeVisible()
  await page.keyboard.press('Control+f')
  await expectAccessible(page)
})
