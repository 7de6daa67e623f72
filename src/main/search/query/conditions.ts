/** What each operator asks of the database. */
import type { OperatorName, QueryCondition, QueryPoint, QueryValue } from '#contract/query.ts'
import { foldName } from '../../platform/fold.ts'
import type { Readable } from '../../store/types.ts'
import { anyOf, type Leaf, nobody, ofApplications, ofPeople } from './leaf.ts'
import { countriesMeant, distinctNames, languagesMeant, meantBy, type NameValue, standsIn } from './names.ts'
import { not, oneOf, type Sql } from './sql.ts'
import { spanOf } from './times.ts'
import { nameLeaf } from './words.ts'

export interface Asking {
  db: Readable
  /** UTC milliseconds. */
  now: number
  /** Names that the workspace does not know are noted here. */
  unknown: { operator: OperatorName; value: string }[]
}

const plain = (sql: string, ...values: (string | number)[]): Sql => ({ sql, values })

const isName = (value: QueryValue): value is NameValue => value.type === 'name'

/** The known names that the values mean, together; a value that means none is noted. */
function meant(
  { unknown }: Asking,
  { operator, values }: QueryCondition,
  find: (value: NameValue) => readonly string[],
): string[] {
  return [
    ...new Set(
      values.filter(isName).flatMap((value) => {
        const found = find(value)
        if (found.length === 0) unknown.push({ operator, value: value.text })
        return found
      }),
    ),
  ]
}

const says = (condition: QueryCondition, word: 'none' | 'any' | 'me'): boolean =>
  condition.values.some((value) => value.type === 'word' && value.word === word)

/** A list of a profile: who has one of the names in it. */
function inList(table: string, column: string, index: string, names: readonly string[]): Leaf {
  if (names.length === 0) return nobody()
  const named = oneOf(`k.${column} COLLATE NOCASE`, names)
  // One seek for each name beats reading the whole list only for a few names.
  const way = names.length <= 4 ? index : `${table}_candidate`
  return ofPeople(
    {
      sql: `SELECT k.candidate_id FROM ${table} k INDEXED BY ${index} WHERE ${named.sql}`,
      values: named.values,
    },
    (candidate) => ({
      sql: `EXISTS (SELECT 1 FROM ${table} k INDEXED BY ${way} WHERE k.candidate_id = ${candidate} AND ${named.sql})`,
      values: named.values,
    }),
  )
}

const hasList =
  (table: string): ((candidate: string) => Sql) =>
  (candidate) =>
    plain(`EXISTS (SELECT 1 FROM ${table} k WHERE k.candidate_id = ${candidate})`)

function listCondition(asking: Asking, condition: QueryCondition): Leaf {
  const { db } = asking
  const [table, column, index] =
    condition.operator === 'skill'
      ? ['candidate_skill', 'name', 'candidate_skill_name']
      : ['candidate_language', 'language', 'candidate_language_name']
  const leaves: Leaf[] = []
  if (condition.values.some(isName)) {
    const known = distinctNames(db, condition.operator === 'skill' ? 'skill' : 'language')
    const names = meant(asking, condition, (value) =>
      condition.operator === 'skill' ? meantBy(value, known) : languagesMeant(value, known),
    )
    leaves.push(inList(table, column, index, names))
  }
  const has = hasList(table)
  if (says(condition, 'any')) leaves.push(ofPeople(null, has))
  if (says(condition, 'none')) leaves.push(ofPeople(null, (candidate) => not(has(candidate))))
  return anyOf(leaves)
}

function placeCondition(asking: Asking, condition: QueryCondition): Leaf {
  const operator = condition.operator === 'city' ? 'city' : 'country'
  const collate = operator === 'city' ? 'COLLATE NOCASE' : ''
  const index = `candidate_${operator}`
  const leaves: Leaf[] = []
  if (condition.values.some(isName)) {
    const known = distinctNames(asking.db, operator)
    const names = meant(asking, condition, (value) =>
      operator === 'city' ? meantBy(value, known) : countriesMeant(value, known),
    )
    if (names.length === 0) leaves.push(nobody())
    else {
      const named = oneOf(`p.${operator} ${collate}`, names)
      const people = {
        sql: `SELECT p.id FROM candidate p INDEXED BY ${index} WHERE ${named.sql}`,
        values: named.values,
      }
      leaves.push(
        // By its key: the index of places would be gone through from the first with this one.
        ofPeople(people, (candidate) => {
          const lives = oneOf(
            `(SELECT p.${operator} FROM candidate p WHERE p.id = ${candidate}) ${collate}`,
            names,
          )
          return { sql: `(${lives.sql} IS TRUE)`, values: lives.values }
        }),
      )
    }
  }
  const stated = (candidate: string) =>
    plain(`(SELECT p.${operator} FROM candidate p WHERE p.id = ${candidate}) IS NOT NULL`)
  if (says(condition, 'any')) leaves.push(ofPeople(null, stated))
  if (says(condition, 'none')) leaves.push(ofPeople(null, (candidate) => not(stated(candidate))))
  return anyOf(leaves)
}

const TAG = 'application_tag t INDEXED BY application_tag_tag'

function tagCondition(asking: Asking, condition: QueryCondition): Leaf {
  const leaves: Leaf[] = []
  if (condition.values.some(isName)) {
    const known = distinctNames(asking.db, 'tag')
    const tags = meant(asking, condition, (value) => meantBy(value, known))
    const tagged = oneOf('t.tag COLLATE NOCASE', tags)
    leaves.push(
      tags.length === 0
        ? ofApplications(false, null)
        : {
            ...ofApplications(
              {
                sql: `EXISTS (SELECT 1 FROM application_tag t WHERE t.application_id = a.id AND ${tagged.sql})`,
                values: tagged.values,
              },
              null,
            ),
            start: {
              from: 'application a INDEXED BY application_id',
              condition: {
                sql: `a.id IN (SELECT t.application_id FROM ${TAG} WHERE ${tagged.sql})`,
                values: tagged.values,
              },
              rows: { sql: `SELECT count(*) FROM ${TAG} WHERE ${tagged.sql}`, values: tagged.values },
            },
          },
    )
  }
  const has = plain('EXISTS (SELECT 1 FROM application_tag t WHERE t.application_id = a.id)')
  if (says(condition, 'any')) leaves.push(ofApplications(has, null))
  if (says(condition, 'none')) leaves.push(ofApplications(not(has), null))
  return anyOf(leaves)
}

function stageCondition(asking: Asking, condition: QueryCondition): Leaf {
  const known = distinctNames(asking.db, 'stage')
  const names = meant(asking, condition, (value) => meantBy(value, known))
  if (names.length === 0) return ofApplications(false, null)
  const named = oneOf('s.name COLLATE NOCASE', names)
  return ofApplications(
    {
      sql: `a.stage_id IN (SELECT s.id FROM stage s INDEXED BY stage_name WHERE ${named.sql})`,
      values: named.values,
    },
    'application_stage',
  )
}

function openingCondition(asking: Asking, condition: QueryCondition): Leaf {
  const openings = asking.db.raw
    .prepare<[], { id: string; title: string; number: string }>(
      'SELECT id, sort_title AS title, requisition_number AS number FROM opening',
    )
    .all()
  const ids = meant(asking, condition, (value) => {
    const words = foldName(value.text)
    const number = value.text.toLowerCase()
    return openings
      .filter(
        (opening) =>
          standsIn(opening.title, words, value.begins) ||
          (value.begins
            ? opening.number.toLowerCase().startsWith(number)
            : opening.number.toLowerCase() === number),
      )
      .map(({ id }) => id)
  })
  return ids.length === 0
    ? ofApplications(false, null)
    : ofApplications(oneOf('a.opening_id', ids), 'application_opening_received')
}

function assigneeCondition(asking: Asking, condition: QueryCondition): Leaf {
  const colleagues = asking.db.raw
    .prepare<[], { id: string; name: string; email: string | null; isSelf: number }>(
      'SELECT id, full_name AS name, email, is_self AS isSelf FROM colleague',
    )
    .all()
  const ids = meant(asking, condition, (value) => {
    const words = foldName(value.text)
    return colleagues
      .filter(
        ({ name, email }) =>
          standsIn(foldName(name), words, value.begins) || email?.toLowerCase() === value.text.toLowerCase(),
      )
      .map(({ id }) => id)
  })
  if (says(condition, 'me')) ids.push(...colleagues.filter(({ isSelf }) => isSelf === 1).map(({ id }) => id))
  const leaves = [
    ids.length === 0
      ? ofApplications(false, null)
      : ofApplications(oneOf('a.assignee_id', ids), 'application_assignee'),
  ]
  if (says(condition, 'any')) leaves.push(ofApplications(plain('a.assignee_id IS NOT NULL'), null))
  if (says(condition, 'none')) leaves.push(ofApplications(plain('a.assignee_id IS NULL'), null))
  return anyOf(leaves)
}

const numberOf = (point: QueryPoint | null): number | null => (point?.is === 'number' ? point.number : null)

function ratingCondition(condition: QueryCondition): Leaf {
  return anyOf(
    condition.values.map((value): Leaf => {
      if (value.type === 'word') {
        return ofApplications(
          plain(`a.rating IS ${value.word === 'none' ? '' : 'NOT '}NULL`),
          'application_rating',
        )
      }
      if (value.type === 'compare') {
        return ofApplications(
          plain(`a.rating ${value.how} ?`, numberOf(value.point) ?? 0),
          'application_rating',
        )
      }
      if (value.type !== 'range') return nobody()
      return ofApplications(
        plain('a.rating BETWEEN ? AND ?', numberOf(value.least) ?? 0, numberOf(value.most) ?? 9),
        'application_rating',
      )
    }),
  )
}

const TIMES = {
  applied: { column: 'a.received_at', index: 'application_received', direction: -1 },
  'in-stage': { column: 'a.stage_entered_at', index: 'application_stage_entered', direction: -1 },
  snoozed: { column: 'a.snoozed_until', index: 'application_snoozed', direction: 1 },
} as const

function timeCondition({ now }: Asking, condition: QueryCondition, of: keyof typeof TIMES): Leaf {
  const { column, index, direction } = TIMES[of]
  return anyOf(
    condition.values.map((value): Leaf => {
      if (value.type === 'word') {
        const stands = value.word === 'any'
        // Whoever never applied is only a candidate.
        if (of === 'applied') return { ...ofApplications(stands, null), ofCandidate: () => !stands }
        const away = plain('a.snoozed_until > ?', now)
        return stands ? ofApplications(away, index) : ofApplications(not(away), null)
      }
      const { from, to } = spanOf(value, now, direction)
      // What was put off until a time that is over is back.
      const least = of === 'snoozed' ? Math.max(from ?? 0, now + 1) : from
      const parts: Sql[] = []
      if (least !== null) parts.push(plain(`${column} >= ?`, least))
      if (to !== null) parts.push(plain(`${column} < ?`, to))
      return ofApplications(
        {
          sql: `(${parts.map(({ sql }) => sql).join(' AND ')})`,
          values: parts.flatMap(({ values }) => values),
        },
        index,
      )
    }),
  )
}

const IS: Record<string, (asking: Asking) => Leaf> = {
  mine: (asking) =>
    assigneeCondition(asking, {
      type: 'condition',
      operator: 'assignee',
      values: [{ type: 'word', word: 'me' }],
      from: 0,
      to: 0,
    }),
  assigned: () => ofApplications(plain('a.assignee_id IS NOT NULL'), 'application_assignee'),
  unassigned: () => ofApplications(plain('a.assignee_id IS NULL'), null),
  rated: () => ofApplications(plain('a.rating IS NOT NULL'), 'application_rating'),
  unrated: () => ofApplications(plain('a.rating IS NULL'), 'application_rating'),
  tagged: () =>
    ofApplications(plain('EXISTS (SELECT 1 FROM application_tag t WHERE t.application_id = a.id)'), null),
  untagged: () =>
    ofApplications(plain('NOT EXISTS (SELECT 1 FROM application_tag t WHERE t.application_id = a.id)'), null),
  snoozed: ({ now }) => ofApplications(plain('a.snoozed_until > ?', now), 'application_snoozed'),
}

const choices = ({ values }: QueryCondition): string[] => values.filter(isName).map(({ text }) => text)

/** The leaf of a condition. Names that the workspace does not know mean nothing, and are noted. */
export function conditionLeaf(asking: Asking, condition: QueryCondition): Leaf {
  switch (condition.operator) {
    case 'skill':
    case 'language':
      return listCondition(asking, condition)
    case 'country':
    case 'city':
      return placeCondition(asking, condition)
    case 'name':
      return anyOf(condition.values.filter(isName).map((value) => nameLeaf(asking.db, value.text)))
    case 'tag':
      return tagCondition(asking, condition)
    case 'stage':
      return stageCondition(asking, condition)
    case 'opening':
      return openingCondition(asking, condition)
    case 'assignee':
      return assigneeCondition(asking, condition)
    case 'status':
      return ofApplications(oneOf('a.status', choices(condition)), 'application_status')
    case 'source':
      return ofApplications(oneOf('a.source', choices(condition)), 'application_source')
    case 'rating':
      return ratingCondition(condition)
    case 'applied':
    case 'in-stage':
    case 'snoozed':
      return timeCondition(asking, condition, condition.operator)
    case 'is':
      return anyOf(choices(condition).map((choice) => IS[choice]?.(asking) ?? nobody()))
  }
}
