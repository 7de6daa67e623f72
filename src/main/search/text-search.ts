/** Candidates of whom a text is found, the best places first: names and addresses, documents, notes. */
import type { QueryText } from '#contract/query.ts'
import { foldName } from '../platform/fold.ts'
import type { Readable } from '../store/types.ts'
import { candidatesWho, waysIn } from './candidates.ts'
import {
  foldedWords,
  ftsOf,
  ftsString,
  isUnspaced,
  MOST_SHORT_NAMES,
  phoneDigits,
  type TextTree,
  textsOf,
} from './fts-query.ts'
import { COUNTED_APART, type Found, type Hit, NOTHING_FOUND } from './hits.ts'
import { type Only, searchPeople, searchShortNames, searchTexts } from './kinds.ts'
import { markPart, markWords } from './marks.ts'
import type { Leaf } from './query/leaf.ts'
import { forgivingQuery } from './typing.ts'

export interface TextAnswer {
  hits: Hit[]
  total: number
  exact: boolean
  ranked: boolean
}

/** Words that each stand in more places than these must stand in one of them together. */
const MOST_SPREAD = 20_000

const isOne = (texts: TextTree): texts is QueryText => texts.type !== 'and' && texts.type !== 'or'

/**
 * @param leaves everything that a candidate must fulfil, the text as well
 * @param only who counts, by the parts of the query that are no text
 */
export function searchText(
  db: Readable,
  texts: TextTree,
  leaves: () => readonly Leaf[],
  only: Only,
  limit: number,
): TextAnswer {
  const people = searchNames(db, texts, only)
  const match = ftsOf(texts, 'texts')
  const kinds = [...people, searchTexts(db, 'documents', match, only), searchTexts(db, 'notes', match, only)]
  const shown = new Map<string, Hit>()
  for (const kind of kinds) take(kind, shown, limit)
  const isFew = kinds.every(({ count }) => count <= COUNTED_APART)
  let whole = isFew
  if (!isOne(texts) && (shown.size < limit || isFew)) {
    const spread = across(db, leaves(), textsOf(texts), shown, limit)
    if (spread) {
      kinds.push(spread)
      take(spread, shown, limit)
    } else whole = false
  } else if (!isOne(texts)) whole = false
  if (shown.size < limit && people.every(({ count }) => count === 0)) {
    const similar = searchSimilarNames(db, texts, only)
    kinds.push(similar)
    take(similar, shown, limit)
  }
  const most = Math.max(...kinds.map(({ count }) => count))
  const isApart = most <= COUNTED_APART
  return {
    hits: [...shown.values()],
    total: isApart
      ? new Set(kinds.flatMap((kind) => (kind.count === 0 ? [] : kind.candidateIds()))).size
      : most,
    exact: whole && isApart && !kinds.some(({ more }) => more),
    ranked: kinds.every(({ ranked }) => ranked),
  }
}

/** Adds hits of candidates who are not shown yet. */
function take(kind: Found, shown: Map<string, Hit>, limit: number): void {
  if (kind.count === 0 || shown.size >= limit) return
  for (const hit of kind.hits()) {
    if (!shown.has(hit.candidateId)) shown.set(hit.candidateId, hit)
    if (shown.size >= limit) return
  }
}

/** Names, addresses and numbers: words of them, and parts where words are written without blanks. */
function searchNames(db: Readable, texts: TextTree, only: Only): Found[] {
  const words = textsOf(texts).flatMap(({ text }) => foldedWords(text))
  const named =
    words.length === 0
      ? NOTHING_FOUND
      : searchPeople(db, 'words', ftsOf(texts, 'names'), only, (line) => markWords(line, words))
  return isOne(texts) ? [searchParts(db, texts, only), named] : [named]
}

function searchParts(db: Readable, text: QueryText, only: Only): Found {
  const part = text.type === 'number' ? phoneDigits(text.text) : foldName(text.text)
  if (part === null || (text.type !== 'number' && !isUnspaced(part))) return NOTHING_FOUND
  const mark = (line: string) => markPart(line, part)
  if ([...part].length < 3) return searchShortNames(db, part, only, MOST_SHORT_NAMES, mark)
  const column = text.type === 'number' ? 'contacts' : 'names'
  return searchPeople(db, 'parts', `${column} : ${ftsString(part)}`, only, mark)
}

/** People whose names are what was typed but for a slip or two. What was mistyped stays unmarked. */
function searchSimilarNames(db: Readable, texts: TextTree, only: Only): Found {
  const typed = textsOf(texts)
  if (texts.type === 'or' || typed.some(({ type }) => type !== 'word')) return NOTHING_FOUND
  const words = typed.flatMap(({ text }) => foldedWords(text))
  const query = forgivingQuery(db, words)
  if (query === null) return NOTHING_FOUND
  const found = searchPeople(db, 'words', query, only, (line) => markWords(line, words))
  return {
    ...found,
    *hits() {
      for (const hit of found.hits()) yield { ...hit, matched: 'similar' }
    },
  }
}

/**
 * Candidates of whom one word is found here and another there; null when each word stands in too many places. Those
 * already shown count, but are not shown again.
 */
function across(
  db: Readable,
  leaves: readonly Leaf[],
  texts: readonly QueryText[],
  shown: ReadonlyMap<string, Hit>,
  limit: number,
): Found | null {
  if (waysIn(db, leaves) > MOST_SPREAD) return null
  const ids = candidatesWho(db, leaves, COUNTED_APART + 1)
  return {
    count: ids.length,
    more: ids.length > COUNTED_APART,
    ranked: true,
    hits: () => explain(db, ids.filter((id) => !shown.has(id)).slice(0, limit), texts),
    candidateIds: () => ids,
  }
}

/** What to show of candidates who fulfil a query in several ways: a place with one of its words, if there is one. */
export function explain(db: Readable, ids: readonly string[], texts: readonly QueryText[]): Hit[] {
  const places = new Map<string, Hit>()
  if (ids.length > 0 && texts.length > 0) {
    const any: TextTree = { type: 'or', of: texts }
    const match = ftsOf(any, 'texts')
    for (const kind of [
      searchTexts(db, 'documents', match, { ids }),
      searchTexts(db, 'notes', match, { ids }),
      ...searchNames(db, any, { ids }),
    ]) {
      take(kind, places, ids.length)
    }
  }
  return ids.map(
    (candidateId) =>
      places.get(candidateId) ?? { candidateId, matched: 'filter', documentId: null, snippet: '' },
  )
}
