/** Plain text as a reader view: what is left where the structure could not be read. */
import { escapeHtml } from './escape.ts'
import type { WordView } from './view.ts'

/** Each line a paragraph; rows of tables keep their tabs. */
export function textView(text: string): WordView {
  const paragraphs = text.split('\n').filter((line) => line.trim() !== '')
  return {
    html: paragraphs.map((line) => `<p>${escapeHtml(line)}</p>`).join(''),
    css: '',
    pageWidth: 0,
    picturesLeftOut: 0,
    simplified: true,
  }
}

/** True when there is something to read or to look at. */
export const hasContent = (html: string): boolean =>
  /<img\b/.test(html) || html.replace(/<[^>]*>/g, '').trim() !== ''
