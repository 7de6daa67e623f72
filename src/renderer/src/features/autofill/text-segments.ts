/** A source text cut at the places of fields, so that each place can be marked. */
import type { ProposedField } from '#contract/autofill.ts'

export interface Segment {
  readonly start: number
  readonly text: string
  /** Fields that stand here, the one with the shortest place first. */
  readonly fields: readonly string[]
}

/** The whole text in order; what belongs to no field has none. */
export function textSegments(
  text: string,
  fields: readonly Pick<ProposedField, 'id' | 'spans'>[],
): Segment[] {
  const places = fields
    .flatMap(({ id, spans }) =>
      spans.map(({ start, end }) => ({ id, start, end: Math.min(end, text.length) })),
    )
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.end - a.start - (b.end - b.start))
  const cuts = [...new Set([0, text.length, ...places.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  )
  return cuts.slice(0, -1).map((start, at) => {
    const end = cuts[at + 1] as number
    const here = places.filter((place) => place.start <= start && place.end >= end).map(({ id }) => id)
    return { start, text: text.slice(start, end), fields: [...new Set(here)] }
  })
}
