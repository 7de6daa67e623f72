/** Which language is shown, its plurals, and dates, numbers and order as its people write them. */
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { formatTag, useFormat } from '../../../src/renderer/src/app/format.ts'
import { LANGUAGES, languageOf, pickLanguage, useLanguage } from '../../../src/renderer/src/app/language.ts'
import { createTexts } from '../../../src/renderer/src/app/texts.ts'

beforeEach(() => {
  setActivePinia(createPinia())
  vi.stubGlobal('document', { documentElement: { lang: '' } })
  vi.stubGlobal('navigator', { languages: ['en-US'] })
})
afterEach(() => vi.unstubAllGlobals())

test('the system decides by its first language that Haku speaks, and English is the last resort', () => {
  expect(pickLanguage(['fi-FI', 'en'])).toBe('fi')
  expect(pickLanguage(['nb-NO', 'sv-SE', 'en'])).toBe('sv')
  expect(pickLanguage(['de-AT'])).toBe('de')
  expect(pickLanguage(['fil-PH', 'ja'])).toBe('en')
  expect(pickLanguage([])).toBe('en')
})

test('a language that was chosen wins over the system; one that nobody knows does not', () => {
  expect(languageOf('de', ['fi'])).toBe('de')
  expect(languageOf('system', ['fi'])).toBe('fi')
  expect(languageOf('xx', ['sv'])).toBe('sv')
})

test('a language is loaded, shown and said to the page; going back to English needs no loading', async () => {
  const texts = createTexts()
  const language = useLanguage()
  for (const [code, cancel] of [
    ['fi', 'Peruuta'],
    ['de', 'Abbrechen'],
    ['sv', 'Avbryt'],
    ['en', 'Cancel'],
  ] as const) {
    await language.show(texts, code)
    expect(texts.global.t('common.cancel')).toBe(cancel)
    expect(document.documentElement.lang).toBe(code)
    expect(language.current).toBe(code)
    expect(language.ui.code).toBe(code)
  }
})

test('of two languages asked for at once, the last one stays', async () => {
  const texts = createTexts()
  const language = useLanguage()
  await Promise.all([language.show(texts, 'de'), language.show(texts, 'en')])
  expect(language.current).toBe('en')
  expect(texts.global.t('common.cancel')).toBe('Cancel')
})

test.each(LANGUAGES)('two forms of a plural in %s are chosen as the language counts', (code) => {
  const texts = createTexts()
  texts.global.mergeLocaleMessage(code as 'en', { probe: 'one | other' } as never)
  texts.global.locale.value = code as 'en'
  const t = texts.global.t as (key: string, count: number) => string
  const rules = new Intl.PluralRules(code)
  for (let count = 0; count <= 200; count += 1) expect(t('probe', count)).toBe(rules.select(count))
})

/** What a component in this language gets. */
function formatIn(code: (typeof LANGUAGES)[number]) {
  useLanguage().current = code
  return useFormat()
}

test('dates, numbers and names follow the language', () => {
  const day = Date.UTC(2027, 1, 3, 12)
  expect(formatIn('en').date(day)).toBe('3 Feb 2027')
  expect(formatIn('fi').date(day)).toBe('3.2.2027')
  expect(formatIn('de').date(day)).toBe('3. Feb. 2027')
  expect(formatIn('sv').date(day)).toBe('3 feb. 2027')
  expect(formatIn('fi').calendarDate('2027-12-31')).toBe('31.12.2027')
  expect(formatIn('en').number(12345.5)).toBe('12,345.5')
  expect(formatIn('de').number(12345.5)).toBe('12.345,5')
  expect(formatIn('fi').number(12345.5)).toBe('12\u00a0345,5')
  expect(formatIn('fi').country('DE')).toBe('Saksa')
  expect(formatIn('sv').language('fi')).toBe('finska')
  expect(formatIn('de').currency('SEK')).toBe('Schwedische Krone')
  expect(formatIn('de').country('not a code')).toBe('not a code')
})

test('the country that the system is set to decides how its language writes numbers', () => {
  expect(formatTag('de', ['en-GB', 'de-CH'])).toBe('de-CH')
  expect(formatTag('de', ['fi-FI'])).toBe('de')
  expect(formatTag('en', ['en-US'])).toBe('en-GB')
})

test('å, ä and ö come last in Finnish and Swedish, beside a and o in German and English; numbers go by value', () => {
  const words = ['Öberg', 'Zimmer', 'Ahola', 'Ärling', 'Stage 10', 'Stage 9']
  const sorted = (code: (typeof LANGUAGES)[number]) => {
    const { compare } = formatIn(code)
    return [...words].sort(compare).join(' ')
  }
  expect(sorted('sv')).toBe('Ahola Stage 9 Stage 10 Zimmer Ärling Öberg')
  expect(sorted('fi')).toBe('Ahola Stage 9 Stage 10 Zimmer Ärling Öberg')
  expect(sorted('de')).toBe('Ahola Ärling Öberg Stage 9 Stage 10 Zimmer')
  expect(sorted('en')).toBe('Ahola Ärling Öberg Stage 9 Stage 10 Zimmer')
})
