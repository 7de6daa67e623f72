/**
 * Keys that were pressed before there was anything to act on. They are kept in their order, with every key that
 * follows, and given again one by one as soon as what the first one is about is there. A click, Escape or another page
 * forgets them: then the person has gone elsewhere.
 */
import { watch } from 'vue'
import { isTypingTarget } from './keys.ts'

/** A decision that comes later than this would surprise. */
const KEPT_MS = 10_000
const MOST = 64

interface Held {
  event: KeyboardEvent
  at: number
}

const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'Meta', 'CapsLock', 'AltGraph', 'Dead', 'Tab'])

/**
 * @param give hands one key over as if it were pressed now
 * @param now UTC ms
 */
export function createHeldKeys(give: (event: KeyboardEvent) => void, now: () => number = Date.now) {
  let queue: Held[] = []
  let stopWaiting: (() => void) | null = null
  /** The key that is being given right now. */
  let giving: Held | null = null

  function forget(): void {
    queue = []
    stopWaiting?.()
    stopWaiting = null
  }

  /** Keeps a key until `awaits` is false. A key that was kept and has to wait again stays the first. */
  function hold(event: KeyboardEvent, awaits: () => boolean): void {
    queue.unshift(giving ?? { event, at: now() })
    stopWaiting?.()
    stopWaiting = watch(awaits, (waiting) => !waiting && void giveAll(), { flush: 'post' })
  }

  async function giveAll(): Promise<void> {
    stopWaiting?.()
    stopWaiting = null
    while (queue.length > 0 && stopWaiting === null) {
      // What the last key opened is drawn and has the focus before the next one comes.
      await new Promise((resolve) => setTimeout(resolve))
      const next = queue.shift()
      if (!next || now() - next.at > KEPT_MS) return forget()
      giving = next
      give(next.event)
      giving = null
    }
  }

  /** Whether this key was taken, because others wait before it. */
  function takes(event: KeyboardEvent): boolean {
    if (queue.length === 0 || giving !== null || MODIFIERS.has(event.key)) return false
    if (event.key === 'Escape' || queue.length >= MOST) forget()
    else queue.push({ event, at: now() })
    return true
  }

  return { hold, takes, forget, isHolding: () => queue.length > 0 }
}

/** Presses a key again, on whatever has the focus now. */
export function pressAgain({ key, code, ctrlKey, shiftKey, altKey, metaKey }: KeyboardEvent): void {
  const target = document.activeElement ?? document.body
  const again = new KeyboardEvent('keydown', {
    key,
    code,
    ctrlKey,
    shiftKey,
    altKey,
    metaKey,
    bubbles: true,
    cancelable: true,
  })
  const isText = key.length === 1 && !ctrlKey && !metaKey && !altKey
  // A made-up key types nothing by itself.
  if (target.dispatchEvent(again) && isText && isTypingTarget(target))
    document.execCommand('insertText', false, key)
}
