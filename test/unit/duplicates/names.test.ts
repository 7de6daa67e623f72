import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areNamesOfTwo, isSameName, jaroWinkler } from '../../../src/main/candidates/names.ts'

const named = (fullName: string, givenName: string | null = null) => ({ fullName, givenName })

describe('Jaro-Winkler', () => {
  it.each([
    ['martha', 'marhta', 0.9611],
    ['dixon', 'dicksonx', 0.8133],
    ['dwayne', 'duane', 0.84],
    ['same', 'same', 1],
    ['abc', 'xyz', 0],
    ['', 'abc', 0],
  ])('of %s and %s is that of Winkler’s paper', (one, other, similarity) => {
    expect(jaroWinkler(one, other)).toBeCloseTo(similarity, 4)
  })

  it('is symmetrical and between 0 and 1', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (one, other) => {
        const similarity = jaroWinkler(one, other)
        expect(similarity).toBeCloseTo(jaroWinkler(other, one), 10)
        expect(similarity).toBeGreaterThanOrEqual(0)
        expect(similarity).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('two names', () => {
  it.each([
    ['Aino Virtanen', 'Virtanen, Aino'],
    ['Aino Virtanen', 'AINO  VIRTANEN'],
    ['Jürgen Müller', 'Juergen Mueller'],
    ['Łukasz Żak', 'Lukasz Zak'],
    ['Сергей Иванов', 'Sergei Ivanov'],
    ['Katherine Johnson', 'Katharine Johnson'],
    ['李伟', '李 伟'],
  ])('%s and %s are the same', (one, other) => {
    expect(isSameName(named(one), named(other))).toBe(true)
    expect(areNamesOfTwo(named(one), named(other))).toBe(false)
  })

  it.each([
    ['Anna Virtanen', 'Matti Virtanen'],
    ['Anna Korhonen', 'Matti Nieminen'],
    ['李伟', '王芳'],
  ])('%s and %s are two people’s', (one, other) => {
    expect(isSameName(named(one), named(other))).toBe(false)
    expect(areNamesOfTwo(named(one), named(other))).toBe(true)
  })

  it.each([
    ['Anna Virtanen', 'Anna Korhonen'],
    ['A. Virtanen', 'Anna Virtanen'],
    ['Anna Maria Virtanen', 'Maria Virtanen'],
  ])('%s and %s may be one person’s, and may be two', (one, other) => {
    expect(areNamesOfTwo(named(one), named(other))).toBe(false)
  })

  it('are told by the given name where it is known', () => {
    expect(areNamesOfTwo(named('Virtanen Anna', 'Anna'), named('Virtanen Matti', 'Matti'))).toBe(true)
  })
})
