/** What a random user can do on a page. Each action answers with a line that says what was done, without anybody's data. */
import type { Page } from '@playwright/test'
import { COMMANDS } from '../../src/renderer/src/app/commands.ts'

/** Answers numbers from 0 up to, but not, 1. */
export type Dice = () => number

export const oneOf = <T>(dice: Dice, list: readonly T[]): T | undefined =>
  list[Math.floor(dice() * list.length)]

/** Every key that leads to a command of the app, in a stable order. */
export const declaredKeys = (): string[] =>
  [...new Set(Object.values(COMMANDS).flatMap(({ keys, also = [] }) => [keys, ...also]))]
    .filter((keys) => keys !== '')
    .sort()

const NAMES: Record<string, string> = {
  mod: 'ControlOrMeta',
  shift: 'Shift',
  alt: 'Alt',
  arrowup: 'ArrowUp',
  arrowdown: 'ArrowDown',
  arrowleft: 'ArrowLeft',
  arrowright: 'ArrowRight',
  space: 'Space',
  enter: 'Enter',
  escape: 'Escape',
  backspace: 'Backspace',
}

export async function pressKeys(page: Page, keys: string): Promise<string> {
  for (const chord of keys.split(' ')) {
    const parts = chord.split(/\+(?!$)/).map((part) => NAMES[part] ?? part)
    await page.keyboard.press(parts.join('+'))
  }
  return `press ${keys}`
}

const CONTROLS =
  'button, a[href^="#"], [role=button], [role=option], [role=tab], [role=menuitem], [role=checkbox], [role=radio], [role=switch], [role=combobox], [role=row], summary'
const FIELDS = 'input:not([type=password]):not([type=file]):not([type=checkbox]):not([type=radio]), textarea'
const CARDS = '[data-testid=board] [role=option], [data-testid=board] li, [data-testid=board] section'

interface Spot {
  x: number
  y: number
  what: string
}

/** The middles of what can be clicked now: in sight, enabled, and with nothing else over it. */
const spotsOf = (page: Page, selector: string): Promise<Spot[]> =>
  page.evaluate((wanted) => {
    const spots: { x: number; y: number; what: string }[] = []
    for (const element of document.querySelectorAll<HTMLElement>(wanted)) {
      if (element.matches(':disabled, [aria-disabled=true]')) continue
      const box = element.getBoundingClientRect()
      const x = box.x + box.width / 2
      const y = box.y + box.height / 2
      if (box.width === 0 || x < 0 || y < 0 || x > innerWidth || y > innerHeight) continue
      const top = document.elementFromPoint(x, y)
      if (top === null || !(element.contains(top) || top.contains(element))) continue
      const icon = /i-lucide[-:][a-z0-9-]+/.exec(element.innerHTML)?.[0]
      const what = [element.tagName.toLowerCase(), element.role, element.dataset.testid, icon]
      spots.push({ x, y, what: what.filter(Boolean).join(' ') })
    }
    return spots
  }, selector)

export async function clickSomething(page: Page, dice: Dice): Promise<string> {
  const spot = oneOf(dice, await spotsOf(page, CONTROLS))
  if (!spot) return 'click nothing'
  await page.mouse.click(spot.x, spot.y, {
    clickCount: dice() < 0.1 ? 2 : 1,
    button: dice() < 0.03 ? 'right' : 'left',
  })
  return `click ${spot.what} (${Math.round(spot.x)}, ${Math.round(spot.y)})`
}

/** Words of several scripts, and some that programs stumble over. */
const WORDS = [
  'lift',
  'Ääkkönen Åsa',
  'Ελεύθερη',
  'инженер',
  '控制工程师',
  'مهندس',
  'יעל',
  '👩‍🔧🇫🇮',
  'e\u0301te\u0301',
  '   ',
  '"unclosed -minus OR stage:',
  "'; DROP TABLE x; --",
  '%_\\*()[]{}^$',
  '2026-13-45',
  '-0.5e999',
  'x'.repeat(300),
]

export async function typeSomething(page: Page, dice: Dice): Promise<string> {
  const spot = oneOf(dice, await spotsOf(page, FIELDS))
  if (!spot) return 'type nowhere'
  await page.mouse.click(spot.x, spot.y)
  const at = Math.floor(dice() * WORDS.length)
  await page.keyboard.insertText(WORDS[at] ?? '')
  const ending = oneOf(dice, ['', 'Enter', 'Tab', 'Escape']) ?? ''
  if (ending !== '') await page.keyboard.press(ending)
  return `type word ${at} into ${spot.what} ${ending}`
}

/** Carries something from one place to another: cards on a board, else whatever lies there. */
export async function dragSomething(page: Page, dice: Dice): Promise<string> {
  const spots = await spotsOf(page, CARDS)
  const from = oneOf(dice, spots) ?? { x: dice() * 1200, y: dice() * 780 }
  const to = oneOf(dice, spots) ?? { x: dice() * 1200, y: dice() * 780 }
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + 15, from.y + 8)
  await page.mouse.move(to.x, to.y)
  if (dice() < 0.15) await page.keyboard.press('Escape')
  await page.mouse.up()
  return `drag (${Math.round(from.x)}, ${Math.round(from.y)}) to (${Math.round(to.x)}, ${Math.round(to.y)})`
}

/** Goes where a link on the page leads, back or forward, or to a place by its address. */
export async function goSomewhere(page: Page, dice: Dice, places: readonly string[]): Promise<string> {
  const roll = dice()
  if (roll < 0.2) {
    await page.evaluate(() => history.back())
    return 'back'
  }
  const place = oneOf(dice, places) ?? '/'
  await page.evaluate((hash) => {
    location.hash = hash
  }, place)
  return `go to ${place}`
}
