/** The simplified view of a .doc: its paragraphs, headings, lists and tables as plain markup. */
import type { Sniffed } from '../sniff.ts'
import { readWord2Stories, readWordStories, type Story, type StoryKind } from '../word-binary.ts'
import { type Block, blocksOf, type Cell, type Paragraph, type Run } from './doc-blocks.ts'
import { escapeHtml } from './escape.ts'
import type { WordView } from './view.ts'

/** Where what Word keeps apart from the text goes; the rest is `section`. */
const ELEMENTS: Partial<Record<StoryKind, string>> = {
  header: 'header',
  headerBox: 'header',
  footer: 'footer',
  body: 'article',
}

/** To be called in a document worker only. Throws Refused DAMAGED or ENCRYPTED. */
export function docReader(sniffed: Extract<Sniffed, { mediaType: 'application/msword' }>): WordView {
  const { container, bytes } = sniffed
  const { stories, formatting } =
    container === undefined ? readWord2Stories(bytes) : readWordStories(container)
  const html = stories.map((story) => storyHtml(story, blocksOf(story, formatting))).join('')
  return { html, css: '', pageWidth: 0, picturesLeftOut: 0, simplified: true }
}

function storyHtml({ kind }: Story, blocks: Block[]): string {
  if (blocks.length === 0) return ''
  const element = ELEMENTS[kind] ?? 'section'
  return `<${element}>${blocksHtml(blocks)}</${element}>`
}

function blocksHtml(blocks: Block[]): string {
  const out: string[] = []
  let inList = false
  for (const block of blocks) {
    const isItem = block.kind === 'paragraph' && block.paragraph.listItem && block.paragraph.heading === 0
    if (isItem !== inList) out.push(isItem ? '<ul>' : '</ul>')
    inList = isItem
    out.push(block.kind === 'table' ? tableHtml(block.rows) : paragraphHtml(block.paragraph, isItem))
  }
  if (inList) out.push('</ul>')
  return out.join('')
}

function paragraphHtml(paragraph: Paragraph, isItem: boolean): string {
  const { heading, runs } = paragraph
  const element = isItem ? 'li' : heading > 0 ? `h${Math.min(heading, 6)}` : 'p'
  return `<${element}>${runs.map((run) => runHtml(run, heading > 0)).join('')}</${element}>`
}

function runHtml({ text, bold, italic }: Run, inHeading: boolean): string {
  let html = escapeHtml(text).replaceAll('\n', '<br>')
  if (italic) html = `<em>${html}</em>`
  return bold && !inHeading ? `<strong>${html}</strong>` : html
}

function tableHtml(rows: Cell[][]): string {
  const columns = Math.max(...rows.map((row) => row.length))
  const lines = rows.map((row) => {
    const cells = row.map((cell, at) => {
      const span = at === row.length - 1 ? columns - at : 1
      return `<td${span > 1 ? ` colspan="${span}"` : ''}>${cell.map((part) => paragraphHtml(part, false)).join('')}</td>`
    })
    return `<tr>${cells.join('')}</tr>`
  })
  return `<table><tbody>${lines.join('')}</tbody></table>`
}
