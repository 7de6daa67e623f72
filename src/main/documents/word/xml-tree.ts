/**
 * As much of the XML DOM as docx-preview asks for, built by our own scanner: damage, entities and doctypes cost
 * nothing here, and how large and how deep a tree may grow is counted.
 */
import { localNameOf, scanRawXml, type XmlAttribute } from '../xml-scan.ts'
import { TooLong, viewLimits } from './view.ts'

const ELEMENT = 1
const TEXT = 3
const DOCUMENT = 9

/** Prefixes that documents forget to declare mean what they always mean. */
const WELL_KNOWN = new Map([['w', 'http://schemas.openxmlformats.org/wordprocessingml/2006/main']])

/** What only wraps text, and what docx-preview does not look into everywhere: it is read as if it were not there. */
const WRAPPERS = new Set(['fldSimple', 'sdt', 'sdtContent', 'customXml', 'moveTo', 'dir', 'bdo'])
/** Belongs to a wrapper, or is text that has moved away: it is left out with all that is in it. */
const LEFT_OUT = new Set(['sdtPr', 'sdtEndPr', 'fldData', 'customXmlPr', 'moveFrom'])

class List<T> extends Array<T> {
  item(index: number): T | null {
    return this[index] ?? null
  }
}

interface Attribute {
  readonly name: string
  readonly localName: string
  readonly value: string
}

export class XmlNode {
  readonly nodeType: number
  readonly nodeName: string
  readonly localName: string
  readonly attributes = new List<Attribute>()
  readonly childNodes = new List<XmlNode>()
  readonly #namespaces: ReadonlyMap<string, string>
  readonly #text: string

  constructor(nodeType: number, name: string, text: string, namespaces: ReadonlyMap<string, string>) {
    this.nodeType = nodeType
    this.nodeName = name
    this.localName = localNameOf(name)
    this.#text = text
    this.#namespaces = namespaces
  }

  get namespaceURI(): string | null {
    const colon = this.nodeName.indexOf(':')
    return this.lookupNamespaceURI(colon < 0 ? '' : this.nodeName.slice(0, colon))
  }

  get firstChild(): XmlNode | null {
    return this.childNodes[0] ?? null
  }

  get firstElementChild(): XmlNode | null {
    return this.childNodes.find((child) => child.nodeType === ELEMENT) ?? null
  }

  /** Depth is bounded by viewLimits.xmlDepth. */
  get textContent(): string {
    if (this.nodeType === TEXT) return this.#text
    return this.childNodes.map((child) => child.textContent).join('')
  }

  lookupNamespaceURI(prefix: string | null): string | null {
    return this.#namespaces.get(prefix ?? '') ?? null
  }

  /** Asked for the browser's error element only, which damage never makes here. */
  getElementsByTagName(): readonly XmlNode[] {
    return []
  }
}

/** A parser for all parts of one document, which count together. Its `parse` throws TooLong. */
export function createXmlParser(): { parse(xml: string): XmlNode } {
  let elements = 0

  function parse(xml: string): XmlNode {
    const root = new XmlNode(DOCUMENT, '#document', '', WELL_KNOWN)
    const open: Open[] = [{ name: '#document', node: root, namespaces: WELL_KNOWN }]
    const top = () => open[open.length - 1] as Open
    scanRawXml(xml, {
      open(name, attributes) {
        elements += 1
        if (elements > viewLimits.xmlElements || open.length > viewLimits.xmlDepth) throw new TooLong()
        const parent = top()
        const local = localNameOf(name)
        const namespaces = declaredIn(attributes, parent.namespaces)
        if (parent.node === null || LEFT_OUT.has(local)) {
          open.push({ name, node: null, namespaces })
          return
        }
        if (WRAPPERS.has(local)) {
          open.push({ name, node: parent.node, namespaces })
          return
        }
        const node = new XmlNode(ELEMENT, name, '', namespaces)
        for (const [attribute, value] of attributes) {
          node.attributes.push({ name: attribute, localName: localNameOf(attribute), value })
        }
        parent.node.childNodes.push(node)
        open.push({ name, node, namespaces })
      },
      close(name) {
        // An end without its start is damage: it closes nothing.
        const at = open.findLastIndex((element) => element.name === name)
        if (at <= 0) return
        for (const { node } of open.splice(at)) if (node?.localName === 'pic') complete(node)
      },
      text(text) {
        const { node, namespaces } = top()
        if (node !== null && node !== root) node.childNodes.push(new XmlNode(TEXT, '#text', text, namespaces))
      },
    })
    // An empty part is damage that should cost no other.
    if (root.childNodes.length === 0) root.childNodes.push(new XmlNode(ELEMENT, 'none', '', WELL_KNOWN))
    return root
  }

  return { parse }
}

/** What docx-preview takes for granted in a picture: without it, one picture would cost the whole document. */
function complete(picture: XmlNode): void {
  const need = (parent: XmlNode, name: string): XmlNode => {
    const found = parent.childNodes.find((child) => child.localName === name)
    if (found) return found
    const made = new XmlNode(ELEMENT, name, '', WELL_KNOWN)
    parent.childNodes.push(made)
    return made
  }
  need(need(picture, 'blipFill'), 'blip')
  need(picture, 'spPr')
}

/** An element whose end has not come. */
interface Open {
  name: string
  /** Where its content goes; null: nowhere. */
  node: XmlNode | null
  namespaces: ReadonlyMap<string, string>
}

function declaredIn(
  attributes: readonly XmlAttribute[],
  outer: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const declared = attributes.filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'))
  if (declared.length === 0) return outer
  return new Map([...outer, ...declared.map(([name, uri]) => [name.slice(6), uri] as const)])
}
