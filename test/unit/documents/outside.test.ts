import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { acceptedMediaTypes } from '../../../src/contract/inspection.ts'
import { outsideName } from '../../../src/main/documents/outside.ts'
import { mayOpen } from '../../../src/main/shell/open-document.ts'

describe('the name of a copy for another program', () => {
  test.each([
    ['Aino CV.pdf', 'application/pdf', 'Aino CV.pdf'],
    ['cv.PDF', 'application/pdf', 'cv.PDF'],
    ['cv.pdf.exe', 'application/pdf', 'cv_pdf_exe.pdf'],
    ['invoice.js', 'text/plain', 'invoice_js.txt'],
    ['cv.pdf', 'text/html', 'cv_pdf.html'],
    ['cv.htm', 'text/html', 'cv.htm'],
    ['cv.docm', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'cv_docm.docx'],
    ['con', 'application/msword', '_con.doc'],
    ['../../cv', 'application/pdf', 'cv.pdf'],
    ['', 'text/plain', 'document.txt'],
  ] as const)('%j as %s is %j', (name, mediaType, expected) => {
    expect(outsideName(name, mediaType)).toBe(expected)
  })

  test('of whatever the sender called it is one that the gateway lets pass', () => {
    const unit = fc.oneof(
      fc.constantFrom(
        '/',
        '\\',
        '.',
        ' ',
        ':',
        '\0',
        '\u202e',
        '-',
        'con',
        '.exe',
        '.pdf',
        '.html',
        'é',
        '漢',
      ),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    )
    fc.assert(
      fc.property(
        fc.array(unit, { maxLength: 200 }),
        fc.constantFrom(...acceptedMediaTypes),
        (parts, type) => {
          expect(mayOpen(outsideName(parts.join(''), type), type)).toBe(true)
        },
      ),
    )
  })
})
