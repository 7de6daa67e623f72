/** Finds who a candidate may be the same person as, and keeps the pairs in step with what is stored. */
import { newId } from '../platform/ids.ts'
import type { Readable, Writable } from '../store/types.ts'
import { type Facts, judge, type Verdict } from './judge.ts'
import { type KeySource, mailboxOf, writeBands, writeKeys } from './keys.ts'
import { NEARLY_SAME, runsOf, shareOf } from './minhash.ts'

/** An address, number or file that more people than this have is a switchboard's or an agency's: it says nothing. */
const MANY = 20
/** Candidates of one name and place that are looked at: beyond that the name tells nobody apart. */
const MANY_OF_A_NAME = 300
const MANY_TEXTS = 50

/** What is compared of one candidate; null for one who does not exist or has been anonymised. */
export function factsOf(db: Readable, id: string): Facts | null {
  const row = db.raw
    .prepare<[string], Pick<Facts, 'fullName' | 'givenName' | 'city'>>(
      `SELECT full_name AS fullName, given_name AS givenName, city FROM candidate WHERE id = ? AND profile_status = 'active'`,
    )
    .get(id)
  if (!row) return null
  const list = (column: string, table: string, order = 'position') =>
    db.raw
      .prepare<[string], string>(`SELECT ${column} FROM ${table} WHERE candidate_id = ? ORDER BY ${order}`)
      .pluck()
      .all(id)
  return {
    id,
    ...row,
    employers: list(
      'employer',
      'candidate_experience',
      `to_date IS NOT NULL, from_date DESC, position`,
    ).slice(0, 5),
    emails: list('normalised', 'candidate_email'),
    phones: db.raw
      .prepare<[string], Facts['phones'][number]>(
        'SELECT written, e164 FROM candidate_phone WHERE candidate_id = ?',
      )
      .all(id),
    links: list('url', 'candidate_link'),
  }
}

const sourceOf = (facts: Facts): KeySource => facts

/** Everybody who shares something that candidates are found by, with what they share beyond the profile. */
function partnersOf(
  db: Readable,
  facts: Facts,
  runKey: number,
): Map<string, { file: boolean; text: boolean }> {
  const partners = new Map<string, { file: boolean; text: boolean }>()
  const partner = (id: string) => {
    const known = partners.get(id) ?? { file: false, text: false }
    partners.set(id, known)
    return known
  }
  const ask = (sql: string, most: number, ...values: unknown[]): string[] => {
    const found = db.raw
      .prepare<unknown[], string>(`${sql} LIMIT ${most + 1}`)
      .pluck()
      .all(...values)
    return found.length > most ? [] : found
  }
  const among = (ids: readonly string[]) => {
    for (const id of ids) if (id !== facts.id) partner(id)
  }
  for (const address of facts.emails) {
    const mailbox = mailboxOf(address) ?? address
    for (const wanted of new Set([address, mailbox]))
      among(ask('SELECT candidate_id FROM candidate_email WHERE normalised = ?', MANY, wanted))
    among(ask(`SELECT candidate_id FROM candidate_key WHERE value = ? AND kind = 'mailbox'`, MANY, mailbox))
  }
  const keys = db.raw
    .prepare<[string], { kind: string; value: string }>(
      `SELECT kind, value FROM candidate_key WHERE candidate_id = ? AND kind <> 'mailbox'`,
    )
    .all(facts.id)
  for (const { kind, value } of keys)
    among(
      ask(
        'SELECT candidate_id FROM candidate_key WHERE value = ? AND kind = ?',
        kind === 'name_place' ? MANY_OF_A_NAME : MANY,
        value,
        kind,
      ),
    )
  const macs = db.raw
    .prepare<[string], Buffer>(
      `SELECT DISTINCT content_mac FROM document WHERE candidate_id = ? AND kind = 'cv'`,
    )
    .pluck()
    .all(facts.id)
  for (const mac of macs)
    for (const id of ask(
      `SELECT DISTINCT candidate_id FROM document WHERE content_mac = ? AND kind = 'cv'`,
      MANY,
      mac,
    ))
      if (id !== facts.id) partner(id).file = true
  for (const id of nearlySame(db, facts.id, runKey)) partner(id).text = true
  return partners
}

/** Candidates with a CV that is nearly the same as one of this candidate's, read word by word. */
function nearlySame(db: Readable, id: string, runKey: number): Set<string> {
  const near = db.raw
    .prepare<[string, number], { mine: number; theirs: number; candidateId: string }>(
      `SELECT DISTINCT m.seq AS mine, t.seq AS theirs, t.candidate_id AS candidateId
       FROM document_text m JOIN document_band a ON a.text_seq = m.seq
       JOIN document_band b ON b.band = a.band AND b.text_seq <> m.seq
       JOIN document_text t ON t.seq = b.text_seq AND t.candidate_id <> m.candidate_id
       WHERE m.candidate_id = ? LIMIT ?`,
    )
    .all(id, MANY_TEXTS)
  const text = db.raw.prepare<[number], string>('SELECT text FROM document_text WHERE seq = ?').pluck()
  const read = new Map<number, Set<number>>()
  const runs = (seq: number) => {
    const known = read.get(seq) ?? runsOf(text.get(seq) ?? '', runKey)
    read.set(seq, known)
    return known
  }
  const found = new Set<string>()
  for (const { mine, theirs, candidateId } of near)
    if (!found.has(candidateId) && shareOf(runs(mine), runs(theirs)) >= NEARLY_SAME) found.add(candidateId)
  return found
}

/** What stands between two candidates as they are now; null when nothing suggests that they are one. */
export function verdictOn(db: Readable, oneId: string, otherId: string, runKey: number): Verdict | null {
  const [one, other] = [factsOf(db, oneId), factsOf(db, otherId)]
  if (!one || !other) return null
  const file = db.raw
    .prepare<[string, string], number>(
      `SELECT 1 FROM document a JOIN document b ON b.content_mac = a.content_mac AND b.candidate_id = ? AND b.kind = 'cv'
       WHERE a.candidate_id = ? AND a.kind = 'cv' LIMIT 1`,
    )
    .pluck()
    .get(otherId, oneId)
  return judge(one, other, { file: file === 1, text: nearlySame(db, oneId, runKey).has(otherId) })
}

export const inOrder = (one: string, other: string): [string, string] =>
  one < other ? [one, other] : [other, one]

interface StoredPair {
  id: string
  oneId: string
  otherId: string
  certainty: string
  score: number
  agree: string
  differ: string
}

/**
 * Makes keys and pairs of one candidate what is stored now, touching only what differs. Candidates who are not
 * compared yet find this one when their turn comes. Returns whether a pair changed.
 */
export function compareCandidate(tx: Writable, id: string, runKey: number, now: number): boolean {
  const facts = factsOf(tx, id)
  writeKeys(tx, id, facts && sourceOf(facts))
  const wanted = new Map<string, Verdict>()
  if (facts) {
    writeBands(tx, id, runKey)
    for (const [partnerId, shared] of partnersOf(tx, facts, runKey)) {
      const partner = factsOf(tx, partnerId)
      const verdict = partner && judge(facts, partner, shared)
      if (verdict) wanted.set(partnerId, verdict)
    }
  }
  const stored = tx.raw
    .prepare<[string, string], StoredPair>(
      `SELECT id, one_id AS oneId, other_id AS otherId, certainty, score, agree, differ FROM duplicate_pair
       WHERE one_id = ? UNION ALL
       SELECT id, one_id, other_id, certainty, score, agree, differ FROM duplicate_pair WHERE other_id = ?`,
    )
    .all(id, id)
  let changed = false
  for (const pair of stored) {
    const partnerId = pair.oneId === id ? pair.otherId : pair.oneId
    const verdict = wanted.get(partnerId)
    wanted.delete(partnerId)
    if (!verdict) {
      tx.raw.prepare('DELETE FROM duplicate_pair WHERE id = ?').run(pair.id)
      changed = true
      continue
    }
    const [agree, differ] = [verdict.agree.join(), verdict.differ.join()]
    if (
      pair.certainty === verdict.certainty &&
      pair.score === verdict.score &&
      pair.agree === agree &&
      pair.differ === differ
    )
      continue
    tx.raw
      .prepare('UPDATE duplicate_pair SET certainty = ?, score = ?, agree = ?, differ = ? WHERE id = ?')
      .run(verdict.certainty, verdict.score, agree, differ, pair.id)
    changed = true
  }
  const insert = tx.raw.prepare(
    `INSERT INTO duplicate_pair (id, one_id, other_id, certainty, score, agree, differ, found_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  for (const [partnerId, { certainty, score, agree, differ }] of wanted) {
    insert.run(newId(), ...inOrder(id, partnerId), certainty, score, agree.join(), differ.join(), now)
    changed = true
  }
  return changed
}
