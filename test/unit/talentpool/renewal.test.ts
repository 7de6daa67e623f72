import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { EXPIRING_DAYS } from '#contract/talentpool.ts'
import { addColleague } from '../../../src/main/colleagues/colleagues.ts'
import { getMessage, listOutbox, removeMessages } from '../../../src/main/mail/outbox.ts'
import { openRequest } from '../../../src/main/retention/requests.ts'
import { createRetentionView } from '../../../src/main/retention/view.ts'
import { addToPool, extendMembership, listPool } from '../../../src/main/talentpool/pool.ts'
import { askRenewal } from '../../../src/main/talentpool/renewal.ts'
import { type Records, records } from '../../support/records.ts'

const TODAY = '2026-01-01'
const ENDS_BY = '2026-01-31'
let all: Records
beforeEach(async () => {
  all = await records()
  addColleague(store(), { fullName: 'Maija Meri', email: null, self: true }, all.deps)
})
afterEach(() => all.workspace.cleanup())

const store = () => all.workspace.store
function member(name: string, expiresOn: string, address: string | null = 'a@example.org'): string {
  const emails = address === null ? [] : [{ address, primary: true }]
  const candidateId = all.candidate(name, { givenName: name.split(' ')[0], emails })
  addToPool(store(), { candidateId, givenOn: TODAY, expiresOn, today: TODAY }, all.deps)
  return candidateId
}
const ask = (candidateId?: string) =>
  askRenewal(store(), { endsBy: ENDS_BY, today: TODAY, ...(candidateId && { candidateId }) }, all.deps)
const outbox = () => listOutbox(store().reader, { status: 'waiting', limit: 100 }).rows
const ending = () =>
  listPool(store().reader, { state: 'current', sort: 'expires', limit: 100, today: TODAY, endsBy: ENDS_BY })
const counted = async () => {
  const view = createRetentionView(store(), all.workspace.clock)
  const { consentsExpiring } = await view.preview({})
  view.close()
  return consentsExpiring
}

describe('asking for a consent to be given again', () => {
  it('goes to exactly those whom the number on the page of retention counts', async () => {
    member('Ends Today', TODAY)
    member('Ends Last', ENDS_BY)
    member('Ends Later', '2026-02-01')
    openRequest(store(), { candidateId: member('Has Asked', '2026-01-10') }, all.deps)
    const extended = member('Is Extended', '2026-01-10')
    extendMembership(
      store(),
      { candidateId: extended, givenOn: TODAY, expiresOn: '2027-01-01', today: TODAY },
      all.deps,
    )
    expect(EXPIRING_DAYS).toBe(30)
    expect(ending().rows.map(({ fullName }) => fullName)).toEqual(['Ends Today', 'Ends Last'])
    expect(ending().total).toBe(2)
    expect(await counted()).toBe(2)
    expect(await ask()).toMatchObject({ asked: 2, before: 0, withoutAddress: 0 })
    expect(
      outbox()
        .map(({ candidateName }) => candidateName)
        .sort(),
    ).toEqual(['Ends Last', 'Ends Today'])
  })

  it('writes in the language of the newest application, once, and can be taken back', async () => {
    const id = member('Aino Virtanen', '2026-01-20')
    all.application(all.published({ language: 'fi' }).id, id)
    const { undoId } = await ask()
    const [message] = outbox()
    expect(message).toMatchObject({ kind: 'consent_renewal', language: 'fi', applicationId: null })
    const { subject, body } = getMessage(store().reader, { id: message?.id ?? '' })
    expect(subject).toBe('Suostumuksesi päättyy 20. tammikuuta 2026: saammeko pitää yhteyttä?')
    expect(body).toContain('Hei Aino')
    expect(body).not.toMatch(/[{}]/)
    expect(ending().rows).toMatchObject([{ renewalAskedAt: all.workspace.clock.now() }])
    expect(await ask()).toMatchObject({ asked: 0, before: 1, undoId: null })
    expect(outbox()).toHaveLength(1)
    store().undo(undoId ?? 0)
    expect(outbox()).toEqual([])
    expect(ending().rows).toMatchObject([{ renewalAskedAt: null }])
  })

  it('asks one again only when the mail before is not waiting any more, and anew after a new yes', async () => {
    const id = member('Aino Virtanen', '2026-01-20')
    expect(await ask(id)).toMatchObject({ asked: 1 })
    expect(await ask(id)).toMatchObject({ asked: 0, before: 1 })
    await removeMessages(store(), { ids: outbox().map((one) => one.id) }, all.deps)
    expect(await ask()).toMatchObject({ asked: 0, before: 1 })
    expect(await ask(id)).toMatchObject({ asked: 1 })
    await removeMessages(store(), { ids: outbox().map((one) => one.id) }, all.deps)
    extendMembership(
      store(),
      { candidateId: id, givenOn: TODAY, expiresOn: '2026-01-25', today: TODAY },
      all.deps,
    )
    expect(ending().rows).toMatchObject([{ renewalAskedAt: null }])
    expect(await ask()).toMatchObject({ asked: 1 })
    expect(outbox()[0]?.subject).toBe('Your consent ends on January 25, 2026: may we keep in touch?')
  })

  it('counts who has no address, and is refused for somebody who is not among them', async () => {
    member('No Address', '2026-01-20', null)
    const later = member('Ends Later', '2026-03-01')
    expect(await ask()).toEqual({ asked: 0, before: 0, withoutAddress: 1, undoId: null })
    await expect(ask(later)).rejects.toMatchObject({ code: 'NOT_FOUND', reason: 'CONSENT_NOT_ENDING' })
    expect(outbox()).toEqual([])
  })
})
