/** Turns whatever a call threw into words for a person: what happened, what is safe, what to do next. */
import { useI18n } from 'vue-i18n'

export interface ProblemText {
  /** Stable code of the contract, or SERVICE_STOPPED, TIME_LIMIT, BAD_REQUEST, UNEXPECTED. */
  code: string
  /** Stable reason inside the code, for example OPENING_CLOSED; empty where there is none. */
  reason: string
  title: string
  detail: string
  remedy: string
  /** Field path (`changes.title`) to message, for errors that belong to a field. */
  fields: Record<string, string>
}

interface ErrorLike {
  code?: unknown
  message?: unknown
  data?: { reason?: unknown; remedy?: unknown; field?: unknown; issues?: unknown } | null
}

interface Texts {
  t(key: string): string
  te(key: string): boolean
  /** Whether the window speaks English, as the service does. */
  isEnglish: boolean
}

const KNOWN = new Set([
  'WORKSPACE_ABSENT',
  'WORKSPACE_LOCKED',
  'WORKSPACE_BUSY',
  'WORKSPACE_DAMAGED',
  'WORKSPACE_NEWER',
  'WRONG_PASSPHRASE',
  'NOT_FOUND',
  'CONFLICT',
  'INVALID_STATE',
  'REFUSED',
  'CANCELLED',
  'SERVICE_STOPPED',
  'TIME_LIMIT',
  'BAD_REQUEST',
])

/** Codes that say too little by themselves: the service's English sentence is better than none. */
const NAMELESS = new Set(['CONFLICT', 'INVALID_STATE', 'REFUSED'])

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Stable code of an error that a call rejected with. */
export function problemCode(error: unknown): string {
  const code = text((error as ErrorLike | null)?.code)
  return KNOWN.has(code) ? code : 'UNEXPECTED'
}

/** Stable reason inside the code, or an empty string. */
export function problemReason(error: unknown): string {
  return text((error as ErrorLike | null)?.data?.reason)
}

/**
 * Words for an error. In English the service's own sentence is kept where it is a typed problem (it names the case);
 * anything else, and in other languages whatever has words by its reason or code, is worded here, so that no internals
 * reach a person.
 */
export function describeProblem(error: unknown, { t, te, isEnglish }: Texts): ProblemText {
  const like = (error ?? {}) as ErrorLike
  const code = problemCode(error)
  const reason = problemReason(error)
  const byReason = reason && te(`problem.reasons.${reason}.title`) ? `problem.reasons.${reason}` : null
  const base = byReason ?? `problem.codes.${code}`
  const isTyped =
    reason !== '' && code !== 'UNEXPECTED' && (isEnglish || (byReason === null && NAMELESS.has(code)))
  return {
    code,
    reason,
    title: t(`${base}.title`),
    detail: isTyped && text(like.message) ? text(like.message) : t(`${base}.detail`),
    remedy: (isTyped && text(like.data?.remedy)) || (te(`${base}.remedy`) ? t(`${base}.remedy`) : ''),
    fields: fieldMessages(like.data?.issues),
  }
}

/** Messages of a refused input by the path of the field that each belongs to. */
function fieldMessages(issues: unknown): Record<string, string> {
  const found: Record<string, string> = {}
  if (!Array.isArray(issues)) return found
  for (const issue of issues as { path?: unknown; message?: unknown }[]) {
    if (!Array.isArray(issue.path)) continue
    const path = issue.path
      .map((part) =>
        typeof part === 'object' && part !== null && 'key' in part ? String(part.key) : String(part),
      )
      .join('.')
    found[path] ??= text(issue.message)
  }
  return found
}

/** `describeProblem` with this app's texts. */
export function useProblem(): (error: unknown) => ProblemText {
  const { t, te, locale } = useI18n()
  return (error) => describeProblem(error, { t, te, isEnglish: locale.value === 'en' })
}
