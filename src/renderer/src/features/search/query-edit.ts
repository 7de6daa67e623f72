/** A query while it is edited: what is settled stands as chips before the field, the rest is typed text. */
import {
  OPERATOR_NAMES,
  type OperatorName,
  partsOf,
  type QueryCondition,
  type QueryNode,
} from '#contract/query.ts'
import { parseQuery } from '#contract/query-parser.ts'
import { printQuery } from '#contract/query-printer.ts'

export interface Edited {
  /** Conditions, each as it is written; all must hold. */
  readonly chips: readonly string[]
  /** Text of the field. */
  readonly rest: string
}

const isOperator = (name: string): name is OperatorName => OPERATOR_NAMES.some((known) => known === name)

/** The condition of a part that a chip can show. */
export function conditionOf(part: QueryNode | null): { condition: QueryCondition; negated: boolean } | null {
  if (part?.type === 'condition') return { condition: part, negated: false }
  if (part?.type === 'not' && part.of.type === 'condition') return { condition: part.of, negated: true }
  return null
}

/** The parts in one order, whatever the order they were written in, and whether there is a mistake. */
function gist(text: string): string {
  const { root, broken } = parseQuery(text)
  return JSON.stringify([partsOf(root).map(printQuery).sort(), broken])
}

/**
 * Takes conditions out of a text; those not yet `settled` stay. Where the text would mean something else without them,
 * because of an OR or a bracket that has no partner, all stay.
 */
export function takeConditions(
  text: string,
  settled: (part: QueryNode) => boolean = () => true,
): { taken: string[]; left: string } {
  const taken: string[] = []
  let left = ''
  let from = 0
  for (const part of partsOf(parseQuery(text).root)) {
    if (conditionOf(part) === null || !settled(part)) continue
    taken.push(printQuery(part))
    left += text.slice(from, part.from)
    from = part.to
  }
  if (taken.length === 0) return { taken, left: text }
  left = `${left}${text.slice(from)}`
    .replace(/\s{2,}/g, ' ')
    .replace(/^\s*(AND\s+)*/, '')
    .replace(/(\s+AND)+\s*$/, ' ')
  return gist(joinQuery({ chips: taken, rest: left })) === gist(text)
    ? { taken, left }
    : { taken: [], left: text }
}

export function splitQuery(text: string): Edited {
  const { taken, left } = takeConditions(text)
  return { chips: taken, rest: left.trim() }
}

/** The whole query: what is typed is one part beside the chips, also where it is "this or that". */
export function joinQuery({ chips, rest }: Edited): string {
  const typed = rest.trim()
  // Behind another part an OR would join that one too.
  const either = chips.length > 0 && parseQuery(`x ${typed}`).root?.type === 'or'
  return [...chips, either ? `(${typed})` : typed].filter((part) => part !== '').join(' ')
}

/** What stands at the caret. */
export type Spot =
  /** A word that may become an operator. */
  | { kind: 'operator'; from: number; to: number; typed: string }
  /** One value of an operator; `tokenFrom` and `tokenTo` enclose all of it, a minus as well. */
  | {
      kind: 'value'
      operator: OperatorName
      from: number
      to: number
      typed: string
      tokenFrom: number
      tokenTo: number
    }

const QUOTE = /["“”„‟]/
const OPERATOR = /(\p{L}[\p{L}-]{0,30}):(?!\/\/)/uy

/** Behind a quoted part, or the end of the text. */
function behindQuote(text: string, from: number): number {
  let at = from + 1
  while (at < text.length && !QUOTE.test(text[at] ?? '')) at += text[at] === '\\' ? 2 : 1
  return Math.min(text.length, at + 1)
}

function behindRun(text: string, from: number, ends: RegExp): number {
  let at = from
  while (at < text.length && !ends.test(text[at] ?? '')) at += 1
  return at
}

/** What the caret stands in or at the end of; null where nothing can be completed. */
export function spotAt(text: string, caret: number): Spot | null {
  let at = 0
  while (at < text.length && at <= caret) {
    if (/[\s()]/.test(text[at] ?? '')) {
      at += 1
      continue
    }
    const tokenFrom = at
    while (text[at] === '-') at += 1
    OPERATOR.lastIndex = at
    const [written, name = ''] = OPERATOR.exec(text) ?? []
    const operator = name.toLowerCase()
    if (written !== undefined && isOperator(operator)) {
      const found = valueAt(text, at + written.length, caret)
      if (found.value) return { kind: 'value', operator, ...found.value, tokenFrom, tokenTo: found.end }
      at = found.end
    } else if (QUOTE.test(text[at] ?? '')) at = behindQuote(text, at)
    else {
      const from = at
      at = behindRun(text, at, /[\s"“”„‟()]/)
      const typed = text.slice(from, at)
      if (caret >= from && caret <= at && /^[\p{L}-]+$/u.test(typed))
        return { kind: 'operator', from, to: at, typed }
      if (at === from) at += 1
    }
  }
  return null
}

/** The value at the caret among those behind an operator, and where they end. */
function valueAt(
  text: string,
  start: number,
  caret: number,
): { value: { from: number; to: number; typed: string } | null; end: number } {
  let at = start
  let value: { from: number; to: number; typed: string } | null = null
  for (;;) {
    const from = at
    at = behindRun(text, at, /[^<>=]/)
    at = QUOTE.test(text[at] ?? '') ? behindQuote(text, at) : behindRun(text, at, /[\s,"“”„‟)]/)
    if (caret >= from && caret <= at) {
      value = { from, to: at, typed: text.slice(from, at).replace(/^["“”„‟]|["“”„‟]$/g, '') }
    }
    if (text[at] !== ',') return { value, end: at }
    at += 1
  }
}
