/** Stamps that scanner programs put on pages which hold no other text. */
const SCANNER_STAMPS = /\b(scanned (by|with|using)|created (by|with)) [\w .-]{0,30}scan\w*/gi
const MIN_TOKENS = 20
const MIN_LETTERS = 80

/** What programs print on the pages of a scan: their numbers, alone or with a word before and between. */
const PAGE_NUMBERS = /^[-–—]?\s?(\p{L}{1,10}\.?[ ])?\d{1,4}([ ]?(\/|\p{L}{1,6})[ ]?\d{1,4})?\s?[-–—]?$/gmu

/**
 * True when there is nothing to search in: no letter and no digit, or only the stamp of a scanner program. With
 * `pages`, as of a PDF, page numbers alone are no text either.
 */
export function hasNoText(text: string, pages?: number): boolean {
  if (text.length > 20_000) return !/[\p{L}\p{N}]/u.test(text)
  const unstamped = text.replace(SCANNER_STAMPS, '')
  const numbered = unstamped.match(PAGE_NUMBERS)?.length ?? 0
  const bare =
    pages !== undefined && pages > 1 && numbered >= pages ? unstamped.replace(PAGE_NUMBERS, '') : unstamped
  return !/[\p{L}\p{N}]/u.test(bare)
}

/**
 * True when text reads as gibberish: a font without character names gives private or unassigned characters, or
 * letters shifted into signs. Judged by the first 20,000 characters, and never on less than a few lines.
 */
export function isGlyphSoup(text: string): boolean {
  const sample = text.slice(0, 20_000)
  const inked = sample.replace(/\s+/g, '')
  if (inked.length === 0) return false
  // Phonetic letters are where Cyrillic ends up when its codes are taken for glyph numbers.
  const strange = inked.match(/[\p{Co}\p{Cn}\ufffd\u0250-\u02af]/gu)?.length ?? 0
  if (inked.length >= 20 && strange > inked.length * 0.2) return true
  if (lacksVowels(inked)) return true
  const tokens = sample.split(/\s+/).filter((token) => token.length > 1)
  if (tokens.length < MIN_TOKENS) return false
  // A usual token is a word or a number, perhaps with signs around or between them (dates, addresses, C++).
  const usual = tokens.filter((token) =>
    /^\p{P}*[\p{L}\p{M}\p{N}]+(?:[\p{P}\p{S}]{1,3}[\p{L}\p{M}\p{N}]+)*[\p{P}\p{S}]*$/u.test(token),
  )
  const mixed = usual.filter((token) =>
    /\p{L}[^\p{L}\p{N}\p{M}'’.\-–@/:_&]\p{L}|\p{Ll}\p{Lu}\p{Ll}\p{Lu}/u.test(token),
  )
  return usual.length - mixed.length < tokens.length * 0.4
}

/** Codes shifted by a constant turn Latin text into other Latin letters, of which far too few are vowels. */
function lacksVowels(inked: string): boolean {
  const letters = inked.match(/\p{Script=Latin}/gu)?.length ?? 0
  if (letters < MIN_LETTERS || letters < inked.length * 0.3) return false
  const vowels = inked.normalize('NFD').match(/[aeiouyæœøıə]/gi)?.length ?? 0
  return vowels < letters * 0.2
}
