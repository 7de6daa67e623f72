/** Every language says everything that English says: the same keys, the same places to fill, the same forms of plurals. */
import { describe, expect, test } from 'vitest'
import { createTexts } from '../../../src/renderer/src/app/texts.ts'
import { texts as german } from '../../../src/renderer/src/locales/de.ts'
import { en as english } from '../../../src/renderer/src/locales/en.ts'
import { texts as finnish } from '../../../src/renderer/src/locales/fi.ts'
import { texts as swedish } from '../../../src/renderer/src/locales/sv.ts'

function leaves(node: unknown, path: string[] = []): [key: string, message: string][] {
  if (typeof node === 'string') return [[path.join('.'), node]]
  return Object.entries(node as object).flatMap(([name, child]) => leaves(child, [...path, name]))
}
const source = new Map(leaves(english))

const placesOf = (message: string): string =>
  [...new Set([...message.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort().join(', ')
const formsOf = (message: string): number => message.split('|').length

/** Words that are the same in English and here: names, units, and loan words of the field. */
const SAME = {
  fi: /^(Haku|H|CV|PDF|HTML|Word \(.+\)|LinkedIn|JSON Resume|Europass|Xing|GitHub|https:\/\/|Offline ok|Minor|[\W\d]*)$/,
  de: /^(Haku|H|CV|PDF|HTML|Word \(.+\)|LinkedIn|JSON Resume|Europass|Xing|GitHub|https:\/\/|Offline ok|Status|Name|Text|Version|Person|Passphrase|Board|Team|Position|Details?|Interview|Normal|Hybrid|Remote|Intern|Links?|Zoom\s*%|Website|Profil|median|Median|[\W\d]*)$/,
  sv: /^(Haku|H|CV|PDF|HTML|Word \(.+\)|LinkedIn|JSON Resume|Europass|Xing|GitHub|https:\/\/|Offline ok|Status|Text|Version|Person|Normal|Intern|Data|Start|Zoom\s*%|Website|Per|Hybrid|d\s*\|\s*d|Board|median|Median|Team|Format|[\W\d]*)$/,
} as const

/** Words that stand in English sentences and in none of the others. */
const ENGLISH_WORDS = /\b(the|this|that|with|from|your|what|when|which|has|have|been|were|not|and|are)\b/i

describe.each([
  ['fi', finnish],
  ['de', german],
  ['sv', swedish],
] as const)('%s', (code, texts) => {
  const here = new Map(leaves(texts))
  const both = [...source].flatMap(([key, message]) => {
    const own = here.get(key)
    return own === undefined ? [] : [{ key, message, own }]
  })

  test('has every text of English and no other', () => {
    expect([...source.keys()].filter((key) => !here.has(key))).toEqual([])
    expect([...here.keys()].filter((key) => !source.has(key))).toEqual([])
  })

  test('has the same places to fill', () => {
    const wrong = both.filter(({ message, own }) => placesOf(message) !== placesOf(own))
    expect(wrong).toEqual([])
  })

  test('has as many forms of a plural as English, which counts as it does: one and many', () => {
    const wrong = both.filter(({ message, own }) => formsOf(message) !== formsOf(own))
    expect(wrong).toEqual([])
    expect(new Intl.PluralRules(code).resolvedOptions().pluralCategories.toSorted()).toEqual(['one', 'other'])
  })

  test('says nothing in English', () => {
    /** The words themselves, without the places to fill. */
    const bare = (text: string) => text.replaceAll(/\{[^}]*\}/g, '').trim()
    const left = both.filter(
      ({ message, own }) =>
        (own === message && /\p{L}/u.test(bare(own)) && !SAME[code].test(bare(own))) ||
        ENGLISH_WORDS.test(bare(own)),
    )
    expect(left).toEqual([])
  })

  test('has messages that can be read by vue-i18n', () => {
    const i18n = createTexts().global
    i18n.setLocaleMessage(code as 'en', texts as unknown as typeof english)
    i18n.locale.value = code as 'en'
    const broken = [...here.keys()].filter((key) => {
      try {
        return i18n.t(key, { n: 2, count: 2 }, 2) === key
      } catch {
        return true
      }
    })
    expect(broken).toEqual([])
  })
})
