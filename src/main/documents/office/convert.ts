/**
 * Word documents as PDF by the person's own LibreOffice: one at a time, in a profile of its own that knows no network
 * and runs no macro, for a limited time, with all its processes ended afterwards.
 */
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runProgram } from '../../platform/external.ts'
import { PRIVATE_FILE_MODE, PRIVATE_FOLDER_MODE } from '../../platform/files.ts'
import type { Machine } from '../../platform/workspace-dir.ts'
import { profileSettings } from './profile.ts'
import { findOffice } from './program.ts'
import { withTemporaryFolder } from './temporary.ts'

export interface OfficeConverter {
  /** Path of the program on this machine, or null. */
  find(): Promise<string | null>
  /** The document as PDF. `extension` is doc or docx. Rejects with ConversionFailed. */
  toPdf(program: string, bytes: Uint8Array, extension: 'doc' | 'docx'): Promise<Uint8Array>
  /** Ends what runs and waits, and waits until its folder is gone. */
  close(): Promise<void>
}

export type ConversionFailure = 'slow' | 'failed' | 'too-large' | 'closed'

export class ConversionFailed extends Error {
  override readonly name = 'ConversionFailed'
  readonly why: ConversionFailure
  constructor(why: ConversionFailure, cause?: unknown) {
    super(`conversion: ${why}`, { cause })
    this.why = why
  }
}

const TIME_LIMIT_MS = 60_000
const MAX_PDF_BYTES = 64 * 1024 * 1024

export function createOfficeConverter(machine: Machine, timeLimitMs = TIME_LIMIT_MS): OfficeConverter {
  const closing = new AbortController()
  let last: Promise<unknown> = Promise.resolve()
  let isolation: Promise<string[]> | undefined

  async function convert(program: string, bytes: Uint8Array, extension: string): Promise<Uint8Array> {
    if (closing.signal.aborted) throw new ConversionFailed('closed')
    isolation ??= networkless(machine)
    const before = await isolation
    return withTemporaryFolder(async (folder) => {
      const input = join(folder, `document.${extension}`)
      const profile = join(folder, 'profile')
      await mkdir(join(profile, 'user'), { recursive: true, mode: PRIVATE_FOLDER_MODE })
      await writeFile(join(profile, 'user', 'registrymodifications.xcu'), profileSettings, {
        mode: PRIVATE_FILE_MODE,
      })
      await writeFile(input, bytes, { mode: PRIVATE_FILE_MODE })
      const [command = program, ...args] = [
        ...before,
        program,
        `-env:UserInstallation=${pathToFileURL(profile).href}`,
        ...['--headless', '--norestore', '--nologo', '--nodefault', '--nolockcheck', '--nofirststartwizard'],
        ...['--convert-to', 'pdf:writer_pdf_Export', '--outdir', folder, input],
      ]
      const env = environment(machine, folder)
      const end = await runProgram(command, args, { folder, env, timeLimitMs, stop: closing.signal })
      if (end !== 'done') throw new ConversionFailed(end === 'stopped' ? 'closed' : end)
      return readPdf(join(folder, 'document.pdf'))
    })
  }

  return {
    find: () => findOffice(machine),
    toPdf(program, bytes, extension) {
      const turn = last.then(() => convert(program, bytes, extension))
      last = turn.catch(() => undefined)
      return turn
    },
    async close() {
      closing.abort()
      await last
    },
  }
}

/** No more of the person's environment than a program needs; home and temporary files inside the folder. */
function environment({ env }: Machine, folder: string): NodeJS.ProcessEnv {
  const kept = ['PATH', 'LANG', 'LC_ALL', 'SystemRoot', 'windir', 'ProgramFiles', 'ProgramData']
  // Nobody listens there: for what asks the environment for a way out.
  const nowhere = 'http://127.0.0.1:9'
  return {
    ...Object.fromEntries(kept.map((name) => [name, env[name]])),
    HOME: folder,
    USERPROFILE: folder,
    APPDATA: folder,
    LOCALAPPDATA: folder,
    TMPDIR: folder,
    TMP: folder,
    TEMP: folder,
    SAL_USE_VCLPLUGIN: 'svp',
    http_proxy: nowhere,
    https_proxy: nowhere,
    ALL_PROXY: nowhere,
  }
}

/** On Linux, what to put before a command so that it has no network, where the system lets a person do that. */
async function networkless(machine: Machine): Promise<string[]> {
  if (machine.platform !== 'linux') return []
  const [command, ...args] = ['unshare', '--user', '--map-current-user', '--net', '--'] as const
  const env = environment(machine, '/')
  const end = await runProgram(command, [...args, 'true'], { folder: '/', env, timeLimitMs: 5_000 })
  return end === 'done' ? [command, ...args] : []
}

async function readPdf(path: string): Promise<Uint8Array> {
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) throw new ConversionFailed('failed')
  if (found.size > MAX_PDF_BYTES) throw new ConversionFailed('too-large')
  const bytes = new Uint8Array(await readFile(path))
  const start = String.fromCharCode(...bytes.subarray(0, 5))
  if (start !== '%PDF-') throw new ConversionFailed('failed')
  return bytes
}
