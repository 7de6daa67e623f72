import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldName, normaliseEmail, toE164 } from '../../../src/main/candidates/normalise.ts'

describe('folding a name', () => {
  it.each([
    ['  José  ÁLVAREZ ', 'jose alvarez'],
    ['Łukasz Żółć', 'lukasz zolc'],
    ['Søren Ærø', 'soren aero'],
    ['STRASSE', 'strasse'],
    ['Straße', 'strasse'],
    ['İpek Işık', 'ipek isik'],
    ['Дмитрий', 'дмитрии'],
    ['Ωμέγας', 'ωμεγασ'],
    ['Nguyễn Thị', 'nguyen thi'],
    ['ﬁnn', 'finn'],
  ])('makes %s the same as %s', (name, folded) => {
    expect(foldName(name)).toBe(folded)
  })

  it.each(['王小明', '김민준', 'محمد', 'עִבְרִית', 'प्रिया', 'がぎ', 'ไทย'])('keeps %s as it is', (name) => {
    expect(foldName(name)).toBe(name.normalize('NFKD').normalize('NFC'))
  })

  it('changes nothing more when done twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        expect(foldName(foldName(text))).toBe(foldName(text))
      }),
    )
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        expect(foldName(foldName(text))).toBe(foldName(text))
      }),
    )
  })
})

describe('an e-mail address', () => {
  it('is compared without case, width and blanks around it', () => {
    expect(normaliseEmail('  Anna@Example.COM ')).toBe('anna@example.com')
    expect(normaliseEmail('ａnna@example.com')).toBe('anna@example.com')
  })
})

describe('a phone number', () => {
  it('is understood with its country, or alone when it carries a calling code', () => {
    expect(toE164('040 123 4567', 'FI')).toBe('+358401234567')
    expect(toE164('+49 30 901820', null)).toBe('+4930901820')
    expect(toE164('040 123 4567', null)).toBeNull()
    expect(toE164('ask my mother', 'FI')).toBeNull()
    expect(toE164('', null)).toBeNull()
  })
})
