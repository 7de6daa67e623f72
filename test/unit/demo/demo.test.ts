import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundledWordFiles } from '../../../src/main/demo/bundle-word-files.ts'
import { makeDemo } from '../../../src/main/demo/make-demo.ts'
import { isDemo } from '../../../src/main/demo/setting.ts'
import { inspectDocument } from '../../../src/main/documents/inspect.ts'
import { inspectionTools } from '../../support/documents.ts'
import { type TemporaryWorkspace, temporaryWorkspace } from '../../support/workspace.ts'

/** 22 November 2026, in the middle of a day. */
const NOW = Date.UTC(2026, 10, 22, 11)
const tools = inspectionTools()

async function demoWorkspace(): Promise<TemporaryWorkspace & { progress: [number, number][] }> {
  const workspace = await temporaryWorkspace()
  workspace.clock.advance(NOW - workspace.clock.now())
  const progress: [number, number][] = []
  await makeDemo(workspace.store, {
    clock: workspace.clock,
    actor: 'person',
    inspect: (bytes, name) => inspectDocument(bytes, name, tools),
    onProgress: (done, total) => void progress.push([done, total]),
  })
  return Object.assign(workspace, { progress })
}

/** What is in a workspace without the ids, which are random. */
function content(workspace: TemporaryWorkspace): unknown[] {
  const all = (sql: string) => workspace.store.reader.raw.prepare(sql).all()
  return [
    all(
      'SELECT full_name, headline, city, summary, created_at, updated_at FROM candidate ORDER BY full_name, created_at',
    ),
    all(`SELECT c.full_name, o.requisition_number, s.name, a.status, a.disposition_reason, a.received_at, a.stage_entered_at,
      a.decided_at, a.rating, a.snoozed_until, a.proposed_reason, g.full_name AS assignee FROM application a
      JOIN candidate c ON c.id = a.candidate_id JOIN opening o ON o.id = a.opening_id JOIN stage s ON s.id = a.stage_id
      LEFT JOIN colleague g ON g.id = a.assignee_id ORDER BY a.seq`),
    all('SELECT body, created_at FROM note ORDER BY seq'),
    all('SELECT name, media_type, size_bytes FROM document ORDER BY created_at, name, size_bytes'),
    all('SELECT text FROM document_text ORDER BY text'),
    all('SELECT at, kind FROM application_event ORDER BY at, kind'),
    all(
      'SELECT kind, status, to_address, subject, body, send_after FROM outbox_message ORDER BY kind, to_address, subject',
    ),
  ]
}

describe('the demo workspace', () => {
  let workspace: Awaited<ReturnType<typeof demoWorkspace>>
  const number = (sql: string) => workspace.store.reader.raw.prepare<[], number>(sql).pluck().get() ?? 0
  const column = <T>(sql: string) => workspace.store.reader.raw.prepare<[], T>(sql).pluck().all()

  beforeAll(async () => {
    workspace = await demoWorkspace()
  }, 120_000)
  afterAll(() => workspace.cleanup())

  it('has mails that wait, and some that are held', () => {
    expect(number("SELECT count(*) FROM outbox_message WHERE status = 'waiting'")).toBeGreaterThanOrEqual(8)
    expect(number("SELECT count(*) FROM outbox_message WHERE status = 'held'")).toBe(2)
  })

  it('has the openings, people and applications that are promised', () => {
    expect(number('SELECT count(*) FROM opening')).toBe(12)
    expect(number('SELECT count(DISTINCT country) FROM opening')).toBe(8)
    expect(number('SELECT count(DISTINCT language) FROM opening')).toBe(6)
    expect(number('SELECT count(*) FROM candidate')).toBe(300)
    expect(number('SELECT count(*) FROM application')).toBe(420)
    const statuses = column<string>('SELECT DISTINCT status FROM opening')
    expect(statuses.sort()).toEqual(['cancelled', 'closed', 'draft', 'filled', 'published'])
    const spanDays = number('SELECT (max(received_at) - min(received_at)) / 86400000 FROM application')
    expect(spanDays).toBeGreaterThan(450)
  })

  it('has everything that a recruiter leaves behind', () => {
    expect(number(`SELECT count(*) FROM application WHERE status = 'hired'`)).toBe(8)
    expect(number(`SELECT count(*) FROM application WHERE status = 'withdrawn'`)).toBeGreaterThan(20)
    expect(number(`SELECT count(*) FROM application WHERE status = 'rejected'`)).toBeGreaterThan(100)
    expect(number(`SELECT count(*) FROM application WHERE status = 'active'`)).toBeGreaterThan(80)
    for (const table of [
      'note',
      'application_tag',
      'consent',
      'scorecard',
      'scorecard_score',
      'saved_view',
      'colleague',
    ])
      expect(number(`SELECT count(*) FROM ${table}`), table).toBeGreaterThan(3)
    expect(number('SELECT count(*) FROM application WHERE rating IS NOT NULL')).toBeGreaterThan(50)
    expect(number('SELECT count(*) FROM application WHERE snoozed_until IS NOT NULL')).toBeGreaterThan(1)
    expect(
      number(`SELECT count(*) FROM application WHERE status = 'active' AND proposed_reason IS NOT NULL`),
    ).toBeGreaterThan(2)
  })

  it('brings documents in all five formats, and each one tells its text', () => {
    expect(column<string>('SELECT DISTINCT media_type FROM document').sort()).toEqual([
      'application/msword',
      'application/pdf',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'text/html',
      'text/plain',
    ])
    expect(column("SELECT warnings FROM document WHERE warnings <> ''")).toEqual([])
    expect(number('SELECT min(length(text)) FROM document_text')).toBeGreaterThan(60)
    const silent = column<string>(
      `SELECT d.name FROM document d JOIN document_text t ON t.document_id = d.id JOIN candidate_email e ON e.candidate_id = d.candidate_id
       WHERE d.kind = 'cv' AND instr(replace(t.text, char(10), ''), e.address) = 0`,
    )
    expect(silent, 'CVs without the address of the person').toEqual([])
  })

  it('has names in several scripts, and nobody who could be real', () => {
    const names = column<string>('SELECT full_name FROM candidate').join(' ')
    for (const script of ['Latin', 'Cyrillic', 'Greek', 'Han', 'Arabic'])
      expect(names).toMatch(new RegExp(`\\p{Script=${script}}`, 'u'))
    const addresses = column<string>('SELECT address FROM candidate_email')
    expect(new Set(addresses).size).toBe(300)
    expect(addresses.filter((address) => !/@example\.(org|com)$/.test(address))).toEqual([])
    // Kept free for stories: Ofcom, NANPA, BNetzA, PTS, ARCEP, ComReg.
    const free = /^\+(44 7700 900|1 \(408\) 555-01|49 30 23125 |46 70 174 06 |33 6 39 98 |353 20 91)/
    expect(
      column<string>('SELECT written FROM candidate_phone').filter((phone) => !free.test(phone)),
    ).toEqual([])
  })

  it('has nothing in the future, and every story in its order', () => {
    for (const [table, column] of [
      ['application', 'received_at'],
      ['application', 'updated_at'],
      ['application', 'decided_at'],
      ['application_event', 'at'],
      ['note', 'created_at'],
      ['scorecard', 'submitted_at'],
      ['opening', 'published_at'],
      ['opening', 'closed_at'],
    ])
      expect(number(`SELECT max(${column}) FROM ${table}`), `${table}.${column}`).toBeLessThanOrEqual(NOW)
    expect(
      number(`SELECT count(*) FROM application a JOIN opening o ON o.id = a.opening_id
        WHERE a.received_at < o.published_at OR a.received_at > coalesce(o.closed_at, a.received_at)
          OR a.stage_entered_at < a.received_at OR a.decided_at < a.stage_entered_at`),
    ).toBe(0)
    expect(
      number(`SELECT count(*) FROM application_event e JOIN application a ON a.id = e.application_id
        WHERE e.at < a.received_at OR e.at > a.updated_at`),
    ).toBe(0)
  })

  it('verifies clean, leaves nothing to undo, and says that it is a demo', async () => {
    const report = await workspace.store.verify()
    expect(report.checks.flatMap(({ problems }) => problems)).toEqual([])
    expect(report.ok).toBe(true)
    expect(workspace.store.historyState().undo).toBeNull()
    expect(isDemo(workspace.store.reader)).toBe(true)
  })

  it('tells how far it is', () => {
    const [last] = workspace.progress.slice(-1)
    expect(last?.[0]).toBe(last?.[1])
    expect(last?.[1]).toBe(number('SELECT count(*) FROM document'))
  })

  it('comes out the same from the same seed', async () => {
    const other = await demoWorkspace()
    try {
      expect(content(other)).toEqual(content(workspace))
    } finally {
      other.cleanup()
    }
  }, 120_000)
})

it('carries the .doc files that lie beside it', () => {
  const written = readFileSync(new URL('../../../src/main/demo/word-files.ts', import.meta.url), 'utf8')
  expect(written).toBe(bundledWordFiles())
})
