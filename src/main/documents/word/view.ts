/** What a Word document looks like on screen, as a document worker hands it over. */
import type { RefusalCode } from '#contract/inspection.ts'

/** Bounds of a view: a longer one would hold up the window that shows it. Then its running text is shown instead. */
export const viewLimits = {
  /** XML elements of all parts that are read. */
  xmlElements: 400_000,
  /** Deeper nesting is damage or an attack; the library that lays out goes down by calling itself. */
  xmlDepth: 300,
  /** Elements of the view. */
  elements: 60_000,
  /** UTF-16 units of markup, pictures not counted. */
  characters: 8_000_000,
  /** Bytes of pictures as they are in the file; one that is on every page counts on every page. */
  pictureBytes: 12 * 1024 * 1024,
  /** 64 million pixels are 256 MB once decoded. */
  picturePixels: 64_000_000,
} as const

/** `layout`: pages as in Word; `reader`: running text with headings, lists and tables. */
export type WordFace = 'layout' | 'reader'

export interface WordView {
  html: string
  /** Rules of its own; empty for a reader view. */
  css: string
  /** Width of its widest page in CSS pixels; 0 where it has none. */
  pageWidth: number
  /** Pictures in a format that browsers do not show, too large ones, and those that lie outside the file. */
  picturesLeftOut: number
  /** Built from what could be told of the structure, without the layout: always for .doc. */
  simplified: boolean
}

/** TOO_LONG: more than viewLimits allow. */
export type ViewRefusalCode = RefusalCode | 'TOO_LONG'
export type ViewAnswer = { shown: true; view: WordView } | { shown: false; code: ViewRefusalCode }

/** Thrown while a view is made that passes viewLimits. */
export class TooLong extends Error {
  override readonly name = 'TooLong'
}
