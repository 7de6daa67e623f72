import { type Ref, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { ApplicationRow, RejectionReason, WithdrawalReason } from '#contract/applications.ts'
import { useFormat } from '../../app/format.ts'
import { type Chosen, useDecisions } from '../applications/use-decisions.ts'
import type { Selection } from '../applications/use-selection.ts'
import type { Column, ColumnId } from './columns.ts'
import { columnOf } from './columns.ts'
import type { Board } from './use-board.ts'
import type { BoardFocus } from './use-board-focus.ts'
import type { Carry } from './use-carry.ts'

/** The questions that decisions ask first. */
export interface Questions {
  askReject(chosen: Chosen): void
  askWithdraw(chosen: Chosen): void
}

interface Parts {
  readonly board: Board
  readonly focus: BoardFocus
  readonly carry: Carry
  readonly selection: Selection
  questions(): Questions | null
  /** Gives the focus to the column of the active card. */
  takeFocus(): Promise<void>
  isFolded(id: ColumnId): boolean
}

/** Lifting, carrying and dropping cards, and what a drop does. Says everything to screen readers. */
export function useBoardMoves(parts: Parts) {
  const { board, focus, carry, selection } = parts
  const { t } = useI18n()
  const format = useFormat()
  const decisions = useDecisions(board.overlay)
  const said: Ref<string> = ref('')

  const columnById = (id: ColumnId): Column | undefined => board.columns.value.find((one) => one.id === id)
  function nameOf(id: ColumnId): string {
    const column = columnById(id)
    return column?.stage?.name ?? t(`board.column.${column?.ended ?? 'rejected'}`)
  }
  const who = ({ ids, name }: Chosen): string =>
    name !== null
      ? t('board.said.one', { name })
      : t('board.said.many', { count: format.number(ids.length) }, ids.length)
  const say = (key: string, chosen: Chosen, column: ColumnId, more: object = {}) => {
    said.value = t(`board.said.${key}`, { who: who(chosen), column: nameOf(column), ...more })
  }

  function lift(row: ApplicationRow, by: 'keys' | 'pointer'): void {
    carry.lift(row, by)
    focus.follow(columnOf(row), row.id)
    const held = carry.carried.value
    if (held) say('lifted', held.chosen, held.from)
  }

  /** To the column beside the one that cards are carried over. */
  function carryOn(by: 1 | -1): void {
    const held = carry.carried.value
    if (!held) return
    const ids = board.columns.value.map(({ id }) => id)
    const at = Math.max(0, Math.min(ids.length - 1, ids.indexOf(held.target ?? held.from) + by))
    const target = ids[at]
    if (target === undefined) return
    carry.over(target)
    say('over', held.chosen, target, { at: at + 1, total: ids.length })
  }

  function putBack(): void {
    const held = carry.release()
    if (held) say('putBack', held.chosen, held.from)
  }

  function drop(): void {
    const held = carry.release()
    if (!held) return
    const stays = held.target === held.from && held.chosen.ids.length === 1
    const column = held.target === null || stays ? undefined : columnById(held.target)
    if (column) void send(held.chosen, column, held.grabbed)
    else say('putBack', held.chosen, held.from)
  }

  /** Puts cards into a column; where that is a decision with a reason, asks for it first. */
  async function send(chosen: Chosen, column: Column, grabbed: ApplicationRow): Promise<void> {
    const { stage, ended } = column
    if (ended === 'rejected') parts.questions()?.askReject(chosen)
    if (ended === 'withdrawn') parts.questions()?.askWithdraw(chosen)
    if (stage === null) return
    // Back where it left the pipeline is what un-rejecting does; anywhere else the service says what to do first.
    const returns =
      (grabbed.status === 'rejected' || grabbed.status === 'withdrawn') && grabbed.stageId === stage.id
    await settle(chosen, column.id, grabbed, () =>
      returns ? decisions.reactivate(chosen) : decisions.move(chosen, stage),
    )
  }

  /** Runs a decision; the card that was taken hold of stays the active one, wherever it ends up. */
  async function settle(
    chosen: Chosen,
    target: ColumnId,
    grabbed: ApplicationRow | null,
    decide: () => Promise<boolean>,
  ): Promise<void> {
    const from = grabbed && columnOf(grabbed)
    const decided = decide()
    selection.clear()
    if (grabbed && from !== null && !parts.isFolded(target)) focus.follow(target, grabbed.id)
    say('dropped', chosen, target)
    await parts.takeFocus()
    if (await decided) return
    if (grabbed && from !== null) {
      focus.follow(from, grabbed.id)
      say('refused', chosen, from)
    }
  }

  return {
    said,
    nameOf,
    lift,
    carryOn,
    putBack,
    drop,
    send,
    rate: decisions.rate,
    tag: decisions.tag,
    reject: (chosen: Chosen, reason: RejectionReason, mail: string | null) =>
      settle(chosen, 'rejected', held(chosen), () => decisions.reject(chosen, reason, mail)),
    withdraw: (chosen: Chosen, reason: WithdrawalReason, mail: string | null) =>
      settle(chosen, 'withdrawn', held(chosen), () => decisions.withdraw(chosen, reason, mail)),
    reactivate(chosen: Chosen): void {
      const row = held(chosen)
      if (row) void settle(chosen, row.stageId, row, () => decisions.reactivate(chosen))
    },
  }

  function held(chosen: Chosen): ApplicationRow | null {
    const [first] = chosen.ids
    return first === undefined ? null : (board.rows.value.find(first) ?? null)
  }
}

export type BoardMoves = ReturnType<typeof useBoardMoves>
