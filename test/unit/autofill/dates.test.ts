import { describe, expect, test } from 'vitest'
import { findPeriods } from '../../../src/main/autofill/dates.ts'
import { partialDate } from '../../../src/main/autofill/partial-date.ts'

const read = (text: string) =>
  findPeriods(text).map(({ from, to, ongoing, single }) => ({ from, to, ongoing, single }))
const range = (from: string, to: string) => [{ from, to, ongoing: false, single: false }]
const since = (from: string) => [{ from, to: null, ongoing: true, single: false }]

describe('periods', () => {
  test.each([
    ['March 2019 – May 2021', '2019-03', '2021-05'],
    ['Mar 2019 to May 2021', '2019-03', '2021-05'],
    ['März 2019 bis Mai 2021', '2019-03', '2021-05'],
    ['Jan. 2018–Dez. 2020', '2018-01', '2020-12'],
    ['maaliskuu 2019 – toukokuu 2021', '2019-03', '2021-05'],
    ['1.3.2019–31.5.2021', '2019-03-01', '2021-05-31'],
    ['3/2019–5/2021', '2019-03', '2021-05'],
    ['mars 2019 - maj 2021', '2019-03', '2021-05'],
    ['mars 2019 à mai 2021', '2019-03', '2021-05'],
    ['de marzo de 2019 a mayo de 2021', '2019-03', '2021-05'],
    ['marzo 2019 - maggio 2021', '2019-03', '2021-05'],
    ['maart 2019 tot mei 2021', '2019-03', '2021-05'],
    ['03.2019 - 05.2021', '2019-03', '2021-05'],
    ['2019-03 – 2021-05', '2019-03', '2021-05'],
    ['2019/03 - 2021/05', '2019-03', '2021-05'],
    ['03–05/2019', '2019-03', '2019-05'],
    ['May – August 2019', '2019-05', '2019-08'],
    ['Sommer 2019 – Winter 2020', '2019', '2020'],
    ['(2011 - 2015)', '2011', '2015'],
    ["Mar '19 - May '21", '2019-03', '2021-05'],
  ])('%s', (text, from, to) => {
    expect(read(text)).toEqual(range(from, to))
  })

  test.each([
    ['March 2019 – present', '2019-03'],
    ['03/2019 – heute', '2019-03'],
    ['seit 03/2019', '2019-03'],
    ['3/2019 –', '2019-03'],
    ['3/2019–nykyinen', '2019-03'],
    ['vuodesta 2018', '2018'],
    ['mars 2019 – nu', '2019-03'],
    ['mars 2019 à aujourd’hui', '2019-03'],
    ['marzo de 2019 - actualidad', '2019-03'],
    ['marzo de 2019 a la actualidad', '2019-03'],
    ['marzo 2019 - in corso', '2019-03'],
    ['maart 2019 - heden', '2019-03'],
    ['since March 2020', '2020-03'],
  ])('%s goes on', (text, from) => {
    expect(read(text)).toEqual(since(from))
  })

  test('numbers that only look like years are none, and an order that cannot be is no range', () => {
    expect(read('Phone 020 7946 0199, room 1850')).toEqual([])
    expect(read('2019 – 2015')).toEqual([{ from: '2019', to: null, ongoing: true, single: false }])
  })

  test('places are those of the text', () => {
    const text = 'Cook, 03/2019 – 05/2021, Bern'
    const [period] = findPeriods(text)
    expect(text.slice(period?.start, period?.end)).toBe('03/2019 – 05/2021')
  })

  test.each([
    ['Mar 2020', '2020-03'],
    ['2020', '2020'],
    ['2020-03-01T00:00:00Z', '2020-03-01'],
    ['2020-13', '2020'],
    ['1/2/20', null],
    ['', null],
    ['soon', null],
  ])('a date alone: %s', (text, date) => {
    expect(partialDate(text)).toBe(date)
  })
})
