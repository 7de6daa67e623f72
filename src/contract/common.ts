/** Building blocks shared by every subject of the contract. */
import { oc } from '@orpc/contract'
import { z } from 'zod'

/** Random UUIDv4: what sync and the audit see instead of a person. */
export const Id = z.uuid()
/** A point in time, UTC milliseconds since 1970. */
export const Instant = z.int().nonnegative()
/** A calendar date in the opening's own time zone. */
export const CalendarDate = z.iso.date()
/** ISO 3166-1 alpha-2 country code. */
export const CountryCode = z.string().regex(/^[A-Z]{2}$/, 'A country is two capital letters, for example FI.')
/** BCP 47 language tag, reduced to language and optional region or script. */
export const LanguageTag = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'A language is a tag such as en or pt-BR.')
/**
 * An e-mail address as people have them, letters of every script on both sides (RFC 6531). No more is checked than
 * that it has both sides: an address that looks unusual must not cost anybody an application.
 */
export const EmailAddress = z.email({ pattern: z.regexes.unicodeEmail }).max(254)
/** Opaque position in a list: hand back what the last page returned. */
export const Cursor = z.string().max(2000)
export const PageLimit = z.int().min(1).max(200)

type WithoutDefault<T> = T extends z.ZodDefault<infer Inner> ? Inner : T

/**
 * What may be changed of a record: every field optional, and one that is left out stays out. `partial()` alone
 * would fill in the defaults and so empty every field that a change does not name.
 */
export function changesOf<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
): z.ZodObject<{ [Key in keyof Shape]: z.ZodOptional<WithoutDefault<Shape[Key]>> }> {
  const fields = Object.entries(schema.shape).map(([name, field]) => [
    name,
    z.optional(field instanceof z.ZodDefault ? field.unwrap() : field),
  ])
  return z.object(Object.fromEntries(fields)) as never
}

/** What a procedure's handler is given: its input, defaults filled in. */
export type InputOf<Procedure> = Procedure extends { '~orpc': { inputSchema?: infer Schema } }
  ? NonNullable<Schema> extends z.ZodType
    ? z.output<NonNullable<Schema>>
    : never
  : never

const problem = z.object({
  /** Stable machine-readable reason inside the code, for example OPENING_CLOSED. */
  reason: z.string(),
  /** What to do next, in English. */
  remedy: z.string().optional(),
  /** How many records it is about today, where a program goes on from there. */
  count: z.int().optional(),
})

/**
 * Every error that a procedure may answer on purpose. The code is stable; the message says what happened
 * and `data.remedy` what to do. Anything else reaches the client as INTERNAL_SERVER_ERROR without detail.
 */
export const errors = {
  WORKSPACE_ABSENT: { data: problem },
  WORKSPACE_LOCKED: { data: problem },
  WORKSPACE_BUSY: { data: problem },
  WORKSPACE_DAMAGED: { data: problem },
  WORKSPACE_NEWER: { data: problem },
  WRONG_PASSPHRASE: { data: problem },
  NOT_FOUND: { data: problem },
  CONFLICT: { data: problem },
  INVALID_STATE: { data: problem },
  REFUSED: { data: problem },
  CANCELLED: { data: problem },
} as const

export type ProblemCode = keyof typeof errors

/** The start of every procedure: the shared, typed errors. */
export const procedure = oc.errors(errors)
