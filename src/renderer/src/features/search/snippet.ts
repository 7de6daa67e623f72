export interface SnippetPart {
  readonly text: string
  readonly marked: boolean
}

/** What the service puts around a hit. */
const markStart = '\u0002'
const markEnd = '\u0003'

/** The parts of a snippet, hits marked; they are shown as text, never as HTML. */
export function snippetParts(snippet: string): SnippetPart[] {
  const parts: SnippetPart[] = []
  const add = (text: string, marked: boolean) => {
    const plain = text.replaceAll(markEnd, '').replace(/\s+/g, ' ')
    if (plain !== '') parts.push({ text: plain, marked })
  }
  const [before = '', ...rest] = snippet.split(markStart)
  add(before, false)
  for (const piece of rest) {
    const end = piece.indexOf(markEnd)
    add(end === -1 ? piece : piece.slice(0, end), true)
    if (end !== -1) add(piece.slice(end + 1), false)
  }
  return parts
}
