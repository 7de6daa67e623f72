/** haku documents inspect: needs no workspace, keeps nothing. */
import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Command } from 'commander'
import { type Inspection, MAX_APPLICATION_BYTES } from '#contract/inspection.ts'
import { refusedInspection } from '../../documents/refusal.ts'
import { createDocumentWorkers, type DocumentWorkers } from '../../documents/worker-pool.ts'
import type { CliContext } from '../context.ts'
import { exitCode } from '../io.ts'
import { answer, table } from '../print.ts'

/** One line of the answer; described in docs/specs/cli.md. */
export interface InspectedFile {
  file: string
  accepted: boolean
  /** Null when it could not be told. */
  mediaType: string | null
  code?: string
  reason?: string
  characters: number
  warnings: string[]
}

const WORKERS = 2

export function addDocumentCommands(program: Command, context: CliContext): void {
  const documents = program.command('documents').description('documents')
  documents
    .command('inspect')
    .description('say whether Haku would take these files, and why not; nothing is stored')
    .argument('<file...>')
    .option('--json', 'answer as JSON, described in docs/specs/cli.md')
    .action(async (files: string[], options: { json?: boolean }) => {
      const workers = createDocumentWorkers({ entryUrl: context.entries.documentWorker, size: WORKERS })
      try {
        const inspected = await inspectAll(files, workers)
        answer(context.io, options.json === true, inspected, () =>
          table(
            ['file', 'taken', 'type', 'characters', 'what to know'],
            inspected.map((one) => [
              one.file,
              one.accepted ? 'yes' : 'no',
              one.mediaType,
              one.characters,
              one.reason ?? one.warnings.join(', '),
            ]),
          ),
        )
        if (inspected.some((one) => !one.accepted)) context.exit(exitCode.attention)
      } finally {
        await workers.close()
      }
    })
}

/** As many at once as there are workers; the answers in the order of the files. */
async function inspectAll(files: readonly string[], workers: DocumentWorkers): Promise<InspectedFile[]> {
  const inspected: InspectedFile[] = []
  let next = 0
  const work = async () => {
    for (let at = next++; at < files.length; at = next++) {
      const file = files[at] ?? ''
      inspected[at] = asAnswer(file, await inspect(file, workers))
    }
  }
  await Promise.all(Array.from({ length: WORKERS }, work))
  return inspected
}

type Outcome = Inspection | { accepted: false; code: 'NO_FILE'; reason: string; warnings: [] }

async function inspect(file: string, workers: DocumentWorkers): Promise<Outcome> {
  let bytes: Uint8Array
  try {
    const about = await stat(file)
    if (about.isDirectory()) return noFile('This is a folder. Name the files in it.')
    if (about.size > MAX_APPLICATION_BYTES) return refusedInspection('TOO_LARGE')
    bytes = await readLimited(file)
  } catch {
    return noFile('The file cannot be read. Check its path and whether you may read it.')
  }
  return workers.inspect(bytes, basename(file))
}

/** A file may grow, or be endless like a device: never more is read than is needed to refuse it. */
async function readLimited(file: string): Promise<Uint8Array> {
  const handle = await open(file)
  try {
    const buffer = Buffer.allocUnsafe(MAX_APPLICATION_BYTES + 1)
    let filled = 0
    while (filled < buffer.length) {
      const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled)
      if (bytesRead === 0) break
      filled += bytesRead
    }
    return new Uint8Array(buffer.subarray(0, filled))
  } finally {
    await handle.close()
  }
}

const noFile = (reason: string): Outcome => ({ accepted: false, code: 'NO_FILE', reason, warnings: [] })

function asAnswer(file: string, outcome: Outcome): InspectedFile {
  const mediaType = ('mediaType' in outcome ? outcome.mediaType : undefined) ?? null
  return outcome.accepted
    ? { file, accepted: true, mediaType, characters: outcome.characters, warnings: outcome.warnings }
    : {
        file,
        accepted: false,
        mediaType,
        code: outcome.code,
        reason: outcome.reason,
        characters: 0,
        warnings: outcome.warnings,
      }
}
