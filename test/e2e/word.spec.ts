import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { strToU8 } from 'fflate'
import { bytesOf, docxOf, paragraph, word95Of, wordPart } from '../support/documents.ts'
import { expect, test } from './fixtures.ts'
import { expectAccessible, openingWith, packageOf } from './steps.ts'

test.use({ start: 'opening' })

const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../fixtures/documents/${name}`, import.meta.url)))
const packaged = (name: string, bytes: Uint8Array) =>
  packageOf({ requisitionNumber: 'ENG-1', fullName: 'Aino Virtanen', files: { [name]: bytes } })

const word = (page: Page) => page.getByTestId('word')
const layout = (page: Page) => page.frameLocator('[data-testid=word-layout]')
const reader = (page: Page) => page.getByTestId('reader')

/** Addresses that the page and its frames asked for, of another origin than the app's. */
function watchRequests(page: Page): () => string[] {
  const asked: string[] = []
  page.on('request', (request) => {
    if (!/^(data|blob|about):/.test(request.url())) asked.push(request.url())
  })
  return () => asked.filter((url) => new URL(url).origin !== new URL(page.url()).origin)
}

const heading = (text: string) =>
  `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`
const styles = wordPart(
  'styles',
  `<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:rPr><w:b/><w:color w:val="1F4E79"/><w:sz w:val="32"/></w:rPr></w:style>`,
)
const pageBreak = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
const section =
  '<w:sectPr><w:headerReference w:type="default" r:id="r1"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:bottom="1134" w:left="1134" w:right="1134" w:header="708" w:footer="708"/></w:sectPr>'
const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`
const cv = docxOf({
  body: [
    heading('Work'),
    paragraph('Mends paternosters in Tampere.'),
    `<w:tbl><w:tr>${cell('2019')}${cell('Lift works')}</w:tr><w:tr>${cell('2023')}${cell('Paternoster club')}</w:tr></w:tbl>`,
    pageBreak,
    paragraph('References to paternosters.'),
    section,
  ].join(''),
  related: [
    ['styles', 'styles.xml', styles],
    ['header', 'header1.xml', wordPart('hdr', paragraph('Aino Virtanen · aino@example.org'))],
  ],
})

test('a .docx is shown as pages that fit, and as text; hits are marked in both, and the choice is kept', async ({
  page,
  haku,
}) => {
  await openingWith(page, haku, [packaged('cv.docx', cv)])
  await expect(word(page)).toHaveAttribute('data-face', 'layout')
  await expect(page.getByTestId('word-layout')).toHaveAttribute('sandbox', '')
  await expect(layout(page).locator('section')).toHaveCount(2)
  await expect(layout(page).getByText('Aino Virtanen · aino@example.org').first()).toBeVisible()
  const title = layout(page).getByText('Work', { exact: true })
  expect(await title.evaluate((element) => getComputedStyle(element).fontWeight)).toBe('700')
  await expectAccessible(page)

  const scale = () =>
    page.getByTestId('word-layout').evaluate((frame) => Number(getComputedStyle(frame).zoom))
  const fitting = await scale()
  await page.keyboard.press('+')
  await expect.poll(scale).toBeGreaterThan(fitting)
  await page.keyboard.press('0')
  await expect.poll(scale).toBe(fitting)

  const second = layout(page).locator('section').nth(1)
  await expect(second).not.toBeInViewport({ ratio: 0.4 })
  await page.keyboard.press(']')
  await expect(second).toBeInViewport({ ratio: 0.4 })
  await page.keyboard.press('Alt+ArrowUp')
  await expect(second).not.toBeInViewport({ ratio: 0.4 })

  await page.keyboard.press('Control+f')
  await page.getByLabel('Find in this document').fill('PATERNOSTER')
  await expect(page.getByTestId('find-count')).toHaveText('1 of 3')
  await expect(layout(page).locator('mark.current')).toHaveText('paternoster')
  await page.getByLabel('Find in this document').press('Enter')
  await expect(layout(page).locator('mark.current')).toHaveText('Paternoster')
  await page.keyboard.press('Escape')

  await page.getByTestId('search-in-view').hover()
  await page.getByTestId('application-pane').getByRole('heading', { level: 2 }).click()
  await page.keyboard.press('Shift+L')
  await expect(reader(page).getByRole('heading', { name: 'Work' })).toBeVisible()
  await expect(reader(page).getByRole('row')).toHaveCount(2)
  await expect(reader(page)).toContainText('aino@example.org')
  await page.keyboard.press('Control+f')
  await page.getByLabel('Find in this document').fill('paternoster')
  await expect(page.getByTestId('find-count')).toHaveText('1 of 3')
  await page.keyboard.press('Escape')

  await page.reload()
  await expect(reader(page)).toBeVisible()
  await page.getByRole('button', { name: 'Pages', exact: true }).click()
  await expect(layout(page).locator('section')).toHaveCount(2)
})

test('a hostile .docx runs nothing, asks for nothing and leads nowhere', async ({ page, haku }) => {
  const foreign = watchRequests(page)
  const rel = (id: string, kind: string, target: string, mode = '') =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}"${mode}/>`
  const external = ' TargetMode="External"'
  const picture = (attribute: string) =>
    `<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip ${attribute}/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`
  const link = (id: string, text: string) =>
    `<w:p><w:hyperlink r:id="${id}"><w:r><w:t>${text}</w:t></w:r></w:hyperlink></w:p>`
  const evilFont =
    '<w:p><w:r><w:rPr><w:rFonts w:ascii="x;background:url(https://evil.example/font.png)"/></w:rPr><w:t>styled</w:t></w:r></w:p>'
  const evilStyle = wordPart(
    'styles',
    `<w:style w:type="paragraph" w:default="1" w:styleId="x} body{background:url(https://evil.example/css.png)} @import 'https://evil.example/a.css'; .y"><w:name w:val="&lt;/style&gt;&lt;script&gt;top.hacked=1&lt;/script&gt;"/><w:rPr><w:rFonts w:ascii="&lt;/style&gt;&lt;img src=https://evil.example/b onerror=top.hacked=1&gt;"/></w:rPr></w:style>`,
  )
  const bytes = docxOf({
    body: [
      paragraph('Lauri Hostile mends paternosters.'),
      link('js', 'my page'),
      link('web', 'my site'),
      picture('r:link="remote"'),
      picture('r:embed="remote"'),
      '<w:altChunk r:id="chunk"/>',
      evilFont,
      paragraph('&lt;img src=x onerror=top.hacked=1&gt;&lt;script&gt;top.hacked=1&lt;/script&gt;'),
      '<w:p><w:r><w:sym w:font="x&quot; onmouseover=&quot;top.hacked=1" w:char="F0E0"/></w:r></w:p>',
    ].join(''),
    extra: {
      'word/styles.xml': strToU8(evilStyle),
      'word/chunk.html': strToU8(
        '<script>top.hacked = true</script><img src="https://evil.example/chunk.png">ALTCHUNK',
      ),
      'word/vbaProject.bin': bytesOf('x'),
      'word/_rels/document.xml.rels': strToU8(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${[
          rel('s', 'styles', 'styles.xml'),
          rel('js', 'hyperlink', "javascript:top.hacked='link'", external),
          rel('web', 'hyperlink', 'https://evil.example/site', external),
          rel('remote', 'image', 'https://evil.example/track.png', external),
          rel('chunk', 'aFChunk', 'chunk.html'),
        ].join('')}</Relationships>`,
      ),
    },
  })
  await openingWith(page, haku, [packaged('cv.docx', bytes)])
  const frame = layout(page)
  await expect(frame.getByText('Lauri Hostile mends paternosters.')).toBeVisible()
  await expect(
    frame.locator('iframe, script, a[href], link, svg, object, style:not(head style)'),
  ).toHaveCount(0)
  await expect(frame.locator('img')).toHaveCount(0)
  await expect(frame.getByText('ALTCHUNK')).toHaveCount(0)
  await frame.getByText('my page').click()
  await frame.getByText('my site').click()
  await expect(frame.getByText('my site')).toBeVisible()
  expect(await frame.locator('body').evaluate((body) => body.ownerDocument.defaultView?.origin)).toBe('null')
  expect(await frame.locator('html').evaluate((html) => html.outerHTML.includes('evil.example/css'))).toBe(
    false,
  )

  await page.getByTestId('search-in-view').hover()
  await page.getByRole('button', { name: 'What to know about this file' }).click()
  await expect(page.getByText('Carries macros. Haku never runs them.')).toBeVisible()
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Text', exact: true }).click()
  await expect(reader(page)).toContainText('Lauri Hostile')
  await expect(reader(page).locator('script, iframe, img')).toHaveCount(0)
  await reader(page).getByText('my page').click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await reader(page).getByText('my site').click()
  const question = page.getByRole('dialog', { name: 'Open this link outside Haku?' })
  await expect(question).toContainText('https://evil.example/site')
  await question.getByRole('button', { name: 'Cancel' }).click()
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
  expect(foreign()).toEqual([])
})

test('a .doc is shown simplified, with its headers, tables and paragraphs, and so is one of Word 95', async ({
  page,
  haku,
}) => {
  await openingWith(page, haku, [packaged('cv.doc', fixture('cv-table.doc'))])
  await expect(page.getByText('Simplified view: text, headings and tables.')).toBeVisible()
  await expect(reader(page).getByRole('row').filter({ hasText: 'Lakeside Hospital' })).toBeVisible()
  await expect(reader(page).locator('.running').first()).toContainText('aino.virtanen@example.com')
  await expect(page.getByRole('button', { name: 'Pages', exact: true })).toHaveCount(0)
  await page.keyboard.press('Control+f')
  await page.keyboard.type('harbour')
  await expect(page.getByTestId('find-count')).toHaveText('1 of 1')
  await page.keyboard.press('Escape')
  await expectAccessible(page)

  const old = bytesOf('CV\rYear\x07Place\x07\x072001\x07Oulu\x07\x07Regards\r')
  await openingWith(page, haku, [
    packageOf({ requisitionNumber: 'ENG-1', fullName: 'Old Timer', files: { 'old.doc': word95Of(old) } }),
  ])
  await page.getByTestId('application-list').getByText('Old Timer').click()
  await expect(reader(page).getByRole('row')).toHaveCount(2)
  await expect(reader(page)).toContainText('Regards')
})

test('a .docx that is too deep or too long for pages is read as text, and why is said', async ({
  page,
  haku,
}) => {
  const deep = docxOf({
    body: `${'<w:p><w:r>'.repeat(2000)}<w:t>Found at the bottom</w:t>${'</w:r></w:p>'.repeat(2000)}`,
  })
  await openingWith(page, haku, [packaged('deep.docx', deep)])
  await expect(page.getByText('Too long for pages: shown as text.')).toBeVisible()
  await expect(word(page)).toContainText('Found at the bottom')
})
