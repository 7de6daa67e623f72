import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CandidateProfile } from '../../../src/contract/candidates.ts'
import { applicationPackageJsonSchema } from '../../../src/main/intake/package-format.ts'
import { profileOf, readApplicationJson } from '../../../src/main/intake/package-read.ts'
import { IntakeRefusal } from '../../../src/main/intake/refusal.ts'

const NOW = Date.UTC(2026, 0, 1)
const read = (value: unknown) => readApplicationJson(Buffer.from(JSON.stringify(value)), NOW)
const least = {
  format: 'haku-application/1',
  appliedAt: '2025-11-03T09:00:00Z',
  candidate: { basics: { name: 'Aino Virtanen' } },
}

function refusal(value: unknown): { code: string; message: string } {
  try {
    if (value instanceof Uint8Array) readApplicationJson(value, NOW)
    else read(value)
  } catch (error) {
    if (error instanceof IntakeRefusal) return { code: error.code, message: error.message }
    throw error
  }
  throw new Error('It was read.')
}

describe('the format haku-application/1', () => {
  it('has the published JSON Schema', () => {
    const file = new URL('../../../docs/specs/haku-application-1.schema.json', import.meta.url)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(applicationPackageJsonSchema())
  })

  it('still reads every frozen sample', () => {
    const folder = new URL('../../fixtures/packages/', import.meta.url)
    const samples = readdirSync(folder)
    expect(samples).toContain('full')
    for (const sample of samples) {
      const bytes = readFileSync(new URL(`${sample}/application.json`, folder))
      const expected = JSON.parse(readFileSync(new URL(`${sample}/expected.json`, folder), 'utf8'))
      const application = readApplicationJson(bytes, NOW)
      expect({ ...application, candidate: profileOf(application.candidate) }).toEqual(expected)
    }
  })

  it('needs a format, an instant and a name, and nothing else', () => {
    expect(read(least)).toMatchObject({ source: 'unknown', answers: [], consents: [], attachments: [] })
  })

  it('takes null and "" for what is left out', () => {
    const candidate = { basics: { name: 'A', email: '', phone: null, location: { city: '' } }, work: null }
    expect(read({ ...least, candidate, requisitionNumber: '', language: null })).not.toHaveProperty(
      'language',
    )
  })

  it('takes addresses in every script, and as unusual as people have them', () => {
    for (const email of ['мария@почта.рф', '李@例子.广告', "o'neil.@example.org", 'aino@intranet']) {
      expect(read({ ...least, candidate: { basics: { name: 'A', email } } }).candidate.basics.email).toBe(
        email,
      )
    }
    expect(
      refusal({ ...least, candidate: { basics: { name: 'A', email: 'no address' } } }).message,
    ).toContain('candidate.basics.email')
  })

  it('passes over what it does not know', () => {
    expect(read({ ...least, extra: 1, candidate: { ...least.candidate, hobbies: [{}] } })).not.toHaveProperty(
      'extra',
    )
  })

  it.each([
    ['candidate.basics.name', { ...least, candidate: { basics: { name: 7 } } }],
    ['candidate.basics.email', { ...least, candidate: { basics: { name: 'A', email: 'not an address' } } }],
    [
      'candidate.work[1].startDate',
      { ...least, candidate: { basics: { name: 'A' }, work: [{}, { startDate: 'May' }] } },
    ],
    ['candidate.basics.name', { ...least, candidate: { basics: { name: '\u0007\u202e' } } }],
    ['appliedAt', { ...least, appliedAt: '2025-11-03' }],
    ['appliedAt', { ...least, appliedAt: '2026-01-03T00:00:00Z' }],
    ['attachments[0].kind', { ...least, attachments: [{ file: 'a', kind: 'photo' }] }],
    ['the document', []],
  ])('names the place of a fault: %s', (path, value) => {
    const { code, message } = refusal(value)
    expect(code).toBe('MALFORMED')
    expect(message).toContain(`${path}: `)
  })

  it('says what to do about bytes that are no JSON, no UTF-8 or too many, without quoting them', () => {
    const secret = 'Salainen Hakija'
    for (const bytes of [
      Buffer.from(`{"format": "${secret}`),
      Buffer.from([0x7b, 0xff, 0x7d]),
      Buffer.alloc(1024 * 1024 + 1, ' '),
      Buffer.from('['.repeat(100_000)),
      Buffer.from(`${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`),
    ]) {
      const { code, message } = refusal(bytes)
      expect(code).toBe('MALFORMED')
      expect(message).not.toContain('Salainen')
      expect(message).toContain('Ask the sender')
    }
  })

  it('names another version instead of guessing', () => {
    expect(refusal({ ...least, format: 'haku-application/2' }).code).toBe('UNKNOWN_FORMAT')
  })

  it('yields profiles that the contract takes, whatever strings are in it', () => {
    const text = fc.string({ unit: 'binary', maxLength: 200 })
    fc.assert(
      fc.property(
        fc.record({
          basics: fc.record({
            name: text,
            label: text,
            phone: fc.string({ unit: 'binary', maxLength: 60 }),
            url: fc.webUrl(),
            summary: text,
          }),
          work: fc.array(fc.record({ name: text, position: text, highlights: fc.array(text) }), {
            maxLength: 3,
          }),
          skills: fc.array(fc.record({ name: text, keywords: fc.array(text) }), { maxLength: 3 }),
        }),
        (candidate) => {
          let application: ReturnType<typeof read>
          try {
            application = read({ ...least, candidate })
          } catch (error) {
            expect(error).toBeInstanceOf(IntakeRefusal)
            return
          }
          expect(CandidateProfile.safeParse(profileOf(application.candidate)).error?.issues).toBeUndefined()
        },
      ),
    )
  })
})
