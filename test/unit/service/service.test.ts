import { isDefinedError, ORPCError, safe } from '@orpc/client'
import { resolveContractProcedures } from '@orpc/server'
import { afterEach, expect, test, vi } from 'vitest'
import type { Log } from '../../../src/main/platform/log.ts'
import type { EventHub } from '../../../src/main/service/events.ts'
import { createRouter } from '../../../src/main/service/router.ts'
import type { Session } from '../../../src/main/service/session.ts'
import { startTestService, type TestService } from '../../support/service.ts'

vi.setConfig({ testTimeout: 120_000 })

let service: TestService | undefined
afterEach(async () => {
  await service?.cleanup()
  service = undefined
})

const codeOf = async (call: Promise<unknown>) => {
  const [error] = await safe(call)
  return error instanceof ORPCError ? error.code : error
}
const passphrase = 'a passphrase of many words'

test('a new folder holds no workspace, and everything but making one says so', async () => {
  service = startTestService()
  const { client } = service.connect()
  expect(await client.workspace.status()).toMatchObject({ state: 'absent', osKeyStore: false })
  expect(await codeOf(client.openings.list({}))).toBe('WORKSPACE_ABSENT')
})

test('an opening is made, and is there after the service has been closed and started again', async () => {
  service = startTestService()
  const first = service.connect()
  const { recoveryCode } = await first.client.workspace.create({ protection: 'key-file', accepted: true })
  expect(recoveryCode).not.toBe('')
  const opening = await first.client.openings.create({ title: 'Carpenter', requisitionNumber: 'R-1' })
  await service.host.close()

  const again = startTestService({ dir: service.dir })
  const { rows } = await again.connect().client.openings.list({})
  await again.cleanup()
  expect(rows.map((row) => row.id)).toEqual([opening.id])
})

test('a wrong passphrase opens nothing and says so; the right one and the recovery code do', async () => {
  service = startTestService()
  const { client } = service.connect()
  const { recoveryCode } = await client.workspace.create({ protection: 'passphrase', passphrase })
  expect((await client.workspace.lock()).state).toBe('locked')
  expect(await codeOf(client.candidates.list({}))).toBe('WORKSPACE_LOCKED')
  expect(await codeOf(client.workspace.unlock({ passphrase: 'another passphrase' }))).toBe('WRONG_PASSPHRASE')
  expect((await client.workspace.status()).state).toBe('locked')
  expect((await client.workspace.unlock({ passphrase })).state).toBe('open')
  await client.workspace.lock()
  expect((await client.workspace.unlock({ recoveryCode })).state).toBe('open')
})

test('the passphrase is changed with the old one or the recovery code, and ends the old one', async () => {
  service = startTestService()
  const { client } = service.connect()
  await client.workspace.create({ protection: 'passphrase', passphrase })
  const next = 'the next passphrase'
  expect(await codeOf(client.workspace.changePassphrase({ current: 'a wrong one', next }))).toBe(
    'WRONG_PASSPHRASE',
  )
  const { recoveryCode } = await client.workspace.changePassphrase({ current: passphrase, next })
  await client.workspace.changePassphrase({ current: recoveryCode, next: 'and one more passphrase' })
  await client.workspace.lock()
  expect(await codeOf(client.workspace.unlock({ passphrase }))).toBe('WRONG_PASSPHRASE')
  expect((await client.workspace.unlock({ passphrase: 'and one more passphrase' })).state).toBe('open')
})

test('a second service on the same folder finds it busy and changes nothing', async () => {
  service = startTestService()
  await service.connect().client.workspace.create({ protection: 'key-file', accepted: true })
  const second = startTestService({ dir: service.dir })
  const { client } = second.connect()
  expect((await client.workspace.status()).state).toBe('busy')
  expect(await codeOf(client.openings.list({}))).toBe('WORKSPACE_BUSY')
  await second.host.close()
})

test('a problem arrives as the typed error of the contract, with reason and remedy', async () => {
  service = startTestService()
  const { client } = service.connect()
  await client.workspace.create({ protection: 'key-file', accepted: true })
  await client.openings.create({ title: 'Carpenter', requisitionNumber: 'R-1' })
  const [error, , isDefined] = await safe(
    client.openings.create({ title: 'Joiner', requisitionNumber: 'r-1' }),
  )
  expect(isDefined).toBe(true)
  expect(isDefinedError(error) && error.code).toBe('CONFLICT')
  expect(isDefinedError(error) && error.data.reason).not.toBe('')
})

test('input against the contract is refused with the place and the reason', async () => {
  service = startTestService()
  const { client } = service.connect()
  await client.workspace.create({ protection: 'key-file', accepted: true })
  const [error] = await safe(client.openings.create({ title: '', requisitionNumber: 'R-1' }))
  expect(error).toMatchObject({ code: 'BAD_REQUEST', data: { issues: [{ path: ['title'] }] } })
})

test('a backup is restored: what came after it is gone, and the present is kept as a backup', async () => {
  service = startTestService()
  const { client } = service.connect()
  await client.workspace.create({ protection: 'passphrase', passphrase })
  await client.openings.create({ title: 'Before', requisitionNumber: 'R-1' })
  const backup = await client.workspace.backUp()
  await client.openings.create({ title: 'After', requisitionNumber: 'R-2' })
  expect((await client.workspace.restore({ name: backup.name })).state).toBe('open')
  expect((await client.openings.list({})).rows.map((row) => row.title)).toEqual(['Before'])
  expect((await client.workspace.backups()).map(({ cause }) => cause)).toEqual(['restore', 'manual'])
  expect(await client.workspace.verify()).toMatchObject({ ok: true })
})

test('the recovery code alone gets at backups and at what can be salvaged', async () => {
  service = startTestService()
  const { client } = service.connect()
  const { recoveryCode } = await client.workspace.create({ protection: 'passphrase', passphrase })
  await client.openings.create({ title: 'Before', requisitionNumber: 'R-1' })
  const backup = await client.workspace.backUp()
  await client.workspace.lock()
  expect(await codeOf(client.workspace.salvage({ passphrase: 'neither of them' }))).toBe('WRONG_PASSPHRASE')
  expect((await client.workspace.salvage({ passphrase: recoveryCode })).rows).toBeGreaterThan(0)
  expect(await codeOf(client.workspace.restore({ name: backup.name, passphrase: 'neither of them' }))).toBe(
    'WRONG_PASSPHRASE',
  )
  expect((await client.workspace.restore({ name: backup.name, passphrase: recoveryCode })).state).toBe('open')
  expect((await client.openings.list({})).rows.map((row) => row.title)).toEqual(['Before'])
})

test('a restore that is refused leaves the open workspace open', async () => {
  service = startTestService()
  const { client } = service.connect()
  await client.workspace.create({ protection: 'passphrase', passphrase })
  expect(await codeOf(client.workspace.restore({ name: 'no-such-backup' }))).toBe('NOT_FOUND')
  expect((await client.workspace.status()).state).toBe('open')
})

test('the window reaches exactly these procedures', () => {
  const paths: string[] = []
  const collect = ({ path }: { path: readonly string[] }) => paths.push(path.join('.'))
  const router = createRouter({} as Session, {} as EventHub, {} as Log)
  void resolveContractProcedures({ path: [], router }, collect)
  expect(paths.sort()).toMatchInlineSnapshot(`
    [
      "applications.addNote",
      "applications.advance",
      "applications.ageing",
      "applications.assign",
      "applications.attach",
      "applications.board",
      "applications.counts",
      "applications.create",
      "applications.editNote",
      "applications.export",
      "applications.exportCvs",
      "applications.get",
      "applications.groups",
      "applications.list",
      "applications.mailPlan",
      "applications.mentions",
      "applications.move",
      "applications.rate",
      "applications.reactivate",
      "applications.reject",
      "applications.removeNote",
      "applications.setAgeing",
      "applications.snooze",
      "applications.tag",
      "applications.unsnooze",
      "applications.withdraw",
      "autofill.accept",
      "autofill.proposeFromDocument",
      "autofill.proposeFromFile",
      "blind.reveal",
      "blind.set",
      "blind.status",
      "candidates.create",
      "candidates.get",
      "candidates.list",
      "candidates.update",
      "colleagues.add",
      "colleagues.list",
      "colleagues.setLeft",
      "colleagues.setSelf",
      "colleagues.update",
      "documents.add",
      "documents.charset",
      "documents.content",
      "documents.office",
      "documents.openOutside",
      "documents.pages",
      "documents.quarantined",
      "documents.retry",
      "documents.setOffice",
      "documents.text",
      "documents.wordView",
      "duplicates.compareAll",
      "duplicates.keepApart",
      "duplicates.list",
      "duplicates.merge",
      "duplicates.merges",
      "duplicates.of",
      "duplicates.preview",
      "duplicates.previewUnmerge",
      "duplicates.unmerge",
      "events.subscribe",
      "history.redo",
      "history.state",
      "history.undo",
      "home.get",
      "home.seen",
      "imports.cancel",
      "imports.check",
      "imports.exportProblems",
      "imports.get",
      "imports.list",
      "imports.problems",
      "imports.revert",
      "imports.run",
      "imports.upload",
      "intake.add",
      "intake.batch",
      "intake.batches",
      "intake.begin",
      "intake.cancel",
      "intake.itemText",
      "intake.items",
      "intake.revert",
      "intake.review",
      "intake.run",
      "mail.edit",
      "mail.hold",
      "mail.message",
      "mail.outbox",
      "mail.preview",
      "mail.release",
      "mail.remove",
      "mail.removeTemplate",
      "mail.saveTemplate",
      "mail.setSettings",
      "mail.settings",
      "mail.templates",
      "openings.close",
      "openings.create",
      "openings.duplicate",
      "openings.get",
      "openings.list",
      "openings.publish",
      "openings.reopen",
      "openings.update",
      "retention.calendar",
      "retention.decision",
      "retention.due",
      "retention.figures",
      "retention.holds.list",
      "retention.holds.release",
      "retention.holds.set",
      "retention.preview",
      "retention.requests.answer",
      "retention.requests.extend",
      "retention.requests.letter",
      "retention.requests.list",
      "retention.requests.open",
      "retention.requests.withdraw",
      "retention.requests.writeLetter",
      "retention.rules.change",
      "retention.rules.compare",
      "retention.rules.history",
      "retention.rules.list",
      "retention.rules.simulate",
      "retention.runs.approve",
      "retention.runs.list",
      "retention.runs.prepare",
      "retention.runs.start",
      "retention.runs.stop",
      "retention.runs.verify",
      "retention.setSettings",
      "retention.settings",
      "retention.stale",
      "scorecards.decline",
      "scorecards.ofApplication",
      "scorecards.saveDraft",
      "scorecards.submit",
      "screening.ofOpening",
      "screening.setAside",
      "search.check",
      "search.query",
      "search.similar",
      "search.suggest",
      "talentpool.add",
      "talentpool.askRenewal",
      "talentpool.counts",
      "talentpool.extend",
      "talentpool.list",
      "talentpool.of",
      "talentpool.withdraw",
      "tasks.cancel",
      "views.count",
      "views.create",
      "views.list",
      "views.remove",
      "views.rename",
      "views.reorder",
      "views.update",
      "workspace.backUp",
      "workspace.backups",
      "workspace.changePassphrase",
      "workspace.create",
      "workspace.createDemo",
      "workspace.lock",
      "workspace.restore",
      "workspace.salvage",
      "workspace.setAutoLock",
      "workspace.status",
      "workspace.unlock",
      "workspace.verify",
    ]
  `)
})
