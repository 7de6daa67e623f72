import sniffEncoding from 'html-encoding-sniffer'
import { Tokenizer } from 'htmlparser2'

export interface XmlHandler {
  /** Name without its namespace prefix; attributes by local name, the first one winning. */
  open?(name: string, attributes: ReadonlyMap<string, string>): void
  close?(name: string): void
  text?(text: string): void
}

/** As written, prefixes and all. */
export interface RawXmlHandler {
  open(name: string, attributes: readonly XmlAttribute[]): void
  close(name: string): void
  text(text: string): void
}

export type XmlAttribute = readonly [name: string, value: string]

export const localNameOf = (name: string): string => name.slice(name.indexOf(':') + 1)

/** scanRawXml for those who need no prefixes. */
export function scanXml(xml: string, handler: XmlHandler): void {
  scanRawXml(xml, {
    open(name, attributes) {
      const byLocalName = new Map<string, string>()
      for (const [attribute, value] of attributes) {
        const local = localNameOf(attribute)
        if (!byLocalName.has(local)) byLocalName.set(local, value)
      }
      handler.open?.(localNameOf(name), byLocalName)
    },
    close: (name) => handler.close?.(localNameOf(name)),
    text: (text) => handler.text?.(text),
  })
}

/**
 * Goes through XML without building a tree and without a stack, so that neither depth nor damage can cost more than
 * the length of the input. Knows the five built-in entities and numeric references only: a DTD is never read, so
 * there is nothing to expand and nothing external to load.
 */
export function scanRawXml(xml: string, handler: RawXmlHandler): void {
  let name = ''
  let attributes: XmlAttribute[] = []
  let attribute = ''
  let value = ''
  const tokenizer = new Tokenizer(
    { xmlMode: true, decodeEntities: true },
    {
      onopentagname(start, end) {
        name = xml.slice(start, end)
        attributes = []
      },
      onattribname(start, end) {
        attribute = xml.slice(start, end)
        value = ''
      },
      onattribdata(start, end) {
        value += xml.slice(start, end)
      },
      onattribentity(codePoint) {
        value += String.fromCodePoint(codePoint)
      },
      onattribend() {
        attributes.push([attribute, value])
      },
      onopentagend() {
        handler.open(name, attributes)
      },
      onselfclosingtag() {
        handler.open(name, attributes)
        handler.close(name)
      },
      onclosetag(start, end) {
        handler.close(xml.slice(start, end))
      },
      ontext(start, end) {
        handler.text(xml.slice(start, end))
      },
      ontextentity(codePoint) {
        handler.text(String.fromCodePoint(codePoint))
      },
      oncdata(start, end, endOffset) {
        handler.text(xml.slice(start, end - endOffset))
      },
      oncomment() {},
      ondeclaration() {},
      onprocessinginstruction() {},
      onend() {},
    },
  )
  tokenizer.write(xml)
  tokenizer.end()
}

/** Decodes an XML part by its BOM or declaration, UTF-8 where it has neither (XML 1.0, appendix F). */
export function decodeXml(bytes: Uint8Array): string {
  return new TextDecoder(sniffEncoding(bytes, { xml: true })).decode(bytes)
}
