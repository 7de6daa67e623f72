import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RunOutcome } from '#contract/retention-runs.ts'
import { haku } from '../../support/cli.ts'
import { withWorkspace } from '../../support/crowd.ts'

const CASES = fileURLToPath(new URL('../../fixtures/retention/cases.json', import.meta.url))
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'haku-cli-retention-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const fileOf = (value: unknown): string => {
  const path = join(folder, 'cases.json')
  writeFileSync(path, JSON.stringify(value))
  return path
}

describe('haku retention decide', () => {
  it('decides every case of the file as it expects, without a workspace', async () => {
    const { code, json } = await haku(['retention', 'decide', '--cases', CASES, '--json'])
    expect(code).toBe(0)
    const decided = json() as { id: string; matches: boolean }[]
    expect(decided).toHaveLength(42)
    expect(decided.every(({ matches }) => matches)).toBe(true)
    expect(decided[0]).toEqual({
      id: 'R02',
      decision: 'ANONYMISE',
      due_on: '2026-08-15',
      rule: 'DE rejected 6 months',
      because: 'due 2026-08-15 by DE rejected 6 months',
      expect: { decision: 'ANONYMISE', due_on: '2026-08-15' },
      matches: true,
    })
  })

  it('ends with 3 when a case comes out otherwise, and with 1 when the file is none', async () => {
    const rule = { country: 'DE', max_months: 6, clock_starts: 'rejection' }
    const wrong = {
      kind: 'decision',
      id: 'X',
      rule,
      events: [],
      now: '2026-01-01',
      expect: { decision: 'KEEP' },
    }
    expect((await haku(['retention', 'decide', '--cases', fileOf({ cases: [wrong] })])).code).toBe(3)
    expect((await haku(['retention', 'decide', '--cases', fileOf({ cases: [{ id: 1 }] })])).code).toBe(1)
    expect(
      (await haku(['retention', 'decide', '--cases', fileOf({ cases: [{ ...wrong, tz: 'Mars/Base' }] })]))
        .code,
    ).toBe(1)
    expect((await haku(['retention', 'decide', '--cases', join(folder, 'none.json')])).code).toBe(1)
    expect((await haku(['retention', 'preview', '--as-of', '2099-02-31'])).code).toBe(2)
  })
})

describe('haku retention preview and holds', () => {
  const emptyWorkspace = async (): Promise<string[]> => {
    const workspace = ['--workspace', join(folder, 'workspace')]
    await haku(['init', '--key-file', '--accept-unprotected-key', ...workspace])
    return workspace
  }

  it('counts nothing in an empty workspace', async () => {
    const workspace = await emptyWorkspace()
    const { code, json } = await haku([
      'retention',
      'preview',
      '--as-of',
      '2099-01-31',
      '--json',
      ...workspace,
    ])
    expect(code).toBe(0)
    expect(json()).toMatchObject({ asOf: '2099-01-31', whatIf: true, total: 0, rows: [] })
  })

  it('lists no holds and no requests where there are none', async () => {
    const workspace = await emptyWorkspace()
    expect((await haku(['retention', 'requests', '--json', ...workspace])).json()).toEqual({ rows: [] })
    expect((await haku(['retention', 'holds', '--json', ...workspace])).json()).toEqual({ rows: [] })
  })
})

describe('haku retention run and verify', () => {
  it('asks for a second person, runs, proves and signs; a receipt that was altered is told', async () => {
    const workspace = ['--workspace', join(folder, 'workspace')]
    await haku(['init', '--key-file', '--accept-unprotected-key', ...workspace])
    expect((await haku(['retention', 'run', '--by', 'Maija', ...workspace])).code).toBe(1)
    const names = ['--by', 'Maija', '--approved-by', 'Pekka']
    const { code, json } = await haku(['retention', 'run', ...names, '--json', ...workspace])
    expect(code).toBe(0)
    const outcome = json() as RunOutcome
    expect(outcome).toMatchObject({ run: { state: 'done', due: 0 }, verification: { ok: true } })
    const receipt = outcome.run.receipt
    const check = async (value: unknown) => {
      const path = join(folder, 'receipt.json')
      writeFileSync(path, JSON.stringify(value))
      return haku(['retention', 'verify', '--receipt', path, '--json'])
    }
    expect((await check(receipt)).json()).toMatchObject({ intact: true, runId: outcome.run.id })
    expect((await check({ ...receipt, due: 7 })).code).toBe(3)
    expect((await check({})).code).toBe(1)
    const verified = await haku(['retention', 'verify', '--json', ...workspace])
    expect(verified.code).toBe(0)
    expect(verified.json()).toMatchObject({ ok: true })
  })
})

describe('haku retention requests', () => {
  it('writes the answer, and a run does not take it along unsaid', async () => {
    const workspace = ['--workspace', join(folder, 'workspace')]
    await haku(['init', '--key-file', '--accept-unprotected-key', ...workspace])
    const table = join(folder, 'people.csv')
    writeFileSync(table, 'Full name,E-mail\nErika Mustermann,erika@example.org\n')
    expect((await haku(['import', table, '--kind', 'candidates', ...workspace])).code).toBe(0)
    const listed = await haku(['candidates', 'list', '--json', ...workspace])
    const { rows } = listed.json() as { rows: { id: string }[] }
    const asked = await haku(['retention', 'requests', '--open', rows[0]?.id ?? '', '--json', ...workspace])
    const request = (asked.json() as { rows: { id: string; letter: unknown }[] }).rows[0]
    expect(request).toMatchObject({ letter: null, answeredAt: null })
    const answer = ['retention', 'requests', '--letter', request?.id ?? '', '--json', ...workspace]
    // Nobody has said yet who writes.
    expect((await haku(answer)).err).toContain('SELF_UNKNOWN')
    await withWorkspace(join(folder, 'workspace'), (tx) =>
      tx.raw.exec(
        `INSERT INTO colleague (id, full_name, sort_name, is_self, created_at) VALUES ('c', 'Maija', 'maija', 1, 1)`,
      ),
    )
    const answered = await haku(answer)
    expect(answered.json()).toMatchObject({ rows: [{ letter: { state: 'waiting' } }] })
    expect(answered.out).not.toContain('erika@example.org')
    const run = ['retention', 'run', '--by', 'Maija', '--approved-by', 'Pekka', '--json', ...workspace]
    const refused = await haku(run)
    expect(refused.code).toBe(1)
    expect(JSON.parse(refused.err)).toMatchObject({ error: { reason: 'UNSENT_ANSWERS' } })
    expect((await haku([...run, '--unsent-answers', '1'])).json()).toMatchObject({
      run: { state: 'done', candidates: 1 },
    })
  })
})
