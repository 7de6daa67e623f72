/**
 * A random user. The same seed makes the same choices; what they meet depends on how far the page has come by then, so
 * a seed leads to the same kind of trouble more often than to the very same.
 */
import type { Page } from '@playwright/test'
import { seeded } from './kill.ts'
import {
  clickSomething,
  declaredKeys,
  dragSomething,
  goSomewhere,
  oneOf,
  pressKeys,
  typeSomething,
} from './monkey-actions.ts'

export interface MonkeyOptions {
  seed: number
  actions: number
  /** Addresses inside the app. */
  places: readonly string[]
  /** Kills the data service under the page; resolves when the page may go on. */
  kill(): Promise<void>
  /** Throws when something has gone wrong that nobody may see. */
  check(): void
}

/** Does so many actions on the page. Throws at the first trouble; `said` then holds what was done, in order. */
export async function letLoose(page: Page, options: MonkeyOptions, said: string[]): Promise<void> {
  const dice = seeded(options.seed)
  const keys = declaredKeys()
  page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined))
  page.on('popup', (popup) => void popup.close().catch(() => undefined))
  const killAt = Math.floor(options.actions * (0.2 + dice() * 0.6))

  const originNow = () => new URL(page.url()).origin
  let origin = originNow()

  async function act(step: number): Promise<string> {
    if (step === killAt) {
      await options.kill()
      origin = originNow()
      return 'kill the data service'
    }
    const roll = dice()
    if (roll < 0.4) return pressKeys(page, oneOf(dice, keys) ?? 'escape')
    if (roll < 0.72) return clickSomething(page, dice)
    if (roll < 0.8) return typeSomething(page, dice)
    if (roll < 0.87) return dragSomething(page, dice)
    if (roll < 0.98) return goSomewhere(page, dice, options.places)
    await page.reload()
    return 'reload'
  }

  for (let step = 0; step < options.actions; step += 1) {
    const at = new URL(page.url()).hash
    try {
      said.push(`${step} at ${at}: ${await act(step)}`)
    } catch (error) {
      // A page that is just being replaced answers nothing: the next action meets the new one.
      if (!/context was destroyed|navigat|interrupted/i.test(String(error))) throw error
      said.push(`${step} at ${at}: the page was on its way`)
    }
    // Back from the first page leads out of the app, where nothing can be done.
    if (originNow() !== origin) await page.goto(origin)
    options.check()
  }
}
