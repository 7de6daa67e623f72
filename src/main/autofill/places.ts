import { foldWords } from './fold.ts'
import type { Lexicon } from './lexicon.ts'

export interface Place {
  city: string | null
  country: string | null
  /** The country was named, not only implied by the town. */
  countryNamed: boolean
}

/** 'Remote' and its like stand where a place does. */
const ANYWHERE = new Set('remote home office homeoffice etatyo distans teletravail hybrid'.split(' '))

/**
 * Reads 'Berlin', '10115 Berlin', 'Espoo, Finland' or 'Leeds, West Yorkshire, UK'. Undefined unless all of it is a
 * place: a known town or country must be in it, and what stands between them is taken for a region.
 */
export function readPlace(text: string, lexicon: Lexicon): Place | undefined {
  if (text.length > 80) return undefined
  const parts = text
    .split(/[,/]|\s[–—-]\s|\(|\)/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  if (parts.length === 0 || parts.length > 4) return undefined
  const [first = ''] = parts
  if (parts.length === 1 && ANYWHERE.has(foldWords(first)))
    return { city: null, country: null, countryNamed: false }
  const lastPart = parts.at(-1) ?? ''
  const named = lexicon.countries.get(foldWords(lastPart))
  const town = first.replace(/^(?:[A-Z]{1,3}[-–\s])?\d{4,6}\s+|^\d{3}\s\d{2}\s+/, '')
  const known = lexicon.towns.get(foldWords(town))
  const postal = town !== first
  if (parts.length === 1) {
    if (known !== undefined) return { city: town, country: known, countryNamed: false }
    if (named !== undefined) return { city: null, country: named, countryNamed: true }
    return postal && isTownLike(town) ? { city: town, country: null, countryNamed: false } : undefined
  }
  if (named !== undefined && isTownLike(town)) return { city: town, country: named, countryNamed: true }
  if (known !== undefined && parts.length <= 2 && isTownLike(lastPart))
    return { city: town, country: known, countryNamed: false }
  return undefined
}

const isTownLike = (text: string): boolean => /^\p{Lu}[\p{L}\p{M}'’. -]{1,40}$/u.test(text)
