/** Rules and decisions in words: which rule decides, and why the others do not. */
import { useI18n } from 'vue-i18n'
import type { Explained, RuleRef } from '#contract/retention.ts'
import { useFormat } from '../../app/format.ts'
import { subdivisionName } from '../../app/places.ts'

type Named = Pick<RuleRef, 'country' | 'subdivision' | 'scope'>

/** Losses that say least come last: the first is what a list shows. */
const TELLS_LEAST: ReadonlySet<string> = new Set(['LESS_SPECIFIC', 'MINIMUM_OVER'])

export function useRuleWords() {
  const { t } = useI18n()
  const format = useFormat()

  const period = (months: number | null, days: number | null): string => {
    if (months !== null) return t('retention.months', { n: format.number(months) }, months)
    return days === null ? '' : t('retention.days', { n: format.number(days) }, days)
  }
  /** `US-CA`, as lists write it. */
  const code = ({ country, subdivision }: Named): string =>
    subdivision === null ? country : `${country}-${subdivision}`
  /** With its name, and the kind of employer where it is for one kind only. */
  const place = (rule: Named): string => {
    const country = rule.country === 'EU' ? t('retention.rules.eu') : format.country(rule.country)
    const part = rule.subdivision === null ? '' : subdivisionName(code(rule))
    const scope = rule.scope === 'default' ? '' : t(`retention.rules.scope.${rule.scope}`)
    return [country, part, scope].filter(Boolean).join(' · ')
  }
  const maximum = (rule: RuleRef): string =>
    t('retention.by.maximum', {
      place: code(rule),
      clock: t(`retention.clock.${rule.clock}`),
      period: period(rule.maxMonths, rule.maxDays),
    })
  const minimum = (rule: RuleRef): string =>
    t('retention.by.minimum', { place: code(rule), period: period(rule.minMonths, rule.minDays) })
  const day = (date: string | null): string =>
    date === null ? t('retention.until') : format.calendarDate(date)

  const deciding = ({ rule, by }: Pick<Explained, 'rule' | 'by'>): string => {
    if (rule === null) return ''
    return t(`retention.by.${by ?? 'maximum'}`, {
      place: code(rule),
      clock: t(`retention.clock.${rule.clock}`),
      period: by === 'minimum' ? period(rule.minMonths, rule.minDays) : period(rule.maxMonths, rule.maxDays),
    })
  }
  /** What lost, one sentence each, the most telling first. */
  const lost = (explained: Pick<Explained, 'lost'>): string[] =>
    [...explained.lost]
      .sort((a, b) => Number(TELLS_LEAST.has(a.code)) - Number(TELLS_LEAST.has(b.code)))
      .map(({ code: reason, rule, on }) =>
        t(`retention.lost.${reason}`, {
          max: rule ? maximum(rule) : '',
          min: rule ? minimum(rule) : '',
          date: day(on),
        }),
      )
  const decision = ({
    decision: what,
    dueOn,
    rule,
  }: Pick<Explained, 'decision' | 'dueOn' | 'rule'>): string => {
    const said = t(`retention.decision.${what}`, { date: dueOn === null ? '' : format.calendarDate(dueOn) })
    return what === 'IN_PROCESS' && rule ? `${said}: ${t(`retention.begins.${rule.clock}`)}` : said
  }

  return { period, code, place, deciding, lost, decision, day }
}
