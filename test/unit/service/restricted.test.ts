import { randomUUID } from 'node:crypto'
import { createRouterClient } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ApplicationStatus, ListSort, type Source } from '#contract/applications.ts'
import { ViewDefinition } from '#contract/views.ts'
import { createBlind } from '../../../src/main/blind/blind.ts'
import { createComparing } from '../../../src/main/duplicates/watch.ts'
import { noteLook } from '../../../src/main/home/looks.ts'
import { noCounts } from '../../../src/main/imports/batches.ts'
import { createLog } from '../../../src/main/platform/log.ts'
import { openRequest, withdrawRequest } from '../../../src/main/retention/requests.ts'
import { installPack } from '../../../src/main/retention/rule-store.ts'
import { createRetentionView, type RetentionView } from '../../../src/main/retention/view.ts'
import { createEventHub } from '../../../src/main/service/events.ts'
import { READING } from '../../../src/main/service/guard.ts'
import { createRouter } from '../../../src/main/service/router.ts'
import type { Session } from '../../../src/main/service/session.ts'
import * as schema from '../../../src/main/store/schema/index.ts'
import { createView } from '../../../src/main/views/views.ts'
import { type Records, records } from '../../support/records.ts'
import { rowOf } from '../../support/rows.ts'

const DAY_MS = 86_400_000
const TODAY = '2026-01-02'

/** Reading calls that name no person but by the id of a record of theirs: there they serve the request. */
const BY_ID = [
  'applications.get',
  'applications.mailPlan',
  'autofill.proposeFromDocument',
  'autofill.proposeFromFile',
  'candidates.get',
  'documents.content',
  'documents.office',
  'documents.pages',
  'documents.text',
  'documents.wordView',
  'mail.message',
  'mail.preview',
  'scorecards.ofApplication',
]
/** Where somebody looks after requests, holds and runs. */
const isRetention = (call: string) => call.startsWith('retention.')
/** Nobody is in their answers. */
const OF_NOBODY = [
  'events.subscribe',
  'history.state',
  'tasks.cancel',
  'workspace.backups',
  'workspace.lock',
  'workspace.status',
]

type Ask = (input?: unknown) => Promise<unknown>

let all: Records
let view: RetentionView
let ids: { opening: string; me: string; batch: string; import: string; view: string; like: string }

beforeEach(async () => {
  all = await records()
  installPack(store(), all.deps)
  view = createRetentionView(store(), all.workspace.clock)
  const opening = all.published({ closesOn: TODAY })
  ids = {
    opening: opening.id,
    me: randomUUID(),
    batch: randomUUID(),
    import: randomUUID(),
    view: '',
    like: all.candidate('Like Them', { skills: ['Suturing'] }),
  }
  store().maintain((tx) => {
    const me = { id: ids.me, fullName: 'Maija Meikäläinen', isSelf: true, leftAt: null }
    tx.orm.insert(schema.colleague).values(rowOf(schema.colleague, me)).run()
    tx.orm
      .insert(schema.intakeBatch)
      .values(rowOf(schema.intakeBatch, { id: ids.batch, status: 'done', openingId: null }))
      .run()
    const columns = JSON.stringify([{ header: 'Name', samples: ['Somebody'], ambiguousDates: false }])
    const made = {
      id: ids.import,
      status: 'done' as const,
      columns,
      counts: JSON.stringify(noCounts()),
      delimiter: ',',
      name: 'file.csv',
    }
    tx.orm
      .insert(schema.importBatch)
      .values(
        rowOf(schema.importBatch, { ...made, mapping: '{"fields":[],"dateOrder":null,"phoneCountry":null}' }),
      )
      .run()
    tx.orm
      .insert(schema.scorecardCriterion)
      .values(
        rowOf(schema.scorecardCriterion, {
          id: randomUUID(),
          openingId: opening.id,
          stageId: opening.stages[0]?.id ?? '',
          anchors: '["","","",""]',
        }),
      )
      .run()
  })
  ids.view = createView(
    store(),
    { name: 'All', definition: ViewDefinition.parse({ filter: {} }) },
    all.deps,
  ).id
  person('Staying')
  noteLook(store(), { visit: randomUUID(), newest: 0 }, all.deps)
  all.workspace.clock.advance(DAY_MS)
})
afterEach(() => {
  view.close()
  all.workspace.cleanup()
})

const store = () => all.workspace.store

/** Somebody with a trace of their own in everything that any call could show. */
function person(word: string): string {
  const profile = {
    headline: `${word} nurse`,
    city: `${word}ville`,
    emails: [{ address: `${word}@example.org`.toLowerCase(), primary: true }],
    phones: [{ e164: '+358401234567', written: '+358 40 1234567' }],
    skills: ['Suturing', `${word}craft`],
  }
  const candidateId = all.candidate(`${word} Person`, profile)
  const applicationId = all.application(ids.opening, candidateId)
  const documentId = all.document(candidateId, `${word} curriculum of a nurse`, { name: `${word}.pdf` })
  const noteId = randomUUID()
  const links = { candidateId, applicationId, documentId }
  store().maintain((tx) => {
    const { orm } = tx
    tx.raw
      .prepare(
        `UPDATE application SET assignee_id = ?, snoozed_until = 1, stage_entered_at = 1, rating = 4 WHERE id = ?`,
      )
      .run(ids.me, applicationId)
    orm
      .insert(schema.applicationTag)
      .values(rowOf(schema.applicationTag, { ...links, tag: `${word}tag` }))
      .run()
    orm
      .insert(schema.note)
      .values(rowOf(schema.note, { id: noteId, ...links, body: `${word} was @Maija` }))
      .run()
    orm
      .insert(schema.noteMention)
      .values(rowOf(schema.noteMention, { noteId, colleagueId: ids.me, written: 'Maija' }))
      .run()
    const consent = {
      candidateId,
      purpose: 'talent_pool' as const,
      expiresOn: '2027-01-01',
      withdrawnAt: null,
    }
    orm.insert(schema.consent).values(rowOf(schema.consent, consent)).run()
    const failed = { candidateId, extraction: 'failed' as const, failure: 'TOO_SLOW', warnings: '' }
    orm
      .insert(schema.document)
      .values(rowOf(schema.document, { ...failed, name: `${word}.doc` }))
      .run()
    for (const status of ['waiting', 'held'] as const)
      orm
        .insert(schema.outboxMessage)
        .values(
          rowOf(schema.outboxMessage, {
            ...links,
            subject: `For ${word}`,
            status,
            sentAt: null,
            language: 'en',
          }),
        )
        .run()
    const item = {
      ...links,
      batchId: ids.batch,
      name: `${word}.pdf`,
      outcome: 'accepted' as const,
      refusedFiles: '[]',
    }
    orm
      .insert(schema.intakeItem)
      .values(
        rowOf(schema.intakeItem, {
          ...item,
          proposal: JSON.stringify({ fullName: word, email: null, phone: null }),
        }),
      )
      .run()
    const position = tx.raw.prepare('SELECT count(*) FROM import_row').pluck().get() as number
    const row = { ...links, batchId: ids.import, position, outcome: 'new' as const, problems: '[]' }
    orm
      .insert(schema.importRow)
      .values(rowOf(schema.importRow, { ...row, openingId: null, cells: JSON.stringify([word]) }))
      .run()
  })
  createView(
    store(),
    { name: `Only ${word}`, definition: ViewDefinition.parse({ filter: { text: `"${word} Person"` } }) },
    all.deps,
  )
  return candidateId
}

/** The router as it is, over the workspace of this test. */
function client(): (call: string) => Ask {
  const { clock } = all.workspace
  const blind = createBlind(store(), all.deps, () => undefined)
  const workspace = { store: store(), db: store().reader, deps: all.deps, retention: view, blind }
  const session = {
    started: Promise.resolve(),
    busy: () => null,
    begin: () => undefined,
    finish: () => undefined,
    open: () => workspace,
    workspace: () => workspace,
  } as unknown as Session
  const router = createRouter(
    session,
    createEventHub(),
    createLog(() => undefined, clock),
  )
  const calls = createRouterClient(router) as unknown as Record<string, Record<string, Ask>>
  return (call) => {
    const [subject = '', name = ''] = call.split('.')
    return calls[subject]?.[name] as Ask
  }
}

const sorts = ListSort.options.map((sort) => ({ sort }))
const groups = (['stage', 'opening', 'source', 'assignee', 'month'] as const).map((group) => ({ group }))
const sources: Source[] = ['unknown']

/** Every way to ask that names nobody; each is asked and its answer looked through. */
const asked = (): Record<string, unknown[]> => ({
  'applications.ageing': [undefined],
  'applications.board': [{ openingId: ids.opening }],
  'applications.counts': [{ openingId: ids.opening }],
  'applications.groups': [
    ...groups,
    ...groups.map((one) => ({ ...one, openingId: ids.opening, snooze: 'in_sight' })),
  ],
  'applications.list': [
    ...sorts,
    ...groups,
    ...ApplicationStatus.options.map((status) => ({ status: [status] })),
    ...sources.map((source) => ({ source })),
    { openingId: ids.opening, snooze: 'back' },
    { assigneeId: ids.me },
    { scorecardOwedBy: ids.me },
    { text: 'nurse' },
    { tag: 'Askingtag' },
    { arrivedAfter: 0 },
  ],
  'applications.mentions': [{ limit: 50 }],
  'blind.status': [undefined],
  'candidates.list': [{ sort: 'name' }, { sort: 'updated' }],
  'colleagues.list': [undefined],
  'documents.quarantined': [{}],
  'duplicates.list': [{}],
  'duplicates.of': [{ candidateId: ids.like }],
  'home.get': [{ visit: randomUUID(), today: TODAY }],
  'imports.get': [{ importId: ids.import }],
  'imports.list': [{}],
  'imports.problems': [{ importId: ids.import }],
  'intake.batch': [{ batchId: ids.batch }],
  'intake.batches': [{}],
  'intake.items': [{ batchId: ids.batch }, { batchId: ids.batch, outcome: 'accepted' }],
  'mail.outbox': [{ status: 'waiting' }, { status: 'held' }, { status: 'sent' }],
  'mail.settings': [undefined],
  'mail.templates': [undefined],
  'openings.get': [{ id: ids.opening }],
  'openings.list': [{ sort: 'title' }],
  'screening.ofOpening': [{ openingId: ids.opening }],
  'search.check': [{ text: 'city:Askingville' }],
  'search.query': [{ text: 'nurse' }, { text: 'person' }, { text: 'assignee:me' }, { text: 'example.org' }],
  'search.similar': [{ candidateId: ids.like }],
  'search.suggest': [
    ...['skill', 'city', 'tag', 'status', 'source', 'assignee', 'stage', 'opening', 'rating', 'country'].map(
      (operator) => ({ operator, text: '' }),
    ),
    { operator: 'city', text: 'Ask' },
    { operator: 'skill', text: 'Ask' },
    { operator: 'stage', text: '', openingId: ids.opening },
  ],
  'talentpool.counts': [{ today: TODAY }],
  'talentpool.list': [{ today: TODAY }, { today: TODAY, text: 'nurse' }],
  'views.count': [{ id: ids.view }],
  'views.list': [undefined],
})

/** What nobody's numbers depend on: how many files came in, and which is the newest number given. */
const LEFT_OUT = new Set(['newest', 'updatedAt', 'lastActivityAt', 'lastActivityOn'])

async function answers(): Promise<Map<string, unknown>> {
  const ask = client()
  const found = new Map<string, unknown>()
  for (const [call, inputs] of Object.entries(asked())) {
    const answered: unknown[] = []
    for (const input of inputs)
      answered.push(
        JSON.parse(
          JSON.stringify((await ask(call)(input)) ?? null, (key, value) =>
            LEFT_OUT.has(key) ? undefined : value,
          ),
        ),
      )
    found.set(call, answered)
  }
  return found
}

const naming = (found: Map<string, unknown>, word: RegExp) =>
  [...found].filter(([, answer]) => word.test(JSON.stringify(answer))).map(([call]) => call)

describe('whoever has asked to be erased', () => {
  it('is in no answer of a reading call that does not ask for them by id, and in none of its numbers', async () => {
    await createComparing(store(), all.workspace.clock).compareAll({})
    const before = await answers()
    const candidateId = person('Asking')
    await createComparing(store(), all.workspace.clock).compareAll({})
    const between = await answers()
    const request = openRequest(store(), { candidateId }, all.deps)
    const after = await answers()

    // Whoever stays is shown by all of these, and so was who asked: the walk looks where people are.
    const shows = naming(before, /Staying/i)
    expect(naming(between, /Asking/i).sort()).toEqual([...shows, 'duplicates.list'].sort())
    expect(shows).toEqual([
      'applications.list',
      'applications.mentions',
      'candidates.list',
      'documents.quarantined',
      'imports.problems',
      'intake.items',
      'mail.outbox',
      'search.query',
      'search.similar',
      'search.suggest',
      'talentpool.list',
      'views.list',
    ])
    expect(naming(after, /Asking/i)).toEqual([])
    const counted = ['intake.batch', 'intake.batches', 'imports.get', 'imports.list', 'search.check']
    for (const [call, answer] of before)
      if (!counted.includes(call)) expect(after.get(call), call).toEqual(answer)

    withdrawRequest(store(), { id: request.id }, all.deps)
    const again = await answers()
    for (const [call, answer] of between) expect(again.get(call), call).toEqual(answer)
  })

  it('is looked for in every reading call there is', () => {
    const known = new Set([...Object.keys(asked()), ...BY_ID, ...OF_NOBODY])
    expect([...READING].filter((call) => !isRetention(call) && !known.has(call))).toEqual([])
    expect(known.size).toBe(Object.keys(asked()).length + BY_ID.length + OF_NOBODY.length)
  })

  it('sees what waited for them out of the outbox, and what answers them in it', async () => {
    const candidateId = person('Asking')
    all.workspace.clock.advance(1)
    openRequest(store(), { candidateId }, all.deps)
    const outbox = async () =>
      ((await client()('mail.outbox')({ status: 'waiting' })) as { rows: { subject: string }[] }).rows.map(
        ({ subject }) => subject,
      )
    expect(await outbox()).toEqual(['For Staying'])
    store().maintain((tx) =>
      tx.orm
        .insert(schema.outboxMessage)
        .values(
          rowOf(schema.outboxMessage, {
            candidateId,
            subject: 'What we did',
            status: 'waiting',
            sentAt: null,
            language: 'en',
            createdAt: all.workspace.clock.now(),
          }),
        )
        .run(),
    )
    expect((await outbox()).sort()).toEqual(['For Staying', 'What we did'])
  })
})
