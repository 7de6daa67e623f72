import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { getTableName } from 'drizzle-orm/table'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { updateCandidate } from '../../../src/main/candidates/commands.ts'
import { eraseCandidate } from '../../../src/main/candidates/erase.ts'
import { erasureProblems } from '../../../src/main/store/erasure.ts'
import { ownedBy } from '../../../src/main/store/references.ts'
import { registry } from '../../../src/main/store/registry.ts'
import * as schema from '../../../src/main/store/schema/index.ts'
import { type Records, records } from '../../support/records.ts'
import { rowOf } from '../../support/rows.ts'

let all: Records
const store = () => all.workspace.store
beforeEach(async () => {
  all = await records()
})
afterEach(() => all.workspace.cleanup())

const remove = { class: 'personal', anonymise: 'remove' } as const

describe('erasing reaches', () => {
  it('every table that holds something of candidates', () => {
    expect(erasureProblems()).toEqual([])
  })

  it('a table that is added with a foreign key, and names one that has none', () => {
    const loose = sqliteTable('loose', { id: text().primaryKey(), shoeSize: text() })
    const bound = sqliteTable('bound', {
      id: text().primaryKey(),
      noteId: text().references(() => schema.note.id),
      shoeSize: text(),
    })
    const classes = {
      ...registry,
      loose: { id: remove, shoeSize: remove },
      bound: { id: remove, noteId: remove, shoeSize: remove },
    }
    expect(erasureProblems({ ...schema, loose, bound }, classes)).toEqual([
      'loose holds something of candidates, but erasing one does not reach it',
    ])
    const order = ownedBy('candidate', { ...schema, bound }).map(({ table }) => table)
    expect(order.indexOf('bound')).toBeGreaterThan(order.indexOf('note'))
    expect(order.indexOf('note')).toBeGreaterThan(order.indexOf('application'))
  })
})

describe('an erased candidate', () => {
  it('leaves no row in any table that can hold one, no key, no file, no image; others stay', async () => {
    const stays = all.candidate('Somebody Else')
    const openingId = all.published().id
    const kept = all.application(openingId, stays)
    const candidateId = all.candidate('Erika Mustermann', {
      emails: [{ address: 'erika@example.org', primary: true }],
      phones: [{ written: '+358401234567', e164: null }],
      links: [{ kind: 'github', url: 'github.com/erika' }],
      skills: ['Welding'],
      languages: [{ language: 'German', fluency: '' }],
      experience: [{ employer: 'Kone', title: '', location: null, from: null, to: null, summary: '' }],
      education: [{ institution: 'Aalto', area: '', degree: '', from: null, to: null }],
    })
    const applicationId = all.application(openingId, candidateId)
    const documentId = all.document(candidateId, 'Erika Mustermann welds.')
    mkdirSync(store().documentsDir, { recursive: true })
    writeFileSync(join(store().documentsDir, documentId), 'sealed')
    updateCandidate(store(), { id: candidateId, changes: { headline: 'Erika’s headline' } }, all.deps)
    const stageId = store()
      .reader.raw.prepare('SELECT stage_id FROM application WHERE id = ?')
      .pluck()
      .get(applicationId)
    const [oneId, otherId] = [candidateId, stays].sort()
    const links: Record<string, unknown> = {
      candidateId,
      applicationId,
      documentId,
      openingId,
      stageId,
      oneId,
      otherId,
      keptId: candidateId,
      goneId: 'gone',
      mergeId: 'merge',
      noteId: 'note',
      scorecardId: 'card',
      colleagueId: 'colleague',
      authorId: 'colleague',
      criterionId: 'criterion',
      textSeq: store().reader.raw.prepare('SELECT seq FROM document_text').pluck().get(),
    }
    const tables = Object.entries(schema)
    const fill = (name: string, values: Record<string, unknown>) => {
      const [, table] = tables.find(([, one]) => getTableName(one) === name) ?? []
      if (!table) throw new Error(`There is no table ${name}.`)
      const known = Object.fromEntries(
        Object.entries({ ...links, ...values }).filter(([key]) => key in table),
      )
      store().maintain((tx) =>
        tx.orm
          .insert(table)
          .values(rowOf(table, known as never))
          .run(),
      )
    }
    fill('colleague', { id: 'colleague' })
    fill('scorecard_criterion', { id: 'criterion' })
    // A row in every table that refers to a candidate and has none of this one's yet; the order is parents first.
    const owned = ownedBy('candidate').map(({ table }) => table)
    const ids: Record<string, string> = { note: 'note', scorecard: 'card', candidate_merge: 'merge' }
    const count = (table: string) =>
      store().reader.raw.prepare<[], number>(`SELECT count(*) FROM "${table}"`).pluck().get() ?? 0
    // A hold lies on one thing; what the company holds of the opening is not the candidate's.
    for (const [id, on] of Object.entries({
      hers: { candidateId },
      its: { applicationId },
      ours: { openingId },
    }))
      fill('legal_hold', { id, applicationId: null, candidateId: null, openingId: null, ...on })
    const own = new Set(['application', 'application_event', ...owned.filter((table) => count(table) > 0)])
    for (const table of owned)
      if (!own.has(table))
        fill(table, {
          ...(ids[table] ? { id: ids[table] } : {}),
          sentAt: null,
          submittedAt: null,
          verdict: null,
        })
    for (const table of owned) expect(count(table), table).toBeGreaterThan(0)
    fill('intake_batch', { id: 'batch' })
    fill('intake_item', { id: 'item', batchId: 'batch', archivePartId: null, name: 'Erika.zip' })
    fill('intake_part', { id: 'part', itemId: 'item', batchId: 'batch' })
    fill('intake_chunk', { partId: 'part' })
    fill('intake_seen', { itemId: 'item' })
    fill('saved_view', { name: 'One', definition: '{"text":"erika mustermann"}' })
    fill('saved_view', { name: 'Two', definition: '{"text":"welding"}' })

    await eraseCandidate(store(), { id: candidateId }, all.deps)

    const shared = ['application', 'application_event', 'legal_hold']
    for (const table of owned) expect(count(table), table).toBe(shared.includes(table) ? 1 : 0)
    expect(owned).toContain('erasure_request')
    expect(store().reader.raw.prepare('SELECT id, opening_id FROM legal_hold').all()).toEqual([
      { id: 'ours', opening_id: openingId },
    ])
    expect(store().reader.raw.prepare('SELECT id, candidate_id FROM application').all()).toEqual([
      { id: kept, candidate_id: stays },
    ])
    expect(
      store().reader.raw.prepare('SELECT name, candidate_id, application_id FROM intake_item').all(),
    ).toEqual([{ name: '', candidate_id: null, application_id: null }])
    expect(['intake_part', 'intake_chunk', 'intake_seen'].map(count)).toEqual([0, 0, 0])
    expect(store().reader.raw.prepare('SELECT name FROM saved_view').pluck().all()).toEqual(['Two'])
    expect(existsSync(join(store().documentsDir, documentId))).toBe(false)
    const images = store()
      .reader.raw.prepare<[], string>(`SELECT coalesce(before, '') || coalesce(after, '') FROM undo_change`)
      .pluck()
      .all()
      .join()
    expect(images).not.toContain('Erika')
    expect(images).not.toContain(candidateId)
    // What was done about others can still be taken back.
    expect(images).toContain(stays)
    expect(store().reader.raw.pragma('foreign_key_check')).toEqual([])
    await expect(eraseCandidate(store(), { id: candidateId }, all.deps)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})
