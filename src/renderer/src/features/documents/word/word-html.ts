/** Word documents as the service's readers describe them, made safe to look at: what they read was hostile. */
import DOMPurify from 'dompurify'
import type { WordDocumentView } from '#contract/documents.ts'
import { embeddedImage, unwantedStyle } from '../html-document.ts'

const layoutTags =
  'div section article header footer p span a br wbr img table colgroup col tbody tr td ol ul li sup sub ins del'.split(
    ' ',
  )
const layoutAttributes = ['class', 'style', 'lang', 'dir', 'title', 'colspan', 'rowspan', 'src', 'alt']
const readerTags =
  'article section header footer h1 h2 h3 h4 h5 h6 p br ul ol li table thead tbody tr td th strong em b i u s sup sub a img span'.split(
    ' ',
  )
const readerAttributes = ['colspan', 'rowspan', 'src', 'alt', 'href', 'lang', 'dir']

export interface SafeLayout {
  /** The sanitised body. Its text does not change any more. */
  readonly body: HTMLElement
  /** Rules of the document, without anything that could fetch or leave the style element. */
  readonly css: string
}

/** The id of a page, counted from 1; nothing else in a layout has one. */
export const pageId = (page: number): string => `page-${page}`

/** The layout of a .docx, for a frame that can do nothing. */
export function sanitizeLayout(view: WordDocumentView): SafeLayout {
  const body = sanitize(view.html, layoutTags, layoutAttributes)
  for (const element of body.querySelectorAll<HTMLElement>('[style]')) {
    if (unwantedStyle.test(element.getAttribute('style') ?? '')) element.removeAttribute('style')
    else if (element.style.fontFamily !== '')
      element.style.fontFamily = withFallback(element.style.fontFamily)
  }
  body.querySelectorAll('section.docx').forEach((page, index) => {
    page.id = pageId(index + 1)
  })
  return { body, css: safeRules(view.css) }
}

/** Text to read, for the page itself: no styles, no classes but ours; links can be followed only by way of a question. */
export function sanitizeReader(view: WordDocumentView): HTMLElement {
  const body = sanitize(view.html, readerTags, readerAttributes)
  for (const part of body.querySelectorAll('header, footer, section, article')) {
    const block = body.ownerDocument.createElement('div')
    block.className =
      part.localName === 'article' ? 'text' : part.localName === 'section' ? 'notes' : 'running'
    block.append(...part.childNodes)
    part.replaceWith(block)
  }
  for (const link of body.querySelectorAll('a')) {
    const href = link.getAttribute('href') ?? ''
    const address = /^(https?:|mailto:)/i.test(href) ? href : ''
    link.removeAttribute('href')
    if (address !== '') link.setAttribute('title', address)
    if (!isFollowed(address)) continue
    link.setAttribute('href', address)
    link.setAttribute('rel', 'noopener noreferrer')
    link.setAttribute('target', '_blank')
  }
  return body
}

/** What leaves the app at all (shell/open-external.ts decides): https and mailto. */
const isFollowed = (address: string): boolean => /^(https:|mailto:)/i.test(address)

function sanitize(html: string, tags: string[], attributes: string[]): HTMLElement {
  const body = DOMPurify(window).sanitize(html, {
    ALLOWED_TAGS: tags,
    ALLOWED_ATTR: attributes,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    ALLOW_UNKNOWN_PROTOCOLS: false,
    RETURN_DOM: true,
  }) as HTMLElement
  for (const image of body.querySelectorAll('img')) {
    if (!embeddedImage.test(image.getAttribute('src') ?? '')) image.remove()
  }
  return body
}

/**
 * The rules as the browser understands them, one by one: what is no plain rule goes, and so does every declaration that
 * could fetch. Parsed in a sheet that belongs to no document.
 */
function safeRules(css: string): string {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  const kept: string[] = []
  for (const rule of sheet.cssRules) {
    if (!(rule instanceof CSSStyleRule)) continue
    for (const name of [...rule.style]) {
      if (forbiddenValue.test(rule.style.getPropertyValue(name))) rule.style.removeProperty(name)
    }
    if (rule.style.fontFamily !== '') rule.style.fontFamily = withFallback(rule.style.fontFamily)
    kept.push(rule.cssText)
  }
  return kept.join('\n').replaceAll('<', '\\3c ')
}

/** As for single elements, but numbered lists need the backslash. */
const forbiddenValue = /url\s*\(|image\s*\(|image-set|^(fixed|sticky)$/i

/** Without a last resort a font that is not on this computer becomes whatever the browser takes, mostly a serif. */
function withFallback(family: string): string {
  if (/\b(sans-serif|serif|monospace)\s*$/.test(family)) return family
  if (/courier|consolas|mono/i.test(family)) return `${family}, monospace`
  return /times|georgia|garamond|cambria|palatino|roman|serif|book/i.test(family)
    ? `${family}, Tinos, serif`
    : `${family}, Carlito, Arial, sans-serif`
}

/** The desk that the pages lie on. `desk` is a colour of ours. */
export const layoutStyle = (css: string, desk: string): string => `
  html { background: ${desk}; color-scheme: light; }
  body { margin: 0; padding: 4px 16px; font: 11pt/1.3 Carlito, Arial, sans-serif; width: fit-content; min-width: calc(100% - 32px); }
  ${css}
  section.docx { background: #fff; color: #000; margin: 12px auto; box-shadow: 0 0 0 1px #d4d4d8; }
  section.docx img { max-width: 100%; }
  p:empty::after { content: "\\200b"; }
`
