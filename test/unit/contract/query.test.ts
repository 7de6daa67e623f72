import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ApplicationStatus, Rating, Source } from '#contract/applications.ts'
import {
  MAX_QUERY_LENGTH,
  MAX_QUERY_TERMS,
  OPERATOR_NAMES,
  OPERATORS,
  partsOf,
  type QueryNode,
  type QueryPoint,
} from '#contract/query.ts'
import { parseQuery } from '#contract/query-parser.ts'
import { printQuery, withoutPart } from '#contract/query-printer.ts'

/** A query without places, as one reads it. */
function shape(node: QueryNode | null): unknown {
  if (node === null) return null
  switch (node.type) {
    case 'word':
      return node.begins ? `${node.text}*` : node.text
    case 'phrase':
      return `"${node.text}"`
    case 'number':
      return `#${node.text}`
    case 'not':
      return { not: shape(node.of) }
    case 'condition':
      return { [node.operator]: node.values.map(shapeOfValue) }
    default:
      return { [node.type]: node.of.map(shape) }
  }
}
const point = (of: QueryPoint | null): string =>
  of === null
    ? ''
    : of.is === 'number'
      ? `${of.number}`
      : of.is === 'date'
        ? of.date
        : `${of.amount} ${of.unit}`
type Value = (QueryNode & { type: 'condition' })['values'][number]
function shapeOfValue(value: Value): string {
  if (value.type === 'word') return `<${value.word}>`
  if (value.type === 'name') return value.begins ? `${value.text}*` : value.text
  if (value.type === 'compare') return `${value.how} ${point(value.point)}`
  return `${point(value.least)} to ${point(value.most)}`
}
const read = (text: string) => shape(parseQuery(text).root)
const codes = (text: string) => parseQuery(text).notes.map(({ code }) => code)

/** Pieces that queries are made of, and junk between them. */
const pieces = fc.oneof(
  fc.constantFrom(
    ...[
      'anna',
      'OR',
      'AND',
      'NOT',
      '-',
      '(',
      ')',
      '"',
      '“',
      ',',
      ':',
      '*',
      '\\',
      '>=',
      '<',
      '..',
      ' ',
      '\t',
      '\u00a0',
    ],
    ...[
      '040',
      '12345',
      '(0)',
      '+358',
      'c++',
      "o'neill",
      'http://x',
      '王',
      '\ud800',
      '\u0000',
      '2026-01',
      '14d',
      'none',
    ],
    ...OPERATOR_NAMES.map((name) => `${name}:`),
    ...[
      'stag:',
      'foo:',
      'STAGE:',
      'rating:>=4',
      'applied:2026-01..2026-03',
      'tag:"a \\" b"',
      'stage:"New Yo"*',
    ],
  ),
  fc.string({ maxLength: 4 }),
  fc.string({ unit: 'binary', maxLength: 3 }),
)
const texts = fc
  .array(fc.tuple(pieces, fc.constantFrom('', ' ')), { maxLength: 25 })
  .map((parts) => parts.flat().join('').slice(0, MAX_QUERY_LENGTH))

describe('reading a query', () => {
  it.each<[string, unknown]>([
    ['', null],
    ['  ', null],
    ['anna', 'anna'],
    ['anna virtanen', { and: ['anna', 'virtanen'] }],
    ['anna AND virtanen', { and: ['anna', 'virtanen'] }],
    ['"project manager" oulu', { and: ['"project manager"', 'oulu'] }],
    ['“project manager”', '"project manager"'],
    ['kube*', 'kube*'],
    ['java OR kotlin', { or: ['java', 'kotlin'] }],
    ['java or kotlin', { and: ['java', 'or', 'kotlin'] }],
    ['a b OR c d', { or: [{ and: ['a', 'b'] }, { and: ['c', 'd'] }] }],
    ['a (b OR c) d', { and: ['a', { or: ['b', 'c'] }, 'd'] }],
    ['(a b) c', { and: ['a', 'b', 'c'] }],
    ['java -manager', { and: ['java', { not: 'manager' }] }],
    ['java NOT manager', { and: ['java', { not: 'manager' }] }],
    ['-(a OR b)', { not: { or: ['a', 'b'] } }],
    ['C++ node.js c# e-mail', { and: ['C++', 'node.js', 'c#', 'e-mail'] }],
    ['stage:Screen', { stage: ['Screen'] }],
    ['STAGE:Screen', { stage: ['Screen'] }],
    ['stage:"Phone screen",Offer', { stage: ['Phone screen', 'Offer'] }],
    ['-stage:New', { not: { stage: ['New'] } }],
    ['skill:plc*', { skill: ['plc*'] }],
    ['skill:C++', { skill: ['C++'] }],
    ['city:"New Yo"*', { city: ['New Yo*'] }],
    ['city:none', { city: ['<none>'] }],
    ['city:"none"', { city: ['none'] }],
    ['assignee:me', { assignee: ['<me>'] }],
    ['status:rejected,withdrawn', { status: ['rejected', 'withdrawn'] }],
    ['source:job-board', { source: ['job_board'] }],
    ['source:"Careers site"', { source: ['careers_site'] }],
    ['rating:>=4', { rating: ['>= 4'] }],
    ['rating:2..4', { rating: ['2 to 4'] }],
    ['rating:none', { rating: ['<none>'] }],
    ['applied:>2026-01-01', { applied: ['> 2026-01-01'] }],
    ['applied:2026-1-5', { applied: ['= 2026-01-05'] }],
    ['applied:2026-01..2026-03', { applied: ['2026-01 to 2026-03'] }],
    ['applied:2026..', { applied: ['2026 to '] }],
    ['applied:today', { applied: ['= today'] }],
    ['in-stage:>14d', { 'in-stage': ['> 14 d'] }],
    ['(stage:New)', { stage: ['New'] }],
    [
      '(stage:New OR stage:Offer) anna',
      { and: [{ or: [{ stage: ['New'] }, { stage: ['Offer'] }] }, 'anna'] },
    ],
    ['040 123 4567', '#040 123 4567'],
    ['+358 (0)40 123 4567', '#+358 (0)40 123 4567'],
    ['(040) 1234567 anna', { and: ['#(040) 1234567', 'anna'] }],
    ['5 years', { and: ['5', 'years'] }],
    ['(0401234567 OR anna)', { or: ['#0401234567', 'anna'] }],
    ['+++ anna &', 'anna'],
    ['http://example.com', 'http://example.com'],
    ['Note: call', { and: ['Note:', 'call'] }],
  ])('takes %s for %j', (text, wanted) => {
    expect(read(text)).toEqual(wanted)
    expect(parseQuery(text).broken).toBe(false)
  })

  it('knows where everything stands', () => {
    const text = 'anna  -stage:"Phone screen" (b OR c)'
    const { root } = parseQuery(text)
    expect(partsOf(root).map(({ from, to }) => text.slice(from, to))).toEqual([
      'anna',
      '-stage:"Phone screen"',
      '(b OR c)',
    ])
  })

  it('takes the last word for unfinished, if nothing follows it', () => {
    const open = (text: string) =>
      partsOf(parseQuery(text).root).filter((node) => node.type === 'word' && node.open)
    expect(open('java kub')).toMatchObject([{ text: 'kub' }])
    expect(open('java kub ')).toMatchObject([{ text: 'kub' }])
    expect(open('java -kub')).toEqual([])
    expect(open('kub stage:New')).toEqual([])
  })
})

describe('what is odd', () => {
  it.each([
    ['stag:New', ['UNKNOWN_OPERATOR']],
    ['foo:bar', ['NO_OPERATOR']],
    ['foo:', []],
    ['stage:', ['MISSING_VALUE']],
    ['stage: New', ['MISSING_VALUE']],
    ['stage:,', ['MISSING_VALUE', 'MISSING_VALUE']],
    ['stage:New,', []],
    ['stage:*', ['MISSING_VALUE']],
    ['status:gone', ['BAD_VALUE']],
    ['rating:9', ['BAD_VALUE']],
    ['rating:x', ['BAD_VALUE']],
    ['rating:>=', ['MISSING_VALUE']],
    ['applied:2026-13', ['BAD_VALUE']],
    ['applied:2026-02-30', ['BAD_VALUE']],
    ['applied:x..2026', ['BAD_VALUE']],
    ['applied:..', ['MISSING_VALUE']],
    ['stage:>New', ['NOT_COMPARABLE']],
    ['"anna', ['UNCLOSED_QUOTE']],
    ['stage:"Phone', ['UNCLOSED_QUOTE']],
    ['(anna', ['UNCLOSED_GROUP']],
    ['anna OR', ['LONE_WORD']],
    ['OR anna', ['LONE_WORD']],
    ['a OR OR b', ['LONE_WORD', 'LONE_WORD']],
    ['AND', ['LONE_WORD']],
    ['anna AND', ['LONE_WORD']],
    ['NOT', ['LONE_WORD']],
    ['a - b', ['LONE_WORD']],
    ['anna', []],
  ])('of %s is %j', (text, wanted) => {
    expect(codes(text)).toEqual(wanted)
  })

  it('names the operator that was meant, where it stands, and what to write', () => {
    expect(parseQuery('anna stag:New').notes).toEqual([
      {
        code: 'UNKNOWN_OPERATOR',
        severity: 'mistake',
        name: 'stag',
        suggestion: 'stage',
        from: 5,
        to: 10,
        fix: 'stage:',
      },
    ])
  })

  it('is a mistake where the query would otherwise find more than was meant', () => {
    for (const text of ['rating:x', '-rating:x', 'stag:New', 'anna stage:', 'a OR rating:x']) {
      expect(parseQuery(text).broken).toBe(true)
    }
    for (const text of ['anna OR', '"anna', '(anna', 'foo:bar']) expect(parseQuery(text).broken).toBe(false)
  })

  it('is a query without end', () => {
    expect(codes('a '.repeat(MAX_QUERY_TERMS))).toEqual([])
    expect(codes('a '.repeat(MAX_QUERY_TERMS + 1))).toEqual(['TOO_MANY'])
    expect(codes('x'.repeat(MAX_QUERY_LENGTH + 1))).toEqual(['TOO_LONG'])
    expect(codes('('.repeat(MAX_QUERY_LENGTH))).toContain('TOO_DEEP')
    expect(codes('-'.repeat(MAX_QUERY_LENGTH - 1).concat('a'))).toContain('TOO_DEEP')
  })
})

describe('writing a query', () => {
  it.each([
    ['anna   virtanen', 'anna virtanen'],
    ['a b OR c', 'a b OR c'],
    ['(a OR b) c', '(a OR b) c'],
    ['NOT (a b)', '-(a b)'],
    ['123 AND 45678', '123 AND 45678'],
    ['tag:"a,b","none",x', 'tag:"a,b","none",x'],
    ['tag:"say \\"hi\\" \\\\"', 'tag:"say \\"hi\\" \\\\"'],
    ['source:Job-Board', 'source:job_board'],
    ['applied:>=2026-1', 'applied:>=2026-01'],
    ['Stage:New AND +++', 'stage:New'],
  ])('makes %s into %s', (text, wanted) => {
    expect(printQuery(parseQuery(text).root)).toBe(wanted)
  })

  it('and reading it again gives the same, for any text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { root } = parseQuery(text)
        const printed = printQuery(root)
        fc.pre(printed.length <= MAX_QUERY_LENGTH)
        const again = parseQuery(printed).root
        expect(shape(again)).toEqual(shape(root))
        expect(printQuery(again)).toBe(printed)
      }),
      { numRuns: 3000 },
    )
  })

  it('leaves out one part', () => {
    const { root } = parseQuery('a (b OR c) stage:New')
    expect(partsOf(root).map((part) => withoutPart(root, part))).toEqual([
      '(b OR c) stage:New',
      'a stage:New',
      'a (b OR c)',
    ])
    const { root: one } = parseQuery('stage:New')
    expect(one && withoutPart(one, one)).toBe('')
    const { root: two } = parseQuery('stage:New (a OR b)')
    const [first] = partsOf(two)
    expect(first && withoutPart(two, first)).toBe('a OR b')
  })
})

it('never throws, and every place lies inside the text', () => {
  fc.assert(
    fc.property(fc.oneof(texts, fc.string({ unit: 'binary', maxLength: 2 * MAX_QUERY_LENGTH })), (text) => {
      const { root, notes } = parseQuery(text)
      const walk = (node: QueryNode): void => {
        expect(node.from).toBeGreaterThanOrEqual(0)
        expect(node.to).toBeGreaterThan(node.from)
        expect(node.to).toBeLessThanOrEqual(text.length)
        if (node.type === 'not') walk(node.of)
        if (node.type === 'and' || node.type === 'or') node.of.forEach(walk)
      }
      if (root) walk(root)
      for (const { from, to } of notes) {
        expect(from).toBeGreaterThanOrEqual(0)
        expect(to).toBeGreaterThanOrEqual(from)
        expect(to).toBeLessThanOrEqual(text.length)
      }
    }),
    { numRuns: 2000 },
  )
})

it('knows every status, source and rating', () => {
  expect(OPERATORS.status.choices).toEqual(ApplicationStatus.options)
  expect(OPERATORS.source.choices).toEqual(Source.options)
  const { least, most } = OPERATORS.rating
  expect([least - 1, least, most, most + 1].map((rating) => Rating.safeParse(rating).success)).toEqual([
    false,
    true,
    true,
    false,
  ])
})
