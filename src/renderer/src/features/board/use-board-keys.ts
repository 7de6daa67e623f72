import { computed } from 'vue'
import type { ApplicationRow } from '#contract/applications.ts'
import { useHistory } from '../../app/history.ts'
import { useShortcuts } from '../../app/shortcuts.ts'
import { stageShortcuts } from '../applications/stage-shortcuts.ts'
import type { Chosen } from '../applications/use-decisions.ts'
import type { Selection } from '../applications/use-selection.ts'
import type { Board } from './use-board.ts'
import type { BoardFocus } from './use-board-focus.ts'
import type { BoardMoves, Questions } from './use-board-moves.ts'
import type { Carry } from './use-carry.ts'

/** Cards that Page up and Page down go over. */
const PAGE = 6

interface Parts {
  readonly board: Board
  readonly focus: BoardFocus
  readonly carry: Carry
  readonly moves: BoardMoves
  readonly selection: Selection
  questions():
    | (Questions & {
        askRating(chosen: Chosen, now: number | null): void
        askTags(chosen: Chosen, now: readonly string[]): void
      })
    | null
  takeFocus(): Promise<void>
  open(row: ApplicationRow): void
  showList(): void
  /** Leaves the board for the opening. */
  leave(): void
}

/** The keys of the board: those of a column that has the focus, and those of the page. */
export function useBoardKeys(parts: Parts) {
  const { board, focus, carry, moves, selection } = parts
  const history = useHistory()

  /** What decisions are about: all that are selected, else the active card. */
  const chosen = computed<Chosen>(() => {
    const picked = [...selection.picked.value.values()]
    if (picked.length > 0)
      return { ids: picked.map(({ id }) => id), name: picked.length === 1 ? (picked[0]?.name ?? null) : null }
    const row = focus.row.value
    return row === null ? { ids: [], name: null } : { ids: [row.id], name: row.candidateName }
  })
  const isClosed = computed(
    () =>
      selection.count.value === 0 &&
      (focus.row.value?.status === 'rejected' || focus.row.value?.status === 'withdrawn'),
  )
  const has = () => chosen.value.ids.length > 0 && carry.carried.value === null

  function step(by: number, extend = false): void {
    if (extend) pick(true)
    focus.step(by)
    if (extend) pick(true)
    void parts.takeFocus()
  }
  function side(by: 1 | -1): void {
    focus.side(by)
    void parts.takeFocus()
  }
  function pick(on: boolean): void {
    if (focus.row.value) selection.put([focus.row.value], on)
  }
  function toggle(): void {
    if (focus.row.value) selection.toggle(focus.row.value)
  }
  function openActive(): void {
    if (focus.row.value) parts.open(focus.row.value)
  }
  function liftActive(): void {
    if (focus.row.value) moves.lift(focus.row.value, 'keys')
  }
  function toStage(index: number): void {
    const column = board.columns.value.filter(({ stage }) => stage !== null)[index]
    const row = focus.row.value
    if (column && row && has()) void moves.send(chosen.value, column, row)
  }
  function advance(): void {
    const at = board.columns.value.findIndex(({ id }) => id === focus.active.value?.columnId)
    const next = board.columns.value[at + 1]
    if (selection.count.value === 0 && next?.stage) toStage(at + 1)
  }
  function stepBack(): void {
    if (carry.carried.value) moves.putBack()
    else if (selection.count.value > 0) selection.clear()
    else parts.leave()
  }

  /** Keys while cards are carried: nothing else happens until they are dropped or put back. */
  function onCarryKey(event: KeyboardEvent): void {
    if (event.key === 'Tab') {
      moves.putBack()
      return
    }
    if (event.key === 'ArrowLeft') moves.carryOn(-1)
    else if (event.key === 'ArrowRight') moves.carryOn(1)
    else if (event.key === ' ' || event.key === 'Enter') moves.drop()
    else if (event.key === 'Escape') moves.putBack()
    event.preventDefault()
    event.stopPropagation()
  }

  function onKey(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return
    if (!(event.target as HTMLElement).matches('[data-cards]')) return
    if (carry.carried.value?.by === 'keys') {
      onCarryKey(event)
      return
    }
    const columnId = focus.active.value?.columnId ?? ''
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE }
    const by = steps[event.key]
    if (by !== undefined) step(by, event.shiftKey)
    else if (event.key === 'ArrowLeft') side(-1)
    else if (event.key === 'ArrowRight') side(1)
    else if (event.key === 'Home') focus.moveTo(columnId, 0)
    else if (event.key === 'End') focus.moveTo(columnId, (board.count(columnId) ?? 1) - 1)
    else if (event.key === 'Enter') openActive()
    else if (event.key === ' ') liftActive()
    else return
    event.preventDefault()
  }

  useShortcuts('board.shortcuts.scope', [
    { command: 'list.next', label: 'board.action.down', run: () => step(1) },
    { command: 'list.previous', label: 'board.action.up', run: () => step(-1) },
    { keys: 'arrowdown', label: 'board.action.down', run: () => step(1), hidden: true },
    { keys: 'arrowup', label: 'board.action.up', run: () => step(-1), hidden: true },
    { keys: 'arrowleft', label: 'board.action.left', run: () => side(-1) },
    { keys: 'arrowright', label: 'board.action.right', run: () => side(1) },
    { keys: 'space', label: 'board.action.lift', run: liftActive, enabled: isIdle },
    { keys: 'enter', label: 'board.action.open', run: openActive, enabled: isIdle },
    { command: 'list.select', run: toggle },
    { keys: 'shift+arrowdown', label: 'board.action.extendDown', run: () => step(1, true) },
    { keys: 'shift+arrowup', label: 'board.action.extendUp', run: () => step(-1, true) },
    { command: 'application.advance', run: advance, enabled: has },
    { command: 'application.reject', run: () => ask('askReject'), enabled: has },
    { command: 'application.withdraw', run: () => ask('askWithdraw'), enabled: has },
    {
      command: 'application.reactivate',
      run: () => moves.reactivate(chosen.value),
      enabled: has,
    },
    { command: 'application.tag', run: askTags, enabled: has },
    { command: 'application.rate', run: askRating, enabled: has },
    ...stageShortcuts(toStage, { enabled: has }),
    { command: 'application.undo', run: () => void history.undo() },
    { command: 'list.face', label: 'board.action.list', run: parts.showList },
    { keys: 'escape', label: 'board.action.stepBack', run: stepBack },
  ])

  function ask(question: 'askReject' | 'askWithdraw'): void {
    if (!isClosed.value) parts.questions()?.[question](chosen.value)
  }
  function askTags(): void {
    const picked = [...selection.picked.value.values()]
    const tags = picked.length > 0 ? picked.flatMap((one) => one.tags) : (focus.row.value?.tags ?? [])
    parts.questions()?.askTags(chosen.value, [...new Set(tags)])
  }
  function askRating(): void {
    parts.questions()?.askRating(chosen.value, focus.row.value?.rating ?? null)
  }

  return { onKey }
}

/** Space and Enter belong to a button or link that has the focus. */
function isIdle(): boolean {
  return !document.activeElement?.closest('button, a, [role=button], summary, [role=combobox]')
}
