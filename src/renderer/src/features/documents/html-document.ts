/** HTML from outside, made safe to look at: no script, no request, no way out of its frame. */
import DOMPurify from 'dompurify'
import type { TextHit } from './find-in-text.ts'
import { DocumentProblem } from './problem.ts'

/** The frame's own rule, beside its sandbox and the page's rule: nothing is ever fetched. */
const framePolicy =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

const forbiddenTags = [
  'style',
  'form',
  'input',
  'button',
  'select',
  'textarea',
  'svg',
  'math',
  'audio',
  'video',
  'source',
  'track',
  'picture',
  'iframe',
  'object',
  'embed',
  'template',
  'dialog',
]
const forbiddenAttributes = [
  'srcset',
  'sizes',
  'background',
  'poster',
  'action',
  'formaction',
  'ping',
  'target',
  'id',
  'name',
  'autofocus',
  'tabindex',
  'contenteditable',
  'popover',
]

export const embeddedImage = /^data:image\/(png|jpeg|gif|webp|bmp);base64,/i
/** Fixed and sticky parts would cover the rest; url( and image( can only be meant to fetch. */
export const unwantedStyle =
  /url\s*\(|image\s*\(|image-set|@import|expression|position\s*:\s*(fixed|sticky)|\\/i

/** More tags than any document that people write has; the window would stand still for seconds. */
const maxTags = 200_000

export interface SafeHtml {
  /** The sanitised body. Its text does not change any more. */
  readonly body: HTMLElement
  /** Images that would have been fetched from outside. */
  readonly remoteImages: number
}

/**
 * Takes event handlers and base addresses away before anything is parsed. DOMPurify removes them in any case; but the
 * browser reports each one that it parses as a violation of the page's policy, even where nothing can run.
 */
function withoutNoise(html: string): string {
  return html.replace(/<[a-z][^>]*>/gi, (tag) =>
    /^<base\b/i.test(tag) ? '' : tag.replace(/(?<=[\s"'/])on[a-z]+(?=\s*=)/gi, 'data-$&'),
  )
}

function countTags(html: string): number {
  let count = 0
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at + 1)) count += 1
  return count
}

/** Sanitises in an inert document, where nothing loads. Throws DocumentProblem tooLarge. */
export function sanitizeHtml(html: string): SafeHtml {
  if (countTags(html) > maxTags) throw new DocumentProblem('tooLarge')
  const body = DOMPurify(window).sanitize(withoutNoise(html), {
    USE_PROFILES: { html: true },
    FORBID_TAGS: forbiddenTags,
    FORBID_ATTR: forbiddenAttributes,
    ALLOW_DATA_ATTR: false,
    ALLOW_UNKNOWN_PROTOCOLS: false,
    WHOLE_DOCUMENT: false,
    RETURN_DOM: true,
  }) as HTMLElement
  let remoteImages = 0
  for (const image of body.querySelectorAll('img')) {
    if (embeddedImage.test(image.getAttribute('src') ?? '')) continue
    remoteImages += 1
    image.replaceWith(body.ownerDocument.createTextNode(image.alt === '' ? '' : `[${image.alt}]`))
  }
  for (const link of body.querySelectorAll('[href]')) {
    link.setAttribute('title', link.getAttribute('href') ?? '') // can be read, leads nowhere
    link.removeAttribute('href')
  }
  for (const element of body.querySelectorAll('[style]')) {
    if (unwantedStyle.test(element.getAttribute('style') ?? '')) element.removeAttribute('style')
  }
  return { body, remoteImages }
}

/**
 * A document for `srcdoc`, with the hits marked and the current one scrolled to, without any script. A style sheet of
 * its own must hold no '<'.
 */
export function frameDocument(
  body: HTMLElement,
  hits: readonly TextHit[],
  current: number,
  style = frameStyle,
): string {
  const copy = body.cloneNode(true) as HTMLElement
  markHits(copy, hits, current)
  return `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${framePolicy}"><style>${style}${markStyle}</style></head><body>${copy.innerHTML}</body></html>`
}

/** Candidates design for paper: black on white in light and dark alike. */
const frameStyle = `
  html { background: #fff; color: #18181b; font: 14px/1.5 Inter, system-ui, sans-serif; color-scheme: light; }
  body { margin: 0 auto; padding: 32px; max-width: 800px; overflow-wrap: anywhere; }
  img, table { max-width: 100%; }
  pre { white-space: pre-wrap; }
`

const markStyle = `
  mark { background: #fde68a; color: inherit; }
  mark.current { background: #f59e0b; scroll-initial-target: nearest; scroll-margin: 40vh; }
`

function markHits(root: HTMLElement, hits: readonly TextHit[], current: number): void {
  if (hits.length === 0) return
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const nodes: { node: Text; start: number }[] = []
  let offset = 0
  while (walker.nextNode()) {
    const node = walker.currentNode as Text
    nodes.push({ node, start: offset })
    offset += node.data.length
  }
  let next = 0
  for (const { node, start } of nodes) {
    const end = start + node.data.length
    while (next < hits.length && (hits[next] as TextHit).end <= start) next++
    const inside: { from: number; to: number; current: boolean }[] = []
    for (let i = next; i < hits.length; i++) {
      const hit = hits[i] as TextHit
      if (hit.start >= end) break
      inside.push({
        from: Math.max(0, hit.start - start),
        to: Math.min(node.data.length, hit.end - start),
        current: i === current,
      })
    }
    wrap(node, inside)
  }
}

function wrap(node: Text, parts: readonly { from: number; to: number; current: boolean }[]): void {
  for (const part of parts.toReversed()) {
    const hit = node.splitText(part.from)
    hit.splitText(part.to - part.from)
    const mark = node.ownerDocument.createElement('mark')
    if (part.current) mark.className = 'current'
    hit.replaceWith(mark)
    mark.append(hit)
  }
}
