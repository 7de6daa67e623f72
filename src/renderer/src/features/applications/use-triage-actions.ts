import { useI18n } from 'vue-i18n'
import type { ApplicationRow, RejectionReason, WithdrawalReason } from '#contract/applications.ts'
import type { Stage } from '#contract/openings.ts'
import { useFormat } from '../../app/format.ts'
import { passes } from './list-filter.ts'
import type { Deed } from './reach.ts'
import { useAgreement } from './use-agreement.ts'
import type { ApplicationRows } from './use-application-rows.ts'
import { type Chosen, type Colleague, countOf, useDecisions } from './use-decisions.ts'
import type { ListGroups } from './use-list-groups.ts'
import { type SubjectParts, useSubject } from './use-subject.ts'

/** The questions that decisions ask first. */
export interface Questions {
  askReject(chosen: Chosen, reason?: RejectionReason): void
  askWithdraw(chosen: Chosen): void
  askRating(chosen: Chosen, now: number | null): void
  askTags(chosen: Chosen, now: readonly string[]): void
  askAssign(chosen: Chosen): void
  askSnooze(chosen: Chosen, isSnoozed: boolean): void
}

interface Parts extends SubjectParts {
  readonly rows: ApplicationRows
  readonly groups: ListGroups
  questions(): Questions | null
  focusList(): void
}

/** Decisions over what is selected, else over the open application. */
export function useTriageActions(parts: Parts) {
  const { rows, groups, selection, open, filter } = parts
  const subject = useSubject(parts)
  const { current, isOpenClosed, openChosen, picked, chosen, stagesOf, nextStage } = subject
  const { t } = useI18n()
  const format = useFormat()
  const agreement = useAgreement()
  const decisions = useDecisions((ids, patch) => {
    const change = (row: ApplicationRow) => {
      const next = patch(row)
      return next !== null && passes(filter.value, next) ? next : null
    }
    groups.without(rows.held().filter((row) => ids.has(row.id) && change(row) === null))
    return rows.overlay(ids, change)
  })

  function decided(ids: readonly string[], leaves: boolean): void {
    if (leaves) open.moveOn(new Set(ids))
    selection.clear()
    parts.focusList()
  }

  /** Hands on those whom a decision is for: of several, not all may be. */
  function reach(deed: Deed, whom: Chosen, go: (whom: Chosen) => void, openingId?: string): void {
    if (whom.whole)
      void agreement.ofWhole(deed, whom.whole, openingId).then((some) => some !== null && go(some))
    else if (whom.ids.length > 1) {
      const some = agreement.ofPicked(deed, picked.value, openingId)
      if (some !== null) go(some)
    } else if (whom.ids.length === 1) go(whom)
  }

  /** "Reject 1,240 applications" */
  const titled = (key: string, whom: Chosen, values: Record<string, unknown> = {}): string =>
    t(`applications.${key}`, { count: format.number(countOf(whom)), ...values }, countOf(whom))
  const isOpenOnly = () => selection.count.value === 0

  function move(whom: Chosen, stage: Stage | undefined): void {
    if (!stage || (isOpenOnly() && isOpenClosed.value)) return
    const { stageId, status } = filter.value
    const leaves =
      (stageId !== null && stageId !== stage.id) || (status === 'active' && stage.kind === 'hired')
    const opening = isOpenOnly() ? undefined : stagesOf.value?.id
    reach(
      'move',
      whom,
      (some) =>
        agreement.whenAgreed(some, titled('whole.move', some, { stage: stage.name }), null, () => {
          decided(some.ids, leaves)
          void decisions.move(some, stage)
        }),
      opening,
    )
  }

  function advance(): void {
    if (isOpenOnly()) move(openChosen.value, nextStage.value)
    else
      reach('advance', chosen.value, (some) =>
        agreement.whenAgreed(some, titled('whole.advance', some), t('applications.whole.advanceBody'), () => {
          decided(some.ids, filter.value.stageId !== null)
          void decisions.advance(some)
        }),
      )
  }

  const because = (reason: string, mail: string | null): string => {
    const why = t('applications.whole.reason', { reason })
    return mail === null ? why : `${why} ${t('applications.mail.goesTo', { template: mail })}`
  }

  function reject(whom: Chosen, reason: RejectionReason, mail: string | null): void {
    const why = because(t(`applications.reasons.rejection.${reason}`), mail)
    const go = () => {
      decided(whom.ids, true)
      void decisions.reject(whom, reason, mail)
    }
    agreement.whenAgreed(whom, titled('reject.titleMany', whom), why, go, true)
  }

  function withdraw(whom: Chosen, reason: WithdrawalReason, mail: string | null): void {
    const why = because(t(`applications.reasons.withdrawal.${reason}`), mail)
    agreement.whenAgreed(whom, titled('withdraw.titleMany', whom), why, () => {
      decided(whom.ids, true)
      void decisions.withdraw(whom, reason, mail)
    })
  }

  function reactivate(): void {
    if (isOpenOnly() && !isOpenClosed.value) return
    reach('reactivate', chosen.value, (some) =>
      agreement.whenAgreed(some, titled('whole.reactivate', some), null, () => {
        decided(some.ids, filter.value.status !== 'all' && filter.value.status !== 'active')
        void decisions.reactivate(some)
      }),
    )
  }

  /** `reason` is offered first, where a rejection is asked about. */
  function ask(kind: 'askReject' | 'askWithdraw', whom = chosen.value, reason?: RejectionReason): void {
    if (isOpenOnly() && isOpenClosed.value) return
    reach(kind === 'askReject' ? 'reject' : 'withdraw', whom, (some) =>
      parts.questions()?.[kind](some, reason),
    )
  }

  function askTags(): void {
    const tags =
      picked.value.length > 0 ? picked.value.flatMap((one) => one.tags) : (current.value?.tags ?? [])
    reach('tag', chosen.value, (some) => parts.questions()?.askTags(some, [...new Set(tags)]))
  }

  function askRating(): void {
    reach('rate', chosen.value, (some) =>
      parts.questions()?.askRating(some, isOpenOnly() ? (current.value?.rating ?? null) : null),
    )
  }

  function askAssign(): void {
    reach('assign', chosen.value, (some) => parts.questions()?.askAssign(some))
  }

  /** What is closed has nothing to come back to. */
  function askSnooze(): void {
    if (isOpenOnly() && current.value?.status !== 'active') return
    const isSnoozed =
      picked.value.length > 0
        ? picked.value.some(({ snoozed }) => snoozed)
        : current.value?.snoozedUntil !== null
    reach('snooze', chosen.value, (some) => parts.questions()?.askSnooze(some, isSnoozed))
  }

  function rate(whom: Chosen, rating: number | null): void {
    const stars =
      rating === null ? t('applications.rate.none') : t('applications.rate.stars', { count: rating }, rating)
    agreement.whenAgreed(whom, titled('rate.titleMany', whom), `${stars}.`, () => {
      if (whom.whole) decided([], false)
      void decisions.rate(whom, rating)
    })
  }

  function tag(whom: Chosen, add: readonly string[], remove: readonly string[]): void {
    const details = [...add.map((one) => `+ ${one}`), ...remove.map((one) => `− ${one}`)].join(', ')
    agreement.whenAgreed(whom, titled('tag.titleMany', whom), `${details}.`, () => {
      if (whom.whole) decided([], false)
      void decisions.tag(whom, add, remove)
    })
  }

  function assign(whom: Chosen, colleague: Colleague | null): void {
    const name = colleague?.name ?? t('applications.assign.nobody')
    const details = `${t('applications.columns.assignee')}${t('common.colon')}${name}.`
    agreement.whenAgreed(whom, titled('assign.titleMany', whom), details, () => {
      decided(whom.ids, false)
      void decisions.assign(whom, colleague)
    })
  }

  function snooze(whom: Chosen, until: number | null): void {
    const words = titled(until === null ? 'whole.unsnooze' : 'snooze.titleMany', whom)
    const details =
      until === null ? null : `${t('applications.columns.snoozed')}${t('common.colon')}${format.date(until)}.`
    agreement.whenAgreed(whom, words, details, () => {
      decided(whom.ids, until !== null && filter.value.status === 'active')
      void decisions.snooze(whom, until)
    })
  }

  /** Everything that is fetched; once more, everything that the list has. */
  function selectAll(): void {
    const held = rows.held()
    const all = held.every(({ id }) => selection.has(id))
    if (all && held.length > 0 && held.length < (rows.total.value ?? 0)) selection.takeWhole()
    else selection.replace(held)
  }

  return {
    ...subject,
    move,
    advance,
    reject,
    withdraw,
    reactivate,
    ask,
    askTags,
    askRating,
    askAssign,
    askSnooze,
    rate,
    tag,
    assign,
    snooze,
    selectAll,
  }
}
