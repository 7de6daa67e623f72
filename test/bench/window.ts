/** What a person sees, measured in Chromium: scrolling a long list, and the key to the next application. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { packageOf } from '../e2e/steps.ts'
import { startBrowserMode } from '../support/browser-mode.ts'
import { pdfOf } from '../support/documents.ts'
import { startTestService } from '../support/service.ts'
import { ms, percentiles, type Row, type Timing, timedRow } from './measure.ts'

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

/** Turns the wheel in the middle of the window; a frame is the time between two drawings. */
async function wheelFrames(page: Page): Promise<{ frames: Timing; grownMiB: number }> {
  await page.mouse.move(560, 500)
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
  return { frames: percentiles(frames.slice(5)), grownMiB: ((await heapOf(page)) - before) / 2 ** 20 }
}

/** The same wheel over a page of one tall element with a gradient: what this machine draws without an app. */
async function bareFrames(page: Page): Promise<Timing> {
  await page.goto('about:blank')
  await page.setContent('<div style="height: 5000000px; background: linear-gradient(red, blue)"></div>')
  return (await wheelFrames(page)).frames
}

/** Scrolling the list of all candidates, and that of all applications with one of them open beside it. */
export async function scrollRows(
  workspaceDir: string,
  executablePath: string,
  size: { candidates: number; applications: number },
): Promise<Row[]> {
  return withPage(workspaceDir, executablePath, async (page) => {
    const link = (name: string) => page.getByRole('navigation').first().getByRole('link', { name })
    await link('Candidates').click()
    await page.getByRole('grid', { name: 'Candidates' }).getByRole('row').nth(5).waitFor()
    const candidates = await wheelFrames(page)
    await link('Triage').first().click()
    await page.getByTestId('application-list').getByRole('option').nth(5).waitFor()
    const applications = await wheelFrames(page)
    const bare = await bareFrames(page)
    const row = (what: string, { frames, grownMiB }: typeof candidates): Row => ({
      what: `scrolling ${what}`,
      p50: ms(frames.p50),
      p95: ms(frames.p95),
      ratio: (frames.p50 / bare.p50).toFixed(2),
      budget: 'no frame over 32 ms',
      met: frames.max <= 32,
      note: `longest frame ${ms(frames.max)}, of a bare page ${ms(bare.max)}; memory ${grownMiB >= 0 ? '+' : ''}${grownMiB.toFixed(0)} MiB`,
    })
    return [
      row(`${size.candidates.toLocaleString('en')} candidates`, candidates),
      row(`${size.applications.toLocaleString('en')} applications`, applications),
    ]
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
