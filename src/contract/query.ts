/**
 * The query language of search and of every list: what a query is made of. Read by query-parser.ts, written by
 * query-printer.ts; docs/specs/query.md describes it for people.
 */

/** Longer text is not read as a query. */
export const MAX_QUERY_LENGTH = 500
/** Words, phrases and values of one query. */
export const MAX_QUERY_TERMS = 40
/** Groups inside groups. */
export const MAX_QUERY_DEPTH = 20

/** What stands after the colon of an operator. */
export type Takes =
  /** A name, or the beginning of one with `*`. */
  | { takes: 'name' }
  /** One of a few words. */
  | { takes: 'choice'; choices: readonly string[] }
  /** A whole number, compared. */
  | { takes: 'number'; least: number; most: number }
  /** A date, a month, a year or an age such as 14d, compared. */
  | { takes: 'time' }

export type OperatorDefinition = Takes & {
  /** `candidate`: tells people apart. `application`: tells their applications apart. */
  about: 'candidate' | 'application'
  /** Words with a meaning of their own: `none` is "not stated", `any` its opposite, `me` whoever uses this workspace. */
  words: readonly ('none' | 'any' | 'me')[]
}

/** Operator names are the same in every language of the window. */
export const OPERATORS = {
  stage: { takes: 'name', about: 'application', words: [] },
  status: {
    takes: 'choice',
    choices: ['active', 'hired', 'rejected', 'withdrawn'],
    about: 'application',
    words: [],
  },
  skill: { takes: 'name', about: 'candidate', words: ['none', 'any'] },
  country: { takes: 'name', about: 'candidate', words: ['none', 'any'] },
  city: { takes: 'name', about: 'candidate', words: ['none', 'any'] },
  tag: { takes: 'name', about: 'application', words: ['none', 'any'] },
  source: {
    takes: 'choice',
    choices: [
      'careers_site',
      'job_board',
      'referral',
      'agency',
      'linkedin',
      'email',
      'event',
      'internal',
      'other',
      'unknown',
    ],
    about: 'application',
    words: [],
  },
  rating: { takes: 'number', least: 1, most: 5, about: 'application', words: ['none', 'any'] },
  language: { takes: 'name', about: 'candidate', words: ['none', 'any'] },
  opening: { takes: 'name', about: 'application', words: [] },
  assignee: { takes: 'name', about: 'application', words: ['none', 'any', 'me'] },
  applied: { takes: 'time', about: 'application', words: ['none', 'any'] },
  'in-stage': { takes: 'time', about: 'application', words: [] },
  snoozed: { takes: 'time', about: 'application', words: ['none', 'any'] },
  is: {
    takes: 'choice',
    choices: ['mine', 'assigned', 'unassigned', 'rated', 'unrated', 'tagged', 'untagged', 'snoozed'],
    about: 'application',
    words: [],
  },
  name: { takes: 'name', about: 'candidate', words: [] },
} as const satisfies Record<string, OperatorDefinition>

export type OperatorName = keyof typeof OPERATORS
export const OPERATOR_NAMES = Object.keys(OPERATORS) as OperatorName[]
export const definitionOf = (name: OperatorName): OperatorDefinition => OPERATORS[name]

/** Where something stands in the text: offsets in UTF-16 units, `to` behind the last. */
export interface Place {
  from: number
  to: number
}

export type AgeUnit = 'd' | 'w' | 'm' | 'y'
/** A point that others are compared with. */
export type QueryPoint =
  | { is: 'number'; number: number }
  /** YYYY, YYYY-MM, YYYY-MM-DD, or a day that moves: the whole of it. */
  | { is: 'date'; date: string }
  /** So many days, weeks, months or years away from now: ago, or ahead where a time lies ahead. */
  | { is: 'age'; amount: number; unit: AgeUnit }

export type Comparison = '=' | '<' | '<=' | '>' | '>='

export type QueryValue =
  | { type: 'name'; text: string; begins: boolean }
  | { type: 'word'; word: 'none' | 'any' | 'me' }
  | { type: 'compare'; how: Comparison; point: QueryPoint }
  /** Both ends belong to it; null: open. */
  | { type: 'range'; least: QueryPoint | null; most: QueryPoint | null }

/** Text that is looked for. `begins`: `*` stood behind it. `open`: the last one typed, which may be unfinished. */
export type QueryWord = Place & { type: 'word'; text: string; begins: boolean; open: boolean }
export type QueryPhrase = Place & { type: 'phrase'; text: string }
/** Digits that may be a phone number, as they were written. */
export type QueryNumber = Place & { type: 'number'; text: string }
/** True when one of the values is. */
export type QueryCondition = Place & {
  type: 'condition'
  operator: OperatorName
  values: readonly QueryValue[]
}

export type QueryText = QueryWord | QueryPhrase | QueryNumber
export type QueryLeaf = QueryText | QueryCondition
export type QueryNode =
  | QueryLeaf
  | (Place & { type: 'not'; of: QueryNode })
  | (Place & { type: 'and'; of: readonly QueryNode[] })
  | (Place & { type: 'or'; of: readonly QueryNode[] })

/** What is odd about a query. A mistake makes it find nothing, so that nobody acts on more than they meant. */
export type QueryNote = Place & {
  /** What to write in its place. */
  fix: string | null
} & (
    | { code: 'UNKNOWN_OPERATOR'; severity: 'mistake'; name: string; suggestion: OperatorName }
    /** Looks like an operator, resembles none: looked for as text. */
    | { code: 'NO_OPERATOR'; severity: 'hint'; name: string }
    | { code: 'MISSING_VALUE'; severity: 'mistake'; operator: OperatorName }
    | { code: 'BAD_VALUE'; severity: 'mistake'; operator: OperatorName; value: string }
    /** `<` and its kind, or a range, on what has no order. */
    | { code: 'NOT_COMPARABLE'; severity: 'mistake'; operator: OperatorName }
    | { code: 'UNCLOSED_QUOTE' | 'UNCLOSED_GROUP'; severity: 'hint' }
    /** OR, AND, NOT or a minus without something to join. */
    | { code: 'LONE_WORD'; severity: 'hint'; word: string }
    | { code: 'TOO_LONG' | 'TOO_MANY' | 'TOO_DEEP'; severity: 'mistake' }
  )

export interface Query {
  /** Null: nothing is asked. */
  root: QueryNode | null
  notes: readonly QueryNote[]
  /** A note is a mistake: the query finds nothing. */
  broken: boolean
}

/** The parts that must all be true. */
export const partsOf = (root: QueryNode | null): readonly QueryNode[] =>
  root === null ? [] : root.type === 'and' ? root.of : [root]

/** Every leaf from left to right. */
export function leavesOf(node: QueryNode | null): QueryLeaf[] {
  if (node === null) return []
  if (node.type === 'not') return leavesOf(node.of)
  if (node.type === 'and' || node.type === 'or') return node.of.flatMap(leavesOf)
  return [node]
}
