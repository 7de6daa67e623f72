import { describe, expect, it } from 'vitest'
import { decodeHtml } from '../../../src/renderer/src/features/documents/decode.ts'
import { recent } from '../../../src/renderer/src/features/documents/recent.ts'
import { snippetParts } from '../../../src/renderer/src/features/search/snippet.ts'

describe('a snippet', () => {
  it('is split at its marks, and whatever else it holds stays text', () => {
    expect(snippetParts('mends \u0002paternosters\u0003 <b>daily</b>')).toEqual([
      { text: 'mends ', marked: false },
      { text: 'paternosters', marked: true },
      { text: ' <b>daily</b>', marked: false },
    ])
  })

  it('stands a mark that is not closed or not opened', () => {
    expect(snippetParts('a \u0002b')).toEqual([
      { text: 'a ', marked: false },
      { text: 'b', marked: true },
    ])
    expect(snippetParts('a\u0003 b')).toEqual([{ text: 'a b', marked: false }])
    expect(snippetParts('')).toEqual([])
  })
})

describe('the text of an HTML file', () => {
  const bytes = (...values: number[]) => new Uint8Array(values)
  const ascii = (text: string) => [...text].map((character) => character.charCodeAt(0))

  it('is read by its mark, then by what it declares, then as UTF-8, then as windows-1252', () => {
    expect(decodeHtml(bytes(0xff, 0xfe, 0x41, 0x00))).toBe('A')
    expect(decodeHtml(bytes(...ascii('<meta charset="iso-8859-2">'), 0xb3))).toMatch(/ł$/)
    expect(decodeHtml(bytes(0xc3, 0xa4))).toBe('ä')
    expect(decodeHtml(bytes(0xe4))).toBe('ä')
  })

  it('is UTF-8 where a readable declaration claims UTF-16, and where the charset is unknown', () => {
    expect(decodeHtml(bytes(...ascii('<meta charset=utf-16>ok')))).toContain('ok')
    expect(decodeHtml(bytes(...ascii('<meta charset=klingon>'), 0xc3, 0xa4))).toMatch(/ä$/)
  })
})

describe('recent values', () => {
  it('are held up to the limit, the last asked for longest', async () => {
    let loads = 0
    const held = recent<number>(2)
    const get = (key: string) => held.get(key, async () => ++loads)
    await get('a')
    await get('b')
    await get('a')
    await get('c')
    await get('a')
    expect(loads).toBe(3)
    await get('b')
    expect(loads).toBe(4)
  })

  it('are asked again after a failure', async () => {
    const held = recent<string>(2)
    await expect(held.get('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    await expect(held.get('a', async () => 'yes')).resolves.toBe('yes')
  })
})
