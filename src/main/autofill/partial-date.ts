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

/** YYYY, YYYY-MM or YYYY-MM-DD of parts that are numbers; parts out of range are left out, null without a likely year. */
export function checkedDate(
  year: string | undefined,
  month?: string | undefined,
  day?: string | undefined,
): string | null {
  const numbers = { year: Number(year), month: Number(month), day: Number(day) }
  if (!(numbers.year >= 1900 && numbers.year <= 2100)) return null
  if (!(numbers.month >= 1 && numbers.month <= 12)) return `${numbers.year}`
  const upToMonth = `${numbers.year}-${String(numbers.month).padStart(2, '0')}`
  if (!(numbers.day >= 1 && numbers.day <= 31)) return upToMonth
  return `${upToMonth}-${String(numbers.day).padStart(2, '0')}`
}
