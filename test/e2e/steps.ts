/** Steps that several end-to-end tests begin with, done as a person does them. */
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { bytesOf } from '../support/documents.ts'
import { zipOf } from '../support/packages.ts'

export interface UploadedFile {
  name: string
  mimeType: string
  buffer: Buffer
}

export interface PackageContent {
  requisitionNumber: string
  fullName: string
  email?: string
  headline?: string
  /** More of the JSON Resume: work, education, skills, languages. */
  resume?: Record<string, unknown>
  /** Question to answer. */
  answers?: Record<string, string>
  /** File name to content; the first is the CV. */
  files: Record<string, Uint8Array>
}

/** One application package as a .zip, as a careers site hands it over. */
export function packageOf(content: PackageContent): UploadedFile {
  const names = Object.keys(content.files)
  const json = {
    format: 'haku-application/1',
    requisitionNumber: content.requisitionNumber,
    appliedAt: '2026-03-02T09:00:00Z',
    source: 'careers_site',
    language: 'en',
    candidate: {
      ...content.resume,
      basics: {
        name: content.fullName,
        label: content.headline ?? 'Applicant',
        email:
          content.email ?? `${content.fullName.toLowerCase().replaceAll(/[^a-z0-9]+/g, '.')}@example.org`,
      },
    },
    answers: Object.entries(content.answers ?? {}).map(([question, answer]) => ({ question, answer })),
    consents: [],
    attachments: names.map((file, at) => ({ file, kind: at === 0 ? 'cv' : 'certificate' })),
  }
  const files = new Map(Object.entries(content.files))
  files.set('application.json', bytesOf(JSON.stringify(json)))
  return {
    name: `${content.fullName}.zip`,
    mimeType: 'application/zip',
    buffer: Buffer.from(zipOf(files)),
  }
}

export const textPackage = (requisitionNumber: string, fullName: string, text: string): UploadedFile =>
  packageOf({ requisitionNumber, fullName, files: { 'cv.txt': bytesOf(`${fullName}\n\n${text}\n`) } })

/** Goes to an address inside the app without loading it again. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.getByRole('navigation').first().waitFor()
  await page.evaluate((hash) => {
    location.hash = hash
  }, path)
}

/** Makes and publishes an opening through its form; returns its id. */
export async function publishOpening(page: Page, title: string, requisitionNumber: string): Promise<string> {
  await goTo(page, '/openings/new')
  await page.getByLabel('Title', { exact: true }).fill(title)
  await page.getByLabel('Requisition number').fill(requisitionNumber)
  await page.getByRole('button', { name: 'Create opening' }).click()
  await page.getByRole('button', { name: 'Publish' }).click()
  const dialog = page.getByRole('dialog', { name: 'A country is missing' })
  await dialog.getByRole('button', { name: 'Country' }).click()
  await page.keyboard.type('Finland')
  await page.getByRole('option', { name: 'Finland' }).click()
  await dialog.getByRole('button', { name: 'Publish opening' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  const id = /openings\/([0-9a-f-]{36})/.exec(page.url())?.[1]
  if (id === undefined) throw new Error(`The address names no opening: ${page.url()}`)
  return id
}

/** Takes files in through the file dialog of the intake page, and waits until each was worked through. */
export async function takeIn(page: Page, files: UploadedFile[], timeoutMs = 60_000): Promise<void> {
  await goTo(page, '/intake')
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose files' }).first().click()
  await (await chooser).setFiles(files)
  // The page goes to the new intake by itself; before that it shows the last one, which is done.
  await expect(page).toHaveURL(/\/intake\/[0-9a-f-]{36}$/)
  await expect(page.getByTestId('batch-status')).toHaveText('Done', { timeout: timeoutMs })
}

/** Takes files in, and goes to the applications of the opening that was there from the start; returns its id. */
export async function openingWith(
  page: Page,
  { openingId }: { openingId: string },
  files: UploadedFile[],
): Promise<string> {
  await takeIn(page, files)
  await goTo(page, `/openings/${openingId}/applications`)
  await expect(page.getByTestId('list-count')).toBeVisible()
  return openingId
}

/** Rows of the list of applications. */
export const rowsOf = (page: Page) => page.getByTestId('application-list').getByRole('option')

/** Reka's guards beside the toasts: whatever focuses one is sent on at once, so nobody can stand on it. */
const TOAST_GUARDS =
  'span[aria-hidden=true]:has(+ ol[data-slot=viewport]), ol[data-slot=viewport] + span[aria-hidden=true]'

/** Serious and critical findings of axe about what is on screen in this theme. */
export async function seriousFindings(page: Page, theme: 'light' | 'dark'): Promise<string[]> {
  const axe = new AxeBuilder({ page })
    .exclude('.pdfViewer')
    .exclude('iframe[sandbox=""]') // nothing can be asked of a frame that runs nothing
    .exclude(TOAST_GUARDS)
  // Dark has the same elements as light, in other colours.
  if (theme === 'dark') axe.withRules(['color-contrast'])
  const { violations } = await axe.analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join('\n  ')}`)
}

export async function inColours(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  await expect(page.locator('html')).toHaveClass(new RegExp(colorScheme))
}

/** No serious or critical finding of axe about what is on screen, in light and in dark. */
export async function expectAccessible(page: Page): Promise<void> {
  // The page is the same in every host: it is looked at once.
  if (test.info().project.name !== 'browser-mode') return
  for (const colorScheme of ['light', 'dark'] as const) {
    await inColours(page, colorScheme)
    expect(await seriousFindings(page, colorScheme), colorScheme).toEqual([])
  }
}
