/** Dates and ages of a query as instants, in the calendar of this computer. */
import type { QueryPoint, QueryValue } from '#contract/query.ts'

/** Instants in UTC ms, `from` inside, `to` outside; null: open. */
export interface Span {
  from: number | null
  to: number | null
}

const DAY_MS = 86_400_000

/** Midnight at the start of a day; months and days beyond their end run on. */
const dayStart = (year: number, month: number, day: number): number =>
  new Date(year, month - 1, day).getTime()

/** The whole day, month or year. */
function spanOfDate(date: string, now: number): { from: number; to: number } {
  const moving = { yesterday: -1, today: 0, tomorrow: 1 }[date]
  if (moving !== undefined) {
    const today = new Date(now)
    const at = (days: number) => dayStart(today.getFullYear(), today.getMonth() + 1, today.getDate() + days)
    return { from: at(moving), to: at(moving + 1) }
  }
  const [year = 0, month, day] = date.split('-').map(Number)
  if (month === undefined) return { from: dayStart(year, 1, 1), to: dayStart(year + 1, 1, 1) }
  if (day === undefined) return { from: dayStart(year, month, 1), to: dayStart(year, month + 1, 1) }
  return { from: dayStart(year, month, day), to: dayStart(year, month, day + 1) }
}

/** The instant so far from now, in the past (-1) or in the future (1). */
function ageInstant({ amount, unit }: QueryPoint & { is: 'age' }, now: number, direction: -1 | 1): number {
  if (unit === 'd' || unit === 'w') return now + direction * amount * (unit === 'd' ? 1 : 7) * DAY_MS
  const at = new Date(now)
  const months = direction * amount * (unit === 'm' ? 1 : 12)
  const day = at.getDate()
  at.setDate(1)
  at.setMonth(at.getMonth() + months)
  at.setDate(Math.min(day, new Date(at.getFullYear(), at.getMonth() + 1, 0).getDate()))
  return at.getTime()
}

/**
 * The instants that a value stands for; `direction`: whether ages count back from now or ahead. An age without a
 * comparison is everything up to it.
 */
export function spanOf(value: QueryValue, now: number, direction: -1 | 1): Span {
  if (value.type === 'compare') return compared(value.how, value.point, now, direction)
  if (value.type !== 'range') return { from: null, to: null }
  const least = value.least && compared('>=', value.least, now, direction)
  const most = value.most && compared('<=', value.most, now, direction)
  const later = (a: number | null, b: number | null) => (a === null ? b : b === null ? a : Math.max(a, b))
  const sooner = (a: number | null, b: number | null) => (a === null ? b : b === null ? a : Math.min(a, b))
  return {
    from: later(least?.from ?? null, most?.from ?? null),
    to: sooner(least?.to ?? null, most?.to ?? null),
  }
}

function compared(
  how: '=' | '<' | '<=' | '>' | '>=',
  point: QueryPoint,
  now: number,
  direction: -1 | 1,
): Span {
  if (point.is === 'date') {
    const { from, to } = spanOfDate(point.date, now)
    if (how === '=') return { from, to }
    if (how === '<') return { from: null, to: from }
    if (how === '<=') return { from: null, to }
    return { from: how === '>' ? to : from, to: null }
  }
  if (point.is === 'number') return { from: null, to: null }
  const at = ageInstant(point, now, direction)
  const older = how === '>' || how === '>='
  // Older is earlier when it lies behind, later when it lies ahead.
  return older === (direction === -1) ? { from: null, to: at } : { from: at, to: null }
}
