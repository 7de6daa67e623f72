/** Days to snooze until, in the calendar of the person who sits here. */

/** What is offered; the keys of their texts. */
export type SnoozeChoice = 'tomorrow' | 'monday' | 'week' | 'month'

export interface SnoozeDay {
  readonly choice: SnoozeChoice
  /** Start of the day where the person is, UTC ms. */
  readonly until: number
}

const startOf = (year: number, month: number, day: number): number => new Date(year, month, day).getTime()

/**
 * Tomorrow, the next Monday, in a week, in a month (its last day where the month is shorter). Monday is left out on a
 * Sunday, when it is tomorrow, and on a Monday, when it is in a week.
 */
export function snoozeDays(now: Date): SnoozeDay[] {
  const [year, month, day] = [now.getFullYear(), now.getMonth(), now.getDate()]
  const weekday = now.getDay()
  const lastOfNextMonth = new Date(year, month + 2, 0).getDate()
  const days: SnoozeDay[] = [
    { choice: 'tomorrow', until: startOf(year, month, day + 1) },
    { choice: 'monday', until: startOf(year, month, day + ((8 - weekday) % 7 || 7)) },
    { choice: 'week', until: startOf(year, month, day + 7) },
    { choice: 'month', until: startOf(year, month + 1, Math.min(day, lastOfNextMonth)) },
  ]
  return days.filter(
    ({ choice, until }) =>
      choice !== 'monday' || !days.some((one) => one.choice !== 'monday' && one.until === until),
  )
}

/** Start of a day given as YYYY-MM-DD, UTC ms; null when it is no day, or not after today. */
export function startOfDay(text: string, now: Date): number | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []
  if (year === undefined) return null
  const start = new Date(Number(year), Number(month) - 1, Number(day))
  const isThatDay = start.getMonth() === Number(month) - 1 && start.getDate() === Number(day)
  return isThatDay && start.getTime() > now.getTime() ? start.getTime() : null
}

/** Tomorrow as YYYY-MM-DD: the first day that can be chosen. */
export function firstDay(now: Date): string {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`
}
