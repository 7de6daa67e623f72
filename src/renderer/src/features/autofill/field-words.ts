/** A field's value as a person reads it: what it is, and the lines below it. */
import { useI18n } from 'vue-i18n'
import type { Compared } from '#contract/autofill-compare.ts'
import { useFormat } from '../../app/format.ts'

type Value = Compared['next']

/** Keys of items in the order in which they are read and edited, with the texts that name them. */
export const LABELS: Readonly<Record<string, string>> = {
  title: 'candidates.form.jobTitle',
  employer: 'candidates.form.employer',
  degree: 'candidates.form.degree',
  area: 'candidates.form.area',
  institution: 'candidates.form.institution',
  location: 'candidates.form.location',
  language: 'candidates.form.language',
  fluency: 'candidates.form.fluency',
  address: 'candidates.form.email',
  written: 'candidates.form.phone',
  url: 'candidates.form.link',
  from: 'candidates.form.from',
  to: 'candidates.form.to',
  summary: 'candidates.form.what',
}

export interface Words {
  readonly main: string
  readonly lines: readonly string[]
  readonly long: string
}

export interface Difference {
  readonly label: string
  readonly now: string
  readonly next: string
}

export function useFieldWords() {
  const { t } = useI18n()
  const format = useFormat()

  const period = (from: string | null, to: string | null) =>
    from === null && to === null
      ? ''
      : `${from ?? '?'} – ${to ?? (from === null ? '?' : t('candidates.page.now'))}`
  const lines = (...parts: (string | null)[]) => parts.filter((part): part is string => Boolean(part))

  function wordsOf(part: string, value: Value): Words {
    if (typeof value === 'string')
      return { main: part === 'country' ? format.country(value) || value : value, lines: [], long: '' }
    if ('employer' in value)
      return {
        main: value.title || value.employer,
        lines: lines(
          lines(value.title ? value.employer : '', value.location).join(', '),
          period(value.from, value.to),
        ),
        long: value.summary,
      }
    if ('institution' in value) {
      const study = lines(value.degree, value.area).join(', ')
      return {
        main: study || value.institution,
        lines: lines(study ? value.institution : '', period(value.from, value.to)),
        long: '',
      }
    }
    if ('language' in value) return { main: value.language, lines: lines(value.fluency), long: '' }
    if ('address' in value) return { main: value.address, lines: [], long: '' }
    if ('written' in value) return { main: value.written, lines: [], long: '' }
    return { main: value.url, lines: [], long: '' }
  }

  /** What an item of the profile would change into, detail by detail. */
  function differences(current: Value, next: Value): Difference[] {
    if (typeof current === 'string' || typeof next === 'string') return []
    const [old, fresh] = [current, next] as unknown as Record<string, string | null>[]
    return Object.entries(LABELS).flatMap(([key, label]) => {
      if (!old || !fresh || !(key in fresh) || (old[key] ?? '') === (fresh[key] ?? '')) return []
      return [
        { label: t(label), now: old[key] || t('autofill.none'), next: fresh[key] || t('autofill.none') },
      ]
    })
  }

  return { wordsOf, differences }
}
