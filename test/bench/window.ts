/** What a person sees, measured in Chromium: scrolling a long list, and the key to the next application. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { packageOf } from '../e2e/steps.ts'
import { startBrowserMode } from '../support/browser-mode.ts'
import { pdfOf } from '../support/documents.ts'
import { startTestService } from '../support/service.ts'
import { ms, percentiles, type Row, timedRow } from './measure.ts'

const PDFS = 30
const KEYS = 25
const WHEELS = 150

async function withPage<T>(
  workspaceDir: string,
  executablePath: string,
  run: (page: Page) => Promise<T>,
): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'haku-bench-'))
  const app = await startBrowserMode({ workspaceDir, dataDir })
  const browser = await chromium.launch({ executablePath })
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' })
    await app.open(page)
    await page.getByRole('navigation').first().waitFor()
    return await run(page)
  } finally {
    await browser.close()
    await app.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

const heapOf = (page: Page): Promise<number> =>
  page.evaluate(
    () => (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize,
  )

/** Turns the wheel over the list of all candidates; a frame is the time between two drawings. */
export async function scrollRow(workspaceDir: string, executablePath: string, rows: number): Promise<Row> {
  return withPage(workspaceDir, executablePath, async (page) => {
    await page.goto(`${new URL(page.url()).origin}/#/candidates`)
    await page.getByRole('grid', { name: 'Candidates' }).getByRole('row').nth(5).waitFor()
    await page.mouse.move(640, 400)
    const before = await heapOf(page)
    await page.evaluate(() => {
      const frames: number[] = []
      let last = performance.now()
      const watch = (now: number) => {
        frames.push(now - last)
        last = now
        requestAnimationFrame(watch)
      }
      requestAnimationFrame(watch)
      Object.assign(window, { frames })
    })
    for (let turn = 0; turn < WHEELS; turn++) await page.mouse.wheel(0, 1500)
    const frames = await page.evaluate(() => (window as unknown as { frames: number[] }).frames)
    const grown = ((await heapOf(page)) - before) / 2 ** 20
    const frame = percentiles(frames.slice(5))
    return {
      what: `scrolling ${rows.toLocaleString('en')} candidates`,
      p50: ms(frame.p50),
      p95: ms(frame.p95),
      ratio: '',
      budget: 'no frame over 32 ms',
      met: frame.max <= 32,
      note: `longest frame ${ms(frame.max)} of ${frames.length}; memory ${grown >= 0 ? '+' : ''}${grown.toFixed(0)} MiB`,
    }
  })
}

/** A workspace of applications with a PDF of five pages each. Returns the opening. */
async function withPdfs(dir: string): Promise<string> {
  const service = startTestService({ dir, keepDir: true })
  try {
    const { client } = service.connect()
    await client.workspace.create({ protection: 'key-file', accepted: true })
    const { id } = await client.openings.create({ title: 'Engineer', requisitionNumber: 'REQ-1' })
    await client.openings.update({ id, changes: { country: 'FI' } })
    await client.openings.publish({ id })
    const batch = await client.intake.begin({})
    for (let at = 0; at < PDFS; at++) {
      const pages = Array.from({ length: 5 }, (_, page) => ({
        text: `Applicant ${at}, page ${page + 1}. ${'Planned, built and repaired lifts with care. '.repeat(60)}`,
        ...(page > 0 ? { pageBreak: 'before' } : {}),
      }))
      const file = packageOf({
        requisitionNumber: 'REQ-1',
        fullName: `Applicant ${String.fromCharCode(65 + (at % 26))}${at}`,
        files: { 'cv.pdf': await pdfOf({ content: pages }) },
      })
      await client.intake.add({
        batchId: batch.id,
        path: file.name,
        file: new File([new Uint8Array(file.buffer)], file.name),
      })
    }
    await client.intake.run({ batchId: batch.id })
    for (;;) if ((await client.intake.batch({ batchId: batch.id })).status === 'done') return id
  } finally {
    await service.cleanup()
  }
}

/** From the key J to the next application with the first page of its PDF drawn. */
export async function nextRow(executablePath: string): Promise<Row> {
  const dir = join(mkdtempSync(join(tmpdir(), 'haku-bench-')), 'workspace')
  try {
    const id = await withPdfs(dir)
    return await withPage(dir, executablePath, async (page) => {
      await page.goto(`${new URL(page.url()).origin}/#/openings/${id}/applications?sort=name`)
      await page.getByTestId('pdf').locator('canvas').first().waitFor()
      await page.evaluate(() => {
        const samples: number[] = []
        Object.assign(window, { samples })
        const shown = () => {
          const pdf = document.querySelector('[data-testid="pdf"]')
          return pdf?.querySelector('.textLayer')?.textContent?.match(/Applicant \d+/)?.[0]
        }
        addEventListener(
          'keydown',
          (event) => {
            if (event.key !== 'j') return
            const before = shown()
            const start = event.timeStamp
            const look = () => {
              const now = shown()
              const canvas = document.querySelector('[data-testid="pdf"] canvas')
              if (now !== undefined && now !== before && canvas) samples.push(performance.now() - start)
              else requestAnimationFrame(look)
            }
            requestAnimationFrame(look)
          },
          { capture: true },
        )
      })
      const count = () => page.evaluate(() => (window as unknown as { samples: number[] }).samples.length)
      for (let at = 1; at <= KEYS; at++) {
        await page.waitForTimeout(400) // a person looks before going on; the next ones are fetched meanwhile
        await page.keyboard.press('j')
        await page.waitForFunction(
          (wanted) => (window as unknown as { samples: number[] }).samples.length >= wanted,
          at,
          { polling: 50 },
        )
      }
      if ((await count()) < KEYS) throw new Error('Not every key led to the next application.')
      const samples = await page.evaluate(() => (window as unknown as { samples: number[] }).samples)
      return timedRow(
        'key to the next application, its PDF of 5 pages drawn',
        100,
        percentiles(samples),
        null,
      )
    })
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}
