import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AcceptedField, ProfilePart } from '#contract/autofill.ts'
import { compareWithProfile } from '#contract/autofill-compare.ts'
import { CandidateProfile } from '#contract/candidates.ts'
import { acceptFields, withAccepted } from '../../../src/main/autofill/accept.ts'
import { updateCandidate } from '../../../src/main/candidates/commands.ts'
import { readProfile } from '../../../src/main/candidates/profile.ts'
import { problemOf, type Records, records } from '../../support/records.ts'

let all: Records
beforeEach(async () => {
  all = await records()
})
afterEach(() => all.workspace.cleanup())

const store = () => all.workspace.store
const profileOf = (id: string) => readProfile(store().reader, id).profile
type Seen = Pick<AcceptedField, 'part' | 'value' | 'seen'>
/** As the window sends them. */
const accepted = (fields: readonly Seen[]) =>
  fields.map(
    (field, at) => ({ ...field, id: `${field.part}.${at}`, confidence: 1, spans: [] }) as AcceptedField,
  )
const accept = (candidateId: string, fields: readonly Seen[]) =>
  acceptFields(store(), { candidateId, fields: accepted(fields) }, all.deps)
/** With what the person saw. */
const seenBeside = (profile: CandidateProfile, field: ProfilePart): Seen => ({
  ...field,
  seen: compareWithProfile(profile, field).current,
})
const job = (fields: object = {}) => ({
  employer: 'Kone',
  title: 'Engineer',
  location: null,
  from: '2019-03',
  to: null,
  summary: '',
  ...fields,
})

describe('accepted fields', () => {
  it('fill what was empty, as one command that undo takes back', () => {
    const id = all.candidate('Anna Virtanen')
    const before = profileOf(id)
    const { changed, undoId, candidate } = accept(id, [
      { part: 'city', value: 'Espoo', seen: null },
      { part: 'skill', value: 'PLC', seen: null },
      { part: 'email', value: { address: 'anna@example.com', primary: true }, seen: null },
      { part: 'experience', value: job(), seen: null },
    ])
    expect(changed).toBe(4)
    expect(candidate).toMatchObject({ city: 'Espoo', skills: ['PLC'], experience: [job()] })
    expect(store().historyState().undo).toMatchObject({
      id: undoId,
      command: 'candidates.fillIn',
      subjects: 1,
    })
    store().undo()
    expect(profileOf(id)).toEqual(before)
  })

  it('replace only what was on screen beside them', () => {
    const id = all.candidate('Anna Virtanen', { city: 'Turku', headline: 'Welder' })
    accept(id, [{ part: 'city', value: 'Espoo', seen: 'Turku' }])
    expect(profileOf(id).city).toBe('Espoo')
    expect(problemOf(() => accept(id, [{ part: 'city', value: 'Vaasa', seen: 'Turku' }]))).toBe(
      'CONFLICT PROFILE_CHANGED',
    )
    expect(problemOf(() => accept(id, [{ part: 'headline', value: 'Engineer', seen: null }]))).toBe(
      'CONFLICT PROFILE_CHANGED',
    )
    expect(profileOf(id)).toMatchObject({ city: 'Espoo', headline: 'Welder' })
  })

  it('are all refused when one of them is stale', () => {
    const id = all.candidate('Anna Virtanen', { city: 'Turku' })
    updateCandidate(store(), { id, changes: { city: 'Oulu' } }, all.deps)
    expect(
      problemOf(() =>
        accept(id, [
          { part: 'skill', value: 'PLC', seen: null },
          { part: 'city', value: 'Espoo', seen: 'Turku' },
        ]),
      ),
    ).toBe('CONFLICT PROFILE_CHANGED')
    expect(profileOf(id)).toMatchObject({ city: 'Oulu', skills: [] })
  })

  it('are refused when two go to one place', () => {
    const id = all.candidate('Anna Virtanen', { experience: [job()] })
    const [one, other] = [job({ to: '2022' }), job({ to: '2023' })]
    for (const fields of [
      [
        { part: 'experience', value: one, seen: job() },
        { part: 'experience', value: other, seen: job() },
      ],
      [
        { part: 'city', value: 'Espoo', seen: null },
        { part: 'city', value: 'Vantaa', seen: null },
      ],
    ] as Seen[][])
      expect(problemOf(() => accept(id, fields))).toBe('REFUSED FIELD_TWICE')
    expect(profileOf(id)).toMatchObject({ city: null, experience: [job()] })
  })

  it('leave no trace when the profile says so already', () => {
    const id = all.candidate('Anna Virtanen', {
      skills: ['PLC'],
      phones: [{ written: '040 123 4567', e164: '+358401234567' }],
    })
    const before = store().historyState().undo?.id
    expect(
      accept(id, [
        { part: 'skill', value: 'plc', seen: 'PLC' },
        {
          part: 'phone',
          value: { written: '+358 40 1234567', e164: null },
          seen: profileOf(id).phones[0] ?? null,
        },
      ]),
    ).toMatchObject({ changed: 0, undoId: null })
    expect(store().historyState().undo?.id).toBe(before)
  })

  it('keep the primary address of a candidate', () => {
    const id = all.candidate('Anna Virtanen', { emails: [{ address: 'anna@example.com', primary: true }] })
    accept(id, [{ part: 'email', value: { address: 'a.virtanen@example.org', primary: true }, seen: null }])
    expect(profileOf(id).emails).toEqual([
      { address: 'anna@example.com', primary: true },
      { address: 'a.virtanen@example.org', primary: false },
    ])
  })

  it('fill in an item where it stands, keeping what the source does not say', () => {
    const other = job({ employer: 'Wärtsilä' })
    const id = all.candidate('Anna Virtanen', {
      experience: [other, job({ location: 'Hyvinkää', summary: 'Lifts' })],
    })
    const field: ProfilePart = { part: 'experience', value: job({ to: '2024-05' }) }
    accept(id, [seenBeside(profileOf(id), field)])
    expect(profileOf(id).experience).toEqual([
      other,
      job({ location: 'Hyvinkää', summary: 'Lifts', to: '2024-05' }),
    ])
  })
})

const text = fc.constantFrom('Espoo', 'Åbo', 'PLC', 'plc', 'C++', 'C#', 'Kone', 'Wärtsilä')
const day = fc.constantFrom(null, '2019', '2019-03', '2021')
const part: fc.Arbitrary<ProfilePart> = fc.oneof(
  fc.record({ part: fc.constantFrom('city' as const, 'headline' as const, 'summary' as const), value: text }),
  fc.record({ part: fc.constant('skill' as const), value: text }),
  fc.record({
    part: fc.constant('language' as const),
    value: fc.record({ language: text, fluency: fc.constantFrom('', 'B2') }),
  }),
  fc.record({
    part: fc.constant('experience' as const),
    value: fc.record({
      employer: text,
      title: text,
      location: fc.option(text, { nil: null }),
      from: day,
      to: day,
      summary: fc.constantFrom('', 'Lifts'),
    }),
  }),
  fc.record({
    part: fc.constant('education' as const),
    value: fc.record({ institution: text, area: text, degree: text, from: day, to: day }),
  }),
) as fc.Arbitrary<ProfilePart>

/** A profile made by accepting parts one after the other. */
const filledWith = (parts: readonly ProfilePart[]): CandidateProfile =>
  parts.reduce(
    (profile, one) => withAccepted(profile, accepted([seenBeside(profile, one)])).next,
    CandidateProfile.parse({ fullName: 'Anna Virtanen' }),
  )

describe('whatever the profile and the source', () => {
  it('a field that was accepted is the same from then on, and nothing else is touched', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), part, (parts, field) => {
        const profile = filledWith(parts)
        const before = compareWithProfile(profile, field)
        const { next, changed } = withAccepted(profile, accepted([seenBeside(profile, field)]))
        expect(changed).toBe(before.state === 'same' ? 0 : 1)
        expect(compareWithProfile(next, field).state).toBe('same')
        // What stood there stays, but for the one thing that was shown to be replaced.
        const lost = (Object.keys(profile) as (keyof CandidateProfile)[]).flatMap((name) => {
          const [old, now] = [profile[name], next[name]]
          if (!Array.isArray(old)) return old === now || old === null || old === '' ? [] : [old]
          return old.filter(
            (item) => !(now as unknown[]).some((one) => JSON.stringify(one) === JSON.stringify(item)),
          )
        })
        expect(lost).toEqual(before.state === 'differs' ? [before.current] : [])
      }),
      { numRuns: 400 },
    )
  })
})
