import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLog, describeError, redact } from '../../../src/main/platform/log.ts'

const written: string[] = []
const log = createLog((line) => written.push(line), { now: () => Date.UTC(2026, 10, 22) })

test.each([
  ['jane.doe@example.org', '[email]…org'],
  ['mail <Jane.Doe+jobs@Example.CO.UK>', 'mail [email]…UK>'],
  ['+358 40 123 4567', '[phone]…567'],
  ['call (030) 901820-15 now', 'call [phone]…-15 now'],
  ['/home/jane/CV of Jane.pdf', '[path]…pdf'],
  ['C:\\Users\\Jane Doe\\cv.pdf', '[path]…pdf'],
  ['~/Documents/cv.pdf', '[path]…pdf'],
  ['http://127.0.0.1:4000/?token=secret123', '[url]…123'],
  ['file:///home/jane/x.ts', '[url]….ts'],
  ['a@b', '[email]…'],
])('%s is written as %s', (text, safe) => {
  expect(redact(text)).toBe(safe)
})

test('ids stay whole, so that lines can be followed', () => {
  const id = '0e8400e2-9b41-4d71-a716-446655440000'
  expect(redact(`application ${id} moved`)).toBe(`application ${id} moved`)
})

test('no e-mail address or phone number survives, whatever stands around it', () => {
  const around = fc.string({ maxLength: 20 })
  fc.assert(
    fc.property(around, fc.emailAddress(), around, (before, address, after) => {
      expect(redact(`${before} ${address} ${after}`)).not.toContain(address)
    }),
  )
  fc.assert(
    fc.property(around, fc.stringMatching(/^\+[1-9]\d{7,13}$/), (before, phone) => {
      expect(redact(`${before} ${phone}`)).not.toContain(phone)
    }),
  )
})

test('redacting takes time in proportion to the text, also for hostile ones', () => {
  for (const text of [
    '@'.repeat(100_000),
    '1 '.repeat(100_000),
    '/a'.repeat(100_000),
    'a.'.repeat(100_000),
  ]) {
    expect(typeof redact(text)).toBe('string')
  }
})

test('a line is JSON with time, level and event; texts in it are redacted', () => {
  log.warn('intake.refused', { file: '/home/jane/cv.pdf', count: 3, codes: ['a@b.example'] })
  expect(JSON.parse(written.at(-1) ?? '')).toEqual({
    at: '2026-11-22T00:00:00.000Z',
    level: 'warn',
    event: 'intake.refused',
    file: '[path]…pdf',
    count: 3,
    codes: ['[email]…ple'],
  })
})

test('an unexpected error is written by name, code and place, not by what it says', () => {
  const error = Object.assign(new Error('no such column: Jane'), {
    name: 'SqliteError',
    code: 'SQLITE_ERROR',
  })
  const described = describeError(error)
  expect(described).toMatchObject({ error: 'SqliteError', code: 'SQLITE_ERROR' })
  expect(described.stack).toEqual(expect.arrayContaining([expect.stringMatching(/log\.test\.ts:\d+/)]))
  expect(JSON.stringify(described)).not.toContain('Jane')
})

test('messages that speak of code or of the schema stay, without what they quote', () => {
  const unique = Object.assign(new Error('UNIQUE constraint failed: opening.requisition_number'), {
    name: 'SqliteError',
  })
  expect(describeError(unique).message).toBe('UNIQUE constraint failed: opening.requisition_number')
  const type = new TypeError('Cannot read properties of undefined (reading "Jane")')
  expect(describeError(type).message).not.toContain('Jane')
  expect(describeError('Jane threw a string')).toEqual({ error: 'string' })
})

test('a message of several lines leaves none of them in the stack', () => {
  const error = new Error('first\n    at Jane (/home/jane/secret.txt:1:1)\nlast')
  expect(JSON.stringify(describeError(error))).not.toMatch(/Jane/)
})
