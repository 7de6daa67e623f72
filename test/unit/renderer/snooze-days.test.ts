import { expect, test } from 'vitest'
import {
  firstDay,
  snoozeDays,
  startOfDay,
} from '../../../src/renderer/src/features/applications/snooze-days.ts'

const at = (year: number, month: number, day: number, hour = 0, minute = 0) =>
  new Date(year, month - 1, day, hour, minute)
const offered = (now: Date) => Object.fromEntries(snoozeDays(now).map(({ choice, until }) => [choice, until]))

test('days begin at midnight where the person is, however late it is', () => {
  // A Wednesday.
  expect(offered(at(2026, 3, 4, 23, 59))).toEqual({
    tomorrow: at(2026, 3, 5).getTime(),
    monday: at(2026, 3, 9).getTime(),
    week: at(2026, 3, 11).getTime(),
    month: at(2026, 4, 4).getTime(),
  })
})

test('Monday is not offered twice: on a Sunday it is tomorrow, on a Monday it is in a week', () => {
  expect(offered(at(2026, 3, 8, 12))).not.toHaveProperty('monday')
  expect(offered(at(2026, 3, 9, 12))).not.toHaveProperty('monday')
  expect(offered(at(2026, 3, 7, 12)).monday).toBe(at(2026, 3, 9).getTime())
})

test('a month that is shorter ends on its last day', () => {
  expect(offered(at(2026, 1, 31, 9)).month).toBe(at(2026, 2, 28).getTime())
  expect(offered(at(2026, 12, 31, 9)).month).toBe(at(2027, 1, 31).getTime())
})

test('every day that is offered lies ahead', () => {
  for (let day = 0; day < 800; day += 1) {
    const now = at(2026, 1, 1 + day, 23, 30)
    for (const { until } of snoozeDays(now)) {
      expect(until).toBeGreaterThan(now.getTime())
      expect(new Date(until).getHours()).toBe(0)
    }
  }
})

test('a day of choice is one of the calendar, and later than today', () => {
  const now = at(2026, 3, 4, 8)
  expect(startOfDay('2026-03-05', now)).toBe(at(2026, 3, 5).getTime())
  expect(firstDay(now)).toBe('2026-03-05')
  expect(firstDay(at(2026, 12, 31))).toBe('2027-01-01')
  for (const bad of ['2026-03-04', '2025-01-01', '2026-02-30', '2027-13-01', '', 'soon'])
    expect(startOfDay(bad, now), bad).toBeNull()
})
