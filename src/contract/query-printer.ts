/** Writes a query so that reading it again gives the same. */
import { type OperatorName, partsOf, type QueryNode, type QueryValue } from './query.ts'
import { printValue } from './query-values.ts'

export const printCondition = (operator: OperatorName, values: readonly QueryValue[]): string =>
  `${operator}:${values.map((value) => printValue(operator, value)).join(',')}`

/** Digits that stand beside digits would be read as one number. */
const separator = (before: string, after: string): string =>
  /[\d.\-/)]$/.test(before) && /^[\d(]/.test(after) ? ' AND ' : ' '

function print(node: QueryNode): string {
  switch (node.type) {
    case 'word':
      return node.begins ? `${node.text}*` : node.text
    case 'phrase':
      return `"${node.text}"`
    case 'number':
      return node.text
    case 'condition':
      return printCondition(node.operator, node.values)
    case 'not':
      return `-${node.of.type === 'and' || node.of.type === 'or' ? `(${print(node.of)})` : print(node.of)}`
    case 'or':
      return node.of.map(print).join(' OR ')
    case 'and':
      return node.of
        .map((part) => (part.type === 'or' ? `(${print(part)})` : print(part)))
        .reduce((text, part) => `${text}${separator(text, part)}${part}`)
  }
}

/** The text of a query; empty for none. `print(parse(print(x)))` is `print(x)`. */
export const printQuery = (root: QueryNode | null): string => (root === null ? '' : print(root))

/** The query with one of its parts left out. */
export function withoutPart(root: QueryNode | null, part: QueryNode): string {
  const of = partsOf(root).filter((one) => one !== part)
  const [first] = of
  if (!first) return ''
  return of.length === 1 ? print(first) : print({ type: 'and', of, from: 0, to: 0 })
}
