import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Candidate, CandidateProfile, candidates as contract } from '#contract/candidates.ts'
import { createCandidate, updateCandidate } from '../../../src/main/candidates/commands.ts'
import { mergeIntoProfile } from '../../../src/main/candidates/merge.ts'
import { getCandidate } from '../../../src/main/candidates/queries.ts'
import { problemOf, type Records, records } from '../../support/records.ts'

let all: Records
beforeEach(async () => {
  all = await records()
})
afterEach(() => all.workspace.cleanup())

const store = () => all.workspace.store
const get = (id: string) => getCandidate(store().reader, { id })
const update = (id: string, changes: Record<string, unknown>) =>
  updateCandidate(store(), contract.update['~orpc'].inputSchema?.parse({ id, changes }) as never, all.deps)

const words = (most: number) =>
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: most }).filter((text) => text.trim() === text)
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })
const partialDate = fc.constantFrom('2020', '2021-05', '2022-12-31')

const profile = fc.record({
  fullName: words(60),
  givenName: orNull(words(30)),
  familyName: orNull(words(30)),
  headline: orNull(words(60)),
  city: orNull(words(30)),
  country: orNull(fc.constantFrom('FI', 'DE', 'US')),
  summary: fc.string({ unit: 'grapheme', maxLength: 200 }),
  emails: fc
    .uniqueArray(fc.integer({ min: 0, max: 999 }), { maxLength: 5 })
    .map((numbers) => numbers.map((n, at) => ({ address: `Person${n}@Example.com`, primary: at === 0 }))),
  phones: fc
    .uniqueArray(fc.integer({ min: 1_000_000, max: 9_999_999 }), { maxLength: 4 })
    .map((numbers) => numbers.map((n) => ({ written: `040 ${n}`, e164: `+35840${n}` }))),
  links: fc.array(
    fc.record({ kind: fc.constantFrom('linkedin' as const, 'other' as const), url: fc.webUrl() }),
    { maxLength: 4 },
  ),
  experience: fc.array(
    fc.record({
      employer: words(20),
      title: words(20),
      location: orNull(words(20)),
      from: orNull(partialDate),
      to: orNull(partialDate),
      summary: words(50),
    }),
    { maxLength: 4 },
  ),
  education: fc.array(
    fc.record({
      institution: words(20),
      area: words(20),
      degree: words(20),
      from: orNull(partialDate),
      to: orNull(partialDate),
    }),
    { maxLength: 4 },
  ),
  skills: fc.array(words(20), { maxLength: 8 }),
  languages: fc.array(fc.record({ language: words(20), fluency: words(20) }), { maxLength: 4 }),
})

describe('a profile', () => {
  it('comes back as it was written', () => {
    fc.assert(
      fc.property(profile, (written) => {
        const made = createCandidate(store(), written, all.deps)
        expect(made).toMatchObject(written)
        expect(get(made.id)).toEqual(made)
        expect(Candidate.safeParse(made).success).toBe(true)
      }),
      { numRuns: 40 },
    )
  })

  it('becomes any other profile by one update, and one undo brings the first one back', () => {
    fc.assert(
      fc.property(profile, profile, (first, second) => {
        const made = createCandidate(store(), first, all.deps)
        const changed = update(made.id, second)
        expect(changed).toMatchObject(second)
        if (store().historyState().undo?.command === 'candidates.update') {
          store().undo()
          expect(get(made.id)).toEqual(made)
        }
      }),
      { numRuns: 30 },
    )
  })

  it('has each address and number once, the primary address first, and numbers understood by its country', () => {
    const id = all.candidate('A', {
      country: 'FI',
      headline: '  ',
      emails: [
        { address: 'b@example.com', primary: false },
        { address: 'A@example.com', primary: true },
        { address: 'a@EXAMPLE.com', primary: false },
      ],
      phones: [
        { written: '040 123 4567', e164: null },
        { written: '+358 40 1234567', e164: '+358401234567' },
        { written: 'by pigeon', e164: null },
      ],
    })
    expect(get(id)).toMatchObject({
      headline: null,
      emails: [
        { address: 'A@example.com', primary: true },
        { address: 'b@example.com', primary: false },
      ],
      phones: [
        { written: '040 123 4567', e164: '+358401234567' },
        { written: 'by pigeon', e164: null },
      ],
    })
  })
})

describe('updating a candidate', () => {
  it('changes what is named and leaves the rest', () => {
    const id = all.candidate('Anna', { city: 'Turku', skills: ['SQL'], summary: 'Long' })
    all.workspace.clock.advance(10)
    expect(update(id, { headline: 'Nurse', skills: ['SQL', 'Latin'] })).toMatchObject({
      fullName: 'Anna',
      headline: 'Nurse',
      city: 'Turku',
      skills: ['SQL', 'Latin'],
      summary: 'Long',
      updatedAt: all.workspace.clock.now(),
    })
  })

  it('leaves no trace when nothing differs', () => {
    const id = all.candidate('Anna', { skills: ['SQL'] })
    const before = store().historyState().undo?.id
    all.workspace.clock.advance(10)
    expect(update(id, { fullName: ' Anna ', skills: ['SQL'] }).updatedAt).toBe(all.workspace.clock.now() - 10)
    expect(store().historyState().undo?.id).toBe(before)
  })

  it('lets two addresses change places and cases', () => {
    const id = all.candidate('Anna', {
      emails: [
        { address: 'a@example.com', primary: true },
        { address: 'b@example.com', primary: false },
      ],
    })
    const emails = [
      { address: 'B@example.com', primary: true },
      { address: 'a@example.com', primary: false },
    ]
    expect(update(id, { emails }).emails).toEqual(emails)
  })

  it('carries a new name into the order of the applications', () => {
    const id = all.candidate('Zed')
    const application = all.application(all.published().id, id)
    const sortName = () =>
      store()
        .reader.raw.prepare('SELECT candidate_sort_name FROM application WHERE id = ?')
        .pluck()
        .get(application)
    expect(sortName()).toBe('zed')
    update(id, { fullName: 'Álex' })
    expect(sortName()).toBe('alex')
    store().undo()
    expect(sortName()).toBe('zed')
  })

  it('is refused for an anonymised candidate and for one that is not there', () => {
    const id = all.candidate()
    store().maintain((tx) =>
      tx.raw.prepare(`UPDATE candidate SET profile_status = 'anonymised' WHERE id = ?`).run(id),
    )
    expect(problemOf(() => update(id, { city: 'Oulu' }))).toBe('INVALID_STATE CANDIDATE_ANONYMISED')
    const nobody = crypto.randomUUID()
    expect(problemOf(() => update(nobody, { city: 'Oulu' }))).toBe('NOT_FOUND CANDIDATE_UNKNOWN')
    expect(problemOf(() => get(nobody))).toBe('NOT_FOUND CANDIDATE_UNKNOWN')
  })
})

describe('merging what an application says into a profile', () => {
  const merge = (id: string, more: Record<string, unknown>) =>
    store().maintain((tx) =>
      mergeIntoProfile(tx, id, CandidateProfile.parse({ fullName: 'Somebody', ...more }), all.deps),
    )

  it('fills what is empty and adds addresses, numbers and skills', () => {
    const id = all.candidate('Anna', {
      country: 'FI',
      emails: [{ address: 'a@example.com', primary: true }],
      phones: [{ written: '040 123 4567', e164: null }],
      skills: ['SQL'],
    })
    all.workspace.clock.advance(9)
    const experience = [{ employer: 'E', title: 'T', location: null, from: '2020', to: null, summary: '' }]
    const changed = merge(id, {
      headline: 'Nurse',
      city: 'Turku',
      summary: 'Hello',
      emails: [
        { address: 'A@EXAMPLE.com', primary: true },
        { address: 'new@example.com', primary: false },
      ],
      phones: [
        { written: '+358401234567', e164: null },
        { written: '050 7654321', e164: null },
      ],
      skills: ['sql', 'Latin'],
      experience,
    })
    expect(changed).toBe(true)
    expect(get(id)).toMatchObject({
      fullName: 'Anna',
      headline: 'Nurse',
      city: 'Turku',
      country: 'FI',
      summary: 'Hello',
      emails: [
        { address: 'a@example.com', primary: true },
        { address: 'new@example.com', primary: false },
      ],
      phones: [
        { written: '040 123 4567', e164: '+358401234567' },
        { written: '050 7654321', e164: '+358507654321' },
      ],
      skills: ['SQL', 'Latin'],
      experience,
      updatedAt: all.workspace.clock.now(),
    })
  })

  it('overwrites nothing, whatever comes', () => {
    fc.assert(
      fc.property(profile, profile, (mine, theirs) => {
        const { id } = createCandidate(store(), mine, all.deps)
        merge(id, theirs)
        const merged = get(id)
        for (const field of ['givenName', 'familyName', 'headline', 'city', 'country'] as const) {
          if (mine[field] !== null) expect(merged[field]).toBe(mine[field])
        }
        expect(merged.fullName).toBe(mine.fullName)
        if (mine.summary !== '') expect(merged.summary).toBe(mine.summary)
        for (const list of ['emails', 'phones', 'skills', 'links', 'experience', 'education'] as const) {
          expect(merged[list].slice(0, mine[list].length)).toEqual(mine[list])
        }
        expect(merge(id, theirs)).toBe(false)
      }),
      { numRuns: 30 },
    )
  })

  it('changes nothing when everything is known', () => {
    const id = all.candidate('Anna', { headline: 'Nurse', city: 'Turku' })
    all.workspace.clock.advance(9)
    expect(merge(id, { headline: 'Doctor', city: 'Oslo', country: 'NO' })).toBe(false)
    expect(get(id).updatedAt).toBe(all.workspace.clock.now() - 9)
  })

  it('stays within what a profile can hold', () => {
    const emails = (from: number) =>
      Array.from({ length: 15 }, (_, n) => ({ address: `p${from + n}@example.com`, primary: n === 0 }))
    const id = all.candidate('Anna', { emails: emails(0) })
    merge(id, { emails: emails(100) })
    expect(get(id).emails).toHaveLength(20)
  })
})

it('lists documents and applications with the candidate', () => {
  const id = all.candidate()
  const document = all.document(id, 'some text', { name: 'Cv of Anna.pdf' })
  const opening = all.published({ title: 'Nurse', requisitionNumber: 'N-1' })
  const application = all.application(opening.id, id)
  expect(get(id)).toMatchObject({
    documents: [{ id: document, name: 'Cv of Anna.pdf', kind: 'cv', extraction: 'done', warnings: [] }],
    applications: [
      {
        id: application,
        openingTitle: 'Nurse',
        requisitionNumber: 'N-1',
        stageName: 'New',
        status: 'active',
      },
    ],
  })
})
