/** A query as conditions: on an application with its candidate, or on a candidate who never applied. */
import { partsOf, type Query, type QueryNode } from '#contract/query.ts'
import { type Asking, conditionLeaf } from './conditions.ts'
import { anyOf, type Leaf, NOWHERE, ofApplications } from './leaf.ts'
import { every, type Narrowing, not, sqlOf } from './sql.ts'
import { textLeaf } from './words.ts'

/** A part of a query, whatever is inside it, as one leaf. */
export function leafOf(asking: Asking, node: QueryNode): Leaf {
  switch (node.type) {
    case 'condition':
      return conditionLeaf(asking, node)
    case 'or':
      return anyOf(node.of.map((one) => leafOf(asking, one)))
    case 'and':
      return allOf(node.of.map((one) => leafOf(asking, one)))
    case 'not': {
      const of = leafOf(asking, node.of)
      return {
        ofApplication: not(of.ofApplication),
        ofCandidate: (candidate) => not(of.ofCandidate(candidate)),
        aboutPeople: of.aboutPeople,
        people: null,
        start: null,
      }
    }
    default:
      return textLeaf(asking.db, node)
  }
}

/** All must hold; the way in is that of one of them. */
export function allOf(leaves: readonly Leaf[]): Leaf {
  const ofApplication = every(leaves.map((leaf) => leaf.ofApplication))
  const { start } = leaves.find((leaf) => leaf.start !== null) ?? { start: null }
  const inside = start && every([start.condition, ofApplication])
  return {
    ofApplication,
    ofCandidate: (candidate) => every(leaves.map((leaf) => leaf.ofCandidate(candidate))),
    aboutPeople: leaves.every((leaf) => leaf.aboutPeople),
    people: null,
    start: start && (typeof inside === 'object' && inside ? { ...start, condition: inside } : NOWHERE),
  }
}

/** The parts of a query that must all hold; one that nothing can fulfil if the query has a mistake. */
export function leavesOfQuery(asking: Asking, query: Query): Leaf[] {
  if (query.broken) return [ofApplications(false, null)]
  return partsOf(query.root).map((part) => leafOf(asking, part))
}

/** What a query narrows a list of applications by. */
export const narrowingsOfQuery = (asking: Asking, query: Query): Narrowing[] =>
  leavesOfQuery(asking, query).map(({ ofApplication, start }) => ({
    condition: sqlOf(ofApplication),
    start: start && { from: start.from, conditions: [start.condition], rows: start.rows },
  }))
