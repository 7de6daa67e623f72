import { afterEach, beforeEach, expect, it } from 'vitest'
import { readVersions } from '../../../../src/main/retention/rule-store.ts'
import { trailOf, trailSeal } from '../../../../src/main/retention/trail.ts'
import { verifyAudit } from '../../../../src/main/store/audit.ts'
import { type RetentionRecords, retentionRecords } from '../../../support/retention.ts'

let all: RetentionRecords
beforeEach(async () => {
  all = await retentionRecords()
})
afterEach(() => all.cleanup())

it('B18 what the trail holds: run, rule, ids, country, clock, decision, approver, counts and a chain; no names', async () => {
  const ids = all.dueOnes(100)
  const candidateId = all.column(`SELECT candidate_id FROM application WHERE id = '${ids[0]}'`)[0] ?? ''
  const file = all.file(candidateId, 'Curriculum of Due 0', ids[0] ?? '')
  const { run } = await all.run()
  const db = all.store.reader.raw
  const rule = readVersions(all.store.reader, { country: 'DE', subdivision: null, scope: 'default' }).at(-1)
  const lines = trailOf(all.store.reader, run.id)
  expect(lines.map(({ applicationId }) => applicationId).sort()).toEqual([...ids].sort())
  for (const line of lines)
    expect(line).toEqual({
      runId: run.id,
      applicationId: line.applicationId,
      country: 'DE',
      ruleId: rule?.id,
      decision: 'ANONYMISE',
      clock: 'rejection',
      clockOn: '2026-01-01',
      dueOn: '2026-07-01',
    })
  expect(run.receipt?.rules).toEqual([{ rule: 'DE', version: 1, hash: rule?.hash }])
  expect(run.receipt?.rows).toMatchObject({
    application: 100,
    candidate: 100,
    document: 1,
    application_document: 1,
  })
  expect(run).toMatchObject({ documents: 1, approvedBy: 'Pekka', madeBy: 'Maija' })

  // The chain of the audit seals the lines: one that is changed, added or missing no longer fits.
  const [removed] = db
    .prepare<[], { subjects: string; count: number }>(
      `SELECT subjects, count FROM audit_entry WHERE action = 'retention.remove'`,
    )
    .all()
  expect(removed?.count).toBe(100)
  expect(JSON.parse(removed?.subjects ?? '[]').slice(0, 2)).toEqual([run.id, trailSeal(lines)])
  expect(trailSeal(lines.slice(1))).not.toBe(trailSeal(lines))
  expect(trailSeal(lines.map((line) => ({ ...line, decision: 'ERASE' })))).not.toBe(trailSeal(lines))
  expect(verifyAudit(db).problems).toEqual([])
  const told = ['audit_entry', 'retention_trail', 'change_log', 'erasure_register']
    .map((table) => JSON.stringify(db.prepare(`SELECT * FROM ${table}`).all()))
    .join()
  for (const word of ['Due ', '@', 'cv.pdf', 'Curriculum', candidateId]) {
    if (word === candidateId) expect(JSON.stringify(lines)).not.toContain(word)
    else expect(told).not.toContain(word)
  }
  expect(JSON.stringify(lines)).not.toContain(file)
})
