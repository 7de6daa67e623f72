import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cachedCalendar,
  dayNumbers,
  exactCalendar,
  numberOfDay,
} from '../../../src/main/retention/calendar.ts'

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const lengthOf = (year: number, month: number) =>
  month === 1 && isLeap(year) ? 29 : (LENGTHS[month] as number)
const written = (year: number, month: number, date: number) =>
  `${String(year).padStart(4, '0')}-${String(month + 1).padStart(2, '0')}-${String(date).padStart(2, '0')}`

/** Month by month on a table of lengths: shares nothing with Temporal or Date. */
function oracle(year: number, month: number, date: number, months: number): string {
  let [y, m] = [year, month]
  for (let left = months; left > 0; left -= 1) {
    m += 1
    if (m === 12) [y, m] = [y + 1, 0]
  }
  return written(y, m, Math.min(date, lengthOf(y, m)))
}

describe('months', () => {
  it('are counted as the oracle counts them, 100,000 times', () => {
    const start = fc.record({
      year: fc.integer({ min: 1970, max: 2110 }),
      month: fc.integer({ min: 0, max: 11 }),
      date: fc.integer({ min: 1, max: 31 }),
      months: fc.integer({ min: 1, max: 120 }),
    })
    fc.assert(
      fc.property(start, ({ year, month, date, months }) => {
        const real = Math.min(date, lengthOf(year, month))
        const sum = exactCalendar.after(written(year, month, real), { months, days: null })
        // Not through expect: it would be most of the time of 100,000 runs.
        if (sum !== oracle(year, month, real, months))
          throw new Error(`${year} ${month} ${date} + ${months}: ${sum}`)
      }),
      { numRuns: 100_000 },
    )
  })

  it.each([
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2028-02-29', 48, '2032-02-29'],
    ['2026-01-31', 2, '2026-03-31'],
    ['2096-02-29', 48, '2100-02-28'],
  ])('%s and %i months are %s', (day, months, sum) => {
    expect(exactCalendar.after(day, { months, days: null })).toBe(sum)
  })

  it('are not days: four weeks are 28', () => {
    expect(exactCalendar.after('2026-03-03', { months: null, days: 28 })).toBe('2026-03-31')
  })
})

describe('days of instants', () => {
  const zones = [
    'UTC',
    'Europe/Helsinki',
    'Europe/Berlin',
    'America/Los_Angeles',
    'Asia/Kolkata',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'Pacific/Kiritimati',
    'Asia/Kathmandu',
    'America/St_Johns',
  ]
  const instant = fc.integer({ min: 0, max: Date.UTC(2099, 0, 1) })

  it('are the same by the cached calendar, in every zone, at every change of the clocks', () => {
    const cached = cachedCalendar()
    fc.assert(
      fc.property(fc.constantFrom(...zones), instant, (zone, at) => {
        expect(cached.dayOf(at, zone)).toBe(exactCalendar.dayOf(at, zone))
      }),
      { numRuns: 5000 },
    )
  })

  it('are what the calendar on the wall says', () => {
    const wall = new Map(
      zones.map((timeZone) => [
        timeZone,
        new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }),
      ]),
    )
    fc.assert(
      fc.property(fc.constantFrom(...zones), instant, (zone, at) => {
        expect(exactCalendar.dayOf(at, zone)).toBe(wall.get(zone)?.format(at))
      }),
      { numRuns: 2000 },
    )
  })

  it('go on where a zone leaves out a day', () => {
    // Samoa went from 29 to 31 December 2011.
    const count = dayNumbers('Pacific/Apia')
    expect(count(Date.UTC(2011, 11, 30, 9, 59))).toBe(numberOfDay('2011-12-29'))
    expect(count(Date.UTC(2011, 11, 30, 10, 0))).toBe(numberOfDay('2011-12-31'))
  })
})
