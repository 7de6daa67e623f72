import { describe, expect, it } from 'vitest'
import { declaredSizes } from '../../../src/renderer/src/features/documents/pdf/embedded-sizes.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const file = (object: number, size: string) =>
  `${object} 0 obj <</Type /EmbeddedFile /Params <<${size}>> /Length 5>> stream\n12345\nendstream endobj\n`
const named = (object: number, name: string, stream: number) =>
  `${object} 0 obj <</Type /Filespec /F (${name}) /EF <</F ${stream} 0 R>>>> endobj\n`

describe('what a PDF says its embedded files weigh', () => {
  it('is told by name, whatever order they stand in', () => {
    const sizes = declaredSizes(
      bytes(named(7, 'b.txt', 5) + file(4, '/Size 1200') + file(5, '/Size 99') + named(8, 'a.xml', 4)),
    )
    expect([...sizes.byName]).toEqual([
      ['b.txt', 99],
      ['a.xml', 1200],
    ])
    expect(sizes.all).toEqual([1200, 99])
  })

  it('is not guessed where it stands elsewhere or not at all', () => {
    const sizes = declaredSizes(
      bytes(file(4, '/Size 9 0 R') + file(5, '') + named(7, 'a.xml', 4) + named(8, 'b', 6)),
    )
    expect(sizes.byName.size).toBe(0)
    expect(sizes.all).toEqual([])
  })

  it('costs little in a file made of nothing but claims', () => {
    const hostile = '/Type /EmbeddedFile /EF << /Size 1 '.repeat(100_000)
    expect(declaredSizes(bytes(hostile)).all).toEqual([])
  })
})
