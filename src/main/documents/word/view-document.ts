/** A view of any Word document, to be called in a document worker only: it works for as long as the file makes it. */
import { extractDocx } from '../extract-docx.ts'
import { Refused } from '../refusal.ts'
import { DOCX, type Sniffed, sniff } from '../sniff.ts'
import { docReader } from './doc-reader.ts'
import { wordLayout } from './layout.ts'
import { docxReader } from './reader.ts'
import { hasContent, textView } from './text-view.ts'
import { TooLong, type ViewAnswer, viewLimits, type WordFace, type WordView } from './view.ts'

/** Never throws for anything that the file holds. A .doc has no layout: UNREADABLE. */
export async function viewWordDocument(bytes: Uint8Array, face: WordFace): Promise<ViewAnswer> {
  try {
    const sniffed = await sniff(bytes)
    const view = face === 'layout' ? await layoutOf(sniffed, bytes) : await readerOf(sniffed, bytes)
    return { shown: true, view }
  } catch (error) {
    if (error instanceof TooLong) return { shown: false, code: 'TOO_LONG' }
    // A parser that trips over the content means damage; the error's text may quote the document.
    return { shown: false, code: error instanceof Refused ? error.code : 'DAMAGED' }
  }
}

async function layoutOf(sniffed: Sniffed, bytes: Uint8Array): Promise<WordView> {
  if (sniffed.mediaType !== DOCX) throw new Refused('UNREADABLE')
  const view = await wordLayout(bytes)
  // Better the text than a blank page.
  if (!hasContent(view.html) && extractDocx(sniffed.zip).text.trim() !== '') throw new Refused('UNREADABLE')
  return view
}

async function readerOf(sniffed: Sniffed, bytes: Uint8Array): Promise<WordView> {
  if (sniffed.mediaType === 'application/msword') return bounded(docReader(sniffed))
  if (sniffed.mediaType !== DOCX) throw new Refused('UNREADABLE')
  try {
    const view = await docxReader(bytes)
    if (hasContent(view.html)) return bounded(view)
  } catch (error) {
    if (error instanceof TooLong || error instanceof Refused) throw error
    // Not well formed enough for mammoth: our own reader goes on where a parser gives up.
  }
  return bounded(textView(extractDocx(sniffed.zip).text))
}

function bounded(view: WordView): WordView {
  const elements = view.html.match(/<[a-z]/g)?.length ?? 0
  if (elements > viewLimits.elements) throw new TooLong()
  return view
}
