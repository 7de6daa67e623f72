import { Tokenizer } from 'htmlparser2'
import { decodeText } from './charset.ts'
import type { Extracted } from './extracted.ts'

const BLOCKS = new Set(
  'address article aside blockquote body br button center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol option p pre section select summary table tbody tfoot thead title tr ul'.split(
    ' ',
  ),
)
/** Elements without text of their own that a reader would see. */
const HIDDEN = new Set(['script', 'style', 'noframes', 'noembed', 'iframe', 'object', 'svg', 'math', 'xml'])

/**
 * Text of an HTML document as a reader would see it, roughly line by line. Works on tokens without a tree and
 * without a stack, so nesting costs nothing, however deep.
 */
export function extractHtml(bytes: Uint8Array): Extracted {
  const { text: html, charset } = decodeText(bytes, { html: true })
  const out: string[] = []
  let hasScript = false
  let name = ''
  let hidden: string | undefined
  let hiddenDepth = 0
  let preformatted = 0
  let attribute = ''
  let value = ''
  let mailto = ''
  const nameOf = (start: number, end: number) => html.slice(start, end).toLowerCase()
  const push = (text: string) => {
    if (hidden === undefined) out.push(preformatted > 0 ? text : text.replace(/[\t\n\f\r ]+/g, ' '))
  }
  const opened = (selfClosing: boolean) => {
    if (name === 'script') hasScript = true
    if (HIDDEN.has(name)) {
      if (hidden === undefined && !selfClosing) hidden = name
      if (hidden === name && !selfClosing) hiddenDepth += 1
    } else if (hidden === undefined) {
      if (name === 'pre') preformatted += 1
      if (BLOCKS.has(name)) out.push('\n')
      else if (name === 'td' || name === 'th') out.push('\t')
    }
  }
  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: true },
    {
      onopentagname(start, end) {
        name = nameOf(start, end)
      },
      onattribname(start, end) {
        attribute = nameOf(start, end)
        value = ''
        if (attribute.startsWith('on')) hasScript = true
      },
      onattribdata(start, end) {
        value += html.slice(start, end)
      },
      onattribentity(codePoint) {
        value += String.fromCodePoint(codePoint)
      },
      onattribend() {
        // An address may hide behind words such as "write to me".
        if (name === 'a' && attribute === 'href') mailto = /^\s*mailto:([^?\s]+)/i.exec(value)?.[1] ?? ''
        if (/^\s*javascript:/i.test(value)) hasScript = true
      },
      onopentagend() {
        opened(false)
      },
      onselfclosingtag() {
        opened(true)
      },
      onclosetag(start, end) {
        name = nameOf(start, end)
        if (hidden === name) {
          hiddenDepth -= 1
          if (hiddenDepth <= 0) {
            hidden = undefined
            hiddenDepth = 0
          }
        } else if (hidden === undefined) {
          if (name === 'a' && mailto !== '') {
            if (!out.slice(-4).join('').includes(mailto)) out.push(` ${mailto} `)
            mailto = ''
          }
          if (name === 'pre') preformatted = Math.max(preformatted - 1, 0)
          if (BLOCKS.has(name)) out.push('\n')
        }
      },
      ontext(start, end) {
        push(html.slice(start, end))
      },
      ontextentity(codePoint) {
        push(String.fromCodePoint(codePoint))
      },
      oncdata() {},
      oncomment() {},
      ondeclaration() {},
      onprocessinginstruction() {},
      onend() {},
    },
  )
  tokenizer.write(html)
  tokenizer.end()
  const text = out
    .join('')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{2,}/g, '\n')
  return { text, charset, warnings: hasScript ? ['HAS_SCRIPT'] : [] }
}
