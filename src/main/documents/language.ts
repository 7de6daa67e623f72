/** Which language a text is in, by the statistics of its letters: offline, in the document worker. */
import type { eld as Detector } from 'eld/extrasmall'

/** Below this many letters of running text the statistics name any language. */
const MIN_LETTERS = 60
/** The detector looks at this many characters. */
const SAMPLE = 1_000
/** Lines that are looked at; a CV has some hundreds. */
const MAX_LINES = 2_000

/**
 * The lines of a text that are most of all language: the longest ones of words, without addresses, numbers and names
 * of products, of which the head of a CV consists.
 */
export function sampleOf(text: string): string {
  const lines = text
    .split('\n', MAX_LINES)
    .map((line) =>
      line
        .slice(0, SAMPLE)
        .replace(/\S*[@/\\]\S*|\S*\d\S*/g, ' ')
        .replace(/[^\p{L}\p{M}'’\s-]+/gu, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((line) => line !== '')
    .sort((a, b) => b.length - a.length)
  let sample = ''
  for (const line of lines) {
    if (sample.length + line.length >= SAMPLE) break
    sample += `${line}\n`
  }
  return sample === '' ? (lines[0] ?? '').slice(0, SAMPLE) : sample
}

/**
 * A detector that loads its tables (1 MB, 60 languages) when the first text comes. It answers an ISO 639-1 code, or
 * undefined when the text is too short or two languages are as likely.
 */
export function createLanguageDetector(): (text: string) => Promise<string | undefined> {
  let loaded: Promise<typeof Detector> | undefined
  return async (text) => {
    const sample = sampleOf(text)
    // Scripts without spaces say in one letter what others say in several.
    const letters = (sample.match(/\p{L}/gu)?.length ?? 0) + 3 * (sample.match(/\p{Lo}/gu)?.length ?? 0)
    if (letters < MIN_LETTERS) return undefined
    loaded ??= import('eld/extrasmall').then(({ eld }) => eld)
    const found = (await loaded).detect(sample)
    return found.isReliable() && found.language !== '' ? found.language : undefined
  }
}
