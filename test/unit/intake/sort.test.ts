import { describe, expect, it } from 'vitest'
import { sanitiseFileName } from '../../../src/main/documents/file-name.ts'
import { guessKinds } from '../../../src/main/intake/kinds.ts'
import { looseKind, sortDrop } from '../../../src/main/intake/sort.ts'

const drop = (...paths: string[]) => {
  const sorted = sortDrop(paths.map((path) => ({ id: path, path })))
  return {
    packages: Object.fromEntries(
      sorted.packages.map(({ root, parts }) => [root, parts.map((part) => part.path)]),
    ),
    loose: sorted.loose.map((part) => part.path),
    leftovers: sorted.leftovers.map((part) => part.path),
  }
}

describe('sorting what was dropped', () => {
  it('takes every folder with an application.json as one package, with all that lies below', () => {
    expect(
      drop('a/application.json', 'a/cv.pdf', 'a/more/letter.txt', 'b/c/Application.JSON', 'b/loose.pdf'),
    ).toEqual({
      packages: {
        a: ['a/application.json', 'a/cv.pdf', 'a/more/letter.txt'],
        'b/c': ['b/c/Application.JSON'],
      },
      loose: ['b/loose.pdf'],
      leftovers: [],
    })
  })

  it('keeps a package inside another one apart', () => {
    expect(drop('a/application.json', 'a/b/application.json', 'a/b/x.txt', 'a/c/y.txt').packages).toEqual({
      a: ['a/application.json', 'a/c/y.txt'],
      'a/b': ['a/b/application.json', 'a/b/x.txt'],
    })
  })

  it('takes files dropped beside their application.json as one package', () => {
    expect(drop('application.json', 'cv.pdf').packages).toEqual({ '': ['application.json', 'cv.pdf'] })
  })

  it('leaves out what systems put beside real files', () => {
    expect(drop('.DS_Store', '__MACOSX/a/._cv.pdf', 'a/Thumbs.db', '~$cv.docx', 'cv.pdf')).toMatchObject({
      loose: ['cv.pdf'],
      leftovers: ['.DS_Store', '__MACOSX/a/._cv.pdf', 'a/Thumbs.db', '~$cv.docx'],
    })
  })

  it('does not care about Windows slashes or composed letters', () => {
    const decomposed = 'Hakija\u0308'
    expect(Object.keys(drop(`x\\${decomposed}\\application.json`, `x/Hakijä/cv.pdf`).packages)).toEqual([
      'x/Hakijä',
    ])
  })
})

describe('telling loose files apart by their first bytes', () => {
  const kind = (text: string) => looseKind(Buffer.from(text, 'latin1'))
  it.each([
    ['archive', 'PK\u0003\u0004rest'],
    [
      'message',
      'Return-Path: <a@b.c>\r\nReceived: by x;\r\n\tfolded\r\nFrom: A <a@b.c>\r\nSubject: Hi\r\n\r\nText',
    ],
    ['message', 'ï»¿From: A <a@b.c>\nDate: today\nMIME-Version: 1.0\n\nText'],
    ['mailbox', 'From a@b.c Mon Nov  3 09:00:00 2025\nFrom: A <a@b.c>\nTo: b\nDate: x\n\nText'],
    ['file', 'From: my first job I learned a lot\nCurriculum vitae\n'],
    ['file', 'Name: Aino\nEmail: a@b.c\nDate: 1990\n'],
    ['file', '%PDF-1.7'],
    ['file', ''],
  ])('%s', (expected, text) => {
    expect(kind(text)).toBe(expected)
  })
})

describe('guessing what a file is from its name', () => {
  it('knows the words of several languages and takes the first unknown one as the CV', () => {
    expect(guessKinds(['Anschreiben.pdf', 'Lebenslauf.pdf', 'Zeugnis 1.pdf'])).toEqual([
      'cover_letter',
      'cv',
      'certificate',
    ])
    expect(guessKinds(['scan.pdf', 'cover letter.docx', 'other.txt'])).toEqual([
      'cv',
      'cover_letter',
      'other',
    ])
    expect(guessKinds(['履歴書.pdf', 'x.pdf'])).toEqual(['cv', 'other'])
    expect(guessKinds(['discovery.pdf'])).toEqual(['cv'])
  })
})

it('keeps names of documents free of paths', () => {
  expect(sanitiseFileName('../../etc/pass\u202ewd')).toBe('passwd')
})
