import { useI18n } from 'vue-i18n'
import type { ImportCounts } from '#contract/imports.ts'
import { useFormat } from '../../app/format.ts'

/** In the order of what a person asks first. */
export const OUTCOMES = ['new', 'updated', 'same', 'refused', 'reverted'] as const

/** "48 new, 2 updated, 1 refused". */
export function useSummary(): (counts: ImportCounts) => string {
  const { t } = useI18n()
  const format = useFormat()
  return (counts) => {
    const parts = OUTCOMES.filter((one) => counts[one] > 0).map((one) =>
      t(`imports.summary.${one}`, { count: format.number(counts[one]) }, counts[one]),
    )
    return parts.length > 0 ? parts.join(', ') : t('imports.summary.nothing')
  }
}
