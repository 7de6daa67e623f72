import { Problem } from './problem.ts'

export type CursorValue = string | number | null

/** What a value of the key must be; `?` allows null. */
export type CursorShape = readonly ('text' | 'number' | 'number?' | 'text?')[]

/** An opaque position in a list: the list with its order, then the sort key of the last row seen. */
export function encodeCursor(list: string, key: readonly CursorValue[]): string {
  return Buffer.from(JSON.stringify([list, ...key]), 'utf8').toString('base64url')
}

const fits = (value: unknown, shape: string): value is CursorValue => {
  if (value === null) return shape.endsWith('?')
  return shape.startsWith('text') ? typeof value === 'string' : Number.isSafeInteger(value)
}

/** The sort key of a cursor that `encodeCursor` made for this very list. Throws Problem REFUSED for any other. */
export function decodeCursor(list: string, cursor: string, shape: CursorShape): CursorValue[] {
  let parsed: unknown
  try {
    parsed = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    parsed = null
  }
  if (Array.isArray(parsed) && parsed[0] === list && parsed.length === shape.length + 1) {
    const key = parsed.slice(1)
    if (key.every((value, at) => fits(value, shape[at] ?? ''))) return key
  }
  throw new Problem(
    'REFUSED',
    'CURSOR_INVALID',
    'This position does not belong to the list.',
    'Read the list again from its start.',
  )
}
