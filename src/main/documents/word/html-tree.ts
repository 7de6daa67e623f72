/**
 * The elements that docx-preview makes, as a tree of ours instead of the browser's: it knows the few elements and
 * attributes that a page of text needs, writes itself as markup with everything escaped, and counts what it costs.
 * No link goes anywhere, no script, frame or drawing command comes through, whatever the document says.
 */
import { escapeHtml } from './escape.ts'
import { picturePixels } from './picture-size.ts'
import { TooLong, viewLimits } from './view.ts'

const ELEMENTS = new Set(
  'div section article header footer p span a br wbr img table colgroup col tr td ol ul li sup sub ins del'.split(
    ' ',
  ),
)
const VOID = new Set(['br', 'wbr', 'img', 'col'])

/** What docx-preview passes to its element factory. */
interface Description {
  tagName: string
  className?: string
  style?: Record<string, string> | string
  children?: (Description | HtmlNode | string)[]
  [property: string]: unknown
}

export interface Picture {
  type: string
  bytes: Uint8Array
}

/** An element or, with `text`, a piece of text. What docx-preview sets on it by name is what it has. */
export class HtmlNode {
  readonly children: HtmlNode[] = []
  readonly style: Record<string, string | undefined> = {}
  readonly classes: string[] = []
  lang: string | undefined
  href: string | undefined
  src: string | null | undefined
  colSpan = 1
  rowSpan = 1
  styleText = ''
  readonly tagName: string
  readonly text: string

  constructor(tagName: string, text = '') {
    this.tagName = tagName
    this.text = text
  }

  readonly classList = { add: (name: string) => void this.classes.push(name) }

  appendChild(child: HtmlNode): HtmlNode {
    this.children.push(child)
    return child
  }

  /** Attributes of drawings, which are not drawn; the picture in a shape is. */
  setAttribute(name: string, value: string): void {
    if (name === 'href') this.src = value
  }
}

/** VML shapes come as SVG: the text in them is kept as a block in its place, a picture as a picture. */
const RENAMED: Readonly<Record<string, string>> = { svg: 'div', foreignObject: 'div', g: 'div', image: 'img' }

/** The element factory for one document, its style sheets, and how it all is written. */
export function createHtmlTree(pictureOf: (token: string) => Picture | undefined) {
  const sheets: string[] = []
  let elements = 0
  let characters = 0
  let picturesLeftOut = 0
  let pictureBytes = 0

  function h(described: Description | HtmlNode | string): HtmlNode {
    if (described instanceof HtmlNode) return described
    if (typeof described === 'string') return textNode(described)
    elements += 1
    if (elements > viewLimits.elements) throw new TooLong()
    const { tagName, className, style, children, lang, href, colSpan } = described
    if (tagName === 'style') {
      const sheet = children?.join('') ?? ''
      count(sheet)
      sheets.push(sheet)
      return textNode('')
    }
    if (tagName === '#comment') return textNode('')
    const node = new HtmlNode(RENAMED[tagName] ?? tagName)
    if (className) node.classes.push(className)
    if (typeof style === 'string') node.styleText = style
    else if (style) Object.assign(node.style, style)
    if (typeof lang === 'string') node.lang = lang
    if (typeof href === 'string') node.href = href
    if (typeof colSpan === 'number') node.colSpan = colSpan
    for (const child of children ?? []) node.appendChild(h(child))
    return node
  }

  function textNode(text: string): HtmlNode {
    count(text)
    return new HtmlNode('', text)
  }

  function count(text: string): void {
    characters += text.length
    if (characters > viewLimits.characters) throw new TooLong()
  }

  /** Goes down by calling itself: the tree is as deep as the XML, whose depth is bounded. */
  function write(node: HtmlNode, out: string[]): void {
    const { tagName, children } = node
    if (tagName === '') {
      out.push(escapeHtml(node.text))
      return
    }
    if (tagName === 'img') {
      out.push(picture(node))
      return
    }
    if (!ELEMENTS.has(tagName)) {
      for (const child of children) write(child, out)
      return
    }
    out.push(`<${tagName}${attributesOf(node)}>`)
    if (VOID.has(tagName)) return
    for (const child of children) write(child, out)
    out.push(`</${tagName}>`)
  }

  function picture(node: HtmlNode): string {
    const found = pictureOf(node.src ?? '')
    const pixels = found && picturePixels(found.bytes, found.type)
    const size = found?.bytes.length ?? 0
    if (
      found === undefined ||
      pixels === undefined ||
      pixels > viewLimits.picturePixels ||
      pictureBytes + size > viewLimits.pictureBytes
    ) {
      picturesLeftOut += 1
      return ''
    }
    pictureBytes += size
    const base64 = Buffer.from(found.bytes.buffer, found.bytes.byteOffset, size).toString('base64')
    return `<img${attributesOf(node)} alt="" src="data:${found.type};base64,${base64}">`
  }

  return {
    h,
    /** Markup of these nodes. Throws TooLong. */
    write(nodes: readonly HtmlNode[]): string {
      const out: string[] = []
      for (const node of nodes) write(node, out)
      const html = out.join('')
      if (html.length > viewLimits.characters + viewLimits.pictureBytes * 1.4) throw new TooLong()
      return html
    },
    css: () => sheets.join('\n'),
    picturesLeftOut: () => picturesLeftOut,
  }
}

function attributesOf(node: HtmlNode): string {
  const { classes, lang, href, colSpan, rowSpan } = node
  const found: [string, string][] = []
  if (classes.length > 0) found.push(['class', classes.join(' ')])
  if (lang) found.push(['lang', lang])
  // An address to be read, not followed: the frame cannot lead anywhere.
  if (href && isShownAddress(href)) found.push(['title', href])
  if (colSpan > 1) found.push(['colspan', String(colSpan)])
  if (rowSpan > 1) found.push(['rowspan', String(rowSpan)])
  const style = styleOf(node)
  if (style !== '') found.push(['style', style])
  return found.map(([name, value]) => ` ${name}="${escapeHtml(value)}"`).join('')
}

const isShownAddress = (href: string): boolean => /^(https?:|mailto:)/i.test(href)

function styleOf({ style, styleText }: HtmlNode): string {
  const own = Object.entries(style)
    .filter(
      ([name, value]) =>
        value !== undefined &&
        value !== null &&
        value !== '' &&
        !/[;{}]/.test(String(value)) &&
        /^[-a-zA-Z]+$/.test(name),
    )
    .map(([name, value]) => `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${value}`)
  return [styleText, ...own].filter((text) => text !== '').join(';')
}
