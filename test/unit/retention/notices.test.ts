import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { rejectApplications } from '../../../src/main/applications/decisions.ts'
import { addColleague } from '../../../src/main/colleagues/colleagues.ts'
import { getMessage, listOutbox, removeMessages } from '../../../src/main/mail/outbox.ts'
import { saveTemplate } from '../../../src/main/mail/templates.ts'
import type { Log } from '../../../src/main/platform/log.ts'
import { changeRule } from '../../../src/main/retention/change-rule.ts'
import { lookDaily } from '../../../src/main/retention/daily.ts'
import { setHold } from '../../../src/main/retention/holds.ts'
import { openRequest } from '../../../src/main/retention/requests.ts'
import { installPack, readVersions } from '../../../src/main/retention/rule-store.ts'
import { createRetentionRuns, type RetentionRuns } from '../../../src/main/retention/run.ts'
import { createRetentionView, type RetentionView } from '../../../src/main/retention/view.ts'
import { readRetentionSettings, writeRetentionSettings } from '../../../src/main/retention/which-rule.ts'
import { type Records, records } from '../../support/records.ts'

const DAY_MS = 86_400_000
let all: Records
let view: RetentionView
let runs: RetentionRuns
let controller: AbortController
let logged: string[]
beforeEach(async () => {
  all = await records()
  installPack(all.workspace.store, all.deps)
  view = createRetentionView(all.workspace.store, all.workspace.clock)
  runs = createRetentionRuns(all.workspace.store, { ...all.deps, view, backups: () => [] })
  controller = new AbortController()
  logged = []
  writeRetentionSettings(store(), { ...readRetentionSettings(store().reader), notices: true })
})
afterEach(() => {
  view.close()
  all.workspace.cleanup()
})

const store = () => all.workspace.store
const wait = (days: number) => all.workspace.clock.advance(days * DAY_MS)
const log: Log = {
  info: (event) => void logged.push(event),
  warn: (event, fields) => void logged.push(`${event} ${fields?.part} ${fields?.reason}`),
  error: (event) => void logged.push(event),
}
const look = () =>
  lookDaily(store(), {
    clock: all.workspace.clock,
    log,
    view,
    runs,
    isBusy: () => false,
    signal: controller.signal,
  })
const self = () => addColleague(store(), { fullName: 'Maija Meri', email: null, self: true }, all.deps)
const outbox = () => listOutbox(store().reader, { status: 'waiting', limit: 100 }).rows
const count = (table: string, where = '1 = 1'): number =>
  store().reader.raw.prepare<[], number>(`SELECT count(*) FROM ${table} WHERE ${where}`).pluck().get() ?? 0
/** France, so that nobody is told. */
function tellNobody(): void {
  const rule = { country: 'FR', subdivision: null, scope: 'default' } as const
  const newest = readVersions(store().reader, rule).at(-1)
  if (!newest) throw new Error('There is such a rule.')
  const change = { ...rule, content: { ...newest.content, noticeDays: null }, basedOn: newest.version }
  changeRule(store(), { ...change, reason: 'Kind.', ceilingReason: null, approvedBy: 'Maija' }, all.deps)
}
const germany = (fields = {}) =>
  all.published({ country: 'DE', timeZone: 'Europe/Berlin', title: 'Welder', language: 'de', ...fields })
const person = (name: string) =>
  all.candidate(name, { emails: [{ address: 'a@example.org', primary: true }] })
const rejected = (openingId: string, candidateId: string): string => {
  const id = all.application(openingId, candidateId)
  rejectApplications(store(), { ids: [id], reason: 'other' }, all.deps)
  return id
}

describe('a notice that an application is soon due', () => {
  it('is put into the outbox once ever, in the language of the application, with the day', async () => {
    self()
    const opening = germany()
    const id = rejected(opening.id, person('Anna Lind'))
    wait(100)
    await look()
    expect(outbox()).toEqual([])
    // Rejected on 1 January, so due on 1 July.
    wait(67)
    await look()
    expect(outbox()).toMatchObject([
      { applicationId: id, kind: 'retention_notice', language: 'de', toAddress: 'a@example.org' },
    ])
    const { subject, body, id: messageId } = getMessage(store().reader, { id: outbox()[0]?.id ?? '' })
    expect(subject).toBe('Wir löschen bald Ihre Bewerbung: Welder')
    expect(body).toContain('Am 1. Juli 2026 endet die Zeit')
    expect(body).toContain('Guten Tag Anna Lind')
    expect(body).not.toMatch(/[{}]/)
    expect(logged).toEqual(['retention.daily-notices'])
    // Taken out, it does not come back, on no later day.
    await removeMessages(store(), { ids: [messageId] }, all.deps)
    for (let n = 0; n < 5; n += 1) {
      wait(1)
      await look()
    }
    expect(outbox()).toEqual([])
    expect(count('retention_notice', `due_on = '2026-07-01'`)).toBe(1)
    expect(
      store()
        .reader.raw.prepare(`SELECT actor, count(*) AS n FROM audit_entry WHERE action = 'retention.notify'`)
        .all(),
    ).toEqual([{ actor: 'system', n: 1 }])
  })

  it('says what the company made of the template', async () => {
    self()
    const words = { kind: 'retention_notice' as const, language: 'de', subject: 'Bald' }
    const name = 'Retention notice'
    saveTemplate(store(), { ...words, name, body: 'Weg am {retention.dueOn}, {sender.name}' }, all.deps)
    rejected(germany().id, person('Anna Lind'))
    wait(170)
    await look()
    expect(getMessage(store().reader, { id: outbox()[0]?.id ?? '' })).toMatchObject({
      subject: 'Bald',
      body: 'Weg am 1. Juli 2026, Maija Meri',
    })
  })

  it('goes to nobody who asked to be erased, is held, has no address, or whose rule names no days', async () => {
    self()
    tellNobody()
    const opening = germany()
    const asked = person('Has Asked')
    const held = person('Is Held')
    rejected(opening.id, asked)
    rejected(opening.id, held)
    const silent = all.candidate('No Address')
    rejected(opening.id, silent)
    rejected(all.published({ country: 'FR' }).id, person('No Days'))
    const subject = { subject: 'candidate', subjectId: held } as const
    setHold(store(), { ...subject, reason: 'A', owner: 'M', reviewOn: '2026-12-01' }, all.deps)
    openRequest(store(), { candidateId: asked }, all.deps)
    wait(170)
    await look()
    expect(outbox()).toEqual([])
    expect(count('retention_notice')).toBe(0)
    // Whoever has an address by then is told on a later day.
    store().command({ action: 'test.mail', subjects: [], undoable: false, actor: 'person' }, (tx) =>
      tx.raw.exec(
        `INSERT INTO candidate_email (id, candidate_id, address, normalised, position) VALUES ('e', '${silent}', 'late@example.org', 'late@example.org', 0)`,
      ),
    )
    wait(1)
    await look()
    expect(outbox()).toMatchObject([{ candidateName: 'No Address', toAddress: 'late@example.org' }])
  })

  it('is not written unless the company wants it, and then still on the same day', async () => {
    self()
    const settings = readRetentionSettings(store().reader)
    writeRetentionSettings(store(), { ...settings, notices: false })
    rejected(germany().id, person('Anna Lind'))
    wait(170)
    await look()
    expect(outbox()).toEqual([])
    writeRetentionSettings(store(), { ...settings, notices: true, daily: false })
    await look()
    expect(outbox()).toEqual([])
    writeRetentionSettings(store(), { ...settings, notices: true })
    await look()
    expect(outbox()).toHaveLength(1)
  })

  it('waits until somebody said who writes, while what is due is prepared all the same', async () => {
    const opening = germany()
    rejected(opening.id, person('Anna Lind'))
    wait(5)
    rejected(opening.id, person('Otto Lind'))
    wait(177)
    await look()
    expect(logged).toEqual(['retention.daily-refused notices SELF_UNKNOWN', 'retention.daily-prepared'])
    expect(outbox()).toEqual([])
    self()
    await look()
    expect(outbox()).toMatchObject([{ candidateName: 'Otto Lind' }])
  })

  it('stopped in the middle, none is written; the next opening writes all of them', async () => {
    self()
    const opening = germany()
    for (let n = 0; n < 60; n += 1) rejected(opening.id, person(`Person ${n}`))
    wait(170)
    const looking = look()
    controller.abort()
    store().cancelSteps()
    await looking
    expect(logged).toEqual([])
    expect(outbox()).toEqual([])
    controller = new AbortController()
    await look()
    expect(outbox()).toHaveLength(60)
    expect(count('retention_notice')).toBe(60)
  })

  it('goes with its application when that is anonymised, to the last byte', async () => {
    self()
    const opening = germany()
    rejected(opening.id, person('Zanzibarian Welder'))
    for (let n = 0; n < 9; n += 1) all.application(opening.id)
    wait(170)
    await look()
    expect(outbox()).toHaveLength(1)
    wait(20)
    const prepared = await runs.prepare({ by: 'Maija' })
    const { id } = runs.approve({ id: prepared.id, by: 'Pekka' })
    const { run, verification } = await runs.start({ id })
    expect(run).toMatchObject({ state: 'done', anonymised: 1 })
    expect(verification?.ok).toBe(true)
    expect(count('outbox_message')).toBe(0)
    expect(count('retention_notice')).toBe(0)
  })
})
