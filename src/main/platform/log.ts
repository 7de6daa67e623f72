/** The one logger. Whatever goes through it loses what could name a person; see `redact`. */
import type { Clock } from './clock.ts'

export type LogLevel = 'info' | 'warn' | 'error'
export type LogFields = Readonly<Record<string, string | number | boolean | null | readonly string[]>>

export interface Log {
  /** `event` is a fixed word such as service.started, never built from data. */
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields): void
  /** `cause` is described by `describeError`, without its message unless that is known to be free of data. */
  error(event: string, cause?: unknown, fields?: LogFields): void
}

/** A log that writes one line of JSON per event, redacted, to `write`. */
export function createLog(write: (line: string) => void, clock: Clock): Log {
  const put = (level: LogLevel, event: string, fields: LogFields) => {
    const line: Record<string, unknown> = { at: new Date(clock.now()).toISOString(), level, event }
    for (const [name, value] of Object.entries(fields)) {
      if (typeof value === 'string') line[name] = redact(value)
      else line[name] = Array.isArray(value) ? value.map((part: string) => redact(part)) : value
    }
    write(JSON.stringify(line))
  }
  return {
    info: (event, fields = {}) => put('info', event, fields),
    warn: (event, fields = {}) => put('warn', event, fields),
    error: (event, cause, fields = {}) =>
      put('error', event, cause === undefined ? fields : { ...fields, ...describeError(cause) }),
  }
}

/** Nothing worth logging is longer, and patterns stay quick on a short text whatever it holds. */
const MAX_TEXT_LENGTH = 1000

const UUID = '(?<uuid>(?<![0-9a-f])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-f]))'
const PHONE = String.raw`(?<phone>\+?\(?\d(?:[\s()./-]{0,2}\d){6,})`
const UUID_OR_PHONE = new RegExp(`${UUID}|${PHONE}`, 'gi')

/**
 * The text without e-mail addresses, phone numbers, paths and addresses of pages. Their last three characters stay, so
 * that lines about the same thing can still be matched. File names may hold blanks, so a path goes to the end of the
 * text. Ids stay whole: they name nobody.
 */
export function redact(text: string): string {
  return text
    .slice(0, MAX_TEXT_LENGTH)
    .replace(/\S*[\\/].*$/s, (match) => mark(/^\S*:\/\//.test(match) ? 'url' : 'path', match))
    .replace(/\S*@\S*/g, (match) => mark('email', match))
    .replace(UUID_OR_PHONE, (match, uuid?: string) => (uuid === undefined ? mark('phone', match) : match))
}

const mark = (kind: string, match: string): string => `[${kind}]…${match.length > 8 ? match.slice(-3) : ''}`

/** Errors of the language itself: their messages speak of code, not of data. */
const CODE_ERRORS = new Set(['TypeError', 'ReferenceError', 'RangeError'])
/** What SQLite says about its own schema and files; everything else it says may quote what a person typed. */
const SQLITE_SCHEMA_MESSAGE =
  /^(?:UNIQUE|FOREIGN KEY|NOT NULL|CHECK) constraint failed|^database (?:is locked|or disk is full|disk image is malformed)|^disk I\/O error|^attempt to write a readonly database/
const MAX_FRAMES = 12

/**
 * What may be written about an unexpected error: name, code, where it was thrown, and the same of its cause.
 * The message is left out unless it is known to be free of data: drizzle, for one, puts bound values into it.
 */
export function describeError(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error }
  const described: Record<string, string | readonly string[]> = { error: error.name }
  const code = (error as { code?: unknown }).code
  if (typeof code === 'string') described.code = code
  if (CODE_ERRORS.has(error.name) || SQLITE_SCHEMA_MESSAGE.test(error.message)) {
    described.message = withoutQuotes(error.message)
  }
  described.stack = frames(error)
  if (error.cause !== undefined) {
    const cause = describeError(error.cause)
    described.cause = [cause.error, cause.code, cause.message].filter(
      (part): part is string => typeof part === 'string',
    )
  }
  return described
}

const withoutQuotes = (text: string): string => text.replace(/"[^"]*"|`[^`]*`/g, '"…"')

/** The stack's places: function, file name without its folder, line. What stands before them is the message. */
function frames({ stack = '', message }: Error): string[] {
  const start = message === '' ? -1 : stack.indexOf(message)
  const lines = (start < 0 ? stack : stack.slice(start + message.length)).split('\n')
  const places: string[] = []
  for (const line of lines) {
    const place = /^\s+at (?:(?<name>[\w.<>#$ ]+) \()?(?:.*[\\/])?(?<file>[\w.@-]+:\d+:\d+)\)?$/.exec(
      line.slice(0, 500),
    )
    if (place?.groups) places.push(`${place.groups.name ?? ''} ${place.groups.file}`.trim())
    if (places.length === MAX_FRAMES) break
  }
  return places
}
