import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Document, Packer, Paragraph } from 'docx'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  ConversionFailed,
  createOfficeConverter,
  type OfficeConverter,
} from '../../../src/main/documents/office/convert.ts'
import { findOffice } from '../../../src/main/documents/office/program.ts'
import { sweepTemporaryFolders, temporaryRoot } from '../../../src/main/documents/office/temporary.ts'
import { thisMachine } from '../../../src/main/platform/workspace-dir.ts'

const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../fixtures/documents/${name}`, import.meta.url)))

/** Folders of conversions that are there now, of this process or of one that is no more. */
const foldersLeft = async () =>
  readdirSync(await temporaryRoot()).filter((name) => name.startsWith(`haku-office-${process.pid}-`))

async function failure(converting: Promise<Uint8Array>): Promise<string> {
  try {
    await converting
    return 'converted'
  } catch (error) {
    if (!(error instanceof ConversionFailed)) throw error
    return error.why
  }
}

const machine = thisMachine()
let folder: string
let converter: OfficeConverter
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'haku-stand-in-'))
})
afterEach(async () => {
  await converter.close()
  expect(await foldersLeft()).toEqual([])
  rmSync(folder, { recursive: true, force: true })
})

/** A program that takes LibreOffice's place. `$out` is the PDF it is to write, `$in` the document. */
function standIn(script: string): string {
  const path = join(folder, 'soffice')
  writeFileSync(
    path,
    `#!/bin/sh\nfor last; do in="$last"; done\nout="$PWD/document.pdf"\nnotes='${folder}'\n${script}\n`,
  )
  chmodSync(path, 0o700)
  return path
}
const notes = (name: string) => readFileSync(join(folder, name), 'utf8')

describe('a conversion by a program of the person', () => {
  test('gets a profile of its own in a folder for nobody else, the document, and nothing of the environment', async () => {
    process.env.HAKU_TEST_SECRET = 'secret'
    const program = standIn(
      `echo "$@" > $notes/arguments; env > $notes/environment; ls -ld "$PWD" | cut -c1-10 > $notes/mode
       ls -l "$in" | cut -c1-10 >> $notes/mode; cat profile/user/registrymodifications.xcu > $notes/profile
       cp "$in" $notes/received; printf '%%PDF-1.7 pages' > "$out"`,
    )
    converter = createOfficeConverter(machine)
    const pdf = await converter.toPdf(program, fixture('cv-table.doc'), 'doc')
    delete process.env.HAKU_TEST_SECRET
    expect(new TextDecoder().decode(pdf)).toBe('%PDF-1.7 pages')
    expect(notes('arguments')).toMatch(
      /^-env:UserInstallation=file:\/\/\S+\/profile --headless .*--convert-to pdf\S* --outdir \S+ \S+document\.doc\n$/,
    )
    expect(notes('mode').split('\n').slice(0, 2)).toEqual(['drwx------', '-rw-------'])
    expect(notes('environment')).not.toContain('secret')
    expect(notes('environment')).toContain('https_proxy=http://127.0.0.1:9')
    expect(notes('profile')).toContain('DisableMacrosExecution')
    expect(new Uint8Array(readFileSync(join(folder, 'received')))).toEqual(fixture('cv-table.doc'))
  })

  test('that takes too long is ended with all that it started', async () => {
    const program = standIn('(sleep 300 & echo $! > $notes/child; wait) & echo $! > $notes/parent; wait')
    converter = createOfficeConverter(machine, 3_000)
    expect(await failure(converter.toPdf(program, bytes, 'doc'))).toBe('slow')
    for (const name of ['child', 'parent']) await ended(Number(notes(name)))
  })

  test('that leaves somebody behind leaves nobody behind', async () => {
    const program = standIn(`sleep 300 & echo $! > $notes/child; printf '%%PDF-' > "$out"`)
    converter = createOfficeConverter(machine)
    await converter.toPdf(program, bytes, 'doc')
    await ended(Number(notes('child')))
  })

  test.each([
    ['writes rubbish', `echo rubbish > "$out"`],
    ['writes nothing', 'true'],
    ['fails', `printf '%%PDF-' > "$out"; exit 3`],
    ['writes a folder', 'mkdir "$out"'],
    ['ends itself', 'kill -9 $$'],
  ])('that %s has failed', async (_, script) => {
    converter = createOfficeConverter(machine)
    expect(await failure(converter.toPdf(standIn(script), bytes, 'doc'))).toBe('failed')
  })

  test('that writes without end is too large to show', async () => {
    converter = createOfficeConverter(machine)
    const program = standIn(`printf '%%PDF-' > "$out"; truncate -s 65M "$out"`)
    expect(await failure(converter.toPdf(program, bytes, 'doc'))).toBe('too-large')
  })

  test('that is not there has failed', async () => {
    converter = createOfficeConverter(machine)
    expect(await failure(converter.toPdf(join(folder, 'none'), bytes, 'doc'))).toBe('failed')
  })

  test('is one at a time, and ends with the workspace', async () => {
    const program = standIn(
      `test -e $notes/running && echo twice > $notes/fault; touch $notes/running; sleep 1; rm $notes/running; printf '%%PDF-' > "$out"`,
    )
    converter = createOfficeConverter(machine)
    await Promise.all([1, 2].map(() => converter.toPdf(program, bytes, 'doc')))
    expect(readdirSync(folder)).not.toContain('fault')
    const endless = standIn('touch $notes/started; sleep 300')
    const [running, waiting] = [1, 2].map(() => failure(converter.toPdf(endless, bytes, 'doc')))
    while (!readdirSync(folder).includes('started')) await wait(20)
    await converter.close()
    expect(await running).toBe('closed')
    expect(await waiting).toBe('closed')
  })
})

test('what a killed process left is removed at the next start, and nothing of a running one', async () => {
  converter = createOfficeConverter(machine)
  const root = await temporaryRoot()
  const dead = join(root, `haku-office-${2 ** 22 + 1}-left`)
  const alive = join(root, `haku-office-${process.ppid}-busy`)
  mkdirSync(dead)
  mkdirSync(alive)
  await sweepTemporaryFolders()
  const names = readdirSync(root)
  rmSync(alive, { recursive: true })
  expect(names).not.toContain(`haku-office-${2 ** 22 + 1}-left`)
  expect(names).toContain(`haku-office-${process.ppid}-busy`)
})

test('the program is found on the path and in the usual places, and only where it can be run', async () => {
  converter = createOfficeConverter(machine)
  const env = { PATH: ['relative', folder].join(delimiter) }
  writeFileSync(join(folder, 'soffice'), '', { mode: 0o600 })
  const found = await findOffice({ platform: 'linux', env, home: folder })
  expect(found === null || !found.startsWith(folder)).toBe(true)
  chmodSync(join(folder, 'soffice'), 0o700)
  expect(await findOffice({ platform: 'linux', env, home: folder })).toBe(join(folder, 'soffice'))
  expect(await findOffice({ platform: 'win32', env: { ProgramFiles: folder }, home: folder })).toBe(null)
  const installed = join(folder, 'LibreOffice', 'program')
  mkdirSync(installed, { recursive: true })
  writeFileSync(join(installed, 'soffice.exe'), '', { mode: 0o700 })
  expect(await findOffice({ platform: 'win32', env: { ProgramFiles: folder }, home: folder })).toBe(
    join(installed, 'soffice.exe'),
  )
})

const bytes = new Uint8Array([1, 2, 3])
const real = await findOffice(machine)

/** Where it is installed; the stand-ins above show all that Haku does about it. */
if (real !== null) {
  test('LibreOffice itself makes pages of a .doc and a .docx', async () => {
    converter = createOfficeConverter(machine, 240_000)
    const written = new Document({ sections: [{ children: [new Paragraph('Aino Virtanen')] }] })
    const documents = [
      ['doc', fixture('cv-table.doc')],
      ['docx', new Uint8Array(await Packer.toBuffer(written))],
    ] as const
    for (const [extension, document] of documents) {
      const pdf = await converter.toPdf(real, document, extension)
      expect(new TextDecoder().decode(pdf.subarray(0, 5))).toBe('%PDF-')
      expect(pdf.length).toBeGreaterThan(1000)
    }
  }, 600_000)
}

async function ended(pid: number): Promise<void> {
  expect(pid).toBeGreaterThan(1)
  for (;;) {
    try {
      process.kill(pid, 0)
    } catch {
      return
    }
    // Ended and not yet collected by its new parent is ended too.
    if (process.platform === 'linux' && /^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8')))
      return
    await wait(20)
  }
}
