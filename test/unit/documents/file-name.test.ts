import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sanitiseFileName } from '../../../src/main/documents/file-name.ts'

describe('the original name of a file', () => {
  test.each([
    ['Jane Doe CV.pdf', 'Jane Doe CV.pdf'],
    ['履歴書 2025.docx', '履歴書 2025.docx'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\jane\\cv.doc', 'cv.doc'],
    ['folder/', 'folder'],
    ['cv\u202efdp.exe', 'cvfdp.exe'],
    ['a\0b\r\nc.txt', 'abc.txt'],
    ['cv.pdf. . .', 'cv.pdf'],
    ['.htaccess', 'htaccess'],
    ['what?<is>"this"|*.pdf', 'what__is__this___.pdf'],
    ['con', '_con'],
    ['COM1.pdf', '_COM1.pdf'],
    ['console.pdf', 'console.pdf'],
    ['', 'document'],
    ['../..', 'document'],
    ['Zoe\u0308.pdf', 'Zoë.pdf'],
  ])('%j becomes %j', (original, expected) => {
    expect(sanitiseFileName(original)).toBe(expected)
  })

  test('a long name keeps its extension and no half characters', () => {
    const long = sanitiseFileName(`${'a'.repeat(300)}.docx`)
    expect(long).toHaveLength(120)
    expect(long.endsWith('a.docx')).toBe(true)
    const family = sanitiseFileName(`${'👩‍👩‍👧'.repeat(60)}.pdf`)
    expect(family).toMatch(/^(?:👩‍👩‍👧)+\.pdf$/u)
  })

  test('is never a path, never hidden or reserved, fits everywhere, and stays the same when cleaned again', () => {
    const unit = fc.oneof(
      fc.constantFrom('/', '\\', '.', ' ', ':', '\0', '\u202e', '\ud800', 'con', 'nul', '.pdf', 'é', '漢'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    )
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 300 }), (parts) => {
        const name = sanitiseFileName(parts.join(''))
        expect(name).not.toMatch(/[/\\<>:"|?*]|\p{Cc}|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/u)
        expect(name).not.toMatch(/^[. ]|[. ]$|^(con|nul|prn|aux)(\.|$)/i)
        expect(name.length).toBeGreaterThan(0)
        expect(name.length).toBeLessThanOrEqual(120)
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(240)
        expect(name.isWellFormed()).toBe(true)
        expect(sanitiseFileName(name)).toBe(name)
      }),
      { numRuns: 1000 },
    )
  })
})
