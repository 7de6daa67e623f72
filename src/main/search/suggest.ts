/** What could be written behind an operator, with how many have it. */
import type { InputOf } from '#contract/common.ts'
import { definitionOf, leavesOf } from '#contract/query.ts'
import { parseQuery } from '#contract/query-parser.ts'
import type { QuerySuggestion, SearchAnswer, search } from '#contract/search.ts'
import type { Clock } from '../platform/clock.ts'
import { foldName } from '../platform/fold.ts'
import { isAnybodyRestricted, lessOutOfSight, outOfSight } from '../store/restricted.ts'
import type { Readable } from '../store/types.ts'
import { readable } from './fts-query.ts'
import { conditionLeaf } from './query/conditions.ts'
import { countriesMeant, distinctNames, type NamedColumn, standsIn } from './query/names.ts'

type Input = InputOf<typeof search.suggest>

/** Values whose use is counted: the closest to what is typed. */
const MOST_COUNTED = 60
/** Rows added last, among which the values used most are looked for when nothing is typed. */
const LATEST = 2000

const THEIR_APPLICATIONS = `SELECT r.id FROM application r INDEXED BY application_candidate
  WHERE ${outOfSight('r.candidate_id')}`

/** How many of those out of sight have a value: what is counted of everybody, from indexes alone, is less that. */
const OF_THE_HIDDEN: Record<NamedColumn, string> = {
  skill: `SELECT count(*) FROM candidate_skill WHERE ${outOfSight('candidate_id')} AND name = ? COLLATE NOCASE`,
  language: `SELECT count(*) FROM candidate_language WHERE ${outOfSight('candidate_id')} AND language = ? COLLATE NOCASE`,
  city: `SELECT count(*) FROM candidate WHERE ${outOfSight('id')} AND city = ? COLLATE NOCASE`,
  country: `SELECT count(*) FROM candidate WHERE ${outOfSight('id')} AND country = ?`,
  tag: `SELECT count(*) FROM application_tag WHERE application_id IN (${THEIR_APPLICATIONS}) AND tag = ? COLLATE NOCASE`,
  stage: `SELECT count(*) FROM application INDEXED BY application_candidate WHERE ${outOfSight('candidate_id')}
    AND stage_id IN (SELECT id FROM stage INDEXED BY stage_name WHERE name = ? COLLATE NOCASE)`,
}

/** How many have a value, and the value as it is offered: of its spellings the one with capitals first. */
const COUNTS: Record<NamedColumn, string> = {
  skill: `SELECT count(*) AS count, min(name COLLATE BINARY) AS value
    FROM candidate_skill INDEXED BY candidate_skill_name WHERE name = ? COLLATE NOCASE`,
  language: `SELECT count(*) AS count, min(language COLLATE BINARY) AS value
    FROM candidate_language INDEXED BY candidate_language_name WHERE language = ? COLLATE NOCASE`,
  city: `SELECT count(*) AS count, min(city COLLATE BINARY) AS value
    FROM candidate INDEXED BY candidate_city WHERE city = ? COLLATE NOCASE`,
  country: `SELECT count(*) AS count, min(country) AS value
    FROM candidate INDEXED BY candidate_country WHERE country = ?`,
  tag: `SELECT count(*) AS count, min(tag COLLATE BINARY) AS value
    FROM application_tag INDEXED BY application_tag_tag WHERE tag = ? COLLATE NOCASE`,
  stage: `SELECT count(*) AS count, null AS value FROM application INDEXED BY application_stage
    WHERE stage_id IN (SELECT id FROM stage INDEXED BY stage_name WHERE name = ? COLLATE NOCASE)`,
}

const LATELY: Partial<Record<NamedColumn, string>> = {
  skill: `SELECT name FROM (SELECT name FROM candidate_skill ORDER BY rowid DESC LIMIT ${LATEST})
    GROUP BY name COLLATE NOCASE ORDER BY count(*) DESC LIMIT ${MOST_COUNTED}`,
  city: `SELECT city FROM (SELECT city FROM candidate ORDER BY rowid DESC LIMIT ${LATEST}) WHERE city IS NOT NULL
    GROUP BY city COLLATE NOCASE ORDER BY count(*) DESC LIMIT ${MOST_COUNTED}`,
  tag: `SELECT tag FROM (SELECT tag FROM application_tag ORDER BY rowid DESC LIMIT ${LATEST})
    GROUP BY tag COLLATE NOCASE ORDER BY count(*) DESC LIMIT ${MOST_COUNTED}`,
}

/** Counts the applications that fulfil a condition, from an index over it. */
function counter(db: Readable, index: string, condition: string): (value: string) => number {
  const of = (by: string, conditions: string) => {
    const statement = db.raw
      .prepare<[string], number>(`SELECT count(*) FROM application INDEXED BY ${by} WHERE ${conditions}`)
      .pluck()
    return (value: string) => statement.get(value) ?? 0
  }
  const all = of(index, condition)
  if (!isAnybodyRestricted(db)) return all
  const hidden = of('application_candidate', `${outOfSight('candidate_id')} AND ${condition}`)
  return (value) => all(value) - hidden(value)
}

/** Names that begin with the words, then those in which another word does. */
function closest(names: readonly string[], text: string): string[] {
  const words = foldName(text)
  if (words === '') return names.slice(0, MOST_COUNTED)
  const folded = names.map((name) => ({ name, plain: foldName(name) }))
  const first = folded.filter(({ plain }) => plain.startsWith(words))
  const then = folded.filter(({ plain }) => !plain.startsWith(words) && standsIn(plain, words, true))
  return [...first, ...then].slice(0, MOST_COUNTED).map(({ name }) => name)
}

const byUse = (a: QuerySuggestion, b: QuerySuggestion): number =>
  b.count - a.count || (a.value < b.value ? -1 : a.value > b.value ? 1 : 0)

function named(db: Readable, column: NamedColumn, text: string): QuerySuggestion[] {
  const lately = text.trim() === '' ? LATELY[column] : undefined
  const known = lately ? db.raw.prepare<[], string>(lately).pluck().all() : distinctNames(db, column)
  const near =
    column === 'country' && text.trim() !== ''
      ? countriesMeant({ type: 'name', text: text.trim(), begins: true }, known)
      : closest(known, text)
  const counted = db.raw.prepare<[string], { count: number; value: string | null }>(COUNTS[column])
  const hidden = isAnybodyRestricted(db)
    ? db.raw.prepare<[string], number>(OF_THE_HIDDEN[column]).pluck()
    : null
  return near
    .flatMap((name) => {
      const { count, value } = counted.get(name) ?? { count: 0, value: null }
      const theirs = hidden?.get(name) ?? 0
      // What only they have is not offered.
      return theirs > 0 && theirs === count
        ? []
        : [{ value: value ?? name, label: null, count: count - theirs }]
    })
    .sort(byUse)
}

/** The stages of one opening, in their order. */
function stagesOf(db: Readable, openingId: string, text: string): QuerySuggestion[] {
  const stages = db.raw
    .prepare<[string], { name: string; count: number }>(
      `SELECT s.name, (SELECT count(*) FROM application a INDEXED BY application_stage WHERE a.stage_id = s.id)
         ${lessOutOfSight(db, 'r.stage_id = s.id')} AS count
       FROM stage s WHERE s.opening_id = ? ORDER BY s.position`,
    )
    .all(openingId)
  const near = new Set(
    closest(
      stages.map(({ name }) => name),
      text,
    ),
  )
  return stages
    .filter(({ name }) => near.has(name))
    .map(({ name, count }) => ({ value: name, label: null, count }))
}

/** Openings by title or requisition number, those changed last first; by number where a title is not the only one. */
function openings(db: Readable, text: string): QuerySuggestion[] {
  const all = db.raw
    .prepare<[], { id: string; title: string; plain: string; number: string }>(
      'SELECT id, title, sort_title AS plain, requisition_number AS number FROM opening ORDER BY updated_at DESC',
    )
    .all()
  const words = foldName(text)
  const titles = new Map<string, number>()
  for (const { plain } of all) titles.set(plain, (titles.get(plain) ?? 0) + 1)
  const count = counter(db, 'application_opening_received', 'opening_id = ?')
  return all
    .filter(
      ({ plain, number }) =>
        words === '' ||
        standsIn(plain, words, true) ||
        number.toLowerCase().startsWith(text.trim().toLowerCase()),
    )
    .slice(0, MOST_COUNTED)
    .map(({ id, title, plain, number }) => ({
      value: titles.get(plain) === 1 ? title : number,
      label: titles.get(plain) === 1 ? number : title,
      count: count(id),
    }))
}

function colleagues(db: Readable, text: string): QuerySuggestion[] {
  const words = foldName(text)
  const count = counter(db, 'application_assignee', 'assignee_id = ?')
  return db.raw
    .prepare<[], { id: string; name: string; isSelf: number }>(
      'SELECT id, full_name AS name, is_self AS isSelf FROM colleague ORDER BY is_self DESC, sort_name',
    )
    .all()
    .flatMap(({ id, name, isSelf }) => {
      const own =
        isSelf === 1 && 'me'.startsWith(words) ? [{ value: 'me', label: name, count: count(id) }] : []
      const called = words === '' || standsIn(foldName(name), words, true)
      return called && !(own.length > 0 && words === '')
        ? [...own, { value: name, label: null, count: count(id) }]
        : own
    })
}

/** All choices, whatever is typed: only the window knows what they are called. */
function choices(db: Readable, operator: 'status' | 'source'): QuerySuggestion[] {
  const definition = definitionOf(operator)
  const count = counter(db, `application_${operator}`, `${operator} = ?`)
  return definition.takes === 'choice'
    ? definition.choices.map((value) => ({ value, label: null, count: count(value) }))
    : []
}

function ratings(db: Readable): QuerySuggestion[] {
  const count = counter(db, 'application_rating', 'rating = CAST(? AS INTEGER)')
  return ['5', '4', '3', '2', '1'].map((value) => ({ value, label: null, count: count(value) }))
}

/** Values for an operator; none where they are not names that the workspace knows. */
export function suggestValues(
  db: Readable,
  { operator, text, openingId, limit }: Input,
): { values: QuerySuggestion[] } {
  const typed = readable(text)
  const find = (): QuerySuggestion[] => {
    switch (operator) {
      case 'stage':
        return openingId === undefined ? named(db, 'stage', typed) : stagesOf(db, openingId, typed)
      case 'skill':
      case 'city':
      case 'country':
      case 'tag':
      case 'language':
        return named(db, operator, typed)
      case 'opening':
        return openings(db, typed)
      case 'assignee':
        return colleagues(db, typed)
      case 'status':
      case 'source':
        return choices(db, operator)
      case 'rating':
        return ratings(db)
      default:
        return []
    }
  }
  return { values: find().slice(0, limit) }
}

/** The names in a query that the workspace does not know. */
export function checkQuery(
  db: Readable,
  { text }: { text: string },
  { clock }: { clock: Clock },
): Pick<SearchAnswer, 'unknown'> {
  const unknown: SearchAnswer['unknown'] = []
  const asking = { db, now: clock.now(), unknown }
  for (const leaf of leavesOf(parseQuery(readable(text)).root)) {
    if (leaf.type === 'condition') conditionLeaf(asking, leaf)
  }
  return { unknown }
}
