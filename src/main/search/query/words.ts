/** Where the words of a query are looked for: names, addresses and numbers, the texts of documents, notes. */
import type { QueryText } from '#contract/query.ts'
import { foldName } from '../../platform/fold.ts'
import type { Readable } from '../../store/types.ts'
import { foldedWords, ftsOf, ftsString, isUnspaced, MOST_SHORT_NAMES, phoneDigits } from '../fts-query.ts'
import { type Leaf, nobody, ofPeople } from './leaf.ts'
import { type Sql, some } from './sql.ts'

interface Place {
  index: 'candidate_fts' | 'candidate_trigram' | 'document_fts' | 'note_fts'
  match: string
  hits: number
}

const CONTENT = {
  candidate_fts: { table: 'candidate_search', joined: 'candidate_search x' },
  candidate_trigram: { table: 'candidate_search', joined: 'candidate_search x' },
  document_fts: { table: 'document_text', joined: 'document_text x INDEXED BY document_text_owner' },
  note_fts: { table: 'note', joined: 'note x' },
} as const

const counter = (db: Readable) => (index: Place['index'], match: string) =>
  db.raw
    .prepare<[string], number>(`SELECT count(*) FROM ${index} WHERE ${index} MATCH ?`)
    .pluck()
    .get(match) ?? 0

const idsSql = ({ index, match }: Place): Sql => ({
  sql: `SELECT x.candidate_id FROM ${index} f CROSS JOIN ${CONTENT[index].joined} ON x.seq = f.rowid
    WHERE ${index} MATCH ?`,
  values: [match],
})

/** Whether one candidate is among the hits; the pluses keep the planner from looking up every hit. */
function hitSql({ index, match }: Place, candidate: string): Sql {
  const hits = `SELECT rowid FROM ${index} WHERE ${index} MATCH ?`
  const sql =
    CONTENT[index].table === 'candidate_search'
      ? `(SELECT x.seq FROM candidate_search x WHERE x.candidate_id = ${candidate}) IN (${hits})`
      : `EXISTS (SELECT 1 FROM ${CONTENT[index].table} x INDEXED BY ${CONTENT[index].table}_candidate
          WHERE x.candidate_id = ${candidate} AND +x.seq IN (${hits}))`
  return { sql, values: [match] }
}

/** Up to so many hits, their candidates are gathered first, and others compared with them. */
const GATHERED = 2000

function leafOf(places: readonly Place[], more: readonly Sql[] = []): Leaf {
  const hit = places.filter(({ hits }) => hits > 0)
  if (hit.length === 0 && more.length === 0) return nobody()
  const queries = [...hit.map(idsSql), ...more]
  const people: Sql = {
    sql: queries.map(({ sql }) => sql).join(' UNION ALL '),
    values: queries.flatMap(({ values }) => values),
  }
  const rows = hit.reduce((sum, { hits }) => sum + hits, 0) + more.length
  const among = (candidate: string): Sql => ({
    sql: `${candidate} IN (${people.sql})`,
    values: people.values,
  })
  return ofPeople(
    people,
    rows <= GATHERED || more.length > 0
      ? among
      : (candidate) => some(hit.map((place) => hitSql(place, candidate))),
    rows,
  )
}

/** Names in scripts without blanks, where the text may stand anywhere; the trigram index begins at three characters. */
function unspaced(text: string, count: ReturnType<typeof counter>): { places: Place[]; more: Sql[] } {
  const part = foldName(text)
  if (!isUnspaced(part)) return { places: [], more: [] }
  const match = `names : ${ftsString(part)}`
  if ([...part].length >= 3)
    return {
      places: [{ index: 'candidate_trigram', match, hits: count('candidate_trigram', match) }],
      more: [],
    }
  // Only letters: nothing in it has a meaning for LIKE.
  const sql = `SELECT candidate_id FROM (SELECT candidate_id FROM candidate_search WHERE names LIKE ? ORDER BY seq DESC LIMIT ${MOST_SHORT_NAMES})`
  return { places: [], more: [{ sql, values: [`%${part}%`] }] }
}

/** Whoever has the text in a name, an address, a number, a document or a note. */
export function textLeaf(db: Readable, text: QueryText): Leaf {
  const count = counter(db)
  const place = (index: Place['index'], match: string): Place => ({ index, match, hits: count(index, match) })
  const places = [
    place('candidate_fts', ftsOf(text, 'names')),
    place('document_fts', ftsOf(text, 'texts')),
    place('note_fts', ftsOf(text, 'texts')),
  ]
  if (text.type === 'number') {
    const digits = phoneDigits(text.text)
    if (digits !== null) places.push(place('candidate_trigram', `contacts : ${ftsString(digits)}`))
    return leafOf(places)
  }
  const inNames = unspaced(text.text, count)
  return leafOf([...places, ...inNames.places], inNames.more)
}

/** Whoever is called so: each word begins a word of a name. */
export function nameLeaf(db: Readable, text: string): Leaf {
  const words = foldedWords(text)
  if (words.length === 0) return nobody()
  const count = counter(db)
  const match = `names : (${words.map((word) => `${ftsString(word)} *`).join(' AND ')})`
  const inNames = unspaced(text, count)
  return leafOf(
    [{ index: 'candidate_fts', match, hits: count('candidate_fts', match) }, ...inNames.places],
    inNames.more,
  )
}
