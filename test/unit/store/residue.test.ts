import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { getTableName } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openReader } from '../../../src/main/store/connection.ts'
import { unlockKey } from '../../../src/main/store/keys.ts'
import { fileRegistry, registry } from '../../../src/main/store/registry.ts'
import * as schemaModule from '../../../src/main/store/schema/index.ts'
import type { Store } from '../../../src/main/store/types.ts'
import { addPipeline, asCommand, rowOf } from '../../support/rows.ts'
import { type TemporaryWorkspace, temporaryWorkspace } from '../../support/workspace.ts'

const schema = { ...schemaModule }

let workspace: TemporaryWorkspace
let store: Store
beforeEach(async () => {
  workspace = await temporaryWorkspace()
  store = workspace.store
})
afterEach(() => workspace.cleanup())

const token = (column: string): string => `Tkn${Buffer.from(column).toString('hex')}Zq`

/** A row in every table that has a personal column, with a token in each of its text columns. */
function addTokens(): string[] {
  const { candidateId, applicationId } = asCommand(store, (tx) => addPipeline(tx, token('full_name'))).result
  const tokens: string[] = [token('full_name')]
  const links = {
    candidateId,
    applicationId,
    openingId: null,
    itemId: 'item',
    batchId: 'batch',
    partId: 'part',
    documentId: 'document',
  }
  const text = (column: string) => {
    tokens.push(token(column))
    return token(column)
  }
  const fill = <T extends keyof typeof schema>(name: T, values: Record<string, unknown>) => {
    const table = schema[name]
    const known = Object.keys(registry[name])
    const linked = Object.fromEntries(
      Object.entries({ ...links, ...values }).filter(([key]) => known.includes(key)),
    )
    store.maintain((tx) =>
      tx.orm
        .insert(table)
        .values(rowOf(table, linked as never, text, true) as never)
        .run(),
    )
    return getTableName(table)
  }
  const merge = () => {
    fill('candidateMerge', { id: 'merge', keptId: candidateId })
    return 'merge'
  }
  const openingId = store.reader.raw.prepare('SELECT id FROM opening').pluck().get()
  const stageId = store.reader.raw.prepare('SELECT id FROM stage').pluck().get()
  fill('scorecardCriterion', { id: 'criterion', openingId, stageId })
  const filled = new Set([
    'candidate',
    'application',
    fill('candidateEmail', { position: 2 }),
    fill('candidatePhone', {}),
    fill('candidateLink', {}),
    fill('candidateExperience', {}),
    fill('candidateEducation', {}),
    fill('candidateSkill', {}),
    fill('candidateLanguage', {}),
    fill('applicationAnswer', {}),
    fill('applicationTag', {}),
    fill('note', {}),
    fill('document', { id: 'document' }),
    fill('documentText', {}),
    fill('intakeBatch', { id: 'batch' }),
    fill('intakeItem', { id: 'item', archivePartId: null }),
    fill('intakePart', { id: 'part' }),
    fill('intakeChunk', {}),
    fill('intakeSeen', { mac: Buffer.from(token('mac')) }),
    fill('teamMember', { openingId }),
    fill('colleague', { id: 'colleague' }),
    fill('savedView', {}),
    fill('outboxMessage', { sentAt: null }),
    fill('scorecard', { id: 'scorecard', authorId: 'colleague', stageId }),
    fill('scorecardScore', { scorecardId: 'scorecard', criterionId: 'criterion' }),
    fill('candidateKey', {}),
    fill('documentBand', {
      textSeq: store.reader.raw.prepare('SELECT seq FROM document_text').pluck().get(),
    }),
    fill('candidateMergeRow', { mergeId: merge() }),
    fill('importBatch', { id: 'import' }),
    fill('importRow', { batchId: 'import' }),
    fill('legalHold', { candidateId: null }),
    fill('retentionRule', {}),
    fill('retentionRun', { tally: '{}', receipt: null }),
    // Filled by triggers from what stands above.
    'candidate_search',
    'undo_change',
  ])
  const personal = Object.entries(registry)
    .filter(([, columns]) =>
      Object.values(columns).some((entry) => entry.class === 'personal' || entry.class === 'special'),
    )
    .map(([name]) => getTableName(schema[name as keyof typeof schema]))
  expect([...filled].filter((name) => name !== 'intake_batch').sort()).toEqual(personal.sort())
  return [...new Set(tokens)]
}

function filesOf(dir: string): string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((name) => join(dir, name))
    .filter((path) => statSync(path).isFile())
}

describe('the raw bytes of a workspace folder', () => {
  it('hold no token of any personal column: not the database, its log, a backup, the key file or any name', async () => {
    const tokens = addTokens()
    expect(tokens.length).toBeGreaterThan(30)
    await store.backUp('manual')
    asCommand(store, (tx) => tx.raw.exec(`UPDATE note SET body = body || ' more'`))
    const key = store.copyKey()

    const files = filesOf(workspace.dir)
    expect(files.some((path) => path.endsWith('haku.db-wal') && statSync(path).size > 0)).toBe(true)
    expect(files.some((path) => path.includes('backups') && path.endsWith('haku.db'))).toBe(true)
    for (const path of files) {
      const name = relative(workspace.dir, path).replaceAll(sep, '/')
      const kinds = Object.values(fileRegistry).filter((kind) => kind.path.test(name))
      expect(kinds, `kinds of file that ${name} is`).toHaveLength(1)
      const bytes = readFileSync(path)
      for (const value of tokens) {
        for (const encoding of ['utf8', 'utf16le'] as const)
          expect(bytes.includes(Buffer.from(value, encoding)), `${value} in ${path}`).toBe(false)
        expect(bytes.includes(Buffer.from(value.toLowerCase())), `folded ${value} in ${path}`).toBe(false)
        expect(path).not.toContain(value)
      }
      if (!/keys.*\.json$/.test(path)) expect(bytes.includes(key), `key in ${path}`).toBe(false)
    }
    // The same search finds them where they must be: inside.
    const inside = store.reader.raw.prepare('SELECT body FROM note').pluck().get()
    expect(inside).toContain(token('body'))
  })

  it('hold nothing of a deleted row once decrypted either: not in free pages, not in the search index', async () => {
    addTokens()
    store.maintain((tx) => {
      tx.raw.pragma('defer_foreign_keys = ON')
      const emptied = [
        'note',
        'outbox_message',
        'document_text',
        'candidate_email',
        'candidate_phone',
        'undo_change',
      ]
      for (const table of emptied) tx.raw.exec(`DELETE FROM ${table}`)
    })
    store.close()
    // The clear text of every page, read as SQLite reads it.
    const db = openReader(join(workspace.dir, 'haku.db'), await unlockKey(workspace.dir, {}))
    const clear = db.serialize()
    db.close()
    for (const column of ['body', 'text', 'address', 'normalised', 'written', 'e164'])
      for (const value of [token(column), token(column).toLowerCase()])
        expect(clear.includes(Buffer.from(value)), column).toBe(false)
    expect(clear.includes(Buffer.from(token('institution')))).toBe(true)
  })
})
