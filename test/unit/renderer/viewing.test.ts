import { describe, expect, it } from 'vitest'
import { choicesFor, decodeAs, previewOf } from '../../../src/renderer/src/features/documents/charsets.ts'
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

describe('the charset of a text', () => {
  const latin = Uint8Array.from(
    [...'Plain words first, then Bj'].map((one) => one.charCodeAt(0)).concat(0xf6, 0x72, 0x6e),
  )

  it('can be chosen, the detected one first and none twice', () => {
    const choices = choicesFor('windows-1251')
    expect(choices[0]).toBe('windows-1251')
    expect(new Set(choices).size).toBe(choices.length)
    expect(choices).toContain('utf-8')
    expect(choicesFor('x-mac-cyrillic')[0]).toBe('x-mac-cyrillic')
    for (const charset of choices) expect(() => new TextDecoder(charset)).not.toThrow()
  })

  it('shows in the first words that are not plain ASCII', () => {
    expect(previewOf(latin, 'windows-1252')).toMatch(/then Björn$/)
    expect(previewOf(latin, 'windows-1251')).toMatch(/then Bjцrn$/)
    expect(previewOf(new Uint8Array(), 'utf-8')).toBe('')
  })

  it('is read as windows-1252 where the name is unknown, and keeps pairs of bytes together', () => {
    expect(decodeAs(latin, 'klingon')).toMatch(/Björn$/)
    const wide = Uint8Array.from([...'Aino é'].flatMap((one) => [one.charCodeAt(0), 0]))
    expect(previewOf(wide, 'utf-16le')).toBe('Aino é')
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
