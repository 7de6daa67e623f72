/** The templates that Haku comes with, in the languages of its window. Names are in English, as all names of records. */
import type { MailKind } from '#contract/mail.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { fi } from './fi.ts'
import { sv } from './sv.ts'

export type ShippedKind = Exclude<MailKind, 'other'>

export interface Words {
  subject: string
  body: string
}

export interface Shipped extends Words {
  name: string
  kind: ShippedKind
  language: string
}

/** Name of the mail of each kind, whatever its language. */
export const SHIPPED_NAMES: Record<ShippedKind, string> = {
  rejection: 'Rejection',
  confirmation: 'Confirmation of receipt',
  withdrawal: 'Withdrawal',
  talent_pool: 'Talent pool',
  consent_renewal: 'Consent renewal',
  retention_notice: 'Retention notice',
  erasure_answer: 'Answer to an erasure request',
}

const LANGUAGES: Record<string, Record<ShippedKind, Words>> = { en, fi, de, sv }

export const SHIPPED: readonly Shipped[] = Object.entries(LANGUAGES).flatMap(([language, byKind]) =>
  (Object.keys(SHIPPED_NAMES) as ShippedKind[]).map((kind) => ({
    name: SHIPPED_NAMES[kind],
    kind,
    language,
    ...byKind[kind],
  })),
)
