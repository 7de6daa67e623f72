/** What a kept preview consists of: each due application as one number, and the hash that binds a run to them. */
import { createHash } from 'node:crypto'
import type { Day } from './calendar.ts'
import type { StoredRule } from './rule-store.ts'

/** More than an application's seq can be. */
export const SEQ_RANGE = 2 ** 32

export interface Item {
  readonly seq: number
  /** Since 1 January 1970. */
  readonly day: number
  /** On request; otherwise because the time is over. */
  readonly erase: boolean
}

export interface Shown {
  readonly asOf: Day
  readonly madeAt: number
  readonly total: number
  readonly rulesHash: string
  /** In the order of their days. */
  readonly items: Float64Array
}

/** Below 2^53, so it is exact; the earliest day is the smallest. */
export const itemOf = ({ seq, day, erase }: Item): number => (day * 2 + Number(erase)) * SEQ_RANGE + seq

export const readItem = (item: number): Item => {
  const upper = Math.floor(item / SEQ_RANGE)
  return { seq: item % SEQ_RANGE, day: Math.floor(upper / 2), erase: upper % 2 === 1 }
}

export const itemBytes = ({ buffer, byteOffset, byteLength }: Float64Array): Buffer =>
  Buffer.from(new Uint8Array(buffer, byteOffset, byteLength))

export const readItems = (bytes: Buffer): Float64Array => new Float64Array(Uint8Array.from(bytes).buffer)

/** SHA-256 over every version of every rule, in hex. */
export function rulesHashOf(rules: readonly StoredRule[]): string {
  const hash = createHash('sha256')
  for (const rule of rules) hash.update(rule.hash)
  return hash.digest('hex')
}

/** SHA-256 over the rules and everything that is due, with what becomes of it and when; in hex. */
export const shownHash = ({ rulesHash, items }: Pick<Shown, 'rulesHash' | 'items'>): string =>
  createHash('sha256').update(rulesHash).update(itemBytes(items)).digest('hex')
