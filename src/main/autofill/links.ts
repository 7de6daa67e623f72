import type { CandidateProfile } from '#contract/candidates.ts'

type Link = CandidateProfile['links'][number]

const HOSTS: readonly (readonly [RegExp, Link['kind']])[] = [
  [/(^|\.)linkedin\.com$/, 'linkedin'],
  [/(^|\.)xing\.com$/, 'xing'],
  [/(^|\.)github\.com$/, 'github'],
]

/** A web address as people write it, with or without 'https://'; undefined when it is none. */
export function linkOf(written: string, otherwise: 'website' | 'other' = 'website'): Link | undefined {
  const trimmed = written.trim().replace(/[.,;)\]]+$/, '')
  if (trimmed === '' || /\s/.test(trimmed)) return undefined
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:/i.test(trimmed) ? trimmed : `https://${trimmed}`)
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return undefined
  if (!url.hostname.includes('.') || url.username !== '' || url.href.length > 2000) return undefined
  const kind = HOSTS.find(([host]) => host.test(url.hostname))?.[1] ?? otherwise
  return { kind, url: url.href }
}
