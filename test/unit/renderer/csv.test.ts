import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  csvCell,
  csvLine,
  type Separator,
  separatorOf,
} from '../../../src/renderer/src/features/applications/csv.ts'

/** Reads what RFC 4180 says, and nothing else. */
function parse(text: string, separator: Separator): string[][] {
  const records: string[][] = []
  let cells: string[] = []
  let at = 0
  while (at < text.length) {
    let cell = ''
    if (text[at] === '"') {
      for (at += 1; text[at] !== '"' || text[at + 1] === '"'; at += 1) {
        if (text[at] === '"') at += 1
        cell += text[at]
      }
      at += 1
    } else for (; at < text.length && text[at] !== separator && text[at] !== '\r'; at += 1) cell += text[at]
    cells.push(cell)
    if (text[at] === separator) at += 1
    else {
      expect(text.slice(at, at + 2)).toBe('\r\n')
      at += 2
      records.push(cells)
      cells = []
    }
  }
  return records
}

describe('comma-separated values', () => {
  it('quote only what has to be', () => {
    expect(csvLine(['Aino', 'Lind, Anna', 'says "no"', 'two\nlines', ''], ',')).toBe(
      'Aino,"Lind, Anna","says ""no""","two\nlines",\r\n',
    )
  })

  it.each(['=1+1', '+358 40', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '"=1"', '＝1', '\tplain'])(
    'let no cell begin like a formula: %j',
    (text) => {
      expect(csvCell(text).replace(/^"/, '').startsWith("'")).toBe(true)
    },
  )

  it('leave signs alone that stand further on', () => {
    expect(csvCell('C++ = fun @ work - really')).toBe('C++ = fun @ work - really')
  })

  it('are separated as spreadsheets of the language expect it', () => {
    expect(['en', 'fi', 'de', 'sv'].map(separatorOf)).toEqual([',', ';', ';', ';'])
  })

  const signs = fc.string({
    unit: fc.constantFrom('"', ',', ';', '\t', '\r', '\n', '=', '+', '-', '@', 'a', 'ä', ' '),
  })

  it('hold no formula even where a program takes them apart in another way', () => {
    fc.assert(
      fc.property(fc.array(signs, { minLength: 1, maxLength: 3 }), (cells) => {
        for (const separator of [',', ';'] as const)
          for (const piece of csvLine(cells, separator).split(/[,;\t\r\n]/))
            expect(piece.replaceAll('"', '').trim()).not.toMatch(/^[=+\-@]/)
      }),
    )
  })

  it('are read again as they were written, apart from apostrophes, whatever is in them', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(',' as const, ';' as const),
        fc.array(fc.array(signs, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
        (separator, records) => {
          const read = parse(records.map((cells) => csvLine(cells, separator)).join(''), separator)
          expect(read.map((cells) => cells.map((cell) => cell.replaceAll("'", '')))).toEqual(records)
        },
      ),
    )
  })
})
