/** The full-text indexes, searched one by one: names and addresses, documents, notes. */
import type { CursorValue } from '../platform/cursor.ts'
import type { Readable } from '../store/types.ts'
import { COUNTED_APART, type Found, type Hit, MOST_RANKED, NOTHING_FOUND } from './hits.ts'
import { isMarked, MARK_END, MARK_START } from './marks.ts'
import type { Sql } from './query/sql.ts'

/** Which candidates count: those of a short list, or all who fulfil a condition on the SQL of their id; null: everybody. */
export type Only = { ids: readonly string[] } | { does(candidate: string): Sql } | null

/** Words of a text shown around a hit. */
const SNIPPET_TOKENS = 20

interface Kind {
  index: string
  content: string
  /** The content as it is joined to its index. */
  owner: string
  /** Index of the content that leads from a candidate to the rows. */
  ofCandidate: string
  /** How much a hit in each column weighs; empty: all the same. */
  weights: string
}

const PEOPLE = {
  content: 'candidate_search',
  owner: 'candidate_search x',
  ofCandidate: 'candidate_search_candidate',
  // A name hit weighs more than one in an address.
  weights: `AND rank MATCH 'bm25(10.0, 1.0)'`,
}
const KINDS = {
  words: { index: 'candidate_fts', ...PEOPLE },
  parts: { index: 'candidate_trigram', ...PEOPLE },
  documents: {
    index: 'document_fts',
    content: 'document_text',
    owner: 'document_text x INDEXED BY document_text_owner',
    ofCandidate: 'document_text_candidate',
    weights: '',
  },
  notes: {
    index: 'note_fts',
    content: 'note',
    owner: 'note x',
    ofCandidate: 'note_candidate',
    weights: '',
  },
} as const satisfies Record<string, Kind>

/** The hits of a query on an index that count: FROM and WHERE, where `x` is the content if a condition needs it. */
function sourceOf(kind: Kind, match: string, only: Only): Sql {
  const { index, content, owner, ofCandidate } = kind
  if (only === null) return { sql: `FROM ${index} f WHERE ${index} MATCH ?`, values: [match] }
  if ('ids' in only) {
    // The plus keeps the planner from searching anew for every single row.
    return {
      sql: `FROM ${index} f WHERE ${index} MATCH ? AND +f.rowid IN (SELECT s.seq FROM ${content} s INDEXED BY ${ofCandidate}
        WHERE s.candidate_id IN (SELECT value FROM json_each(?)))`,
      values: [match, JSON.stringify(only.ids)],
    }
  }
  const does = only.does('x.candidate_id')
  return {
    sql: `FROM ${index} f CROSS JOIN ${owner} ON x.seq = f.rowid WHERE ${index} MATCH ? AND ${does.sql}`,
    values: [match, ...does.values],
  }
}

const all = <Row>(db: Readable, sql: string, values: readonly CursorValue[]): Row[] =>
  db.raw.prepare<CursorValue[], Row>(sql).all(...values)

const countOf = (db: Readable, sql: string, values: readonly CursorValue[]): number =>
  db.raw
    .prepare<CursorValue[], number>(`SELECT count(*) ${sql}`)
    .pluck()
    .get(...values) ?? 0

/** Everything that a query finds in one index. */
function search(
  db: Readable,
  kind: Kind,
  match: string,
  only: Only,
  shown: string,
  toHit: (row: { seq: number; shown: string }) => Hit | null,
): Found {
  const { index } = kind
  const source = sourceOf(kind, match, only)
  const everywhere = countOf(db, `FROM ${index} WHERE ${index} MATCH ?`, [match])
  if (everywhere === 0) return NOTHING_FOUND
  const counted = only !== null && 'does' in only
  const count =
    only === null
      ? everywhere
      : counted
        ? countOf(db, `FROM (SELECT 1 ${source.sql} LIMIT ${COUNTED_APART + 1})`, source.values)
        : countOf(db, source.sql, source.values)
  if (count === 0) return NOTHING_FOUND
  const ranked = everywhere <= MOST_RANKED
  return {
    count,
    more: counted && count > COUNTED_APART,
    ranked,
    *hits() {
      const order = ranked ? `${kind.weights} ORDER BY rank` : 'ORDER BY f.rowid DESC'
      const rows = db.raw.prepare<CursorValue[], { seq: number; shown: string }>(
        `SELECT f.rowid AS seq, ${shown} AS shown ${source.sql} ${order}`,
      )
      for (const row of rows.iterate(...source.values)) {
        const hit = toHit(row)
        if (hit) yield hit
      }
    },
    candidateIds: () =>
      all<{ id: string }>(
        db,
        `SELECT DISTINCT o.candidate_id AS id FROM (SELECT f.rowid AS seq ${source.sql}) hit
         CROSS JOIN ${kind.owner.replace(/ x\b/, ' o')} ON o.seq = hit.seq`,
        source.values,
      ).map(({ id }) => id),
  }
}

const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '')

/** What to show of a person: the name if it was hit, else the address or number that was. */
function personHit(
  { candidateId, names, contacts }: { candidateId: string; names: string; contacts: string },
  mark: (line: string) => string,
): Hit {
  const [fullName = ''] = lines(names)
  const marked = mark(fullName)
  if (!isMarked(marked)) {
    const contact = lines(contacts).map(mark).find(isMarked)
    if (contact !== undefined) return { candidateId, matched: 'contact', documentId: null, snippet: contact }
  }
  return { candidateId, matched: 'name', documentId: null, snippet: marked }
}

/** People of whose names and addresses a query finds words, or parts (`trigram`). */
export function searchPeople(
  db: Readable,
  index: 'words' | 'parts',
  match: string,
  only: Only,
  mark: (line: string) => string,
): Found {
  const person = db.raw.prepare<[number], { candidateId: string; names: string; contacts: string }>(
    'SELECT candidate_id AS candidateId, names, contacts FROM candidate_search WHERE seq = ?',
  )
  return search(db, KINDS[index], match, only, 'NULL', ({ seq }) => {
    const found = person.get(seq)
    return found ? personHit(found, mark) : null
  })
}

/** People whose names hold a part (folded, only letters) that is too short for the trigram index; newest first. */
export function searchShortNames(
  db: Readable,
  part: string,
  only: Only,
  most: number,
  mark: (line: string) => string,
): Found {
  const counts: Sql =
    only === null
      ? { sql: '1', values: [] }
      : 'ids' in only
        ? {
            sql: 'x.candidate_id IN (SELECT value FROM json_each(?))',
            values: [JSON.stringify(only.ids)],
          }
        : only.does('x.candidate_id')
  const people = all<{ candidateId: string; names: string; contacts: string }>(
    db,
    `SELECT x.candidate_id AS candidateId, x.names, x.contacts
     FROM (SELECT seq, candidate_id, names, contacts FROM candidate_search WHERE names LIKE ? ORDER BY seq DESC LIMIT ?) x
     WHERE ${counts.sql}`,
    [`%${part}%`, most, ...counts.values],
  )
  return {
    count: people.length,
    more: false,
    ranked: true,
    hits: () => people.map((person) => personHit(person, mark)),
    candidateIds: () => people.map(({ candidateId }) => candidateId),
  }
}

/** Documents or notes that a query finds. */
export function searchTexts(db: Readable, of: 'documents' | 'notes', match: string, only: Only): Found {
  const kind = KINDS[of]
  const owner = db.raw.prepare<[number], { candidateId: string; documentId: string | null }>(
    `SELECT candidate_id AS candidateId, ${of === 'documents' ? 'document_id' : 'NULL'} AS documentId
     FROM ${kind.content} WHERE seq = ?`,
  )
  // The marks are ours, not typed: they may stand in the text.
  const snippet = `snippet(${kind.index}, 0, char(${MARK_START.charCodeAt(0)}), char(${MARK_END.charCodeAt(0)}), '…', ${SNIPPET_TOKENS})`
  return search(db, kind, match, only, snippet, ({ seq, shown }) => {
    const found = owner.get(seq)
    if (!found) return null
    const matched = of === 'documents' ? 'document' : 'note'
    return { ...found, matched, snippet: shown.replace(/\s+/g, ' ').trim() }
  })
}
