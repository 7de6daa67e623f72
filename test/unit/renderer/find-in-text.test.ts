import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textFinder } from '../../../src/renderer/src/features/documents/find-in-text.ts'

const found = (text: string, query: string) =>
  textFinder(text)(query).map(({ start, end }) => text.slice(start, end))

describe('find in a text', () => {
  it('does not mind case and accents', () => {
    expect(found('Päternoster, PATERNOSTER, paternóster', 'paternoster')).toEqual([
      'Päternoster',
      'PATERNOSTER',
      'paternóster',
    ])
    expect(found('resume and résumé', 'Résumé')).toEqual(['resume', 'résumé'])
  })

  it('marks a letter with its combining accents', () => {
    expect(found('cafe\u0301 au lait', 'cafe au')).toEqual(['cafe\u0301 au'])
  })

  it('takes any white space for a space', () => {
    expect(found('ten\n\t years', 'ten years')).toEqual(['ten\n\t years'])
  })

  it('finds in scripts without case, and marks whole characters', () => {
    expect(found('李 伟 works', '伟')).toEqual(['伟'])
    expect(found('한국어', '국')).toEqual(['국'])
    expect(found('a 😀 b', '😀')).toEqual(['😀'])
  })

  it('finds nothing for nothing', () => {
    expect(found('some text', '  ')).toEqual([])
    expect(found('', 'text')).toEqual([])
  })

  it('finds every piece of a text in it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
        fc.nat(59),
        fc.nat(10),
        (text, from, length) => {
          const characters = [...text]
          const piece = characters
            .slice(from, from + length + 1)
            .join('')
            .trim()
          fc.pre(piece !== '' && !/\p{M}/u.test(piece.normalize('NFD')))
          expect(textFinder(text)(piece).length).toBeGreaterThan(0)
        },
      ),
    )
  })

  it('answers for the longest text that is shown', () => {
    const text = 'lifts and escalators '.repeat(100_000)
    expect(textFinder(text)('escalators')).toHaveLength(1000)
  })
})
