import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MAX_TEXT_CHARACTERS } from '#contract/inspection.ts'
import { decodeText } from '../../../src/main/documents/charset.ts'
import { inspectDocument } from '../../../src/main/documents/inspect.ts'
import { normaliseText } from '../../../src/main/documents/normalise-text.ts'
import { bytesOf, inspectionTools } from '../../support/documents.ts'

const tools = inspectionTools()

async function read(bytes: Uint8Array | string) {
  const inspection = await inspectDocument(typeof bytes === 'string' ? bytesOf(bytes) : bytes, 'cv', tools)
  if (!inspection.accepted) throw new Error(`refused: ${inspection.code}`)
  return inspection
}

/** Bytes of a text in a single-byte charset, by asking the decoder what each byte means. */
function encode(text: string, charset: string): Uint8Array {
  const decoder = new TextDecoder(charset)
  const byLetter = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const),
  )
  return Uint8Array.from([...text], (letter) => {
    const byte = byLetter.get(letter)
    if (byte === undefined) throw new Error(`${charset} has no ${letter}`)
    return byte
  })
}

const GERMAN =
  'Ich habe die Prüfung bestanden und möchte gern für Ihr Unternehmen tätig werden. Meine Stärken sind Zuverlässigkeit und Fleiß. Über eine Einladung zum Gespräch würde ich mich sehr freuen.'
const RUSSIAN =
  'Опыт работы бухгалтером на заводе более десяти лет. Ответственная, внимательная, готова к переезду. Образование высшее экономическое.'
const GREEK =
  'Έχω εργαστεί ως λογιστής σε μεγάλη εταιρεία για δέκα χρόνια και αναζητώ νέα θέση εργασίας στην Αθήνα.'
const POLISH =
  'Jestem doświadczoną księgową i chciałabym pracować w państwa firmie. Ukończyłam studia ekonomiczne, znam język angielski i niemiecki. Proszę o życzliwe rozpatrzenie mojej prośby.'

describe('character sets', () => {
  test.each([
    ['windows-1252', GERMAN],
    ['windows-1251', RUSSIAN],
    ['koi8-r', RUSSIAN],
    ['windows-1253', GREEK],
  ])('text in %s is recognised', async (charset, text) => {
    expect(await read(encode(text, charset))).toMatchObject({ text, mediaType: 'text/plain' })
  })

  test('a byte order mark goes before everything, a declaration before statistics', () => {
    expect(decodeText(bytesOf('\ufeffцвет'), { html: true })).toEqual({ text: 'цвет', charset: 'utf-8' })
    const utf16 = new Uint8Array(Buffer.from('\ufeffцвет', 'utf16le'))
    expect(decodeText(utf16, { html: false })).toEqual({ text: 'цвет', charset: 'utf-16le' })
    const html = encode(`<meta charset="iso-8859-2"><p>${POLISH}`, 'iso-8859-2')
    const decoded = decodeText(html, { html: true })
    expect(decoded.charset).toBe('iso-8859-2')
    expect(decoded.text).toContain(POLISH)
  })

  test('a declaration of UTF-8 that the bytes contradict is passed over', () => {
    const html = encode(`<meta charset="utf-8"><p>${GERMAN}`, 'windows-1252')
    expect(decodeText(html, { html: true }).text).toContain(GERMAN)
  })

  test('UTF-16 without a mark is recognised by its NULs', async () => {
    expect(await read(new Uint8Array(Buffer.from('Jane Doe, welder', 'utf16le')))).toMatchObject({
      text: 'Jane Doe, welder',
      charset: 'utf-16le',
    })
  })

  test('whatever is UTF-8 is read as UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        fc.pre(!text.includes('\0') && !text.startsWith('\ufeff'))
        expect(decodeText(bytesOf(text), { html: false })).toEqual({ text, charset: 'utf-8' })
      }),
    )
  })
})

describe('HTML', () => {
  test('reads as a person would see it', async () => {
    const { text, warnings } = await read(`<!doctype html><title>CV</title><style>p{color:red}</style>
      <h1>Jane   Doe</h1><p>Welder &amp; diver<br>Turku&nbsp;harbour</p><!-- secret -->
      <table><tr><th>Year<th>Work</tr><tr><td>2020</td><td>Yard</td></tr></table>
      <ul><li>one<li>two</ul><pre>a
b</pre><a href="mailto:jane@example.com?subject=x">write to me</a>`)
    expect(text.split('\n')).toEqual([
      'CV',
      'Jane Doe',
      'Welder & diver',
      'Turku harbour',
      'Year\tWork',
      '2020\tYard',
      'one',
      'two',
      'a',
      'b',
      'write to me jane@example.com',
    ])
    expect(warnings).toEqual([])
  })

  test('script is told, and is no text', async () => {
    for (const html of [
      '<html><p>Hello</p><script>alert("no")</script>',
      '<html><p onclick="alert(1)">Hello</p>',
      '<html><p>Hello</p><a href=" javascript:alert(1)"></a>',
    ]) {
      expect(await read(html)).toMatchObject({ text: 'Hello', warnings: ['HAS_SCRIPT'] })
    }
  })

  test('a million nested elements are read', async () => {
    expect((await read(`<html>${'<div>'.repeat(1_000_000)}deep`)).text).toBe('deep')
  })
})

describe('normalised text', () => {
  const anyText = fc.string({
    unit: fc.oneof(
      fc.constantFrom('\r', '\n', '\t', ' ', '\0', '\u202e', '\ufeff', 'e\u0301', '\ud800'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    ),
  })

  test('is NFC without control characters, and the same again when normalised twice', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const { text } = normaliseText(raw)
        expect(text).toBe(text.normalize('NFC'))
        expect(text.isWellFormed()).toBe(true)
        expect(text).not.toMatch(/[^\P{Cc}\t\n]|[\u202a-\u202e\ufeff]|\n{3}| \n/u)
        expect(normaliseText(text).text).toBe(text)
      }),
    )
  })

  test('keeps letters of every script and their marks', () => {
    const words = 'Jägerstraße Łódź Ἀθῆναι Київ ירושלים القاهرة हिन्दी ภาษาไทย 東京 한국 👩‍🔧'
    expect(normaliseText(words).text).toBe(words)
  })

  test('is cut at the limit, and says so', async () => {
    const { text, warnings } = await read('word '.repeat(600_000))
    expect(text.length).toBeLessThanOrEqual(MAX_TEXT_CHARACTERS)
    expect(text.length).toBeGreaterThan(MAX_TEXT_CHARACTERS - 10)
    expect(warnings).toEqual(['TRUNCATED_TEXT'])
  })
})
