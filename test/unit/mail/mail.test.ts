import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  fillIn,
  MailTemplate,
  OutboxMessage,
  PLACEHOLDERS,
  placeholdersOf,
  tagIn,
  unknownPlaceholders,
} from '#contract/mail.ts'
import type { Opening } from '#contract/openings.ts'
import { bulkCommandInSteps } from '../../../src/main/applications/bulk.ts'
import {
  rejectApplications,
  rejecting,
  withdrawApplications,
} from '../../../src/main/applications/decisions.ts'
import { mailPlan } from '../../../src/main/applications/mail-plan.ts'
import { addColleague } from '../../../src/main/colleagues/colleagues.ts'
import { previewMail } from '../../../src/main/mail/compose.ts'
import {
  editMessage,
  getMessage,
  holdMessages,
  listOutbox,
  releaseMessages,
  removeMessages,
} from '../../../src/main/mail/outbox.ts'
import { readMailSettings, writeMailSettings } from '../../../src/main/mail/settings.ts'
import { SHIPPED } from '../../../src/main/mail/shipped/templates.ts'
import { listTemplates, removeTemplate, saveTemplate } from '../../../src/main/mail/templates.ts'
import { addMany } from '../../support/many.ts'
import { problemOf, type Records, records } from '../../support/records.ts'
import { everythingOf, stateOf } from '../../support/state.ts'

let all: Records
let opening: Opening
beforeEach(async () => {
  all = await records()
  opening = all.published({ title: 'Welder', requisitionNumber: 'W-1', language: 'sv' })
  addColleague(store(), { fullName: 'Maija Meri', email: null, self: true }, all.deps)
})
afterEach(() => all.workspace.cleanup())

const store = () => all.workspace.store
const outbox = (status: 'waiting' | 'held' | 'sent' = 'waiting', limit = 100) =>
  listOutbox(store().reader, { status, limit })
const draft = (fields: Partial<Parameters<typeof saveTemplate>[1]> = {}) => ({
  name: 'Rejection',
  kind: 'rejection' as const,
  language: 'sv',
  subject: 'Hej {candidate.givenName}',
  body: 'Tack, {candidate.fullName}. {sender.name}',
  ...fields,
})
const save = (fields: Parameters<typeof draft>[0] = {}) => saveTemplate(store(), draft(fields), all.deps).id
const applicant = (fields: Record<string, unknown> = {}) =>
  all.application(
    opening.id,
    all.candidate('Anna Lind', {
      givenName: 'Anna',
      emails: [
        { address: 'first@example.org', primary: true },
        { address: 'second@example.org', primary: false },
      ],
      ...fields,
    }),
  )
const reject = (ids: string[], mail?: string) =>
  rejectApplications(store(), { ids, reason: 'other', mail }, all.deps)

describe('placeholders', () => {
  it('are a closed list; everything else in braces is named', () => {
    expect(unknownPlaceholders(PLACEHOLDERS.map((name) => `{${name}} { ${name} }`).join())).toEqual([])
    expect(unknownPlaceholders('{name} {candidate.givename} {} {name}')).toEqual([
      'name',
      'candidate.givename',
      '',
    ])
    expect(unknownPlaceholders('a } and a { on\ntwo } lines {\n are words')).toEqual([])
  })

  it('are filled in once: what a value holds is no placeholder again', () => {
    const values = Object.fromEntries(PLACEHOLDERS.map((name) => [name, `<${name}>`])) as never
    expect(fillIn('{candidate.givenName}, { opening.title }!', values)).toBe(
      '<candidate.givenName>, <opening.title>!',
    )
    expect(
      fillIn('{sender.name}', { ...(values as object), 'sender.name': '{opening.title}' } as never),
    ).toBe('{opening.title}')
  })

  it('and tags are told from words', () => {
    expect(tagIn('1 < 2 and 3 > 2, I <3 you')).toBeNull()
    expect(tagIn('a <b>word</b>')).toBe('<b>')
    expect(tagIn('<a href="x">')).toBe('<a href="x">')
  })
})

describe('a word that only one kind of mail has', () => {
  it('is refused in any other', () => {
    const body = 'Until {retention.dueOn}'
    expect(problemOf(() => save({ body }))).toBe('REFUSED PLACEHOLDER_UNKNOWN')
    expect(problemOf(() => save({ body, name: 'Mine', kind: 'other' }))).toBe('REFUSED PLACEHOLDER_UNKNOWN')
    expect(save({ body, name: 'Mine', kind: 'retention_notice' })).toBeTruthy()
    expect(placeholdersOf('rejection')).toEqual(PLACEHOLDERS)
  })
})

describe('templates', () => {
  it('are shipped for seven kinds in four languages, each sound', () => {
    expect(SHIPPED).toHaveLength(28)
    for (const { subject, body, language, kind } of SHIPPED) {
      expect(unknownPlaceholders(subject + body, kind), `${kind} ${language}`).toEqual([])
      expect(tagIn(subject + body)).toBeNull()
      expect(body).toContain('{sender.name}')
    }
    const { rows } = listTemplates(store().reader)
    for (const row of rows) MailTemplate.parse(row)
    expect(rows.slice(0, 4).map(({ kind, language, id }) => [kind, language, id])).toEqual(
      ['de', 'en', 'fi', 'sv'].map((language) => ['rejection', language, null]),
    )
  })

  it('that are changed take the place of the shipped one, which comes back when they are removed', () => {
    const id = save()
    const swedish = () =>
      listTemplates(store().reader).rows.filter((row) => row.kind === 'rejection' && row.language === 'sv')
    expect(swedish()).toMatchObject([{ id, subject: 'Hej {candidate.givenName}', replacesShipped: true }])
    save({ id, subject: 'Hej igen' })
    expect(swedish()).toMatchObject([{ id, subject: 'Hej igen' }])
    removeTemplate(store(), { id }, all.deps)
    expect(swedish()).toMatchObject([{ id: null }])
    store().undo()
    expect(swedish()).toMatchObject([{ id, subject: 'Hej igen' }])
  })

  it('are refused by the name of what is no placeholder, and with HTML', () => {
    expect(() => save({ body: 'Dear {firstname}, {x}' })).toThrow('{firstname}, {x}')
    expect(problemOf(() => save({ subject: '{unknown}' }))).toBe('REFUSED PLACEHOLDER_UNKNOWN')
    expect(problemOf(() => save({ body: 'Dear <b>you</b>' }))).toBe('REFUSED TEMPLATE_HTML')
    expect(problemOf(() => save({ body: '\u0007' }))).toBe('REFUSED TEMPLATE_EMPTY')
  })

  it('of one name are one mail: of one kind, once in each language', () => {
    save({ name: 'Short no', language: 'fi' })
    expect(problemOf(() => save({ name: 'short NO', language: 'fi' }))).toBe('CONFLICT TEMPLATE_TAKEN')
    expect(problemOf(() => save({ name: 'Short no', language: 'en', kind: 'other' }))).toBe(
      'CONFLICT TEMPLATE_OF_OTHER_KIND',
    )
    expect(problemOf(() => save({ name: 'Rejection', language: 'et', kind: 'other' }))).toBe(
      'CONFLICT TEMPLATE_OF_OTHER_KIND',
    )
    expect(problemOf(() => save({ id: crypto.randomUUID() }))).toBe('NOT_FOUND TEMPLATE_UNKNOWN')
  })
})

describe('a preview', () => {
  const preview = (applicationId: string, more: object = {}) =>
    previewMail(store().reader, { applicationId, template: 'Rejection', ...more })

  it('is in the language of the application, and says when it had to fall back', () => {
    const id = applicant()
    expect(preview(id)).toMatchObject({ language: 'sv', wanted: 'sv', toAddress: 'first@example.org' })
    expect(preview(id).subject).toBe('Din ansökan: Welder')
    expect(preview(id).body).toMatch(/^Hej Anna\n.*\(W-1\).*Maija Meri$/s)
    expect(preview(id, { language: 'de-AT' })).toMatchObject({ language: 'de', wanted: 'de-AT' })
    expect(preview(id, { language: 'ja' })).toMatchObject({ language: 'en', wanted: 'ja' })
    save({ language: 'de-AT', name: 'Rejection' })
    expect(preview(id, { language: 'de-AT' })).toMatchObject({ language: 'de-AT' })
  })

  it('shows words that are not saved yet, and the full name where there is no given name', () => {
    const id = applicant({ givenName: null, emails: [] })
    const words = { subject: '{candidate.givenName}', body: '{opening.title}' }
    expect(preview(id, { draft: words })).toMatchObject({
      toAddress: null,
      subject: 'Anna Lind',
      body: 'Welder',
    })
  })

  it('lets no name begin another line of the subject', () => {
    const other = all.published({ title: 'Welder', requisitionNumber: 'W-2' })
    const id = all.application(other.id, all.candidate('Anna\r\nBcc: all@example.org', {}))
    const words = { subject: '{candidate.fullName}', body: '-' }
    expect(preview(id, { draft: words }).subject).not.toMatch(/[\r\n]/)
  })

  it('needs to know who you are', () => {
    const id = applicant()
    store().maintain((tx) => tx.raw.prepare('UPDATE colleague SET is_self = 0').run())
    expect(problemOf(() => preview(id))).toBe('INVALID_STATE SELF_UNKNOWN')
    expect(problemOf(() => reject([id], 'Rejection'))).toBe('INVALID_STATE SELF_UNKNOWN')
    expect(reject([id]).changed).toBe(1)
  })
})

describe('a decision with mail', () => {
  it('puts one message for each candidate who has an address into the outbox, to wait for its time', () => {
    writeMailSettings(store(), { delayMinutes: 45 })
    const ids = [applicant(), applicant({ emails: [] })]
    expect(reject(ids, 'Rejection')).toMatchObject({ changed: 2, mails: 1 })
    const now = all.workspace.clock.now()
    const { rows, counts } = outbox()
    expect(counts).toEqual({ waiting: 1, held: 0, sent: 0 })
    expect(rows).toMatchObject([
      {
        candidateName: 'Anna Lind',
        openingTitle: 'Welder',
        kind: 'rejection',
        language: 'sv',
        toAddress: 'first@example.org',
        status: 'waiting',
        sendAfter: now + 45 * 60_000,
      },
    ])
    expect(OutboxMessage.parse(getMessage(store().reader, rows[0] ?? { id: '' })).body).toContain(
      'Maija Meri',
    )
  })

  it('sends no second mail when only the reason is corrected', () => {
    const id = applicant()
    reject([id], 'Rejection')
    rejectApplications(store(), { ids: [id], reason: 'location', mail: 'Rejection' }, all.deps)
    expect(outbox().rows).toHaveLength(1)
  })

  it('is refused as a whole when there is no such template', () => {
    const id = applicant()
    const before = everythingOf(store())
    expect(problemOf(() => reject([id], 'No such thing'))).toBe('NOT_FOUND TEMPLATE_UNKNOWN')
    expect(everythingOf(store())).toEqual(before)
  })

  it('is offered with the templates that the settings name; what is left out of them stays', () => {
    expect(readMailSettings(store().reader)).toEqual({ delayMinutes: 30, rejection: null, withdrawal: null })
    writeMailSettings(store(), { rejection: 'Rejection' })
    expect(writeMailSettings(store(), { delayMinutes: 5 })).toEqual({
      delayMinutes: 5,
      rejection: 'Rejection',
      withdrawal: null,
    })
    expect(writeMailSettings(store(), { rejection: null }).rejection).toBeNull()
  })

  it('is said before: how many mails, in which languages, and who has no address', () => {
    addMany(store(), opening, 5, (n) => n > 1)
    const id = applicant()
    reject([applicant()])
    const plan = (target: object) =>
      mailPlan(store().reader, { ...target, template: 'Rejection' } as never, all.deps)
    expect(plan({ filter: { openingId: opening.id }, expected: 7 })).toEqual({
      mails: 4,
      withoutAddress: 2,
      languages: [
        { wanted: 'en', used: 'en', fallsBack: false, count: 3 },
        { wanted: 'sv', used: 'sv', fallsBack: false, count: 1 },
      ],
    })
    store().maintain((tx) => tx.raw.prepare(`UPDATE application SET language = 'ja' WHERE id = ?`).run(id))
    expect(plan({ ids: [id, id] }).languages).toEqual([
      { wanted: 'ja', used: 'en', fallsBack: true, count: 1 },
    ])
  })

  it('over forty is taken back with its mails by one undo, exactly', async () => {
    addMany(store(), opening, 40)
    const target = { filter: { openingId: opening.id, status: ['active' as const] }, expected: 40 }
    const before = stateOf(store())
    const bulk = rejecting({ ...target, reason: 'others_fit_better', mail: 'Rejection' })
    expect(await bulkCommandInSteps(store(), bulk, all.deps)).toMatchObject({ changed: 40, mails: 40 })
    const after = stateOf(store())
    expect(outbox().counts.waiting).toBe(40)
    await store().undoInSteps()
    expect(stateOf(store())).toEqual(before)
    await store().redoInSteps()
    expect(stateOf(store())).toEqual(after)
  })

  it('goes for withdrawals too', () => {
    const id = applicant()
    withdrawApplications(store(), { ids: [id], reason: 'pay', mail: 'Withdrawal' }, all.deps)
    expect(outbox().rows[0]?.kind).toBe('withdrawal')
  })
})

describe('the outbox', () => {
  const fill = (count: number) => {
    const ids = addMany(store(), opening, count)
    reject(ids, 'Rejection')
  }

  it('is listed in pages, each message once', () => {
    fill(5)
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = listOutbox(store().reader, { status: 'waiting', limit: 2, cursor })
      seen.push(...page.rows.map(({ id }) => id))
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    expect(new Set(seen).size).toBe(5)
    expect(seen).toHaveLength(5)
  })

  it('is held, released and emptied, one by one or as a whole; each can be undone', async () => {
    fill(3)
    const [one] = outbox().rows
    await holdMessages(store(), { ids: [one?.id ?? ''] }, all.deps)
    expect(outbox('held').rows.map(({ id }) => id)).toEqual([one?.id])
    expect(await holdMessages(store(), { status: 'waiting', expected: 2 }, all.deps)).toMatchObject({
      changed: 2,
    })
    await releaseMessages(store(), { status: 'held', expected: 3 }, all.deps)
    const before = stateOf(store())
    await removeMessages(store(), { status: 'waiting', expected: 3 }, all.deps)
    expect(outbox().counts).toEqual({ waiting: 0, held: 0, sent: 0 })
    store().undo()
    expect(stateOf(store())).toEqual(before)
  })

  it('is not emptied when it is another than the person was shown', async () => {
    fill(3)
    await expect(removeMessages(store(), { status: 'waiting', expected: 2 }, all.deps)).rejects.toMatchObject(
      {
        reason: 'COUNT_CHANGED',
        details: { count: 3 },
      },
    )
    const nobody = { ids: [crypto.randomUUID()] }
    await expect(removeMessages(store(), nobody, all.deps)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(outbox().rows).toHaveLength(3)
  })

  it('lets a message be changed until it is sent', async () => {
    fill(1)
    const id = outbox().rows[0]?.id ?? ''
    const words = { id, toAddress: 'new@example.org', subject: 'New', body: 'Text' }
    expect(editMessage(store(), words, all.deps).undoId).not.toBeNull()
    expect(getMessage(store().reader, { id })).toMatchObject(words)
    expect(editMessage(store(), words, all.deps).undoId).toBeNull()
    expect(problemOf(() => editMessage(store(), { ...words, body: '\u0000' }, all.deps))).toBe(
      'REFUSED MESSAGE_EMPTY',
    )
    store().maintain((tx) => tx.raw.prepare(`UPDATE outbox_message SET status = 'sent', sent_at = 1`).run())
    expect(problemOf(() => editMessage(store(), { ...words, body: 'Late' }, all.deps))).toBe(
      'INVALID_STATE MESSAGE_SENT',
    )
    await expect(holdMessages(store(), { ids: [id] }, all.deps)).rejects.toMatchObject({
      reason: 'MESSAGE_SENT',
    })
  })
})
