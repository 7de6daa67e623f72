/**
 * A workspace of invented people with a word of their own in every personal column there is: read from the registry, so
 * that a column that is added is filled too. And the search for those words in every byte.
 */
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { getTableName } from 'drizzle-orm'
import { toSnakeCase } from 'drizzle-orm/casing'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { rejectApplications } from '../../src/main/applications/decisions.ts'
import { sealDocuments } from '../../src/main/documents/vault.ts'
import { installPack } from '../../src/main/retention/rule-store.ts'
import { personalTextColumns } from '../../src/main/store/personal-columns.ts'
import { ownedBy } from '../../src/main/store/references.ts'
import { eachClearPage } from '../../src/main/store/residue.ts'
import * as schema from '../../src/main/store/schema/index.ts'
import { tablesOf } from '../../src/main/store/tables.ts'
import type { Store } from '../../src/main/store/types.ts'
import type { Records } from './records.ts'
import { rowOf } from './rows.ts'

export interface Sizes {
  people: number
  anonymised: number
  erased: number
}

/** `HAKU_RESIDUE=1000,200,100`: people, of them anonymised, of them erased. */
export function sizesFrom(written: string | undefined): Sizes {
  const [people = 80, anonymised = 40, erased = 20] = (written ?? '').split(',').filter(Boolean).map(Number)
  return { people, anonymised, erased }
}

const DAY_MS = 86_400_000
const SKIPPED = new Set(['application', 'application_event', 'document', 'document_text', 'candidate_search'])

/** Told from every other by its number, at both ends: an index may keep a word without its beginning. */
const tokenOf = (n: number, column: string): string =>
  `tk${n}xy${Buffer.from(column).toString('hex')}yx${n}zq`

/** A few letters are found, too, where the bytes are clear; among ciphertext they would be by chance. */
const IN_CLEAR = /tk(\d+)xy|yx(\d+)zq/gi
const IN_CIPHERTEXT = /tk(\d+)xy[0-9a-f]{4}|[0-9a-f]{4}yx(\d+)zq/gi

/** Of whom something is found. */
export function peopleIn(bytes: Buffer, found: Set<number>, pattern = IN_CLEAR): void {
  const text = bytes.toString('latin1')
  for (const [, start, end] of text.matchAll(pattern)) found.add(Number(start ?? end))
}

/** People 0 to `anonymised` are due, the next `erased` have asked to be erased, the rest stays. */
export async function fillWithTokens(all: Records, { people, anonymised, erased }: Sizes): Promise<void> {
  const store = all.workspace.store
  installPack(store, all.deps)
  const opening = all.published({ country: 'DE', timeZone: 'Europe/Berlin' })
  const candidates = Array.from({ length: people }, (_, n) =>
    all.candidate(`${tokenOf(n, 'given')} ${tokenOf(n, 'family')}`),
  )
  const applications = candidates.map((id) => all.application(opening.id, id))
  const sealed = await sealDocuments(
    store,
    candidates.map((_, n) => Buffer.from(`${tokenOf(n, 'file')} in a document`)),
  )
  const isErased = (n: number) => n >= anonymised && n < anonymised + erased
  const groupOf = (n: number) => (n < anonymised ? 0 : isErased(n) ? 1 : 2)
  const stageId = store.reader.raw.prepare('SELECT id FROM stage LIMIT 1').pluck().get()
  const tables = Object.values(schema)
  // What is coded goes with the row; a word in what is the company's own would rightly stay.
  const personalColumns = new Set(personalTextColumns().map(({ table, column }) => `${table}.${column}`))
  const isPersonal = (table: string, name: string) => personalColumns.has(`${table}.${toSnakeCase(name)}`)
  const tableOf = (name: string) => {
    const found = tables.find((table) => getTableName(table) === name)
    if (!found) throw new Error(`There is no table ${name}.`)
    return found
  }
  let rows: [SQLiteTable, Record<string, unknown>][] = []
  /** One transaction for all that is somebody's. */
  const flush = () => {
    store.maintain((tx) => {
      for (const [table, row] of rows) tx.orm.insert(table).values(row).run()
    })
    rows = []
  }
  const insert = (n: number, name: string, links: Record<string, unknown>) => {
    const table = tableOf(name)
    const known = Object.fromEntries(Object.entries(links).filter(([key]) => key in table))
    const row = rowOf(
      table,
      known as never,
      (column) => (isPersonal(name, column) ? tokenOf(n, `${name}.${column}`) : `${column} ${n}`),
      true,
    )
    rows.push([table, row])
  }
  insert(people, 'colleague', { id: 'colleague' })
  insert(people, 'scorecard_criterion', { id: 'criterion', openingId: opening.id, stageId })
  const filled = new Set<string>([
    'candidate',
    'candidate_search',
    'document',
    'document_text',
    'application',
  ])
  candidates.forEach((candidateId, n) => {
    const document = sealed[n]
    if (!document) throw new Error('Everybody has a document.')
    const partner = candidates.find((_, other) => other > n && groupOf(other) === groupOf(n)) ?? null
    const ids = {
      candidateId,
      applicationId: applications[n],
      documentId: document.id,
      openingId: opening.id,
    }
    const links = {
      ...ids,
      stageId,
      authorId: 'colleague',
      colleagueId: 'colleague',
      criterionId: 'criterion',
      noteId: `note-${n}`,
      scorecardId: `card-${n}`,
      mergeId: `merge-${n}`,
      keptId: candidateId,
      goneId: randomUUID(),
      batchId: `batch-${n}`,
      itemId: `item-${n}`,
      partId: `part-${n}`,
      textSeq: n + 1,
    }
    if (n % 50 === 49) flush()
    insert(n, 'document', {
      ...document,
      ...links,
      extraction: 'done',
      failure: null,
      contentMac: document.contentMac,
    })
    insert(n, 'document_text', { ...links, seq: n + 1 })
    const own: Record<string, Record<string, unknown>> = {
      note: { id: links.noteId },
      scorecard: { id: links.scorecardId, submittedAt: null, verdict: null },
      candidate_merge: { id: links.mergeId },
      legal_hold: { openingId: null, candidateId: null, releasedAt: 1 },
      consent: { withdrawnAt: 1 },
      outbox_message: { sentAt: null },
    }
    for (const { table } of ownedBy('candidate')) {
      if (SKIPPED.has(table) || (table === 'erasure_request' && !isErased(n))) continue
      if (table === 'duplicate_pair' || table === 'kept_apart') {
        if (partner === null) continue
        const [oneId, otherId] = [candidateId, partner].sort()
        insert(n, table, { oneId, otherId })
      } else
        insert(n, table, {
          ...links,
          ...(table === 'erasure_request' && {
            requestedAt: all.deps.clock.now(),
            extendedAt: null,
            answeredAt: null,
            closedAt: null,
          }),
          ...own[table],
        })
      filled.add(table)
    }
    for (const [table, values] of Object.entries({
      intake_batch: { id: links.batchId, openingId: null },
      intake_item: { id: links.itemId, archivePartId: null },
      intake_part: { id: links.partId },
      intake_chunk: { bytes: Buffer.from(tokenOf(n, 'chunk')) },
      intake_seen: { mac: Buffer.from(tokenOf(n, 'seen')) },
      import_batch: { id: `import-${n}`, columns: JSON.stringify([{ samples: [tokenOf(n, 'sample')] }]) },
      import_row: { batchId: `import-${n}` },
      saved_view: { id: `view-${n}`, definition: `${tokenOf(n, 'given')} ${tokenOf(n, 'family')}` },
    })) {
      insert(n, table, { ...links, ...values })
      filled.add(table)
    }
  })
  flush()
  // Undo entries: everything of everybody is changed once more, in commands that can be taken back.
  store.command({ action: 'test.touch', subjects: [], undoable: true, actor: 'person' }, (tx) => {
    for (const table of ['candidate', 'application', 'note', 'outbox_message', 'candidate_email'])
      tx.raw.exec(
        `UPDATE "${table}" SET ${table === 'candidate_email' ? 'position = position + 7' : 'updated_at = updated_at + 1'}`.replace(
          '"outbox_message" SET updated_at = updated_at',
          '"outbox_message" SET send_after = send_after',
        ),
      )
    for (const { table, column } of personalTextColumns())
      if (table === 'note') tx.raw.exec(`UPDATE note SET "${column}" = "${column}" || ' again'`)
  })
  filled.add('undo_change')
  const personal = new Set(personalTextColumns().map(({ table }) => table))
  const missed = [...personal].filter((table) => !filled.has(table))
  if (missed.length > 0) throw new Error(`Nobody has a word of their own in ${missed.join(', ')}.`)
  rejectApplications(store, { ids: applications.slice(0, anonymised) as string[], reason: 'other' }, all.deps)
  all.workspace.clock.advance(200 * DAY_MS)
}

/** Of whom words stand in the database of a folder: every page and log frame, decrypted and as it lies there. */
export function peopleOnDisk(dir: string, key: Buffer): Set<number> {
  const found = new Set<number>()
  eachClearPage(join(dir, 'haku.db'), key, (page) => peopleIn(page, found))
  for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
    const path = join(dir, name)
    peopleIn(Buffer.from(name), found)
    if (!name.includes('backups') && statSync(path).isFile())
      peopleIn(readFileSync(path), found, IN_CIPHERTEXT)
  }
  return found
}

/** Every word of those who stay, by the column it stands in; the log of changes and figures apart. */
export function wordsOf(store: Store, from: number): string[] {
  return tablesOf()
    .flatMap(({ name, columns }) =>
      columns
        .filter(({ type }) => type === 'text')
        .flatMap(({ name: column }) =>
          store.reader.raw
            .prepare<[], string>(`SELECT "${column}" FROM "${name}" WHERE "${column}" LIKE '%tk%'`)
            .pluck()
            .all()
            .flatMap((text) => [...text.matchAll(/tk(\d+)xy[0-9a-f]+yx\d+zq/g)])
            .filter(([, n]) => Number(n) >= from)
            .map(([word]) => `${name}.${column} ${word}`),
        ),
    )
    .sort()
}
