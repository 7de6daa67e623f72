/** What a candidate is compared by; libraries of other systems compare less, or only the address. */

import { nameWords } from '../candidates/names.ts'
import { foldName, normaliseEmail } from '../candidates/normalise.ts'
import { romanise } from '../documents/romanise.ts'
import type { Store, Writable } from '../store/types.ts'
import { bandsOf, runsOf } from './minhash.ts'

/** Raised when keys are made otherwise: everybody is then compared anew. */
export const KEYS_VERSION = 1

/** Employers beside which a name is looked for: the newest. */
const EMPLOYERS = 2
const NAME_WORDS = 4
const LAST_DIGITS = 9

/** The mailbox that an address leads to where its provider ignores dots and what follows a plus; else null. */
export function mailboxOf(address: string): string | null {
  const [local = '', domain = ''] = normaliseEmail(address).split('@')
  const isGoogle = domain === 'gmail.com' || domain === 'googlemail.com'
  const name = local.split('+')[0] ?? ''
  if (name === '') return null
  return isGoogle ? `${name.replaceAll('.', '')}@gmail.com` : name === local ? null : `${name}@${domain}`
}

/** The path of a personal page of LinkedIn, Xing or GitHub, whatever was written around it; null for any other. */
export function profilePath(url: string): string | null {
  let parsed: URL
  try {
    parsed = new URL(/^[a-z]+:\/\//i.test(url) ? url : `https://${url}`)
  } catch {
    return null
  }
  const host = parsed.hostname.toLowerCase()
  const [first = '', second = ''] = parsed.pathname.split('/').filter(Boolean).map(decoded)
  const at = (domain: string) => host === domain || host.endsWith(`.${domain}`)
  if (at('linkedin.com') && (first === 'in' || first === 'pub') && second !== '') return `linkedin/${second}`
  if (at('xing.com') && first === 'profile' && second !== '') return `xing/${second}`
  if (at('github.com') && first !== '' && second === '') return `github/${first}`
  return null
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part).normalize('NFKC').toLowerCase()
  } catch {
    return part.toLowerCase()
  }
}

/** The last nine digits of a number that could not be understood; null when it has fewer. */
export function lastDigits(written: string): string | null {
  const digits = written.normalize('NFKC').replaceAll(/\D/g, '')
  return digits.length < LAST_DIGITS ? null : digits.slice(-LAST_DIGITS)
}

/** A city or an employer as it is compared: legal forms and punctuation do not count. */
export const placeKey = (text: string): string =>
  foldName(text)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '' && !LEGAL_FORMS.has(word))
    .map(romanise)
    .join(' ')
const LEGAL_FORMS = new Set(
  'ab ag as aps bv co corp gmbh inc kg llc ltd nv oy oyj plc sa sarl se spa srl ug'.split(' '),
)

/** Beginnings of two words of the name: whoever has a similar name shares one, save for a slip in the first letters. */
function nameBlocks(fullName: string): string[] {
  const starts = [...new Set(nameWords(fullName).map((word) => word.slice(0, 2)))].slice(0, NAME_WORDS).sort()
  if (starts.length < 2) return starts
  return starts.flatMap((one, at) => starts.slice(at + 1).map((other) => `${one}${other}`))
}

export interface KeySource {
  fullName: string
  city: string | null
  employers: readonly string[]
  emails: readonly string[]
  phones: readonly { written: string; e164: string | null }[]
  links: readonly string[]
}

export function keysOf(source: KeySource): { kind: string; value: string }[] {
  const keys = new Map<string, { kind: string; value: string }>()
  const add = (kind: string, value: string | null) => {
    if (value !== null && value !== '') keys.set(`${kind} ${value}`, { kind, value })
  }
  for (const address of source.emails) add('mailbox', mailboxOf(address))
  for (const { written, e164 } of source.phones) add('digits', lastDigits(e164 ?? written))
  for (const url of source.links) add('profile', profilePath(url))
  const places = [source.city ?? '', ...source.employers.slice(0, EMPLOYERS)].map(placeKey).filter(Boolean)
  for (const block of nameBlocks(source.fullName))
    for (const place of places) add('name_place', `${block} ${place}`)
  return [...keys.values()]
}

/** The number that texts of this workspace are hashed under. */
export const runKey = (store: Pick<Store, 'mac'>): number =>
  store.mac('duplicates', Buffer.from('runs')).readInt32LE(0)

/** Makes the keys of one candidate what the profile says, touching only what differs. */
export function writeKeys(tx: Writable, candidateId: string, source: KeySource | null): void {
  const wanted = new Map(
    (source === null ? [] : keysOf(source)).map((key) => [`${key.kind} ${key.value}`, key]),
  )
  const stored = tx.raw
    .prepare<[string], { seq: number; kind: string; value: string }>(
      'SELECT seq, kind, value FROM candidate_key WHERE candidate_id = ?',
    )
    .all(candidateId)
  for (const { seq, kind, value } of stored)
    if (!wanted.delete(`${kind} ${value}`)) tx.raw.prepare('DELETE FROM candidate_key WHERE seq = ?').run(seq)
  const insert = tx.raw.prepare('INSERT INTO candidate_key (candidate_id, kind, value) VALUES (?, ?, ?)')
  for (const { kind, value } of wanted.values()) insert.run(candidateId, kind, value)
}

/** Bands of the CVs of one candidate that have none yet: a text never changes, it is replaced. */
export function writeBands(tx: Writable, candidateId: string, key: number): void {
  const texts = tx.raw
    .prepare<[string], { seq: number; text: string }>(
      `SELECT t.seq, t.text FROM document_text t JOIN document d ON d.id = t.document_id
       WHERE t.candidate_id = ? AND d.kind = 'cv'
       AND NOT EXISTS (SELECT 1 FROM document_band b WHERE b.text_seq = t.seq)`,
    )
    .all(candidateId)
  const insert = tx.raw.prepare('INSERT INTO document_band (text_seq, band) VALUES (?, ?)')
  for (const { seq, text } of texts) for (const band of bandsOf(runsOf(text, key), key)) insert.run(seq, band)
}
