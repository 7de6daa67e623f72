import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AnswerLetter, ErasureRequest } from '#contract/retention-requests.ts'
import { rejectApplications } from '../../../src/main/applications/decisions.ts'
import { addColleague } from '../../../src/main/colleagues/colleagues.ts'
import { getMessage, listOutbox, removeMessages } from '../../../src/main/mail/outbox.ts'
import type { Log } from '../../../src/main/platform/log.ts'
import { lookDaily } from '../../../src/main/retention/daily.ts'
import { setHold } from '../../../src/main/retention/holds.ts'
import { composeLetter, writeLetter } from '../../../src/main/retention/letter.ts'
import { listRequests, openRequest } from '../../../src/main/retention/requests.ts'
import { installPack } from '../../../src/main/retention/rule-store.ts'
import { createRetentionRuns, type RetentionRuns } from '../../../src/main/retention/run.ts'
import { listRuns } from '../../../src/main/retention/runs.ts'
import { createRetentionView, type RetentionView } from '../../../src/main/retention/view.ts'
import { readRetentionSettings, writeRetentionSettings } from '../../../src/main/retention/which-rule.ts'
import { problemOf, type Records, records } from '../../support/records.ts'

const DAY_MS = 86_400_000
let all: Records
let view: RetentionView
let runs: RetentionRuns
beforeEach(async () => {
  all = await records()
  installPack(all.workspace.store, all.deps)
  view = createRetentionView(all.workspace.store, all.workspace.clock)
  runs = createRetentionRuns(all.workspace.store, { ...all.deps, view, backups: () => [] })
  addColleague(store(), { fullName: 'Maija Meri', email: null, self: true }, all.deps)
})
afterEach(() => {
  view.close()
  all.workspace.cleanup()
})

const store = () => all.workspace.store
const wait = (days: number) => all.workspace.clock.advance(days * DAY_MS)
const person = (name = 'Erika Mustermann') =>
  all.candidate(name, { emails: [{ address: 'erika@example.org', primary: true }] })
const asks = (candidateId: string) => openRequest(store(), { candidateId }, all.deps)
const compose = (id: string, language?: string) =>
  AnswerLetter.parse(composeLetter(store().reader, { id, language }, all.deps))
const write = (id: string) => {
  const { language, subject, body } = compose(id)
  return ErasureRequest.parse(writeLetter(store(), { id, language, subject, body }, all.deps))
}
const request = () => listRequests(store().reader, all.deps).rows[0]
const outbox = () => listOutbox(store().reader, { status: 'waiting', limit: 100 }).rows
const sent = (id: string) =>
  store().command({ action: 'test.sent', subjects: [], undoable: false, actor: 'person' }, (tx) =>
    tx.raw
      .prepare(`UPDATE outbox_message SET status = 'sent', sent_at = ? WHERE id = ?`)
      .run(all.workspace.clock.now(), id),
  )
const netherlands = () =>
  all.published({ country: 'NL', timeZone: 'Europe/Amsterdam', title: 'Welder', language: 'sv' })
const america = () =>
  all.published({ country: 'US', timeZone: 'America/New_York', title: 'Welder', language: 'en' })
const reject = (id: string) => rejectApplications(store(), { ids: [id], reason: 'other' }, all.deps)

describe('the letter that answers a request for erasure', () => {
  it('says what is erased until when, in the language of the application', () => {
    const candidateId = person()
    const opening = netherlands()
    all.application(opening.id, candidateId)
    const { id } = asks(candidateId)
    const letter = compose(id)
    expect(letter).toMatchObject({
      toAddress: 'erika@example.org',
      language: 'sv',
      wanted: 'sv',
      subject: 'Din begäran om radering',
      languages: ['de', 'en', 'fi', 'sv'],
    })
    expect(letter.body).toContain('Den 1 januari 2026 bad du oss')
    expect(letter.body).toContain(`Din ansökan till Welder (${opening.requisitionNumber}): vi raderar den`)
    expect(letter.body).toContain('senast den 1 februari 2026')
    expect(letter.body).toContain('Din profil raderas samtidigt.')
    expect(letter.body).not.toContain('spärrat')
    // Too late to promise the day of the law; nothing is promised then.
    wait(40)
    expect(compose(id).body).not.toContain('2026, senast')
    expect(compose(id).body).not.toContain('1 februari 2026')
    for (const language of ['en', 'de', 'fi', 'sv', 'de-AT', 'fr']) {
      const { subject, body } = compose(id, language)
      expect(`${subject}${body}`, language).not.toMatch(/[{}]|undefined|null/)
    }
  })

  it('B37 deferred request: the letter names the law and the date of what has to wait, and says that it is locked until then', () => {
    const candidateId = person()
    const [us, nl] = [america(), netherlands()]
    const deferred = all.application(us.id, candidateId)
    all.application(nl.id, candidateId)
    reject(deferred)
    const { id, until } = asks(candidateId)
    expect(until).toBe('2027-01-01')
    const { body } = compose(id, 'en')
    expect(body).toMatch(/the law obliges us to keep it until January 1, 2027.*29 CFR 1602\.14.*\(https:\/\//)
    expect(body).toContain(`Your application for Welder (${nl.requisitionNumber}): we erase it`)
    expect(body).toContain('Until then what we keep is locked')
    expect(body).not.toContain('Your profile is erased as well')
  })

  it('tells claims, a hold, a hiring and a profile without application apart', () => {
    const candidateId = person()
    const german = all.published({ country: 'DE', timeZone: 'Europe/Berlin', language: 'de' })
    const application = all.application(german.id, candidateId)
    reject(application)
    const { id } = asks(candidateId)
    expect(compose(id).body).toMatch(/bis zum 1\. Juli 2026, solange .*AGG/)
    const hold = { reason: 'A', owner: 'M', reviewOn: '2026-12-01' }
    setHold(store(), { subject: 'application', subjectId: application, ...hold }, all.deps)
    expect(compose(id).body).toContain('Verteidigung von Rechtsansprüchen aufbewahren')
    store().command({ action: 'test.hired', subjects: [], undoable: false, actor: 'person' }, (tx) =>
      tx.raw.exec(
        `UPDATE legal_hold SET released_at = 1; UPDATE application SET status = 'hired', disposition_reason = NULL`,
      ),
    )
    expect(compose(id).body).toContain('Personalakte')
    expect(compose(id).body).not.toContain('gesperrt')
    const bare = person('Never Applied')
    const other = asks(bare)
    expect(compose(other.id)).toMatchObject({ language: 'en', subject: 'Your request for erasure' })
    expect(compose(other.id).body).toContain('We erase your profile with everything that we know about you')
    setHold(store(), { subject: 'candidate', subjectId: bare, ...hold }, all.deps)
    expect(compose(other.id).body).toContain('We have to keep your profile')
  })

  it('goes into the outbox and answers the request in one command, which one undo takes back until it is sent', () => {
    const candidateId = person()
    all.application(netherlands().id, candidateId)
    const { id } = asks(candidateId)
    const answered = write(id)
    const [message] = outbox()
    expect(message).toMatchObject({
      kind: 'erasure_answer',
      applicationId: null,
      candidateId,
      language: 'sv',
    })
    expect(answered).toMatchObject({
      answeredAt: all.workspace.clock.now(),
      letter: { messageId: message?.id, state: 'waiting' },
    })
    store().undo()
    expect(outbox()).toEqual([])
    expect(request()).toMatchObject({ answeredAt: null, letter: null })
    store().redo()
    expect(request()?.letter).toMatchObject({ state: 'waiting' })
    sent(message?.id ?? '')
    expect(request()?.letter).toMatchObject({ state: 'sent' })
    expect(problemOf(() => store().undo())).toMatch(/^CONFLICT /)
    expect(request()).toMatchObject({ answeredAt: all.workspace.clock.now() })
  })

  it('written anew, takes the place of one that has not left; one taken out of the outbox is told', async () => {
    const candidateId = person()
    all.application(netherlands().id, candidateId)
    const { id } = asks(candidateId)
    const first = write(id).letter?.messageId ?? ''
    const second = write(id).letter?.messageId ?? ''
    expect(outbox().map((one) => one.id)).toEqual([second])
    expect(second).not.toBe(first)
    await removeMessages(store(), { ids: [second] }, all.deps)
    expect(request()?.letter).toEqual({ messageId: second, state: 'removed' })
    sent(write(id).letter?.messageId ?? '')
    write(id)
    expect(outbox()).toHaveLength(1)
    expect(listOutbox(store().reader, { status: 'sent', limit: 10 }).rows).toHaveLength(1)
  })

  it('is refused without an address, without a country, and with nothing in it', () => {
    const silent = all.candidate('No Address')
    const nowhere = all.published({ country: 'MX', timeZone: 'UTC', language: 'en' })
    const { id } = asks(silent)
    expect(compose(id).toAddress).toBeNull()
    const words = { id, language: 'en', subject: 'Your request', body: 'Done.' }
    expect(problemOf(() => writeLetter(store(), words, all.deps))).toBe('INVALID_STATE NO_ADDRESS')
    expect(problemOf(() => writeLetter(store(), { ...words, body: '\u0000' }, all.deps))).toBe(
      'REFUSED MESSAGE_EMPTY',
    )
    all.application(nowhere.id, silent)
    expect(problemOf(() => compose(id))).toBe('INVALID_STATE LETTER_NEEDS_RULE')
    expect(problemOf(() => compose('00000000-0000-4000-8000-000000000000'))).toBe('NOT_FOUND REQUEST_UNKNOWN')
    expect(request()).toMatchObject({ answeredAt: null, letter: null })
  })
})

describe('a run that would take somebody whose answer has not left', () => {
  const settings = () => readRetentionSettings(store().reader)
  const logged: string[] = []
  const log: Log = {
    info: (event) => void logged.push(event),
    warn: (event) => void logged.push(event),
    error: (event) => void logged.push(event),
  }
  const look = () =>
    lookDaily(store(), {
      clock: all.workspace.clock,
      log,
      view,
      runs,
      isBusy: () => false,
      signal: new AbortController().signal,
    })
  const audit = () =>
    store()
      .reader.raw.prepare<[], string>(`SELECT group_concat(quote(subjects)) FROM audit_entry`)
      .pluck()
      .get()

  it('B36 candidate notice: says how many, is not blocked by it, and keeps the id of the message without the address', async () => {
    const opening = netherlands()
    const [erika, otto, bare] = [person(), person('Otto'), person('Never Applied')]
    const us = america()
    for (const candidateId of [erika, otto]) all.application(opening.id, candidateId)
    const deferred = all.application(us.id, otto)
    reject(deferred)
    for (let n = 0; n < 20; n += 1) all.application(opening.id)
    const letters = [erika, otto, bare].map((one) => write(asks(one).id).letter?.messageId ?? '')
    const run = await runs.prepare({ by: 'Maija' })
    // Otto stays: one of his applications has to wait, so his letter does too.
    expect(run).toMatchObject({ due: 2, toErase: 2, unsentAnswers: 2, withoutApplication: 1 })
    sent(letters[2] as string)
    expect(listRuns(store().reader).rows[0]).toMatchObject({ unsentAnswers: 1 })
    runs.approve({ id: run.id, by: 'Pekka' })
    const { run: done, verification } = await runs.start({ id: run.id })
    expect(done).toMatchObject({
      state: 'done',
      erased: 2,
      candidates: 2,
      unsentAnswers: 0,
      withoutApplication: 0,
    })
    expect(verification?.ok).toBe(true)
    expect(outbox().map(({ id }) => id)).toEqual([letters[1]])
    for (const id of letters) expect(audit()).toContain(id)
    expect(audit()).not.toContain('example.org')
    expect(getMessage(store().reader, { id: letters[1] as string }).toAddress).toBe('erika@example.org')
  })

  it('is prepared by the daily look, never carried out by it', async () => {
    const opening = netherlands()
    const erika = person()
    all.application(opening.id, erika)
    for (let n = 0; n < 20; n += 1) all.application(opening.id)
    writeRetentionSettings(store(), { ...settings(), approval: 'automatic' })
    const { letter } = write(asks(erika).id)
    await look()
    expect(listRuns(store().reader).rows).toMatchObject([{ state: 'approved', unsentAnswers: 1 }])
    sent(letter?.messageId ?? '')
    wait(1)
    await look()
    expect(listRuns(store().reader).rows).toMatchObject([{ state: 'done', erased: 1 }])
  })
})
