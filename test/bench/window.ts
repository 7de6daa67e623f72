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

type Around = 'alone' | 'demo'

/** Applications with a PDF of five pages each, in a workspace of their own or in the demo. Returns the opening. */
async function withPdfs(dir: string, around: Around): Promise<string> {
  const service = startTestService({ dir, keepDir: true })
  try {
    const { client } = service.connect()
    if (around === 'demo') await client.workspace.createDemo()
    else await client.workspace.create({ protection: 'key-file', accepted: true })
    const { id } = await client.openings.create({ title: 'Engineer', requisitionNumber: 'BENCH-1' })
    await client.openings.update({ id, changes: { country: 'FI' } })
    await client.openings.publish({ id })
    const batch = await client.intake.begin({})
    for (let at = 0; at < PDFS; at++) {
      const pages = Array.from({ length: 5 }, (_, page) => ({
        text: `Applicant ${at}, page ${page + 1}. ${'Planned, built and repaired lifts with care. '.repeat(60)}`,
        ...(page > 0 ? { pageBreak: 'before' } : {}),
      }))
      const file = packageOf({
        requisitionNumber: 'BENCH-1',
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

/**
 * Counts, in the window, from the key to the frame after which the first page of another document is on screen. The
 * app says when (`haku:document-shown`); that a canvas with ink on it is there is looked at here.
 */
function watchKeys(): void {
  const samples: number[] = []
  Object.assign(window, { samples })
  let start: number | null = null
  let last: unknown
  const hasInk = (canvas: HTMLCanvasElement): boolean => {
    const small = new OffscreenCanvas(64, 64)
    const context = small.getContext('2d')
    context?.drawImage(canvas, 0, 0, 64, 64)
    const { data } = context?.getImageData(0, 0, 64, 64) ?? { data: [] }
    return data.some((value, at) => at % 4 < 3 && value < 250 && (data[at - (at % 4) + 3] ?? 0) > 0)
  }
  addEventListener(
    'keydown',
    ({ key, timeStamp }) => {
      if (key === 'j') start = timeStamp
    },
    { capture: true },
  )
  new PerformanceObserver((list) => {
    for (const mark of list.getEntriesByName('haku:document-shown')) {
      const { documentId } = (mark as PerformanceMark).detail
      if (start === null || documentId === last) continue
      const canvas = document.querySelector<HTMLCanvasElement>(
        '[data-testid="pdf-ahead"] canvas, [data-testid="pdf"] canvas',
      )
      if (canvas === null || !hasInk(canvas)) throw new Error('Nothing is drawn.')
      samples.push(mark.startTime - start)
      start = null
      last = documentId
    }
  }).observe({ type: 'mark' })
}

/** From the key J to the next application with the first page of its PDF drawn. */
export async function nextRow(executablePath: string, around: Around): Promise<Row> {
  const dir = join(mkdtempSync(join(tmpdir(), 'haku-bench-')), 'workspace')
  try {
    const id = await withPdfs(dir, around)
    return await withPage(dir, executablePath, async (page) => {
      await page.goto(`${new URL(page.url()).origin}/#/openings/${id}/applications?sort=name`)
      await page.getByTestId('pdf').locator('canvas').first().waitFor()
      await page.evaluate(watchKeys)
      const count = () => page.evaluate(() => (window as unknown as { samples: number[] }).samples.length)
      for (let at = 1; at <= KEYS; at++) {
        await page.waitForTimeout(400) // a person looks before going on; the next ones are fetched meanwhile
        await page.keyboard.press('j')
        await page.waitForFunction(
          (wanted) => (window as unknown as { samples: number[] }).samples.length >= wanted,
          at,
          { polling: 50 },
        )
        // What was counted is what the head of the application and the text of the page say in the end.
        await page.waitForFunction(
          () => {
            const name = document.querySelector(
              '[data-testid="application-pane"] h2, [data-testid="application-pane"] h1',
            )
            const text = document.querySelector('[data-testid="pdf"] .textLayer')?.textContent ?? ''
            const number = name?.textContent?.match(/\d+/)?.[0]
            return number !== undefined && text.includes(`Applicant ${number},`)
          },
          undefined,
          { polling: 50 },
        )
      }
      if ((await count()) < KEYS) throw new Error('Not every key led to the next application.')
      const samples = await page.evaluate(() => (window as unknown as { samples: number[] }).samples)
      return timedRow(
        `key to the next application, its PDF of 5 pages drawn${around === 'demo' ? ', in the demo' : ''}`,
        100,
        percentiles(samples),
        null,
      )
    })
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}
