/** Where somebody lives, from the address in their CV. */
import type { Found } from './cv-experience.ts'
import type { Section } from './cv-lines.ts'
import type { Lexicon } from './lexicon.ts'
import { readPlace } from './places.ts'

export interface Home {
  city?: Found<string>
  country?: Found<string>
}

const PLACE_LABEL =
  /^(?:address|location|residence|home|city|lives? in|based in|anschrift|adresse|wohnort|ort|wohnhaft in|osoite|kotipaikka|paikkakunta|asuinpaikka|adress|bostadsort|postort|ort|domicile|ville|dirección|ciudad|residencia|indirizzo|residenza|città|adres|woonplaats)\s*[:：]\s*/iu
const HEAD_LINES = 14

/** Town and country of the address, which stands in the head or the contact block. */
export function findPlace(sections: readonly Section[], lexicon: Lexicon): Home | undefined {
  const lines = sections
    .filter(({ kind }) => kind === 'head' || kind === 'contact')
    .flatMap((section) => (section.kind === 'head' ? section.lines.slice(0, HEAD_LINES) : section.lines))
  for (const line of lines) {
    const unlabelled = line.text.replace(PLACE_LABEL, '')
    const labelled = unlabelled !== line.text
    const offset = line.end - unlabelled.length
    for (const { text, at } of placeParts(unlabelled)) {
      const place = readPlace(text, lexicon)
      if (place === undefined || (place.city === null && !labelled)) continue
      const span = { start: offset + at, end: offset + at + text.length }
      const town = place.city ?? ''
      const townAt = text.indexOf(town)
      const citySpan = { start: span.start + townAt, end: span.start + townAt + town.length }
      const base = labelled || /\d{4,5}\s/.test(text) ? 0.92 : 0.85
      return {
        ...(town === '' ? {} : { city: { value: town, confidence: base, spans: [citySpan] } }),
        ...(place.country === null
          ? {}
          : {
              country: {
                value: place.country,
                confidence: place.countryNamed ? base : base - 0.1,
                spans: [span],
              },
            }),
      }
    }
  }
  return undefined
}

/** A line of an address whole, and from each of its commas and bars on. */
function placeParts(text: string): { text: string; at: number }[] {
  const strong = [...text.matchAll(/[^|•·;]+/g)].map((match) => ({
    text: match[0].trim(),
    at: match.index + (match[0].length - match[0].trimStart().length),
  }))
  return strong.slice(0, 8).flatMap((part) => [
    part,
    ...[...part.text.matchAll(/,\s*/g)].slice(0, 4).map((match) => {
      const from = match.index + match[0].length
      return { text: part.text.slice(from), at: part.at + from }
    }),
  ])
}
