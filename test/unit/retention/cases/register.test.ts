import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { CandidateProfile } from '#contract/candidates.ts'
import { getCandidate, listCandidates } from '../../../../src/main/candidates/queries.ts'
import { matchCandidate } from '../../../../src/main/intake/match.ts'
import { openRequest } from '../../../../src/main/retention/requests.ts'
import { macOf, readMacKey } from '../../../../src/main/store/register.ts'
import { restoreBackup } from '../../../../src/main/store/workspace.ts'
import { type RetentionRecords, retentionRecords } from '../../../support/retention.ts'

let all: RetentionRecords
beforeEach(async () => {
  all = await retentionRecords()
})
afterEach(() => all.cleanup())

const PROFILE = { emails: [{ address: 'Maria.Virtanen@Example.org', primary: true }] }
const spelled = { emails: [{ address: ' maria.virtanen@example.ORG'.trim(), primary: true }] }
const register = () =>
  all.store.reader.raw
    .prepare<[], { kind: string; mac: Buffer; day: number | null; basis: string | null }>(
      'SELECT kind, mac, day, basis FROM erasure_register ORDER BY seq',
    )
    .all()
const bytes = () => readFileSync(join(all.workspace.dir, 'erased.register'))

/** Somebody who asked, and somebody whose time was over: both gone on the same day. */
async function eraseBoth(): Promise<string> {
  const opening = all.published({ country: 'NL' })
  const asks = all.candidate('Maria Virtanen', PROFILE)
  all.application(opening.id, asks)
  const rest = all.candidate('Time Over', { emails: [{ address: 'over@example.org', primary: true }] })
  const over = all.application(opening.id, rest)
  for (let n = 0; n < 8; n += 1) all.application(all.published().id)
  all.reject(over)
  all.close(opening.id)
  all.until('2026-02-10')
  openRequest(all.store, { candidateId: asks }, all.deps)
  expect((await all.run()).run).toMatchObject({ erased: 1, anonymised: 1, candidates: 2, state: 'done' })
  return asks
}

it('B19 erasure register: HMAC of the address of who asked, date and basis, replayed after a restore, gone after 36 months', async () => {
  const { name } = await all.store.backUp('manual')
  await eraseBoth()
  const [address, ...others] = register().filter(({ kind }) => kind === 'address')
  expect(others).toEqual([])
  expect(address).toMatchObject({ day: Date.UTC(2026, 1, 10) / 86_400_000, basis: 'request' })
  // The secret is the workspace's own, whatever the machine; and the address as it is compared.
  const own = macOf(
    readMacKey(all.store.reader.raw),
    'erased-address',
    Buffer.from('maria.virtanen@example.org'),
  )
  expect(address?.mac.equals(own)).toBe(true)
  expect(bytes().includes(own)).toBe(true)
  expect(bytes().toString('latin1')).not.toMatch(/maria|example/i)

  all.store.close()
  const restored = await restoreBackup(all.workspace.dir, name, {}, { clock: all.workspace.clock })
  const again = restored.reader.raw
    .prepare('SELECT kind, mac, day, basis FROM erasure_register ORDER BY seq')
    .all()
  restored.close()
  await all.workspace.reopen()
  expect(again.filter((one) => (one as { kind: string }).kind === 'address')).toEqual([address])

  for (const [wait, kept] of [
    ['2029-02-09', 1],
    ['2029-02-10', 0],
  ] as const) {
    all.until(wait)
    const store = await all.workspace.reopen()
    const left = store.reader.raw
      .prepare(`SELECT count(*) FROM erasure_register WHERE kind = 'address'`)
      .pluck()
      .get()
    expect(left).toBe(kept)
    expect(bytes().includes(own)).toBe(kept === 1)
    // The file keeps step: nothing is taken for missed, and what is entered next is added behind.
    expect(bytes().length % 38).toBe(0)
    expect(bytes().length / 38).toBe(
      store.reader.raw.prepare('SELECT max(seq) FROM erasure_register').pluck().get(),
    )
  }
})

it('B31 genuine new application after erasure: a new id, no link, and the new page says that somebody was erased on request', async () => {
  const gone = await eraseBoth()
  const known = all.count('candidate')
  expect(
    matchCandidate(all.store.reader, CandidateProfile.parse({ fullName: 'Maria Virtanen', ...spelled })),
  ).toBeNull()
  const id = all.candidate('Maria Virtanen', spelled)
  all.application(all.published().id, id)
  expect(id).not.toBe(gone)
  expect(getCandidate(all.store.reader, { id }).erasedBefore).toBe('2026-02-10')
  expect(listCandidates(all.store.reader, { sort: 'name', limit: 50 }).total).toBe(known + 1)
  for (const table of ['candidate', 'candidate_email', 'application', 'undo_change'])
    expect(JSON.stringify(all.store.reader.raw.prepare(`SELECT * FROM ${table}`).all())).not.toContain(gone)
  // Whose time was over has not asked: nothing is said about that address, nor about any other.
  for (const address of ['over@example.org', 'maria.virtanen@example.com']) {
    const other = all.candidate('Somebody', { emails: [{ address, primary: true }] })
    expect(getCandidate(all.store.reader, { id: other }).erasedBefore).toBeNull()
  }
})
