import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unguarded } from '../../../src/main/imports/guard.ts'
import { readTable, sniffDelimiter, type TableHead, type TableRow } from '../../../src/main/imports/table.ts'
import { Problem } from '../../../src/main/platform/problem.ts'
import { csvLine } from '../../../src/renderer/src/features/applications/csv.ts'

async function read(content: string | Uint8Array) {
  let head: TableRow | undefined
  let about: TableHead | undefined
  const rows: TableRow[] = []
  await readTable(new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), {
    head: (row, told) => {
      head = row
      about = told
    },
    rows: (some) => rows.push(...some),
  })
  return {
    head: head?.cells,
    about,
    rows: rows.map(({ cells }) => cells),
    lines: rows.map(({ line }) => line),
  }
}

const utf16 = (text: string, big: boolean): Uint8Array => {
  const bytes = Buffer.from(text, 'utf16le')
  if (big) bytes.swap16()
  return bytes
}
const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1')

const TABLE = [
  ['Name', 'Stadt', 'Notiz'],
  ['Jörg Müller', 'Köln', 'spricht Französisch; sehr gut'],
  ['Åsa Öberg', 'Malmö', 'två rader,\nmed komma'],
  ['Bo "Bosse" Berg', 'Ås', ''],
]
const quoted = (cell: string) => (/[",;|\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
const written = (separator: string, end = '\r\n') =>
  TABLE.map((row) => row.map(quoted).join(separator)).join(end)

describe('a table in every dialect', () => {
  for (const delimiter of [',', ';', '\t', '|'] as const)
    for (const [name, end] of [
      ['CR LF', '\r\n'],
      ['LF', '\n'],
      ['CR', '\r'],
    ] as const)
      it(`is read with ${JSON.stringify(delimiter)} and ${name}`, async () => {
        const { head, rows, about } = await read(written(delimiter, end))
        expect(about).toEqual({ charset: 'utf-8', delimiter })
        expect([head, ...rows]).toEqual(TABLE)
      })

  it('is read in every encoding', async () => {
    const text = written(';')
    const encoded = {
      'utf-8': [Buffer.from(text), Buffer.from(`\uFEFF${text}`)],
      'utf-16le': [utf16(`\uFEFF${text}`, false), utf16(text, false)],
      'utf-16be': [utf16(`\uFEFF${text}`, true), utf16(text, true)],
      'windows-1252': [latin1(text)],
    }
    for (const [charset, files] of Object.entries(encoded))
      for (const file of files) {
        const { head, rows, about } = await read(file)
        expect(about?.charset).toBe(charset)
        expect([head, ...rows]).toEqual(TABLE)
      }
  })

  it('knows the line on which each row begins, also after cells of several lines and empty rows', async () => {
    const { rows, lines } = await read('name,note\n\n"Aino","one\ntwo"\n,\nBo,x')
    expect(rows).toEqual([
      ['Aino', 'one\ntwo'],
      ['Bo', 'x'],
    ])
    expect(lines).toEqual([3, 6])
  })

  it('heeds the line sep= that spreadsheets write', async () => {
    const { head, rows } = await read('sep=;\r\na;b,c\r\n1;2,3\r\n')
    expect([head, ...rows]).toEqual([
      ['a', 'b,c'],
      ['1', '2,3'],
    ])
  })

  it('keeps ragged rows as they are', async () => {
    expect((await read('a,b,c\n1\n1,2,3,4\n')).rows).toEqual([['1'], ['1', '2', '3', '4']])
  })

  it('takes what most rows are separated by, not what is most frequent', () => {
    expect(sniffDelimiter('name;skills\nAino;a, b, c, d\nBo;e, f\n')).toBe(';')
    expect(sniffDelimiter('one\ntwo\n')).toBe(',')
  })
})

describe('what is no table', () => {
  const refused = async (content: string | Uint8Array) => {
    try {
      await read(content)
    } catch (error) {
      if (error instanceof Problem) return error.reason
      throw error
    }
    return null
  }
  it('is refused with the reason', async () => {
    expect(await refused('')).toBe('EMPTY_TABLE')
    expect(await refused('name,city\n\n')).toBe('EMPTY_TABLE')
    expect(await refused(Buffer.from('PK\u0003\u0004\u0000\u0000\u0000\u0000'))).toBe('NOT_A_TABLE')
    expect(await refused('%PDF-1.7\nabc')).toBe('NOT_A_TABLE')
    expect(await refused('name,note\nAino,"never closed\nBo,x\n')).toBe('QUOTE_NOT_CLOSED')
    expect(await refused(`name,note\nAino,"${'x'.repeat(1_300_000)}`)).toBe('QUOTE_NOT_CLOSED')
    expect(await refused(`${'a,'.repeat(600)}\n1,2\n`)).toBe('TOO_MANY_COLUMNS')
    expect(await refused(`name\n${'x\n'.repeat(200_001)}`)).toBe('TOO_MANY_ROWS')
  })
})

const seed = Number(process.env.HAKU_SEED ?? Date.now() % 2 ** 31)

describe(`any text (seed ${seed})`, () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom('=1+1', '+358 40 123', '@x', '-5', 'a,b;c\td|e', '"', '""', 'one\ntwo', "'", 'ä'),
  )

  it('never throws anything but a typed refusal, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 300 }),
          fc
            .array(fc.constantFrom('"', ',', ';', '\t', '|', '\n', '\r', 'a', 'é', '\uFEFF', "'", '='), {
              maxLength: 80,
            })
            .map((parts) => Buffer.from(parts.join(''))),
        ),
        async (bytes) => {
          try {
            await read(bytes)
          } catch (error) {
            expect(error).toBeInstanceOf(Problem)
          }
        },
      ),
      { seed, numRuns: 400 },
    )
  })

  it('comes back as it was written by an export', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 }),
        fc.constantFrom(',' as const, ';' as const),
        async (table, separator) => {
          const head = ['first head', 'second head', 'third head']
          const text = [head, ...table].map((row) => csvLine(row, separator)).join('')
          const tidy = (one: string) =>
            // An apostrophe that a person wrote where a guard stands is taken for one.
            unguarded(one.replace(/\r\n?/g, '\n')).toWellFormed().replaceAll('\0', '').trim()
          const expected = table.map((row) => row.map(tidy)).filter((row) => row.some((one) => one !== ''))
          if (expected.length === 0) return
          const { rows } = await read(text)
          expect(rows).toEqual(expected)
        },
      ),
      { seed, numRuns: 300 },
    )
  })
})
