import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openings as contract, Opening } from '#contract/openings.ts'
import { moveApplications, rejectApplications } from '../../../src/main/applications/decisions.ts'
import {
  closeOpening,
  createOpening,
  duplicateOpening,
  publishOpening,
  reopenOpening,
  updateOpening,
} from '../../../src/main/openings/commands.ts'
import { getOpening } from '../../../src/main/openings/queries.ts'
import { problemOf, type Records, records } from '../../support/records.ts'

let all: Records
beforeEach(async () => {
  all = await records()
})
afterEach(() => all.workspace.cleanup())

const store = () => all.workspace.store
const update = (id: string, changes: Record<string, unknown>, stages?: never[] | unknown[]) => {
  const input = { id, changes, ...(stages ? { stages } : {}) }
  const schema = contract.update['~orpc'].inputSchema
  return updateOpening(store(), schema?.parse(input) as never, all.deps)
}

describe('an opening', () => {
  it('is created as a draft with the default pipeline and comes back whole', () => {
    const made = all.opening({
      title: '  Sairaanhoitaja ',
      requisitionNumber: ' R-77 ',
      department: 'Care',
      subdivision: 'FI-18',
      timeZone: 'Europe/Helsinki',
      pay: { min: 1000.5, max: null, currency: 'EUR', period: 'month' },
      seats: 3,
      team: [
        { name: 'Zoe', role: 'recruiter', email: 'zoe@example.com' },
        { name: 'Abe', role: 'interviewer', email: null },
      ],
      opensOn: '2026-01-01',
      closesOn: '2026-02-01',
      externalId: 'x-1',
      externalUrl: 'https://example.com/jobs/1',
    })
    expect(made).toMatchObject({
      status: 'draft',
      title: 'Sairaanhoitaja',
      requisitionNumber: 'R-77',
      seats: 3,
    })
    expect(made.stages.map(({ name, kind, position }) => [name, kind, position])).toEqual([
      ['New', 'new', 0],
      ['Screen', 'screen', 1],
      ['Interview', 'interview', 2],
      ['Offer', 'offer', 3],
      ['Hired', 'hired', 4],
    ])
    expect(made.team.map(({ name }) => name)).toEqual(['Zoe', 'Abe'])
    expect(getOpening(store().reader, { id: made.id })).toEqual(made)
    expect(Opening.parse(made)).toEqual(made)
  })

  it('is refused under a requisition number that is taken, whatever its case, and the refusal names it', () => {
    const first = all.opening({ requisitionNumber: 'Req-1a' })
    const again = () => all.opening({ requisitionNumber: ' rEQ-1A' })
    expect(problemOf(again)).toBe('CONFLICT REQUISITION_NUMBER_TAKEN')
    expect(again).toThrow('rEQ-1A')
    const other = all.opening()
    expect(problemOf(() => update(other.id, { requisitionNumber: 'REQ-1A' }))).toBe(
      'CONFLICT REQUISITION_NUMBER_TAKEN',
    )
    expect(update(first.id, { requisitionNumber: 'REQ-1A' }).requisitionNumber).toBe('REQ-1A')
  })

  it('is refused when its fields contradict each other', () => {
    expect(problemOf(() => all.opening({ timeZone: 'Europe/Atlantis' }))).toBe('REFUSED TIME_ZONE_UNKNOWN')
    expect(problemOf(() => all.opening({ country: 'FI', subdivision: 'US-CA' }))).toBe(
      'REFUSED SUBDIVISION_OF_OTHER_COUNTRY',
    )
    expect(problemOf(() => all.opening({ country: null, subdivision: 'US-CA' }))).toBe(
      'REFUSED SUBDIVISION_OF_OTHER_COUNTRY',
    )
    expect(problemOf(() => all.opening({ opensOn: '2026-03-01', closesOn: '2026-02-28' }))).toBe(
      'REFUSED CLOSES_BEFORE_IT_OPENS',
    )
  })

  it('is duplicated as a draft with its pipeline but without its advertisement', () => {
    const original = all.published({
      team: [{ name: 'Zoe', role: 'recruiter', email: null }],
      externalId: 'x',
      externalUrl: 'https://example.com/1',
    })
    update(original.id, {}, [
      { id: original.stages[0]?.id, name: 'Inbox', kind: 'new' },
      { id: original.stages[4]?.id, name: 'Done', kind: 'hired' },
    ])
    const copy = duplicateOpening(store(), { id: original.id, requisitionNumber: 'COPY' }, all.deps)
    expect(copy).toMatchObject({
      status: 'draft',
      requisitionNumber: 'COPY',
      title: original.title,
      team: original.team,
      publishedAt: null,
      externalId: null,
      externalUrl: null,
    })
    expect(copy.stages.map(({ name }) => name)).toEqual(['Inbox', 'Done'])
    expect(copy.stages[0]?.id).not.toBe(original.stages[0]?.id)
    expect(
      problemOf(() => duplicateOpening(store(), { id: original.id, requisitionNumber: 'copy' }, all.deps)),
    ).toBe('CONFLICT REQUISITION_NUMBER_TAKEN')
  })
})

describe('editing an opening', () => {
  it('changes what is named and leaves the rest', () => {
    const { id } = all.opening({ department: 'Care', seats: 4, description: 'Long' })
    all.workspace.clock.advance(1000)
    const edited = update(id, { title: 'Doctor' })
    expect(edited).toMatchObject({ title: 'Doctor', department: 'Care', seats: 4, description: 'Long' })
    expect(edited.updatedAt).toBe(all.workspace.clock.now())
  })

  it('leaves no trace when nothing differs', () => {
    const opening = all.opening()
    const before = store().historyState().undo?.id
    all.workspace.clock.advance(1000)
    expect(update(opening.id, { title: opening.title })).toEqual(opening)
    expect(store().historyState().undo?.id).toBe(before)
  })

  it('cannot take the country from a published one, and can from a draft', () => {
    expect(problemOf(() => update(all.published().id, { country: null }))).toBe(
      'INVALID_STATE COUNTRY_MISSING',
    )
    expect(update(all.opening().id, { country: null }).country).toBeNull()
  })

  it('leaves the place of a closed one alone, and allows the rest', () => {
    const { id } = all.published()
    closeOpening(store(), { id, as: 'filled' }, all.deps)
    for (const changes of [{ country: 'SE' }, { subdivision: 'FI-18' }, { timeZone: 'Europe/Oslo' }]) {
      expect(problemOf(() => update(id, changes))).toBe('INVALID_STATE PLACE_FIXED')
    }
    expect(update(id, { title: 'Old nurse' }).title).toBe('Old nurse')
  })

  it('can be undone', () => {
    const opening = all.opening()
    update(opening.id, { title: 'Other', team: [{ name: 'A', role: 'recruiter', email: null }] })
    store().undo()
    expect(getOpening(store().reader, { id: opening.id })).toEqual(opening)
  })
})

describe('the pipeline', () => {
  const edit = (stages: readonly { id?: string; name: string; kind: string }[], id: string) =>
    update(id, {}, [...stages])

  it('keeps the ids of stages through renames and moves', () => {
    const { id, stages } = all.opening()
    const [first, screen, interview, offer, hired] = stages
    const edited = edit(
      [
        { ...first, name: 'Inbox', kind: 'new' } as never,
        { ...interview, name: 'Talk' } as never,
        { ...screen } as never,
        { name: 'Trial day', kind: 'other' },
        { ...offer } as never,
        { ...hired } as never,
      ],
      id,
    )
    expect(edited.stages.map((stage) => stage.name)).toEqual([
      'Inbox',
      'Talk',
      'Screen',
      'Trial day',
      'Offer',
      'Hired',
    ])
    expect(
      edited.stages.map((stage) => stage.id).filter((stageId) => stages.some((s) => s.id === stageId)),
    ).toEqual([first?.id, interview?.id, screen?.id, offer?.id, hired?.id])
  })

  it('starts with a new stage and ends with the only hired one, each with a name of its own', () => {
    const { id } = all.opening()
    const hired = { name: 'Hired', kind: 'hired' }
    const first = { name: 'New', kind: 'new' }
    expect(problemOf(() => edit([{ name: 'A', kind: 'screen' }, hired], id))).toBe(
      'REFUSED FIRST_STAGE_NOT_NEW',
    )
    expect(problemOf(() => edit([first, { name: 'A', kind: 'offer' }], id))).toBe(
      'REFUSED LAST_STAGE_NOT_HIRED',
    )
    expect(problemOf(() => edit([first, hired, { name: 'After', kind: 'other' }], id))).toBe(
      'REFUSED LAST_STAGE_NOT_HIRED',
    )
    expect(problemOf(() => edit([first, { ...hired, name: 'Yes' }, hired], id))).toBe(
      'REFUSED LAST_STAGE_NOT_HIRED',
    )
    expect(problemOf(() => edit([first, { name: 'NÉW', kind: 'other' }, hired], id))).toBe(
      'REFUSED STAGE_NAME_TWICE',
    )
    const stranger = all.opening().stages[0]
    expect(problemOf(() => edit([{ ...first, id: stranger?.id ?? '' }, hired], id))).toBe(
      'REFUSED STAGE_UNKNOWN',
    )
  })

  it('does not let go of a stage that has applications, and says how many', () => {
    const { id, stages } = all.published()
    const [first, screen] = stages
    const ids = [all.application(id), all.application(id, all.candidate('Bo'))]
    moveApplications(store(), { ids, stageId: screen?.id ?? '' }, all.deps)
    rejectApplications(store(), { ids: ids.slice(0, 1), reason: 'other' }, all.deps)
    const short = [
      { id: first?.id, name: 'New', kind: 'new' },
      { name: 'Hired at last', kind: 'hired' },
    ] as never
    expect(problemOf(() => edit(short, id))).toBe('INVALID_STATE STAGE_IN_USE')
    expect(() => edit(short, id)).toThrow('2 applications')
    expect(getOpening(store().reader, { id }).stages).toEqual(stages)

    moveApplications(store(), { ids: ids.slice(1), stageId: first?.id ?? '' }, all.deps)
    expect(() => edit(short, id)).toThrow('1 application,')
  })

  it('does not let a stage with applications start or stop meaning hired', () => {
    const { id, stages } = all.published()
    const [first, , , offer, hired] = stages
    const application = all.application(id)
    const pipeline = (lastId: string | undefined) =>
      [
        { id: first?.id, name: 'New', kind: 'new' },
        { id: lastId === hired?.id ? offer?.id : hired?.id, name: 'Middle', kind: 'offer' },
        { id: lastId, name: 'End', kind: 'hired' },
      ] as never
    moveApplications(store(), { ids: [application], stageId: offer?.id ?? '' }, all.deps)
    expect(problemOf(() => edit(pipeline(offer?.id), id))).toBe('INVALID_STATE STAGE_IN_USE')
    moveApplications(store(), { ids: [application], stageId: hired?.id ?? '' }, all.deps)
    expect(problemOf(() => edit(pipeline(offer?.id), id))).toBe('INVALID_STATE STAGE_IN_USE')
    expect(edit(pipeline(hired?.id), id).stages.map(({ name }) => name)).toEqual(['New', 'Middle', 'End'])
  })
})

describe('the status of an opening', () => {
  it('becomes published only from a draft with a country', () => {
    const { id } = all.opening({ country: null })
    expect(problemOf(() => publishOpening(store(), { id }, all.deps))).toBe('INVALID_STATE COUNTRY_MISSING')
    update(id, { country: 'FI' })
    expect(publishOpening(store(), { id }, all.deps)).toMatchObject({
      status: 'published',
      publishedAt: all.workspace.clock.now(),
    })
    expect(problemOf(() => publishOpening(store(), { id }, all.deps))).toBe('INVALID_STATE ALREADY_PUBLISHED')
    closeOpening(store(), { id, as: 'cancelled' }, all.deps)
    expect(problemOf(() => publishOpening(store(), { id }, all.deps))).toBe('INVALID_STATE OPENING_CLOSED')
  })

  it.each(['closed', 'filled', 'cancelled'] as const)(
    'becomes %s with active applications that stay active',
    (as) => {
      const { id } = all.published()
      const application = all.application(id)
      expect(closeOpening(store(), { id, as }, all.deps)).toMatchObject({
        status: as,
        closedAt: all.workspace.clock.now(),
      })
      const row = store().reader.raw.prepare('SELECT status FROM application WHERE id = ?').get(application)
      expect(row).toEqual({ status: 'active' })
      expect(problemOf(() => closeOpening(store(), { id, as: 'closed' }, all.deps))).toBe(
        'INVALID_STATE OPENING_CLOSED',
      )
    },
  )

  it('returns from closed to what it was before', () => {
    const was = all.published()
    all.workspace.clock.advance(5)
    closeOpening(store(), { id: was.id, as: 'closed' }, all.deps)
    expect(reopenOpening(store(), { id: was.id }, all.deps)).toMatchObject({
      status: 'published',
      publishedAt: was.publishedAt,
      closedAt: null,
    })
    expect(problemOf(() => reopenOpening(store(), { id: was.id }, all.deps))).toBe(
      'INVALID_STATE OPENING_NOT_CLOSED',
    )
    const draft = all.opening()
    closeOpening(store(), { id: draft.id, as: 'cancelled' }, all.deps)
    expect(reopenOpening(store(), { id: draft.id }, all.deps)).toMatchObject({
      status: 'draft',
      closedAt: null,
    })
  })

  it('is not found for an id that nobody has', () => {
    const id = crypto.randomUUID()
    expect(problemOf(() => getOpening(store().reader, { id }))).toBe('NOT_FOUND OPENING_UNKNOWN')
    expect(problemOf(() => publishOpening(store(), { id }, all.deps))).toBe('NOT_FOUND OPENING_UNKNOWN')
    expect(problemOf(() => update(id, { title: 'x' }))).toBe('NOT_FOUND OPENING_UNKNOWN')
  })

  it('comes back with undo', () => {
    const opening = all.published()
    closeOpening(store(), { id: opening.id, as: 'closed' }, all.deps)
    store().undo()
    expect(getOpening(store().reader, { id: opening.id })).toEqual(opening)
    store().redo()
    expect(getOpening(store().reader, { id: opening.id }).status).toBe('closed')
  })
})

it('creates nothing when it is refused', () => {
  const first = all.opening()
  expect(() => createOpening(store(), { ...first }, all.deps)).toThrow()
  expect(store().reader.raw.prepare('SELECT count(*) AS n FROM stage').get()).toEqual({ n: 5 })
})
