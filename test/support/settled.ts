import type { Page } from '@playwright/test'

/** A page on which nothing has changed for this long is done. */
const QUIET_MS = 300

/** Resolves when nothing on the page loads, and nothing has changed for a while. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'))
  await page.evaluate(() => document.fonts.ready)
  await page.evaluate(
    (quietMs) =>
      new Promise<void>((done) => {
        const observer = new MutationObserver(() => wait())
        let timer: ReturnType<typeof setTimeout>
        const wait = () => {
          clearTimeout(timer)
          timer = setTimeout(() => {
            observer.disconnect()
            done()
          }, quietMs)
        }
        observer.observe(document.body, { subtree: true, childList: true, attributes: true })
        wait()
      }),
    QUIET_MS,
  )
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'))
}
