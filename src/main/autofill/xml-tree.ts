/** A small tree of XML, by local names: enough for documents of known shape, bounded for any other. */
import { scanXml } from '../documents/xml-scan.ts'

export interface XmlNode {
  name: string
  attributes: ReadonlyMap<string, string>
  children: XmlNode[]
  /** Its own text, without its children's. */
  text: string
}

const MAX_NODES = 100_000
const MAX_DEPTH = 60

/** The root element; undefined when there is none, or when the document is larger or deeper than any that is meant. */
export function xmlTree(xml: string): XmlNode | undefined {
  const top: XmlNode = { name: '', attributes: new Map(), children: [], text: '' }
  const open: XmlNode[] = [top]
  let nodes = 0
  let tooMuch = false
  scanXml(xml, {
    open(name, attributes) {
      nodes += 1
      if (nodes > MAX_NODES || open.length > MAX_DEPTH) tooMuch = true
      if (tooMuch) return
      const node: XmlNode = { name, attributes, children: [], text: '' }
      open.at(-1)?.children.push(node)
      open.push(node)
    },
    close(name) {
      if (tooMuch || open.length < 2) return
      // What was never closed ends with what encloses it.
      const at = open.findLastIndex((node) => node.name === name)
      if (at > 0) open.length = at
    },
    text(text) {
      const node = open.at(-1)
      if (!tooMuch && node !== undefined) node.text += text
    },
  })
  return tooMuch ? undefined : top.children[0]
}

/** All elements on a path of names below a node: every child of the first name, of those every child of the second... */
export function all(node: XmlNode | undefined, ...path: readonly string[]): XmlNode[] {
  let level = node === undefined ? [] : [node]
  for (const name of path) level = level.flatMap((one) => one.children.filter((child) => child.name === name))
  return level
}

export const first = (node: XmlNode | undefined, ...path: readonly string[]): XmlNode | undefined =>
  all(node, ...path)[0]

/** Trimmed text of the first element on the path; '' when it is not there. */
export const textAt = (node: XmlNode | undefined, ...path: readonly string[]): string =>
  first(node, ...path)?.text.trim() ?? ''
