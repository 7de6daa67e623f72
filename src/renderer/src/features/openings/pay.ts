/** A pay range in words. */
import { useI18n } from 'vue-i18n'
import type { OpeningDraft } from '#contract/openings.ts'
import { useFormat } from '../../app/format.ts'

export function usePayWords(): (pay: OpeningDraft['pay']) => string {
  const { t, locale } = useI18n()
  const format = useFormat()
  return (pay) => {
    if (!pay) return ''
    const period = t(`openings.payPeriods.${pay.period}`)
    // German writes nouns with a capital wherever they stand.
    const values = {
      currency: pay.currency,
      period: locale.value === 'de' ? period : period.toLocaleLowerCase(locale.value),
    }
    const from = pay.min === null ? '' : format.number(pay.min)
    const to = pay.max === null ? '' : format.number(pay.max)
    if (from && to) return t('openings.payRange', { ...values, from, to })
    return from ? t('openings.payFrom', { ...values, from }) : t('openings.payTo', { ...values, to })
  }
}
