import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createOpenDocument, mayOpen } from '../../../src/main/shell/open-document.ts'

const PDF = 'application/pdf'
const bytes = new TextEncoder().encode('%PDF-1.7')
let tempDir = ''
let opened: string[] = []
let answer = ''
let errors: unknown[] = []

const gateway = (windowName = 'window') =>
  createOpenDocument({
    shell: {
      openPath: async (path) => {
        opened.push(path)
        return answer
      },
    },
    tempDir,
    windowName,
    onError: (error) => errors.push(error),
  })

beforeEach(() => {
  tempDir = mkdtempSync(join(tmpdir(), 'haku-open-'))
  opened = []
  errors = []
  answer = ''
})
afterEach(() => rmSync(tempDir, { recursive: true, force: true }))

describe('the copy of a document for another program', () => {
  it('lies in a folder that only this person can enter, under its name, and cannot be changed', async () => {
    expect(await gateway().open({ name: 'Aino CV.pdf', mediaType: PDF, bytes })).toBe(true)
    const [path = ''] = opened
    expect(basename(path)).toBe('Aino CV.pdf')
    expect(readFileSync(path)).toEqual(Buffer.from(bytes))
    expect(statSync(path).mode & 0o777).toBe(0o400)
    for (const folder of [dirname(path), dirname(dirname(path))])
      expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(dirname(dirname(dirname(path)))).toBe(tempDir)
  })

  it('does not hide another one of the same name', async () => {
    const outside = gateway()
    await outside.open({ name: 'cv.pdf', mediaType: PDF, bytes })
    await outside.open({ name: 'cv.pdf', mediaType: PDF, bytes: new Uint8Array([1]) })
    expect(new Set(opened).size).toBe(2)
    expect(readFileSync(opened[0] ?? '')).toEqual(Buffer.from(bytes))
  })

  it('is gone after clear, and so is what a killed app left; what is not ours stays', async () => {
    await gateway().open({ name: 'cv.pdf', mediaType: PDF, bytes })
    await gateway('window-2').open({ name: 'cv.pdf', mediaType: PDF, bytes })
    const elsewhere = join(tempDir, 'precious')
    mkdirSync(elsewhere)
    writeFileSync(join(elsewhere, 'kept.txt'), 'kept')
    symlinkSync(elsewhere, join(tempDir, 'haku-opened-window-abcdef'))
    gateway().clear() // as after a restart: another gateway than the one that opened
    expect(existsSync(opened[0] ?? '')).toBe(false)
    expect(existsSync(opened[1] ?? '')).toBe(true) // another workspace's
    expect(readFileSync(join(elsewhere, 'kept.txt'), 'utf8')).toBe('kept')
    expect(readdirSync(tempDir)).toContain('haku-opened-window-abcdef')
    expect(errors).toEqual([])
  })

  it('is not left when no program took it, and can be opened again after clear', async () => {
    const outside = gateway()
    answer = 'No application found for /secret/name.pdf'
    expect(await outside.open({ name: 'cv.pdf', mediaType: PDF, bytes })).toBe(false)
    expect(existsSync(opened[0] ?? '')).toBe(false)
    outside.clear()
    answer = ''
    expect(await outside.open({ name: 'cv.pdf', mediaType: PDF, bytes })).toBe(true)
  })

  it('is refused where the folder cannot be made', async () => {
    rmSync(tempDir, { recursive: true })
    expect(await gateway().open({ name: 'cv.pdf', mediaType: PDF, bytes })).toBe(false)
    expect(opened).toEqual([])
    expect(errors).toHaveLength(1)
  })

  it.each([
    ['cv.pdf', PDF, true],
    ['CV.PDF', PDF, true],
    ['cv.htm', 'text/html', true],
    ['履歴書.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', true],
    ['cv.docm', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', false],
    ['cv.exe', PDF, false],
    ['cv.pdf', 'application/zip', false],
    ['cv.pdf', 'constructor', false],
    ['cv', PDF, false],
    ['', PDF, false],
    ['../cv.pdf', PDF, false],
    ['a/cv.pdf', PDF, false],
    ['a\\cv.pdf', PDF, false],
    ['C:cv.pdf', PDF, false],
    ['cv.txt:cv.pdf', PDF, false],
    ['.pdf', PDF, false],
    ['.cv.pdf', PDF, false],
    ['-n.pdf', PDF, false],
    ['cv\n.pdf', PDF, false],
    ['cv.desktop', 'text/plain', false],
    [`${'a'.repeat(300)}.pdf`, PDF, false],
  ])('%j as %s may be opened: %s', async (name, mediaType, may) => {
    expect(mayOpen(name, mediaType)).toBe(may)
    expect(await gateway().open({ name, mediaType, bytes })).toBe(may)
    expect(opened).toHaveLength(may ? 1 : 0)
  })
})
