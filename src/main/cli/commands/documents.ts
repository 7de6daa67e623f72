/** haku documents inspect and profile, which need no workspace and keep nothing, and quarantined|retry. */
import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Command } from 'commander'
import { MAX_PROFILE_SOURCE_BYTES, type ProfileProposal } from '#contract/autofill.ts'
import type { DocumentRow } from '#contract/candidates.ts'
import { type Inspection, MAX_APPLICATION_BYTES } from '#contract/inspection.ts'
import { refusedInspection } from '../../documents/refusal.ts'
import { createDocumentWorkers, type DocumentWorkers } from '../../documents/worker-pool.ts'
import { type CliContext, type WorkspaceOptions, withWorkspace, withWorkspaceOptions } from '../context.ts'
import { refused } from '../failure.ts'
import { exitCode } from '../io.ts'
import { limitOption } from '../options.ts'
import { collect } from '../paging.ts'
import { answer, instant, table } from '../print.ts'

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

  withWorkspaceOptions(
    documents
      .command('quarantined')
      .description(
        'list documents that made their reader fail, newest first; they are kept, and not read again',
      ),
  )
    .addOption(limitOption())
    .action((options: WorkspaceOptions & { limit: number }) =>
      withWorkspace(context, options, async (client) => {
        const { rows, last } = await collect(options.limit, (page) => client.documents.quarantined(page))
        answer(context.io, options.json === true, { rows, total: last.total }, () =>
          table(
            ['id', 'candidate', 'file', 'why', 'since'],
            rows.map((row) => [row.id, row.candidateName, row.name, row.failure, instant(row.createdAt)]),
          ),
        )
      }),
    )

  withWorkspaceOptions(
    documents
      .command('retry')
      .description('read documents again that are in quarantine or could not be read')
      .argument('[id...]', 'ids, as "haku documents quarantined" lists them')
      .option('--all', 'all that are in quarantine'),
  ).action((named: string[], options: WorkspaceOptions & { all?: boolean }) =>
    withWorkspace(context, options, async (client) => {
      if (named.length === 0 && options.all !== true)
        throw refused('NO_DOCUMENT_NAMED', 'No document was named.', 'Name ids, or add --all.')
      const all =
        options.all === true ? (await collect(10_000, (page) => client.documents.quarantined(page))).rows : []
      const read: DocumentRow[] = []
      for (const id of new Set([...named, ...all.map((row) => row.id)]))
        read.push(await client.documents.retry({ id }))
      answer(context.io, options.json === true, read, () =>
        table(
          ['id', 'file', 'read', 'why not'],
          read.map((row) => [row.id, row.name, row.extraction === 'done' ? 'yes' : 'no', row.failure]),
        ),
      )
      if (read.some((row) => row.extraction !== 'done')) context.exit(exitCode.attention)
    }),
  )

  documents
    .command('profile')
    .description(
      'say what a CV, LinkedIn archive, JSON Resume or Europass file tells of its person; nothing is stored',
    )
    .argument('<file>')
    .option('--json', 'answer as JSON, described in docs/specs/cli.md')
    .action(async (file: string, options: { json?: boolean }) => {
      const workers = createDocumentWorkers({ entryUrl: context.entries.documentWorker, size: 1 })
      try {
        const proposal = await profileOf(file, workers)
        answer(context.io, options.json === true, proposal, () =>
          table(
            ['field', 'sure', 'value'],
            proposal.fields.map(({ id, confidence, value }) => [
              id,
              `${Math.round(confidence * 100)} %`,
              typeof value === 'string' ? value : Object.values(value).filter(Boolean).join(', '),
            ]),
          ),
        )
      } finally {
        await workers.close()
      }
    })
}

/** Throws Problem REFUSED when the file cannot be read, or nothing can be read from it. */
async function profileOf(file: string, workers: DocumentWorkers): Promise<ProfileProposal> {
  const bytes = await readLimited(file, MAX_PROFILE_SOURCE_BYTES).catch(() => null)
  if (bytes === null)
    throw refused('NO_FILE', 'The file cannot be read.', 'Check its path and whether you may read it.')
  if (bytes.length > MAX_PROFILE_SOURCE_BYTES)
    throw refused('TOO_LARGE', 'The file is larger than 50 MB, the most that is read.')
  const answered = await workers.proposeProfile(bytes, basename(file))
  if ('fields' in answered) return answered
  throw refused(answered.code, answered.reason)
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
    bytes = await readLimited(file, MAX_APPLICATION_BYTES)
  } catch {
    return noFile('The file cannot be read. Check its path and whether you may read it.')
  }
  return workers.inspect(bytes, basename(file))
}

/** A file may grow, or be endless like a device: never more is read than is needed to refuse it. */
async function readLimited(file: string, mostBytes: number): Promise<Uint8Array> {
  const handle = await open(file)
  try {
    const { size } = await handle.stat()
    const buffer = Buffer.allocUnsafe(Math.min(Math.max(size, 65_536), mostBytes) + 1)
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
