/** haku intake: the same batch as in the window, from files on this machine. */
import { openAsBlob } from 'node:fs'
import type { Command } from 'commander'
import type { IntakeBatch, IntakeItem } from '#contract/intake.ts'
import { type CliContext, type WorkspaceOptions, withWorkspace, withWorkspaceOptions } from '../context.ts'
import { type DroppedFile, droppedFiles, type NotRead } from '../dropped-files.ts'
import { refused } from '../failure.ts'
import { findOpening } from '../find.ts'
import { exitCode } from '../io.ts'
import { collect } from '../paging.ts'
import { answer, plain } from '../print.ts'
import { createProgressLine } from '../progress.ts'
import type { Client } from '../service.ts'

/** Files that are on their way to the service at once. */
const UPLOADS = 4
/** An event can be missed; the batch itself cannot. */
const LOOK_AGAIN_MS = 2_000
const ALL_ITEMS = 1_000_000

interface IntakeOptions extends WorkspaceOptions {
  opening?: string
}

export function addIntakeCommand(program: Command, context: CliContext): void {
  withWorkspaceOptions(
    program
      .command('intake')
      .description(
        'take in application packages, .eml messages and loose documents; originals stay where they are',
      )
      .argument('<path...>', 'files and folders'),
  )
    .option('--opening <number>', 'opening for what names none: messages, loose documents')
    .action(async (paths: string[], options: IntakeOptions) => {
      const { files, notRead } = await droppedFiles(paths)
      if (files.length === 0)
        throw refused(
          'NO_FILES',
          'There is no file to take in at these paths.',
          notRead[0]?.reason ?? 'Name others.',
        )
      await withWorkspace(context, options, (client) => takeIn(client, files, notRead, options, context))
    })
}

async function takeIn(
  client: Client,
  files: readonly DroppedFile[],
  notRead: NotRead[],
  options: IntakeOptions,
  context: CliContext,
): Promise<void> {
  const { io } = context
  const openingId =
    options.opening === undefined ? undefined : (await findOpening(client, options.opening)).id
  const stop = new AbortController()
  const forget = io.onInterrupt(() => stop.abort())
  const progress = createProgressLine(io)
  try {
    const resumed: IntakeBatch[] = []
    for (const batchId of await interrupted(client)) {
      if (stop.signal.aborted) break
      resumed.push(await run(client, batchId, 'finishing an interrupted intake', progress, stop.signal))
    }
    const begun = await client.intake.begin(openingId === undefined ? {} : { openingId })
    const unread = await upload(client, begun.id, files, progress, stop.signal)
    const batch = stop.signal.aborted
      ? await client.intake.cancel({ batchId: begun.id })
      : await run(client, begun.id, 'taken in', progress, stop.signal)
    progress.end()
    const { rows: items } = await collect(ALL_ITEMS, (page) =>
      client.intake.items({ batchId: batch.id, ...page }),
    )
    const all = { batch, items, notRead: [...notRead, ...unread], resumed }
    answer(io, options.json === true, all, () => asText(all, files.length))
    if (batch.status === 'interrupted')
      throw refused(
        'INTERRUPTED',
        'The intake stopped before its end because of a fault of this machine. What was taken in is kept.',
        'Look whether the disk is full, then run the command again: it goes on with the rest.',
      )
    if (batch.status === 'cancelled') context.exit(exitCode.interrupted)
    else if (needsAttention(all)) context.exit(exitCode.attention)
  } finally {
    progress.end()
    forget()
  }
}

interface Taken {
  batch: IntakeBatch
  items: IntakeItem[]
  notRead: NotRead[]
  resumed: IntakeBatch[]
}

const needsAttention = ({ items, notRead }: Taken): boolean =>
  notRead.length > 0 ||
  items.some(
    (item) => item.outcome === 'refused' || item.outcome === 'review' || item.refusedFiles.length > 0,
  )

/** Batches of the command line that a killed process left; the window asks about its own. */
async function interrupted(client: Client): Promise<string[]> {
  const { rows } = await collect(200, (page) => client.intake.batches(page))
  return rows
    .filter((batch) => batch.status === 'interrupted' && batch.origin === 'cli')
    .map((batch) => batch.id)
    .reverse()
}

/** Hands the files over in their order, a few at a time; returns those that could not be read any more. */
async function upload(
  client: Client,
  batchId: string,
  files: readonly DroppedFile[],
  progress: ReturnType<typeof createProgressLine>,
  signal: AbortSignal,
): Promise<NotRead[]> {
  const unread: NotRead[] = []
  let next = 0
  let done = 0
  const work = async () => {
    for (let at = next++; at < files.length && !signal.aborted; at = next++) {
      const { file, path } = files[at] ?? { file: '', path: '' }
      const content = await contentOf(file)
      if (content === null)
        unread.push({
          file,
          code: 'NO_FILE',
          reason: `${file} cannot be read any more. The others were taken in.`,
        })
      else await client.intake.add({ batchId, path, file: content })
      done += 1
      progress.show('read', done, files.length)
    }
  }
  await Promise.all(Array.from({ length: UPLOADS }, work))
  return unread
}

async function contentOf(file: string): Promise<File | null> {
  try {
    const blob = await openAsBlob(file)
    return new File([await blob.arrayBuffer()], 'file')
  } catch {
    return null
  }
}

/** Works through a batch until it ends; Ctrl+C cancels it. Returns the batch. */
async function run(
  client: Client,
  batchId: string,
  word: string,
  progress: ReturnType<typeof createProgressLine>,
  signal: AbortSignal,
): Promise<IntakeBatch> {
  const watching = new AbortController()
  const ended = new Promise<void>((resolve) => {
    const look = setInterval(() => {
      client.intake.batch({ batchId }).then(
        ({ status }) => status !== 'running' && resolve(),
        () => resolve(),
      )
    }, LOOK_AGAIN_MS)
    watching.signal.addEventListener('abort', () => clearInterval(look))
    const follow = async () => {
      for await (const event of await client.events.subscribe(undefined, { signal: watching.signal })) {
        if (event.type !== 'intake' || event.batchId !== batchId) continue
        progress.show(word, event.done, event.total)
        if (event.status !== 'running') resolve()
      }
    }
    // Ends with the watching; what it misses, the look every two seconds sees.
    follow().catch(() => undefined)
  })
  const cancel = () => void client.intake.cancel({ batchId }).catch(() => undefined)
  signal.addEventListener('abort', cancel, { once: true })
  try {
    await client.intake.run({ batchId })
    if (signal.aborted) cancel()
    await ended
    return await client.intake.batch({ batchId })
  } finally {
    signal.removeEventListener('abort', cancel)
    watching.abort()
  }
}

function asText({ batch, items, notRead, resumed }: Taken, files: number): string {
  const { counts } = batch
  const lines = [
    `${files} files, ${batch.total} items: ${counts.accepted} accepted, ${counts.duplicate} already known, ${counts.review} for review, ${counts.refused} refused.`,
  ]
  if (resumed.length > 0)
    lines.unshift(
      `${resumed.length} interrupted before ${resumed.length === 1 ? 'was' : 'were'} finished first.`,
    )
  for (const item of items) {
    if (item.outcome === 'refused')
      lines.push(`refused  ${plain(item.name)}: ${plain(item.reason)} (${item.code})`)
    if (item.outcome === 'review')
      lines.push(`review   ${plain(item.name)}: open Haku and confirm who it is from.`)
    for (const file of item.refusedFiles)
      lines.push(`file     ${plain(item.name)}: ${plain(file.reason)} (${file.code})`)
  }
  for (const file of notRead) lines.push(`not read ${plain(file.reason)}`)
  if (batch.status === 'cancelled')
    lines.push(
      `Stopped. What was accepted is kept (${counts.accepted}); ${counts.discarded} were not taken in, and their originals are where they were. Run the command again to take in the rest.`,
    )
  return lines.join('\n')
}
