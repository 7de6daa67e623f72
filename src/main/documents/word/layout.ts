/**
 * The layout of a .docx by docx-preview, to be called in a document worker only. The library is written for a
 * browser; here it reads XML through our own tree (xml-tree.ts) and builds our own elements (html-tree.ts), so that no
 * browser's parser, network or screen is in its reach, and its worker can be ended.
 */
import { parseAsync, renderDocument } from 'docx-preview'
import { docxParts, PICTURES, packUncompressed } from './docx-parts.ts'
import { createHtmlTree, type HtmlNode, type Picture } from './html-tree.ts'
import { picturePixels } from './picture-size.ts'
import type { WordView } from './view.ts'
import { createXmlParser, type XmlNode } from './xml-tree.ts'

/** CSS pixels of a unit that docx-preview writes page sizes in. */
const PIXELS: Readonly<Record<string, number>> = { pt: 96 / 72, px: 1 }

/** Throws TooLong, Refused ZIP_LIMIT or DAMAGED, and whatever the library throws over damage. */
export async function wordLayout(bytes: Uint8Array): Promise<WordView> {
  const zip = await docxParts(bytes)
  const pictures: Picture[] = []
  const tree = createHtmlTree((token) => pictures[Number(token.slice(PICTURE_TOKEN.length))])
  const options = {
    className: 'docx',
    inWrapper: false,
    ignoreFonts: true,
    ignoreLastRenderedPageBreak: false,
    renderAltChunks: false,
    renderChanges: false,
    renderComments: false,
    useBase64URL: true,
    h: tree.h as never,
  }
  const nodes = await asInBrowser(pictures, async () => {
    const document: unknown = await parseAsync(packUncompressed(zip), options)
    return (await renderDocument(document, options)) as unknown as HtmlNode[]
  })
  return {
    html: tree.write(nodes),
    css: tree.css(),
    pageWidth: Math.max(0, ...nodes.map(widthOf)),
    picturesLeftOut: tree.picturesLeftOut(),
    simplified: false,
  }
}

function widthOf(node: HtmlNode): number {
  const [, amount = '', unit = ''] = /^([\d.]+)(pt|px)$/.exec(node.style.width ?? '') ?? []
  return Math.round(Number(amount) * (PIXELS[unit] ?? 0))
}

const PICTURE_TOKEN = 'picture:'

/**
 * Runs with the few globals that the library looks for by name, and takes them away again. A worker reads one
 * document at a time.
 */
async function asInBrowser<T>(pictures: Picture[], run: () => Promise<T>): Promise<T> {
  const parser = createXmlParser()
  const globals = {
    Node: { ELEMENT_NODE: 1 },
    DOMParser: class {
      parseFromString(xml: string): XmlNode {
        return parser.parse(xml)
      }
    },
    /** Asked for the data URL of a picture: it gets a token, and html-tree.ts decides what becomes of it. */
    FileReader: class {
      result: string | null = null
      onloadend: (() => void) | null = null
      onerror: (() => void) | null = null
      readAsDataURL(blob: Blob): void {
        blob.arrayBuffer().then(
          (buffer) => {
            const bytes = new Uint8Array(buffer)
            pictures.push({ type: pictureType(blob.type, bytes), bytes })
            this.result = `${PICTURE_TOKEN}${pictures.length - 1}`
            this.onloadend?.()
          },
          () => this.onerror?.(),
        )
      }
    },
    requestAnimationFrame: () => 0,
  }
  const before = Object.keys(globals).map(
    (name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const,
  )
  Object.assign(globalThis, globals)
  try {
    return await run()
  } finally {
    for (const [name, descriptor] of before) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor)
      else Reflect.deleteProperty(globalThis, name)
    }
  }
}

/** The type that the package declares is only believed where it is a picture's; else the content tells. */
function pictureType(declared: string, bytes: Uint8Array): string {
  const type = declared.toLowerCase() === 'image/jpg' ? 'image/jpeg' : declared.toLowerCase()
  const types = [...new Set(PICTURES.values())]
  if (types.includes(type)) return type
  return types.find((one) => picturePixels(bytes, one) !== undefined) ?? ''
}
