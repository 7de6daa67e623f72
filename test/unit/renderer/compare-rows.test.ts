import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Application } from '#contract/applications.ts'
import { CandidateProfile } from '#contract/candidates.ts'
import {
  type Cell,
  type Compared,
  compareRows,
  isEmpty,
  yearsOfWork,
} from '../../../src/renderer/src/features/screening/compare/compare-rows.ts'

const TODAY = '2026-06-15'

function compared(profile: Record<string, unknown>, more: Partial<Application> = {}): Compared {
  const stageId = randomUUID()
  const application: Application = {
    id: randomUUID(),
    candidateId: randomUUID(),
    openingId: '00000000-0000-4000-8000-000000000001',
    openingTitle: 'Nurse',
    requisitionNumber: 'R-1',
    openingStatus: 'published',
    stages: [{ id: stageId, name: 'New', kind: 'new', position: 0 }],
    stageId,
    status: 'active',
    dispositionReason: null,
    source: 'email',
    language: 'en',
    receivedAt: 1,
    decidedAt: null,
    stageEnteredAt: 1,
    rating: null,
    assignee: null,
    snoozedUntil: null,
    tags: [],
    answers: [],
    screening: { questions: [], others: [], proposal: null },
    candidate: CandidateProfile.parse({ fullName: 'Somebody', ...profile }),
    documents: [],
    notes: [],
    timeline: [],
    otherApplications: [],
    ...more,
  }
  return { application, scorecards: [] }
}
const job = (from: string | null, to: string | null) => ({
  employer: 'E',
  title: 'T',
  location: null,
  from,
  to,
  summary: '',
})
const rowsOf = (all: Compared[], section: string) =>
  compareRows(all, TODAY).find(({ key }) => key === section)?.rows ?? []

describe('rows of a comparison', () => {
  it('put shared skills in one row each, those of most first, and the rest in one row', () => {
    const rows = rowsOf(
      [
        compared({ skills: ['Welding', 'CAD', 'Safety'] }),
        compared({ skills: ['cad', 'Safety', 'Cranes'] }),
        compared({ skills: ['CÀD', 'Law'] }),
      ],
      'skills',
    )
    expect(rows.map(({ label, differs }) => [label, differs])).toEqual([
      ['CAD', false],
      ['Safety', true],
      [null, true],
    ])
    expect(rows[1]?.cells.map((cell) => cell.kind === 'has' && cell.has)).toEqual([true, true, false])
    expect(rows[2]?.cells.map((cell) => cell.kind === 'text' && cell.text)).toEqual([
      'Welding',
      'Cranes',
      'Law',
    ])
  })

  it('match languages and answers by their words and say when they differ', () => {
    const asked = (answer: string) => ({
      screening: { questions: [], others: [{ question: 'When can you start?', answer }], proposal: null },
    })
    const all = [
      compared({ languages: [{ language: 'English', fluency: 'native' }] }, asked('In May')),
      compared({ languages: [{ language: 'english', fluency: 'B2' }] }, asked('in  may')),
    ]
    expect(rowsOf(all, 'languages')).toMatchObject([{ label: 'English', differs: true }])
    expect(rowsOf(all, 'answers')).toMatchObject([{ label: 'When can you start?', differs: false }])
  })

  it('show a scorecard that may not be seen as hidden, never as missing', () => {
    const stage = { id: randomUUID(), name: 'Interview', kind: 'interview' as const, position: 1 }
    const scorecards = [{ stage, criteria: [], own: null, others: 2, cards: null, summary: null }]
    const rows = rowsOf([{ ...compared({}), scorecards }, compared({})], 'scorecards')
    expect(rows).toMatchObject([
      { label: 'Interview', differs: true, cells: [{ counts: null, hidden: 2 }, { hidden: 0 }] },
    ])
  })

  it('count years of work once where jobs overlap', () => {
    expect(yearsOfWork([job('2020-01', '2021-12'), job('2021', '2022-06')], TODAY)).toBe(2)
    expect(yearsOfWork([job('2024-01-01', null)], TODAY)).toBe(2)
    expect(yearsOfWork([job(null, '2024')], TODAY)).toBeNull()
    expect(yearsOfWork([job('2030', '2029')], TODAY)).toBeNull()
  })

  it('have one cell for each candidate, nothing that nobody has, and differ exactly when the cells do', () => {
    const profile = fc.record({
      skills: fc.array(fc.constantFrom('A', 'a', 'B', 'C'), { maxLength: 4 }),
      city: fc.constantFrom(null, 'Turku', 'TURKU', 'Oslo'),
      headline: fc.constantFrom(null, 'Nurse'),
    })
    fc.assert(
      fc.property(fc.array(profile, { minLength: 2, maxLength: 4 }), (profiles) => {
        const all = profiles.map((one) => compared(one))
        for (const { rows } of compareRows(all, TODAY)) {
          expect(rows.length).toBeGreaterThan(0)
          for (const { cells, differs } of rows) {
            expect(cells).toHaveLength(all.length)
            expect(cells.every(isEmpty)).toBe(false)
            const plain = (cell: Cell) =>
              cell.kind === 'text' ? (cell.text ?? '').toLowerCase() : JSON.stringify(cell)
            if (cells[0]?.kind !== 'stage') expect(differs).toBe(new Set(cells.map(plain)).size > 1)
          }
        }
      }),
    )
  })
})
