import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Application } from '#contract/applications.ts'
import type { Opening } from '#contract/openings.ts'
import type { QuestionEdit } from '#contract/screening.ts'
import { insertApplication } from '../../../src/main/applications/create.ts'
import { rejectApplications } from '../../../src/main/applications/decisions.ts'
import { listApplications } from '../../../src/main/applications/list.ts'
import { getApplication } from '../../../src/main/applications/queries.ts'
import { duplicateOpening, updateOpening } from '../../../src/main/openings/commands.ts'
import { screeningOfOpening } from '../../../src/main/screening/opening.ts'
import { setProposalsAside } from '../../../src/main/screening/proposals.ts'
import { problemOf, type Records, records } from '../../support/records.ts'

let all: Records
let opening: Opening
beforeEach(async () => {
  all = await records()
  opening = all.published()
})
afterEach(() => all.workspace.cleanup())

const store = () => all.workspace.store
const edit = (fields: Partial<QuestionEdit> = {}): QuestionEdit => ({
  question: 'Do you hold a welding certificate?',
  kind: 'yes_no',
  choices: [],
  rule: { type: 'must_be', answer: 'yes' },
  reason: 'not_qualified',
  ...fields,
})
const ask = (...questions: QuestionEdit[]) =>
  updateOpening(store(), { id: opening.id, changes: {}, questions }, all.deps)
const asked = () => screeningOfOpening(store().reader, { openingId: opening.id }).questions
const applied = (...answers: [question: string, answer: string][]): string => {
  const candidateId = all.candidate()
  return store().command({ action: 'test', subjects: [], undoable: true, actor: 'person' }, (tx) =>
    insertApplication(
      tx,
      {
        candidateId,
        openingId: opening.id,
        source: 'unknown',
        answers: answers.map(([question, answer]) => ({ question, answer })),
      },
      all.deps,
    ),
  ).result
}
const get = (id: string) => Application.parse(getApplication(store().reader, { id }))
const proposed = (filter = {}) =>
  listApplications(
    store().reader,
    { openingId: opening.id, proposed: true, sort: 'received', descending: false, limit: 100, ...filter },
    all.deps,
  ).rows.map(({ id, proposedReason }) => [id, proposedReason])

describe('questions of an opening', () => {
  it('are kept as a whole, in order, with their ids, and one edit of the form is one undo', () => {
    ask(edit(), edit({ question: 'Years?', kind: 'number', rule: { type: 'range', least: 3, most: null } }))
    const [first, second] = asked()
    if (!first || !second) throw new Error('Two questions were asked.')
    ask({ ...second, rule: null, reason: null }, first)
    expect(asked()).toEqual([{ ...second, rule: null, reason: null }, first])
    store().undo()
    expect(asked()).toEqual([first, second])
    const before = store().historyState()
    ask(first, second)
    expect(store().historyState()).toEqual(before)
  })

  it('are refused when a rule does not fit or two are the same', () => {
    expect(problemOf(() => ask(edit(), edit({ question: 'do you hold a WELDING certificate' })))).toBe(
      'REFUSED QUESTION_TWICE',
    )
    expect(problemOf(() => ask(edit({ question: '???' })))).toBe('REFUSED QUESTION_TWICE')
    expect(problemOf(() => ask(edit({ kind: 'number' })))).toBe('REFUSED RULE_DOES_NOT_FIT')
    expect(problemOf(() => ask(edit({ reason: null })))).toBe('REFUSED RULE_WITHOUT_REASON')
    expect(problemOf(() => ask(edit({ kind: 'choice', choices: ['Day'] })))).toBe('REFUSED TOO_FEW_CHOICES')
    expect(
      problemOf(() =>
        ask(edit({ kind: 'choice', choices: ['A', 'B'], rule: { type: 'one_of', choices: ['C'] } })),
      ),
    ).toBe('REFUSED CHOICE_UNKNOWN')
    expect(problemOf(() => ask(edit({ kind: 'number', rule: { type: 'range', least: 5, most: 3 } })))).toBe(
      'REFUSED RANGE_UPSIDE_DOWN',
    )
    expect(asked()).toEqual([])
  })

  it('go with a copy of the opening, and criteria with the stages of the copy', () => {
    const stages = opening.stages.map(({ id, name, kind }) => ({
      id,
      name,
      kind,
      ...(kind === 'interview'
        ? {
            criteria: [
              { name: 'Craft', anchors: ['', '', '', 'Shows how'] as [string, string, string, string] },
            ],
          }
        : {}),
    }))
    updateOpening(store(), { id: opening.id, changes: {}, stages, questions: [edit()] }, all.deps)
    const copy = duplicateOpening(store(), { id: opening.id, requisitionNumber: 'COPY' }, all.deps)
    const { questions, criteria } = screeningOfOpening(store().reader, { openingId: copy.id })
    expect(questions).toMatchObject([{ question: edit().question, rule: edit().rule }])
    expect(questions[0]?.id).not.toBe(asked()[0]?.id)
    expect(criteria).toMatchObject([
      {
        name: 'Craft',
        stageId: copy.stages.find(({ kind }) => kind === 'interview')?.id,
        anchors: ['', '', '', 'Shows how'],
      },
    ])
  })
})

describe('proposals', () => {
  it('name the answer that fails, and a person rejects or sets aside', () => {
    ask(edit())
    const no = applied(['do you hold a welding certificate', 'No'], ['Shoe size', '45'])
    const yes = applied([edit().question, 'Yes'])
    const unclear = applied([edit().question, 'Next spring'])
    expect(get(no).screening).toMatchObject({
      questions: [{ answer: 'No', state: 'fails' }],
      others: [{ question: 'Shoe size' }],
      proposal: { reason: 'not_qualified', questionIds: [asked()[0]?.id], setAsideAt: null },
    })
    expect(get(yes).screening).toMatchObject({ questions: [{ state: 'fits' }], proposal: null })
    expect(get(unclear).screening).toMatchObject({ questions: [{ state: 'unclear' }], proposal: null })
    expect(get(no)).toMatchObject({ status: 'active', dispositionReason: null })
    expect(proposed()).toEqual([[no, 'not_qualified']])

    expect(setProposalsAside(store(), { ids: [no, yes], aside: true }, all.deps).changed).toBe(1)
    expect(proposed()).toEqual([])
    expect(get(no).screening.proposal).toMatchObject({ setAsideAt: all.workspace.clock.now() })
    store().undo()
    expect(proposed()).toEqual([[no, 'not_qualified']])

    rejectApplications(store(), { ids: [no], reason: 'not_qualified' }, all.deps)
    expect(proposed()).toEqual([])
  })

  it('are worked out anew when a rule changes, and one that was set aside comes back only for something new', () => {
    const years = edit({ question: 'Years?', kind: 'number', rule: { type: 'range', least: 3, most: null } })
    ask(edit({ rule: null, reason: null }), years)
    const id = applied([edit().question, 'No'], ['Years?', '2'])
    const [certificate, least] = asked()
    if (!certificate || !least) throw new Error('Two questions were asked.')
    expect(proposed()).toEqual([[id, 'not_qualified']])
    setProposalsAside(store(), { ids: [id], aside: true }, all.deps)
    ask(certificate, { ...least, rule: { type: 'range', least: 4, most: null } })
    expect(proposed()).toEqual([])
    ask({ ...certificate, rule: edit().rule, reason: 'work_permit' }, least)
    expect(proposed()).toEqual([[id, 'work_permit']])
    ask(certificate, { ...least, rule: { type: 'range', least: 1, most: null } })
    expect(proposed()).toEqual([])
    expect(get(id).screening.proposal).toBeNull()
    store().undo()
    expect(proposed()).toEqual([[id, 'work_permit']])
  })

  it('always are what the questions and answers say, through any edits and their undoing', () => {
    const ids = [
      applied(['A', 'yes'], ['B', '1']),
      applied(['A', 'no'], ['B', '5']),
      applied(['A', 'perhaps']),
      applied(['B', '3']),
    ]
    const rules = fc.record({
      a: fc.constantFrom('yes' as const, 'no' as const, null),
      b: fc.option(fc.integer({ min: 0, max: 6 })),
      swap: fc.boolean(),
      undo: fc.boolean(),
    })
    const holds = () => {
      const expected = ids.filter((id) => get(id).screening.proposal !== null)
      expect(new Set(proposed().map(([id]) => id))).toEqual(new Set(expected))
    }
    fc.assert(
      fc.property(fc.array(rules, { maxLength: 5 }), (steps) => {
        for (const { a, b, swap, undo } of steps) {
          const questions = [
            edit({ question: 'A', rule: a && { type: 'must_be', answer: a }, reason: a && 'language' }),
            edit({
              question: 'B',
              kind: 'number',
              rule: b === null ? null : { type: 'range', least: b, most: null },
              reason: b === null ? null : 'location',
            }),
          ]
          const { changed } = { changed: store().historyState().undo?.id }
          ask(...(swap ? questions.reverse() : questions))
          holds()
          if (undo && store().historyState().undo?.id !== changed) store().undo()
          holds()
        }
      }),
      { numRuns: 25 },
    )
  })
})
