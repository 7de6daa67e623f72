import { useI18n } from 'vue-i18n'
import type { ApplicationRow } from '#contract/applications.ts'
import type { ListColumn } from '#contract/views.ts'
import { useFormat } from '../../app/format.ts'

/** How an application stands, in words: its stage while it is active, else what was decided and why. */
export function useStateWords(): (row: ApplicationRow) => string {
  const { t, te } = useI18n()
  return ({ status, stageName, dispositionReason }) => {
    if (status === 'active') return stageName
    const verdict = t(`applications.status.${status}`)
    const key = `applications.reasons.${status === 'rejected' ? 'rejection' : 'withdrawal'}.${dispositionReason}`
    return dispositionReason && te(key) ? `${verdict}: ${t(key)}` : verdict
  }
}

/** What a column shows of a row, and what it says in full where that is more. */
export function useCellText(): (column: ListColumn, row: ApplicationRow) => { text: string; full?: string } {
  const { t } = useI18n()
  const format = useFormat()
  const { shortDate } = format
  const stateWords = useStateWords()

  return (column, row) => {
    switch (column) {
      case 'headline':
        return { text: row.headline ?? '' }
      case 'opening':
        return { text: row.openingTitle }
      case 'stage':
        return { text: row.stageName }
      case 'status':
        return { text: t(`applications.status.${row.status}`), full: stateWords(row) }
      case 'received':
        return { text: shortDate(row.receivedAt), full: format.dateTime(row.receivedAt) }
      case 'stageEntered':
        return { text: shortDate(row.stageEnteredAt), full: format.dateTime(row.stageEnteredAt) }
      case 'rating':
        return row.rating === null
          ? { text: '' }
          : { text: String(row.rating), full: t('applications.list.rating', { rating: row.rating }) }
      case 'tags':
        return { text: row.tags.join(', ') }
      case 'source':
        return { text: t(`applications.source.${row.source}`) }
      case 'city':
        return { text: row.city ?? '' }
      case 'country':
        return { text: row.candidateCountry ?? '', full: format.country(row.candidateCountry) }
      case 'language':
        return { text: row.language, full: format.language(row.language) }
      case 'assignee':
        return { text: row.assignee?.name ?? '' }
      case 'snoozed':
        return row.snoozedUntil === null
          ? { text: '' }
          : { text: shortDate(row.snoozedUntil), full: format.dateTime(row.snoozedUntil) }
      case 'documents':
        return row.documents === 0
          ? { text: '' }
          : {
              text: String(row.documents),
              full: t('applications.list.documents', { count: row.documents }, row.documents),
            }
    }
  }
}
