import { onBeforeUnmount, onMounted, type Ref, ref } from 'vue'

/** A mouse that moved less than this clicked. */
const SLACK_PX = 6
/** A finger that rests this long takes the card up; one that moves before scrolls. */
const PRESS_MS = 350
/** So close to an edge of the board, it scrolls. */
const EDGE_PX = 56
const SCROLL_PX = 14

interface Hooks {
  /** Takes up the card under the pointer; false when there is none to take. */
  lift(cardId: string): boolean
  /** The column under the pointer; null for none. */
  over(columnId: string | null): void
  drop(): void
  putBack(): void
}

interface Press {
  readonly pointerId: number
  readonly cardId: string
  readonly x: number
  readonly y: number
  readonly touch: boolean
}

/**
 * Carrying cards with mouse, pen and finger. Cards are elements with `data-card`, columns with `data-column`; what is
 * inside a card and is a button or link keeps its clicks.
 */
export function usePointerCarry(board: Ref<HTMLElement | null>, hooks: Hooks) {
  /** Where the pointer is while it carries; null while it does not. */
  const at = ref<{ x: number; y: number } | null>(null)
  let press: Press | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let frame = 0
  /** The click that ends a drag opens nothing. */
  let justDropped = false

  function onDown(event: PointerEvent): void {
    justDropped = false
    const target = event.target as HTMLElement
    const card = target.closest<HTMLElement>('[data-card]')
    if (event.button !== 0 || !event.isPrimary || !card?.dataset.card || target.closest('button, a')) return
    const { pointerId, clientX: x, clientY: y } = event
    press = { pointerId, cardId: card.dataset.card, x, y, touch: event.pointerType === 'touch' }
    if (press.touch) timer = setTimeout(() => lift(x, y), PRESS_MS)
  }

  function lift(x: number, y: number): void {
    if (press === null || !hooks.lift(press.cardId)) {
      end()
      return
    }
    board.value?.setPointerCapture(press.pointerId)
    window.getSelection()?.removeAllRanges()
    at.value = { x, y }
    look()
    frame = requestAnimationFrame(scroll)
  }

  function onMove(event: PointerEvent): void {
    if (press === null || event.pointerId !== press.pointerId) return
    const { clientX: x, clientY: y } = event
    if (at.value !== null) {
      at.value = { x, y }
      look()
    } else if (Math.hypot(x - press.x, y - press.y) > SLACK_PX) {
      if (press.touch) end()
      else lift(x, y)
    }
  }

  function look(): void {
    if (at.value === null) return
    const under = document.elementFromPoint(at.value.x, at.value.y)?.closest<HTMLElement>('[data-column]')
    hooks.over(under && board.value?.contains(under) ? (under.dataset.column ?? null) : null)
  }

  function scroll(): void {
    const box = board.value?.getBoundingClientRect()
    if (at.value === null || !board.value || !box) return
    const by = at.value.x < box.left + EDGE_PX ? -SCROLL_PX : at.value.x > box.right - EDGE_PX ? SCROLL_PX : 0
    if (by !== 0) {
      board.value.scrollLeft += by
      look()
    }
    frame = requestAnimationFrame(scroll)
  }

  function end(): void {
    clearTimeout(timer)
    cancelAnimationFrame(frame)
    if (press && board.value?.hasPointerCapture(press.pointerId))
      board.value.releasePointerCapture(press.pointerId)
    press = null
    at.value = null
  }

  function onUp(event: PointerEvent): void {
    if (press === null || event.pointerId !== press.pointerId) return
    const carries = at.value !== null
    end()
    if (!carries) return
    justDropped = true
    hooks.drop()
  }

  function cancel(): void {
    const carries = at.value !== null
    end()
    if (carries) hooks.putBack()
  }

  function onCancel(event: PointerEvent): void {
    if (press !== null && event.pointerId === press.pointerId) cancel()
  }

  function onKey(event: KeyboardEvent): void {
    if (at.value === null || event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    justDropped = true
    cancel()
  }

  /** A finger that carries does not scroll, and its long press opens no menu. */
  function onTouchMove(event: TouchEvent): void {
    if (at.value !== null && event.cancelable) event.preventDefault()
  }
  function onMenu(event: Event): void {
    if (press?.touch) event.preventDefault()
  }

  onMounted(() => {
    window.addEventListener('pointermove', onMove)
    window.addEventListener('pointerup', onUp)
    window.addEventListener('pointercancel', onCancel)
    window.addEventListener('keydown', onKey, { capture: true })
    window.addEventListener('touchmove', onTouchMove, { passive: false })
    window.addEventListener('contextmenu', onMenu)
  })
  onBeforeUnmount(() => {
    cancel()
    window.removeEventListener('pointermove', onMove)
    window.removeEventListener('pointerup', onUp)
    window.removeEventListener('pointercancel', onCancel)
    window.removeEventListener('keydown', onKey, { capture: true })
    window.removeEventListener('touchmove', onTouchMove)
    window.removeEventListener('contextmenu', onMenu)
  })

  return {
    at,
    onDown,
    /** Whether this click is the end of a drag; asked once. */
    tookClick(): boolean {
      const was = justDropped
      justDropped = false
      return was
    },
  }
}
