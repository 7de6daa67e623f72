import type { InputOf } from '#contract/common.ts'
import { partsOf, type Query, type QueryNode, type QueryText } from '#contract/query.ts'
import { parseQuery } from '#contract/query-parser.ts'
import type { SearchAnswer, SearchHit, search } from '#contract/search.ts'
import type { Clock } from '../platform/clock.ts'
import type { CursorValue } from '../platform/cursor.ts'
import { inSight, isAnybodyRestricted } from '../store/restricted.ts'
import type { Readable } from '../store/types.ts'
import { candidatesWho, onlyThose } from './candidates.ts'
import { readable, type TextTree, textTreeOf } from './fts-query.ts'
import { COUNTED_APART, type Hit } from './hits.ts'
import { leafOf } from './query/compile.ts'
import type { Asking } from './query/conditions.ts'
import { type Leaf, ofPeople } from './query/leaf.ts'
import { every, sqlOf } from './query/sql.ts'
import { explain, searchText, type TextAnswer } from './text-search.ts'

const nothing = (unknown: SearchAnswer['unknown'] = []): SearchAnswer => ({
  hits: [],
  total: 0,
  exact: true,
  ranked: true,
  unknown,
})

/**
 * Searches names, addresses, numbers, CV texts and notes, and by whatever the query language can ask: people first,
 * then documents, notes, then candidates of whom one word matches here and another there, and, when no name and few
 * texts match, names of similar spelling. One hit per candidate. Nothing typed is an error; a query with a mistake, and
 * words that nothing can hold, find nothing.
 */
export function searchEverything(
  db: Readable,
  { text, limit }: InputOf<typeof search.query>,
  { clock }: { clock: Clock },
): SearchAnswer {
  const query = parseQuery(readable(text))
  if (query.broken || query.root === null) return nothing()
  const asking: Asking = { db, now: clock.now(), unknown: [] }
  const { texts, others } = split(query)
  const rest = [...others.map((part) => leafOf(asking, part)), ...inSightLeaves(db)]
  const those = onlyThose(db, rest)
  if (those === null) return nothing(asking.unknown)
  const leaves = () => [...(texts?.parts ?? []).map((part) => leafOf(asking, part)), ...rest]
  const found = texts
    ? searchText(db, texts.tree, leaves, those.only, limit)
    : byConditions(db, others, rest, limit)
  return { ...found, hits: withCandidates(db, found.hits, rest), unknown: asking.unknown }
}

/** Who may be shown, where that is not everybody. */
const inSightLeaves = (db: Readable): Leaf[] =>
  isAnybodyRestricted(db) ? [ofPeople(null, (candidate) => ({ sql: inSight(candidate), values: [] }))] : []

/** The parts that are text, which all must be found, and those that only narrow. */
function split({ root }: Query): {
  texts: { tree: TextTree; parts: QueryNode[] } | null
  others: QueryNode[]
} {
  const trees: TextTree[] = []
  const parts: QueryNode[] = []
  const others: QueryNode[] = []
  for (const part of partsOf(root)) {
    const tree = textTreeOf(part)
    if (tree) {
      trees.push(tree)
      parts.push(part)
    } else others.push(part)
  }
  const [first] = trees
  const tree: TextTree | undefined = trees.length > 1 ? { type: 'and', of: trees } : first
  return { texts: tree ? { tree, parts } : null, others }
}

/** Texts that may be found, so that a place with one can be shown. */
function textsIn(node: QueryNode): QueryText[] {
  if (node.type === 'condition' || node.type === 'not') return []
  return node.type === 'and' || node.type === 'or' ? node.of.flatMap(textsIn) : [node]
}

function byConditions(
  db: Readable,
  parts: readonly QueryNode[],
  leaves: readonly Leaf[],
  limit: number,
): TextAnswer {
  const ids = candidatesWho(db, leaves, COUNTED_APART + 1)
  return {
    hits: explain(db, ids.slice(0, limit), parts.flatMap(textsIn)),
    total: ids.length,
    exact: ids.length <= COUNTED_APART,
    ranked: true,
  }
}

type Shown = Pick<SearchHit, 'candidateId' | 'fullName' | 'headline' | 'application'>
type Cells = Omit<Shown, 'application'> & {
  id: string | null
  openingTitle: string
  stageName: string
  status: 'active'
}

/** The hits with what is shown of each candidate, in their order: the newest application that the query is about. */
function withCandidates(db: Readable, hits: readonly Hit[], rest: readonly Leaf[]): SearchHit[] {
  if (hits.length === 0) return []
  const about = sqlOf(every(rest.filter((leaf) => !leaf.aboutPeople).map((leaf) => leaf.ofApplication)))
  const rows = db.raw
    .prepare<CursorValue[], Cells>(
      `SELECT shown.*, a.id, o.title AS openingTitle, s.name AS stageName, a.status FROM (
         SELECT c.id AS candidateId, c.full_name AS fullName, c.headline,
           (SELECT a.id FROM application a INDEXED BY application_candidate
            WHERE a.candidate_id = c.id AND ${about.sql} ORDER BY a.received_at DESC, a.seq DESC LIMIT 1) AS newest
         FROM json_each(?) wanted CROSS JOIN candidate c ON c.id = wanted.value) shown
       LEFT JOIN application a ON a.id = shown.newest
       LEFT JOIN opening o ON o.id = a.opening_id
       LEFT JOIN stage s ON s.id = a.stage_id`,
    )
    .all(...about.values, JSON.stringify(hits.map(({ candidateId }) => candidateId)))
  const candidates = new Map(rows.map((row) => [row.candidateId, row]))
  return hits.flatMap((hit) => {
    const shown = candidates.get(hit.candidateId)
    if (!shown) return []
    const { fullName, headline, id, openingTitle, stageName, status } = shown
    return [
      {
        ...hit,
        fullName,
        headline,
        application: id === null ? null : { id, openingTitle, stageName, status },
      },
    ]
  })
}
