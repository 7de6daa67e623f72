/**
 * Reads a query. Never throws: what cannot be read becomes a note with its place.
 *
 *   query := all ('OR' all)*     all := one ('AND'? one)*     one := ('-' | 'NOT') one | '(' query ')' | leaf
 *   leaf := name ':' value (',' value)* | '"' phrase '"' | number | word '*'?
 */
import {
  definitionOf,
  leavesOf,
  MAX_QUERY_DEPTH,
  MAX_QUERY_LENGTH,
  MAX_QUERY_TERMS,
  OPERATOR_NAMES,
  type OperatorName,
  type Place,
  type Query,
  type QueryNode,
  type QueryNote,
  type QueryValue,
} from './query.ts'
import { readValue, type ValueProblem } from './query-values.ts'
import { slipsBetween } from './slips.ts'

const QUOTES = '"“”„‟'
const isQuote = (character: string | undefined): boolean =>
  character !== undefined && QUOTES.includes(character)
const isBlank = (character: string | undefined): boolean => character === undefined || /\s/.test(character)
/** What some text could hold as a word. */
const TELLING = /[\p{L}\p{N}\p{Co}]/u
const OPERATOR = /(\p{L}[\p{L}-]{0,30}):(?!\/\/)/uy
/** Digits with what people write between those of a phone number. */
const NUMBER = /\+?(?:\d|\(\d{1,5}\))(?:[\d.\-/]|[ \u00a0]?\(\d{1,5}\)|[ \u00a0](?=\d))*/y
const FEWEST_DIGITS = 5
const MOST_DIGITS = 18

const isOperator = (name: string): name is OperatorName => OPERATOR_NAMES.some((known) => known === name)

/** The operator that was meant, if one is close. */
function meant(name: string): OperatorName | null {
  const most = name.length < 5 ? 1 : 2
  const near = OPERATOR_NAMES.map((known) => ({ known, slips: slipsBetween(name, known, most) }))
    .filter(({ slips }) => slips <= most)
    .sort((a, b) => a.slips - b.slips)
  return near[0]?.known ?? null
}

class Reader {
  readonly notes: QueryNote[] = []
  readonly text: string
  at = 0
  depth = 0

  constructor(text: string) {
    this.text = text
  }

  private skipBlanks(): void {
    while (this.at < this.text.length && isBlank(this.text[this.at])) this.at += 1
  }

  /** Reads OR, AND or NOT if it stands here as a word of its own. */
  private keyword(word: 'OR' | 'AND' | 'NOT'): boolean {
    if (!this.text.startsWith(word, this.at)) return false
    const next = this.text[this.at + word.length]
    if (!isBlank(next) && next !== '(' && next !== ')' && !isQuote(next)) return false
    this.at += word.length
    return true
  }

  private lone(word: string, from: number): void {
    this.notes.push({ code: 'LONE_WORD', severity: 'hint', word, from, to: from + word.length, fix: null })
  }

  query(): QueryNode | null {
    const some: QueryNode[] = []
    let joined: number | null = null
    for (;;) {
      const all = this.all()
      if (all) some.push(all)
      else if (joined !== null) this.lone('OR', joined)
      joined = null
      this.skipBlanks()
      const from = this.at
      if (this.keyword('OR')) {
        if (all) joined = from
        else this.lone('OR', from)
        continue
      }
      return join('or', some)
    }
  }

  /** Up to an OR, the end of the group, or the end. */
  private all(): QueryNode | null {
    const every: QueryNode[] = []
    let joined: number | null = null
    for (;;) {
      this.skipBlanks()
      if (this.at >= this.text.length || (this.text[this.at] === ')' && this.depth > 0)) break
      const from = this.at
      if (this.keyword('OR')) {
        this.at = from
        break
      }
      if (this.keyword('AND')) {
        if (every.length === 0 || joined !== null) this.lone('AND', from)
        else joined = from
        continue
      }
      const one = this.one()
      if (one) {
        every.push(one)
        joined = null
      }
    }
    if (joined !== null) this.lone('AND', joined)
    return join('and', every)
  }

  /** At least one character is read; null: nothing that could be looked for. */
  private one(): QueryNode | null {
    const from = this.at
    const minus = this.text[from] === '-'
    if (minus) this.at += 1
    if (minus || this.keyword('NOT')) {
      // A minus belongs to what follows at once; NOT may stand apart.
      if (!minus) this.skipBlanks()
      const next = this.text[this.at]
      const alone = minus ? isBlank(next) : next === undefined
      if (alone || next === ')' || (!minus && (this.isKeyword('OR') || this.isKeyword('AND')))) {
        this.lone(minus ? '-' : 'NOT', from)
        return null
      }
      const of = this.deeper(() => this.one())
      return of && { type: 'not', of, from, to: of.to }
    }
    if (this.text[from] === '(') return this.group()
    if (this.text[from] === ')') {
      this.at += 1
      return null
    }
    return this.leaf()
  }

  private isKeyword(word: 'OR' | 'AND'): boolean {
    const from = this.at
    const is = this.keyword(word)
    this.at = from
    return is
  }

  private deeper(read: () => QueryNode | null): QueryNode | null {
    if (this.depth >= MAX_QUERY_DEPTH) {
      if (!this.notes.some(({ code }) => code === 'TOO_DEEP'))
        this.notes.push({
          code: 'TOO_DEEP',
          severity: 'mistake',
          from: this.at,
          to: this.text.length,
          fix: null,
        })
      this.at = this.text.length
      return null
    }
    this.depth += 1
    const found = read()
    this.depth -= 1
    return found
  }

  private group(): QueryNode | null {
    const from = this.at
    const number = this.number()
    if (number) return number
    this.at += 1
    const found = this.deeper(() => this.query())
    if (this.text[this.at] === ')') this.at += 1
    else this.notes.push({ code: 'UNCLOSED_GROUP', severity: 'hint', from, to: from + 1, fix: null })
    return found && { ...found, from, to: this.at }
  }

  private leaf(): QueryNode | null {
    const from = this.at
    OPERATOR.lastIndex = from
    const [operator, written] = OPERATOR.exec(this.text) ?? []
    if (operator !== undefined && written !== undefined) {
      const name = written.toLowerCase()
      if (isOperator(name)) return this.condition(name, from, from + operator.length)
      const valued = !isBlank(this.text[from + operator.length])
      const suggestion = valued ? meant(name) : null
      const place = { from, to: from + operator.length }
      if (suggestion) {
        this.notes.push({
          code: 'UNKNOWN_OPERATOR',
          severity: 'mistake',
          name: written,
          suggestion,
          ...place,
          fix: `${suggestion}:`,
        })
      } else if (valued) {
        this.notes.push({ code: 'NO_OPERATOR', severity: 'hint', name: written, ...place, fix: null })
      }
    }
    if (isQuote(this.text[from])) return this.phrase()
    return this.number() ?? this.word()
  }

  private phrase(): QueryNode | null {
    const from = this.at
    let end = from + 1
    while (end < this.text.length && !isQuote(this.text[end])) end += 1
    if (end >= this.text.length) {
      this.notes.push({ code: 'UNCLOSED_QUOTE', severity: 'hint', from, to: from + 1, fix: null })
      this.at = from + 1
      return null
    }
    this.at = end + 1
    const text = this.text.slice(from + 1, end).trim()
    return TELLING.test(text) ? { type: 'phrase', text, from, to: this.at } : null
  }

  private number(): QueryNode | null {
    const from = this.at
    NUMBER.lastIndex = from
    let text = (NUMBER.exec(this.text)?.[0] ?? '').replaceAll('\u00a0', ' ')
    const ends = (next: string | undefined) => isBlank(next) || isQuote(next) || next === ')'
    const digits = () => text.replace(/\D/g, '').length
    // What follows may belong to another word, or be one number too many.
    while (!ends(this.text[from + text.length]) || digits() > MOST_DIGITS) {
      text = text.slice(0, Math.max(0, text.lastIndexOf(' ')))
      if (text === '') return null
    }
    if (digits() < FEWEST_DIGITS) return null
    this.at = from + text.length
    return { type: 'number', text, from, to: this.at }
  }

  private word(): QueryNode | null {
    const from = this.at
    const open = this.run(')')
    const stars = /\*+$/.exec(open)?.[0].length ?? 0
    const text = stars > 0 ? open.slice(0, -stars) : open
    if (!TELLING.test(text)) return null
    return { type: 'word', text, begins: stars > 0, open: false, from, to: this.at }
  }

  /** Reads up to a blank, a quote, one of `ends`, or a bracket that was opened before. */
  private run(ends: string): string {
    const from = this.at
    let open = 0
    while (this.at < this.text.length) {
      const character = this.text[this.at] ?? ''
      if (isBlank(character) || isQuote(character)) break
      if (character === '(') open += 1
      else if (character === ')' && open > 0) open -= 1
      else if (ends.includes(character)) break
      this.at += 1
    }
    return this.text.slice(from, this.at)
  }

  private condition(operator: OperatorName, from: number, valuesFrom: number): QueryNode | null {
    this.at = valuesFrom
    const values: QueryValue[] = []
    const problems: QueryNote[] = []
    for (;;) {
      const start = this.at
      const value = this.value(operator)
      if (typeof value === 'string')
        problems.push(this.problem(value, operator, { from: start, to: this.at }))
      else values.push(value)
      if (this.text[this.at] !== ',') break
      this.at += 1
      // A comma at the end waits for its value, and holds nothing up.
      if (values.length > 0 && problems.length === 0 && isBlank(this.text[this.at])) break
    }
    this.notes.push(...problems)
    if (values.length === 0 || problems.length > 0) return null
    return { type: 'condition', operator, values, from, to: this.at }
  }

  private value(operator: OperatorName): QueryValue | ValueProblem {
    const how =
      definitionOf(operator).takes === 'name'
        ? ''
        : (/^[<>]?=?/.exec(this.text.slice(this.at, this.at + 2))?.[0] ?? '')
    if (isQuote(this.text[this.at + how.length])) {
      this.at += how.length + 1
      const text = this.quoted()
      const begins = this.text[this.at] === '*'
      if (begins) this.at += 1
      return readValue(operator, `${how}${text}`, true, begins)
    }
    return readValue(operator, this.run('),'), false)
  }

  /** The rest of a quoted value; a backslash takes the next character as it is. Without an end, up to the end of the text. */
  private quoted(): string {
    const from = this.at - 1
    let text = ''
    while (this.at < this.text.length) {
      const character = this.text[this.at] ?? ''
      this.at += 1
      if (isQuote(character)) return text
      if (character === '\\' && this.at < this.text.length) {
        text += this.text[this.at] ?? ''
        this.at += 1
      } else text += character
    }
    this.notes.push({ code: 'UNCLOSED_QUOTE', severity: 'hint', from, to: from + 1, fix: null })
    return text
  }

  private problem(code: ValueProblem, operator: OperatorName, place: Place): QueryNote {
    const common = { severity: 'mistake', operator, ...place, fix: null } as const
    return code === 'BAD_VALUE'
      ? { code, value: this.text.slice(place.from, place.to), ...common }
      : { code, ...common }
  }
}

/** One node for several, nested ones of the same kind taken apart. */
function join(type: 'and' | 'or', nodes: readonly QueryNode[]): QueryNode | null {
  const of = nodes.flatMap((node) => (node.type === type ? node.of : [node]))
  const [first] = of
  const last = of.at(-1)
  if (!first || !last) return null
  return of.length === 1 ? first : { type, of, from: first.from, to: last.to }
}

/** Marks the last word typed: it may be unfinished. */
function withOpenEnd(node: QueryNode): QueryNode {
  if (node.type === 'word') return { ...node, open: true }
  if (node.type !== 'and' && node.type !== 'or') return node
  const last = node.of.at(-1)
  return last ? { ...node, of: [...node.of.slice(0, -1), withOpenEnd(last)] } : node
}

/** Reads a query; whatever the text, it answers. */
export function parseQuery(text: string): Query {
  const mistake = (code: 'TOO_LONG' | 'TOO_MANY', from: number): QueryNote => ({
    code,
    severity: 'mistake',
    from,
    to: text.length,
    fix: null,
  })
  if (text.length > MAX_QUERY_LENGTH) {
    return { root: null, notes: [mistake('TOO_LONG', MAX_QUERY_LENGTH)], broken: true }
  }
  const reader = new Reader(text)
  const root = reader.query()
  const notes = [...reader.notes]
  const leaves = leavesOf(root)
  const terms = leaves.reduce((sum, leaf) => sum + (leaf.type === 'condition' ? leaf.values.length : 1), 0)
  if (terms > MAX_QUERY_TERMS) notes.push(mistake('TOO_MANY', leaves[MAX_QUERY_TERMS]?.from ?? 0))
  notes.sort((a, b) => a.from - b.from)
  return {
    root: root && withOpenEnd(root),
    notes,
    broken: notes.some(({ severity }) => severity === 'mistake'),
  }
}
