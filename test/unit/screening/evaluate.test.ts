import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { KnockOutRule, Question } from '#contract/screening.ts'
import { match, proposalOf, stateOf } from '../../../src/main/screening/evaluate.ts'
import { readChoices, readNumber, readYesNo } from '../../../src/main/screening/understand.ts'

const question = (rule: KnockOutRule | null, more: Partial<Question> = {}): Question => ({
  id: randomUUID(),
  question: 'Do you hold a welding certificate?',
  kind: 'yes_no',
  choices: [],
  rule,
  reason: rule && 'not_qualified',
  ...more,
})
const mustBeYes = question({ type: 'must_be', answer: 'yes' })
const range = (least: number | null, most: number | null) =>
  question({ type: 'range', least, most }, { kind: 'number' })
const shifts = ['Day', 'Night', 'Weekend, by agreement']
const oneOf = (...choices: string[]) =>
  question({ type: 'one_of', choices }, { kind: 'choice', choices: shifts })

describe('reading answers', () => {
  it.each([
    ['Yes', 'yes'],
    [' kyllä. ', 'yes'],
    ['JA', 'yes'],
    ['Sí', 'yes'],
    ['true', 'yes'],
    ['No', 'no'],
    ['Ei', 'no'],
    ['Nej!', 'no'],
    ['No, but I take the exam in May', null],
    ['Yes and no', null],
    ['I do not know', null],
    ['Jakarta', null],
  ] as const)('takes %j for %j', (answer, read) => expect(readYesNo(answer)).toBe(read))

  it.each([
    ['3', [3]],
    ['3,5 vuotta', [3.5]],
    ['5 years', [5]],
    ['10 Jahre Berufserfahrung', [10]],
    ['EUR 45 000', [45_000]],
    ['€ 45’000.50', [45_000.5]],
    ['45.000,50 €', [45_000.5]],
    ['1.200', [1200, 1.2]],
    ['1.200.300', [1_200_300]],
    ['-5', [-5]],
    ['−5 °', [-5]],
    ['80%', [80]],
    ['3-5 years', []],
    ['less than 3', []],
    ['3 or less', []],
    ['5+', []],
    ['>5', []],
    ['45k', []],
    ['two', []],
    ['2 years, 3 months', []],
    ['1.2.3', []],
  ])('reads the numbers in %j as %j', (answer, numbers) => expect(readNumber(answer)).toEqual(numbers))

  it('finds choices alone or together, and nothing where a part is no choice', () => {
    expect(readChoices('night', shifts)).toEqual(['night'])
    expect(readChoices('Weekend, by agreement', shifts)).toEqual(['weekend by agreement'])
    expect(readChoices('Day; Weekend, by agreement', shifts)).toEqual(['day', 'weekend by agreement'])
    expect(readChoices('Day, Night', shifts)).toEqual(['day', 'night'])
    expect(readChoices('Day or night', shifts)).toBeNull()
    expect(readChoices('Evening', shifts)).toBeNull()
  })

  it('never throws, whatever somebody wrote', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (answer) => {
        expect(['yes', 'no', null]).toContain(readYesNo(answer))
        for (const number of readNumber(answer)) expect(Number.isFinite(number)).toBe(true)
        readChoices(answer, shifts)
      }),
    )
  })
})

describe('rules', () => {
  it('judge what is plain and leave the rest to a person', () => {
    expect(stateOf(mustBeYes, 'Kyllä')).toBe('fits')
    expect(stateOf(mustBeYes, 'No')).toBe('fails')
    expect(stateOf(mustBeYes, 'Not yet')).toBe('unclear')
    expect(stateOf(mustBeYes, ' - ')).toBe('unanswered')
    expect(stateOf(mustBeYes, null)).toBe('unanswered')
    expect(stateOf(question(null), 'Not yet')).toBe('noted')
    expect(stateOf(oneOf('Night'), 'Day; Night')).toBe('fits')
    expect(stateOf(oneOf('Night'), 'Day')).toBe('fails')
    expect(stateOf(question({ type: 'none_of', choices: ['Day'] }, { choices: shifts }), 'day')).toBe('fails')
    expect(stateOf(question({ type: 'contains', words: ['TIG', 'MÄG'] }), 'mag welding')).toBe('fits')
    expect(stateOf(question({ type: 'contains', words: ['TIG'] }), 'Only MIG.')).toBe('fails')
  })

  it('judge a number by every way to read it, and nothing when these disagree', () => {
    expect(stateOf(range(3, null), '3')).toBe('fits')
    expect(stateOf(range(3, null), '2,9')).toBe('fails')
    expect(stateOf(range(null, 10), '10 years')).toBe('fits')
    expect(stateOf(range(3, null), '1.200')).toBe('unclear')
    expect(stateOf(range(2000, null), '1.200')).toBe('fails')
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: -1e6, max: 1e6 }), (answer, least) => {
        expect(stateOf(range(least, null), String(answer))).toBe(answer >= least ? 'fits' : 'fails')
        expect(stateOf(range(null, least), String(answer))).toBe(answer <= least ? 'fits' : 'fails')
      }),
    )
  })

  const anyRule: fc.Arbitrary<Question> = fc.oneof(
    fc.constantFrom('yes' as const, 'no' as const).map((answer) => question({ type: 'must_be', answer })),
    fc
      .tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }))
      .map(([a, b]) => range(Math.min(a, b), Math.max(a, b))),
    fc.subarray(shifts, { minLength: 1 }).map((choices) => oneOf(...choices)),
    fc.constant(question(null)),
  )
  const questions = fc
    .array(anyRule, { maxLength: 6 })
    .map((some) => some.map((one, at) => ({ ...one, question: `Question ${at}` })))
  const answers = fc.array(
    fc.record({
      question: fc.integer({ min: 0, max: 8 }).map((at) => `  QUESTION ${at} ? `),
      answer: fc.oneof(
        fc.constantFrom('Yes', 'no', '', 'Day', 'Night; Day', '4', '12', 'maybe'),
        fc.string({ maxLength: 20 }),
      ),
    }),
    { maxLength: 10 },
  )

  it('propose exactly when an answer that is there fails, with the reason of the first', () => {
    fc.assert(
      fc.property(questions, answers, (asked, given) => {
        const matched = match(asked, given)
        const failing = matched.questions.filter(({ state }) => state === 'fails')
        const proposal = proposalOf(asked, given)
        expect(proposal?.questionIds ?? []).toEqual(failing.map(({ id }) => id))
        expect(proposal?.reason ?? null).toBe(failing[0]?.reason ?? null)
        for (const { answer, rule } of failing) {
          expect(answer?.trim()).not.toBe('')
          expect(answer).not.toBeNull()
          expect(rule).not.toBeNull()
        }
        // Nothing that was answered gets lost on the screen.
        const shown = new Set([
          ...matched.questions.map(({ answer }) => answer),
          ...matched.others.map(({ answer }) => answer),
        ])
        const lastOf = new Map(
          given.filter(({ answer }) => answer.trim() !== '').map(({ question: q, answer }) => [q, answer]),
        )
        for (const answer of lastOf.values())
          if (/[\p{L}\p{N}]/u.test(answer)) expect(shown).toContain(answer)
      }),
    )
  })

  it('propose the same whatever the order of the answers to different questions', () => {
    fc.assert(
      fc.property(
        questions,
        fc.uniqueArray(
          answers.map((list) => list[0] ?? { question: 'x', answer: 'y' }),
          { selector: (one) => one.question },
        ),
        (asked, given) => {
          expect(proposalOf(asked, [...given].reverse())).toEqual(proposalOf(asked, given))
        },
      ),
    )
  })
})
