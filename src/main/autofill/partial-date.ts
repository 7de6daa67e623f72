import { checkedDate } from './checked-date.ts'
import { findPeriods } from './dates.ts'

/** A date in a field of its own, such as '2020', 'Mar 2020', '2020-03-01' or '3/2020', as JSON Resume has it; or null. */
export function partialDate(written: string): string | null {
  const text = written.trim().slice(0, 40)
  const iso = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:T[\d:.+Z-]*)?$/.exec(text)
  if (iso) {
    const [, year = '', month, day] = iso
    return checkedDate(year, month, day)
  }
  return findPeriods(text)[0]?.from ?? null
}
