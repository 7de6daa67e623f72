import { appendFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { makePrivateFolder, PRIVATE_FILE_MODE } from './files.ts'

const MAX_LOG_BYTES = 1_000_000

/**
 * A place for log lines: a file (0600) that is put aside as `.old` when it is full, so that logs stay below 2 MB.
 * A log that cannot be written never stops the work: the line is lost.
 */
export async function openLogFile(path: string): Promise<(line: string) => void> {
  await makePrivateFolder(dirname(path))
  let size = sizeOf(path)
  return (line) => {
    try {
      if (size > MAX_LOG_BYTES) {
        rmSync(`${path}.old`, { force: true })
        renameSync(path, `${path}.old`)
        size = 0
      }
      appendFileSync(path, `${line}\n`, { mode: PRIVATE_FILE_MODE })
      size += Buffer.byteLength(line) + 1
    } catch {
      // A full disk is reported by what it really stops.
    }
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}
