/** Search in names, e-mail addresses and phone numbers. */
import { foldName } from '../platform/fold.ts'
import type { Readable } from '../store/types.ts'
import { allOf, ftsString, type Term } from './fts-query.ts'
import { type Found, type Hit, MOST_RANKED, NOTHING_FOUND } from './hits.ts'
import { isMarked, markPart, markWords } from './marks.ts'
import { forgivingQuery } from './typing.ts'

/** A name hit weighs more than one in an address. */
const WEIGHTS = '10.0, 1.0'

/** Scripts that are written without blanks between words, or whose names are one or two characters long. */
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]+$/u

/** Names of one or two characters are found by LIKE; no more than these are looked at. */
const MOST_SHORT_NAMES = 500

interface Person {
  candidateId: string
  names: string
  contacts: string
}

const PERSON = 'SELECT candidate_id AS candidateId, names, contacts FROM candidate_search'

const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '')

/** What to show of a person: the name if it was hit, else the address or number that was. */
function toHit({ candidateId, names, contacts }: Person, mark: (line: string) => string): Hit {
  const [fullName = ''] = lines(names)
  const marked = mark(fullName)
  if (!isMarked(marked)) {
    const contact = lines(contacts).map(mark).find(isMarked)
    if (contact !== undefined) return { candidateId, matched: 'contact', documentId: null, snippet: contact }
  }
  return { candidateId, matched: 'name', documentId: null, snippet: marked }
}

/** What a query on one of the two indexes over candidate_search finds. */
function found(
  db: Readable,
  index: 'candidate_fts' | 'candidate_trigram',
  query: string,
  mark: (line: string) => string,
): Found {
  const count =
    db.raw
      .prepare<[string], number>(`SELECT count(*) FROM ${index} WHERE ${index} MATCH ?`)
      .pluck()
      .get(query) ?? 0
  if (count === 0) return NOTHING_FOUND
  const ranked = count <= MOST_RANKED
  return {
    count,
    ranked,
    *hits() {
      const person = db.raw.prepare<[number], Person>(`${PERSON} WHERE seq = ?`)
      const rows = db.raw
        .prepare<[string], number>(
          ranked
            ? `SELECT rowid FROM ${index} WHERE ${index} MATCH ? AND rank MATCH 'bm25(${WEIGHTS})' ORDER BY rank`
            : `SELECT rowid FROM ${index} WHERE ${index} MATCH ? ORDER BY rowid DESC`,
        )
        .pluck()
      for (const seq of rows.iterate(query)) {
        const match = person.get(seq)
        if (match) yield toHit(match, mark)
      }
    },
    candidateIds: () =>
      db.raw
        .prepare<[string], string>(
          `SELECT s.candidate_id FROM ${index} f CROSS JOIN candidate_search s ON s.seq = f.rowid
           WHERE ${index} MATCH ?`,
        )
        .pluck()
        .all(query),
  }
}

/** The folded words of the terms. */
const wordsOf = (terms: readonly Term[]): string[] =>
  terms
    .flatMap(({ text }) => foldName(text).split(/[^\p{L}\p{N}\p{Co}\p{M}]+/u))
    .filter((word) => word !== '')

/** People of whose names and addresses the terms are words; the last word may be unfinished. */
export function searchPeople(db: Readable, terms: readonly Term[]): Found {
  const words = wordsOf(terms)
  if (words.length === 0) return NOTHING_FOUND
  const folded = terms.map(({ text, phrase }) => ({ text: foldName(text), phrase }))
  return found(db, 'candidate_fts', allOf(folded, { prefix: 'last' }), (line) => markWords(line, words))
}

/** The digits of what looks like a phone number, without what varies in front; null when it does not. */
export function phoneDigits(text: string): string | null {
  if (!/^[\s\d+().\-/]+$/.test(text)) return null
  const digits = text.replaceAll('(0)', '').replace(/\D/g, '').replace(/^0+/, '')
  return digits.length >= 5 ? digits : null
}

/** People of whose phone numbers the digits are a part, however the number is written. */
export function searchPhones(db: Readable, text: string): Found {
  const digits = phoneDigits(text)
  if (digits === null) return NOTHING_FOUND
  return found(db, 'candidate_trigram', `contacts : ${ftsString(digits)}`, (line) => markPart(line, digits))
}

/**
 * People in whose names the text stands anywhere, for scripts without blanks between words. Up to two characters are
 * below what the trigram index can find.
 */
export function searchUnspacedNames(db: Readable, text: string): Found {
  const part = foldName(text)
  if (!UNSPACED.test(part)) return NOTHING_FOUND
  const mark = (line: string) => markPart(line, part)
  if ([...part].length >= 3) return found(db, 'candidate_trigram', `names : ${ftsString(part)}`, mark)
  // Only letters: nothing in it has a meaning for LIKE.
  const people = db.raw
    .prepare<[string], Person>(`${PERSON} WHERE names LIKE ? ORDER BY seq DESC LIMIT ${MOST_SHORT_NAMES}`)
    .all(`%${part}%`)
  return {
    count: people.length,
    ranked: true,
    hits: () => people.map((person) => toHit(person, mark)),
    candidateIds: () => people.map(({ candidateId }) => candidateId),
  }
}

/** People whose names are what was typed but for a slip or two. */
export function searchMistypedNames(db: Readable, terms: readonly Term[]): Found {
  if (terms.some(({ phrase }) => phrase)) return NOTHING_FOUND
  const words = wordsOf(terms)
  const query = forgivingQuery(db, words)
  if (query === null) return NOTHING_FOUND
  // What was mistyped stays unmarked.
  return found(db, 'candidate_fts', query, (line) => markWords(line, words))
}
