import { MAX_TEXT_CHARACTERS } from '#contract/inspection.ts'

const LINE_BREAKS = /\r\n?|[\u0085\u2028\u2029\v\f]/g
// Controls except tab and line feed; zero-width and bidi controls, soft hyphen, byte order mark and noncharacters:
// none of them is text, and several can hide or reorder what a person reads.
const INVISIBLE =
  /[^\P{Cc}\t\n]|[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\uffff\ufdd0-\ufdef]/gu
const ODD_SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g

// Normalising takes time by the square of a run of combining marks, and cannot be interrupted meanwhile; 30 in a row
// is what the Stream-Safe Text Format (UAX #15, section 13) allows, more than any script needs.
const STACKED_MARKS = /(\p{M}{30})\p{M}+/gu

/**
 * Text as it is stored, indexed and shown: NFC, lines separated by a line feed, no control characters but tab and
 * line feed, no trailing blanks, at most one empty line in a row, cut at MAX_TEXT_CHARACTERS.
 */
export function normaliseText(raw: string): { text: string; truncated: boolean } {
  // Cut generously before the expensive steps; whatever they remove only shortens the text.
  const limit = MAX_TEXT_CHARACTERS * 2
  const text = (raw.length > limit ? raw.slice(0, limit) : raw)
    .replace(LINE_BREAKS, '\n')
    .toWellFormed()
    .replace(INVISIBLE, '')
    .replace(ODD_SPACES, ' ')
    .replace(STACKED_MARKS, '$1')
    .normalize('NFC')
    .split('\n')
    .map((line) => line.replace(/ {2,}/g, ' ').trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  if (text.length <= MAX_TEXT_CHARACTERS) return { text, truncated: raw.length > limit }
  return {
    text: text
      .slice(0, MAX_TEXT_CHARACTERS)
      .toWellFormed()
      .replace(/\ufffd$/, ''),
    truncated: true,
  }
}
