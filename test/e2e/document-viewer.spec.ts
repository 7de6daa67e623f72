import type { Page } from '@playwright/test'
import { bytesOf, pdfOf, rawPdf } from '../support/documents.ts'
import { expect, test } from './fixtures.ts'
import { expectAccessible, goTo, openingWith, packageOf } from './steps.ts'

test.use({ start: 'opening' })

const pdf = (page: Page) => page.getByTestId('pdf').first()
const scaleOf = async (page: Page) => Number(await pdf(page).getAttribute('data-scale'))

const cvOf = (...pages: string[]) =>
  pdfOf({
    defaultStyle: { fontSize: 12 },
    content: pages.map((text, at) => (at === 0 ? { text } : { text, pageBreak: 'before' })),
  })

const packaged = (files: Record<string, Uint8Array>) =>
  packageOf({ requisitionNumber: 'ENG-1', fullName: 'Aino Virtanen', files })

/** A PDF with a table of contents and two files inside it. */
const bound = () =>
  rawPdf({
    content: 'BT /F 20 Tf 40 700 Td (Bound) Tj ET',
    catalogue:
      '/Outlines 6 0 R/Names<</EmbeddedFiles<</Names[(data.xml) 8 0 R (tool.exe) 9 0 R]>>>>/OpenAction<</S/JavaScript/JS(app.alert("run"))>>/AcroForm<</XFA(<xdp/>)/Fields[]>>',
    objects: [
      '<</Type/Outlines/First 7 0 R/Last 7 0 R/Count 1>>',
      '<</Title(Work at the lift factory)/Parent 6 0 R/Dest[3 0 R /Fit]>>',
      '<</Type /Filespec /F (data.xml) /UF (data.xml) /EF <</F 10 0 R>>>>',
      '<</Type /Filespec /F (tool.exe) /UF (tool.exe) /Desc (A tool) /EF <</F 11 0 R>>>>',
      '<</Type /EmbeddedFile /Params <</Size 2048>> /Length 4>>stream\nabcd\nendstream',
      '<</Type /EmbeddedFile /Length 4>>stream\nMZab\nendstream',
    ],
  })

test('a PDF is fitted, turned, shown two pages at a time, and walked through by its small pages, all by keys', async ({
  page,
  haku,
}) => {
  const cv = await cvOf('First page.', 'Second page.', 'Third page.', 'Fourth page.')
  await openingWith(page, haku, [packaged({ 'cv.pdf': cv })])
  await expect(pdf(page).locator('.textLayer').first()).toContainText('First page.')

  await page.keyboard.press('Shift+f')
  const whole = () => pdf(page).locator('.page').first().boundingBox()
  const room = await pdf(page).boundingBox()
  await expect.poll(async () => (await whole())?.height ?? 0).toBeLessThanOrEqual(room?.height ?? 0)
  await page.keyboard.press('Shift+o')
  await expect.poll(() => scaleOf(page)).toBe(1)
  await page.keyboard.press('0')
  await expect.poll(() => scaleOf(page)).not.toBe(1)

  await page.keyboard.press('Shift+r')
  await expect(pdf(page)).toHaveAttribute('data-rotation', '90')
  await expect.poll(async () => ((await whole())?.width ?? 0) > ((await whole())?.height ?? 0)).toBe(true)
  for (let turn = 0; turn < 3; turn += 1) await page.keyboard.press('Shift+r')
  await expect(pdf(page)).toHaveAttribute('data-rotation', '0')

  await page.keyboard.press('Shift+s')
  await expect(pdf(page).locator('.spread').first().locator('.page')).toHaveCount(2)
  await page.keyboard.press(']')
  await expect(pdf(page)).toHaveAttribute('data-page', '3')

  await page.keyboard.press('l')
  const small = page.getByRole('listbox', { name: 'Pages' })
  await expect(small.getByRole('option').first().locator('canvas')).toHaveAttribute('data-drawn', 'true')
  await expect(small).toBeFocused()
  await page.keyboard.press('Home')
  await expect(pdf(page)).toHaveAttribute('data-page', '1')
  await expectAccessible(page)

  // What was chosen is there in the next document, and when the window comes back.
  await page.reload()
  await expect(pdf(page).locator('.spread').first().locator('.page')).toHaveCount(2)
  await expect(page.getByRole('listbox', { name: 'Pages' })).toBeVisible()
  await page.keyboard.press('l')
  await expect(page.getByTestId('pdf-sidebar')).toBeHidden()
})

test('contents of a PDF lead to their places; files inside it are named and weighed, and nothing opens them', async ({
  page,
  haku,
}) => {
  await openingWith(page, haku, [packaged({ 'cv.pdf': bound() })])
  let dialogs = 0
  page.on('dialog', (dialog) => {
    dialogs += 1
    void dialog.dismiss()
  })
  await expect(pdf(page).locator('.textLayer').first()).toContainText('Bound')
  await page.keyboard.press('l')
  const sidebar = page.getByTestId('pdf-sidebar')
  await sidebar.getByRole('tab', { name: 'Pages' }).focus()
  await page.keyboard.press('ArrowRight')
  await sidebar.getByRole('button', { name: 'Work at the lift factory' }).click()
  await sidebar.getByRole('tab', { name: 'Attachments' }).click()
  await expect(sidebar.getByRole('listitem').filter({ hasText: 'data.xml' })).toContainText('2 kB')
  await expect(sidebar.getByRole('listitem').filter({ hasText: 'tool.exe' })).toContainText('Size not stated')
  await expect(sidebar.getByRole('listitem').getByRole('link')).toHaveCount(0)
  await expect(sidebar.getByRole('listitem').getByRole('button')).toHaveCount(0)
  await expectAccessible(page)
  // No forms, no XFA, no script, no code from text.
  await expect(page.locator('.xfaLayer, .annotationLayer input, iframe')).toHaveCount(0)
  expect(await page.evaluate(() => 'pdfjsScripting' in window || 'pdfjsSandbox' in window)).toBe(false)
  expect(dialogs).toBe(0)
})

test('a scan says that it is one, and its original is saved, or opened elsewhere, only after a warning', async ({
  page,
  haku,
  host,
}) => {
  await openingWith(page, haku, [
    packaged({ 'my scan.pdf': rawPdf({ content: '0 0 1 rg 0 0 300 300 re f' }) }),
  ])
  await expect(page.getByTestId('scan')).toHaveText(/no text in it to search/)
  await page.getByRole('button', { name: 'Save original' }).click()
  const saving = page.getByRole('dialog', { name: 'Save the original?' })
  await expect(saving).toContainText('was not checked for viruses')
  const saved = page.waitForEvent('download')
  await saving.getByRole('button', { name: 'Save original' }).click()
  expect((await saved).suggestedFilename()).toBe('my scan.pdf')

  await page.getByRole('button', { name: 'More for this document' }).click()
  await page.getByRole('menuitem', { name: 'Open in default program' }).click()
  const dialog = page.getByRole('dialog', { name: 'Open the original in another program?' })
  await expect(dialog).toContainText('was not checked for viruses')
  // What the desktop app does is in shell.spec.ts.
  if (host !== 'browser-mode') return
  const download = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Open outside Haku' }).click()
  expect((await download).suggestedFilename()).toBe('my scan.pdf')
})

test('a second document stands beside the first, or the scorecard; keys go to the one that is worked in', async ({
  page,
  haku,
}) => {
  await page.setViewportSize({ width: 1600, height: 900 })
  const cv = await cvOf('Curriculum one.', 'Curriculum two.')
  const certificate = await cvOf('Certificate one.', 'Certificate two.')
  await openingWith(page, haku, [
    packaged({ 'cv.pdf': cv, 'certificate.pdf': certificate, 'notes.txt': bytesOf('Notes\n') }),
  ])
  await expect(pdf(page).locator('.textLayer').first()).toContainText('Curriculum one.')
  await page.keyboard.press('i')
  const second = page.getByTestId('second-document')
  await expect(second.getByTestId('pdf').locator('.textLayer').first()).toContainText('Certificate one.')
  await page.keyboard.press(']')
  await expect(second.getByTestId('pdf')).toHaveAttribute('data-page', '2')
  await expect(pdf(page)).toHaveAttribute('data-page', '1')
  await page.keyboard.press('m')
  await page.keyboard.press(']')
  await expect(pdf(page)).toHaveAttribute('data-page', '2')
  await expectAccessible(page)
  await page.keyboard.press('m')
  await page.keyboard.press('d')
  await expect(second.getByTestId('text')).toContainText('Notes')
  await page.keyboard.press('Shift+d')
  await page.keyboard.press('Shift+d')
  await expect(second.getByTestId('pdf').locator('.textLayer').first()).toContainText('Curriculum')

  await page.keyboard.press('Shift+i')
  await expect(second).toBeHidden()
  await expect(page.getByRole('region', { name: 'Scorecard' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('region', { name: 'Scorecard' })).toBeVisible()
  await page.keyboard.press('p')
  await expect(page.getByRole('complementary', { name: 'Profile' })).toBeVisible()
})

test('a text whose charset was taken wrongly is read in another, for as long as the window is open', async ({
  page,
  haku,
}) => {
  const cyrillic = Uint8Array.from([
    ...bytesOf('CV '),
    0xc0,
    0xed,
    0xed,
    0xe0,
    0x20,
    0xcf,
    0xe5,
    0xf2,
    0xf0,
    0xee,
    0xe2,
    0xe0,
  ])
  const html = Uint8Array.from([
    ...bytesOf('<!doctype html><meta charset="windows-1252"><body><p>'),
    ...[0xc0, 0xed, 0xed, 0xe0],
  ])
  await openingWith(page, haku, [packaged({ 'cv.txt': cyrillic, 'letter.html': html })])
  const text = page.getByTestId('text')
  await expect(text).toContainText('CV')
  await page.getByRole('button', { name: /^Character set: / }).click()
  const menu = page.getByTestId('charsets')
  await expect(menu.getByRole('menuitemradio').first()).toContainText('detected')
  await expect(menu.getByRole('menuitemradio', { name: /^Cyrillic windows-1251/ })).toContainText('Анна')
  await expectAccessible(page)
  await menu.getByRole('menuitemradio', { name: /Western European windows-1252/ }).click()
  await expect(text).toContainText('Àííà')
  await page.getByRole('button', { name: /^Character set: / }).click()
  await menu.getByRole('menuitemradio', { name: /windows-1251/ }).click()
  await expect(text).toContainText('Анна Петрова')

  await page.keyboard.press('d')
  const frame = page.frameLocator('[data-testid=html]')
  await expect(frame.getByText('Àííà')).toBeVisible()
  await page.getByRole('button', { name: 'Character set: windows-1252' }).click()
  await menu.getByRole('menuitemradio', { name: /windows-1251/ }).click()
  await expect(frame.getByText('Анна')).toBeVisible()
  await page.keyboard.press('Shift+d')
  await expect(text).toContainText('Анна Петрова')
})

test('the document alone goes on paper: pages, text and HTML, and nothing is fetched', async ({
  page,
  haku,
}) => {
  const asked: string[] = []
  page.on('request', (request) => {
    if (!/^(data|blob|about):/.test(request.url())) asked.push(request.url())
  })
  const html =
    '<!doctype html><body><h1>Letter</h1><script>top.hacked = 1</script><img src="https://evil.example/x.png" alt="portrait"></body>'
  await openingWith(page, haku, [
    packaged({
      'cv.pdf': await cvOf('One.', 'Two.'),
      'notes.txt': bytesOf('Plain notes\n'),
      'letter.html': bytesOf(html),
    }),
  ])
  await expect(pdf(page).locator('.textLayer').first()).toContainText('One.')
  // As with a print dialog that stays open: the sheet is there until the next one.
  await page.evaluate(() =>
    document.addEventListener(
      'load',
      ({ target }) => {
        const frame = target instanceof HTMLIFrameElement && target.dataset.testid === 'sheet' ? target : null
        if (frame?.contentWindow) frame.contentWindow.print = () => undefined
      },
      true,
    ),
  )
  const sheet = page.frameLocator('[data-testid=sheet]')
  // While the browser takes the sheet, keys are lost.
  const handedOver = () => expect(page.getByTestId('sheet')).toHaveAttribute('data-handed-over', 'true')
  const before = asked.length
  await page.keyboard.press('Control+p')
  await expect(sheet.locator('img')).toHaveCount(2)
  await handedOver()
  await page.keyboard.press('d')
  await expect(page.getByTestId('text')).toContainText('Plain notes')
  await page.keyboard.press('Control+p')
  await expect(sheet.locator('body')).toHaveText('Plain notes')
  await handedOver()
  await page.keyboard.press('d')
  await expect(page.frameLocator('[data-testid=html]').getByRole('heading', { name: 'Letter' })).toBeVisible()
  await page.keyboard.press('Control+p')
  await expect(sheet.locator('h1')).toHaveText('Letter')
  await expect(sheet.locator('body')).toContainText('[portrait]')
  await expect(sheet.locator('script, img')).toHaveCount(0)
  await expect(page.getByTestId('sheet')).toHaveAttribute('sandbox', 'allow-same-origin allow-modals')
  expect(asked.slice(before)).toEqual([])
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
})

test('the documents of a candidate are walked through and set side by side without a mouse', async ({
  page,
  haku,
}) => {
  await page.setViewportSize({ width: 1600, height: 900 })
  await openingWith(page, haku, [
    packaged({ 'cv.pdf': await cvOf('Curriculum.'), 'notes.txt': bytesOf('Notes\n') }),
  ])
  await expect(pdf(page).locator('.textLayer').first()).toContainText('Curriculum.')
  await goTo(page, '/candidates')
  await page.getByRole('grid', { name: 'Candidates' }).getByText('Aino Virtanen').click()
  await expect(pdf(page).locator('.textLayer').first()).toContainText('Curriculum.')
  await page.keyboard.press('d')
  await expect(page.getByTestId('text')).toContainText('Notes')
  await page.keyboard.press('i')
  await expect(page.getByTestId('second-document').getByTestId('pdf')).toBeVisible()
  await page.keyboard.press('i')
  await expect(page.getByTestId('second-document')).toBeHidden()
})
