/** Every document of the shared corpus through the real workers: real files, fuzzed files and files that crash others. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Inspection } from '#contract/inspection.ts'
import { hasContent } from '../../../src/main/documents/word/text-view.ts'
import type { ViewAnswer, WordFace } from '../../../src/main/documents/word/view.ts'
import { createDocumentWorkers } from '../../../src/main/documents/worker-pool.ts'
import { built } from '../../support/built.ts'

const corpus = fileURLToPath(new URL('../../../../shared/corpus/documents/', import.meta.url))
const present = existsSync(corpus)

interface Outcome {
  name: string
  extension: string
  inspection: Inspection
  tookMs: number
}

interface Viewed {
  name: string
  extension: string
  face: WordFace
  answer: ViewAnswer
  tookMs: number
}

describe.skipIf(!present)(present ? 'the corpus' : 'the corpus (../shared/corpus not present)', () => {
  const outcomes: Outcome[] = []
  const viewed: Viewed[] = []
  let peakBytes = 0

  beforeAll(async () => {
    const pool = createDocumentWorkers({
      entryUrl: built('document-worker'),
      size: 2,
    })
    const watch = setInterval(() => {
      peakBytes = Math.max(peakBytes, process.memoryUsage.rss())
    }, 20)
    const names = readdirSync(corpus, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`)
    const queue = names.values()
    const work = async () => {
      for (const name of queue) {
        const bytes = new Uint8Array(readFileSync(name))
        const startedAt = performance.now()
        const inspection = await pool.inspect(bytes, name.slice(name.lastIndexOf('/') + 1))
        const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
        outcomes.push({ name, extension, inspection, tookMs: performance.now() - startedAt })
        for (const face of facesOf(extension)) {
          const viewedAt = performance.now()
          const answer = await pool.viewWord(new Uint8Array(readFileSync(name)), face)
          viewed.push({ name, extension, face, answer, tookMs: performance.now() - viewedAt })
        }
      }
    }
    await Promise.all([work(), work()])
    clearInterval(watch)
    await pool.close()
  }, 900_000)

  afterAll(() => {
    outcomes.length = 0
    viewed.length = 0
  })

  const of = (extension: string) => outcomes.filter((outcome) => outcome.extension === extension)
  const refusals = (code: string) =>
    outcomes.filter(({ inspection }) => !inspection.accepted && inspection.code === code)
  const withText = (extension: string) =>
    of(extension).filter(({ inspection }) => inspection.accepted && inspection.characters > 0).length

  test('every file has a well-formed answer within 20 s, and the process stays below 1 GB', () => {
    expect(outcomes.length).toBeGreaterThanOrEqual(468)
    for (const { inspection } of outcomes) Inspection.parse(inspection)
    expect(outcomes.filter(({ tookMs }) => tookMs >= 20_000)).toEqual([])
    expect(peakBytes).toBeLessThan(1_000_000_000)
  })

  test('none crashes, hangs or swells a worker', () => {
    for (const code of ['TOO_SLOW', 'OUT_OF_MEMORY', 'UNREADABLE', 'UNKNOWN_TYPE', 'NOT_ACCEPTED_TYPE']) {
      expect(refusals(code).map(({ name }) => name)).toEqual([])
    }
  })

  test('accepted files have the media type of their content', () => {
    const expected: Record<string, string> = {
      doc: 'application/msword',
      docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      pdf: 'application/pdf',
    }
    for (const { extension, inspection } of outcomes) {
      if (inspection.accepted) expect(inspection.mediaType).toBe(expected[extension])
    }
  })

  test('files with a password are told as such', () => {
    const names = refusals('ENCRYPTED').map(({ name }) => name.slice(name.lastIndexOf('/') + 1))
    expect(names.sort()).toEqual([
      'PasswordProtected.doc',
      'bug53475-password-is-pass.docx',
      'bug53475-password-is-solrcell.docx',
      'issue21579.pdf',
      'password_password_cryptoapi.doc',
      'password_tika_binaryrc4.doc',
    ])
  })

  test('text is found in at least as many files as measured', () => {
    // Of 172 .doc, 136 .docx and 160 .pdf; the rest are empty, pictures only, protected or broken beyond reading.
    expect(withText('doc')).toBeGreaterThanOrEqual(155)
    expect(withText('docx')).toBeGreaterThanOrEqual(109)
    expect(withText('pdf')).toBeGreaterThanOrEqual(103)
    expect(refusals('DAMAGED').length).toBeLessThanOrEqual(14)
    expect(refusals('ZIP_LIMIT').length).toBeLessThanOrEqual(1)
  })

  test('.doc and .docx of the same document give the same words', () => {
    const words = (name: string) => {
      const outcome = outcomes.find((other) => other.name.endsWith(`/pairs/${name}`))
      const text = outcome?.inspection.accepted ? outcome.inspection.text : ''
      return new Set(text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu))
    }
    let compared = 0
    for (const { name } of of('docx').filter((outcome) => outcome.name.includes('/pairs/'))) {
      const file = name.slice(name.lastIndexOf('/') + 1)
      const [docx, doc] = [words(file), words(file.replace(/x$/, ''))]
      if (docx.size < 20 || doc.size < 20) continue
      const shared = [...docx].filter((word) => doc.has(word)).length
      expect(shared / Math.max(docx.size, doc.size)).toBeGreaterThan(0.9)
      compared += 1
    }
    expect(compared).toBeGreaterThanOrEqual(8)
  })

  test('every Word file has a view or a reason within 20 s, and none fells its worker', () => {
    expect(viewed.filter(({ tookMs }) => tookMs >= 20_000)).toEqual([])
    const felled = viewed.filter(
      ({ answer }) => !answer.shown && ['TOO_SLOW', 'OUT_OF_MEMORY'].includes(answer.code),
    )
    expect(felled.map(({ name, face }) => `${face} ${name}`)).toEqual([])
  })

  test('nothing in any view could run, ask for something or lead anywhere', () => {
    for (const { name, face, answer } of viewed) {
      if (!answer.shown) continue
      const live = answer.view.html.match(
        /<(script|iframe|object|embed|svg|form|link|style|meta)\b|\son\w+=|src="(?!data:image\/)/i,
      )
      expect(live?.[0], `${face} of ${name}`).toBeUndefined()
      if (face === 'layout') expect(answer.view.html, name).not.toContain('href=')
    }
  })

  test('of the files whose text can be read, at least 95 of 100 are shown with something to read', () => {
    const readable = outcomes.filter(
      ({ extension, inspection }) =>
        facesOf(extension).length > 0 && inspection.accepted && inspection.text.trim() !== '',
    )
    const shown = (face: WordFace, extension: string) => {
      const files = new Set(readable.filter((file) => file.extension === extension).map(({ name }) => name))
      const good = viewed.filter(
        (view) =>
          view.face === face &&
          files.has(view.name) &&
          view.answer.shown &&
          hasContent(view.answer.view.html),
      )
      return good.length / files.size
    }
    expect(shown('reader', 'doc')).toBeGreaterThanOrEqual(0.99)
    expect(shown('reader', 'docx')).toBeGreaterThanOrEqual(0.99)
    expect(shown('layout', 'docx')).toBeGreaterThanOrEqual(0.95)
  })
})

/** The ways in which the viewer shows files of this kind. */
function facesOf(extension: string): WordFace[] {
  if (extension === 'docx') return ['layout', 'reader']
  return extension === 'doc' ? ['reader'] : []
}
