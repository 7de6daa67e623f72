import sniffEncoding from 'html-encoding-sniffer'
import { Tokenizer } from 'htmlparser2'

export interface XmlHandler {
  /** Name without its namespace prefix; attributes by local name, the first one winning. */
  open?(name: string, attributes: ReadonlyMap<string, string>): void
  close?(name: string): void
  text?(text: string): void
}

/**
 * Goes through XML without building a tree and without a stack, so that neither depth nor damage can cost more than
 * the length of the input. Knows the five built-in entities and numeric references only: a DTD is never read, so
 * there is nothing to expand and nothing external to load.
 */
export function scanXml(xml: string, handler: XmlHandler): void {
  let name = ''
  let attributes = new Map<string, string>()
  let attribute = ''
  let value = ''
  const localName = (start: number, end: number) => {
    const full = xml.slice(start, end)
    return full.slice(full.indexOf(':') + 1)
  }
  const tokenizer = new Tokenizer(
    { xmlMode: true, decodeEntities: true },
    {
      onopentagname(start, end) {
        name = localName(start, end)
        attributes = new Map()
      },
      onattribname(start, end) {
        attribute = localName(start, end)
        value = ''
      },
      onattribdata(start, end) {
        value += xml.slice(start, end)
      },
      onattribentity(codePoint) {
        value += String.fromCodePoint(codePoint)
      },
      onattribend() {
        if (!attributes.has(attribute)) attributes.set(attribute, value)
      },
      onopentagend() {
        handler.open?.(name, attributes)
      },
      onselfclosingtag() {
        handler.open?.(name, attributes)
        handler.close?.(name)
      },
      onclosetag(start, end) {
        handler.close?.(localName(start, end))
      },
      ontext(start, end) {
        handler.text?.(xml.slice(start, end))
      },
      ontextentity(codePoint) {
        handler.text?.(String.fromCodePoint(codePoint))
      },
      oncdata(start, end, endOffset) {
        handler.text?.(xml.slice(start, end - endOffset))
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
