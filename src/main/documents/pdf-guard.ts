/**
 * Limits of a PDF, counted before it is parsed on what really comes out of its streams. Pictures are left out: reading
 * text never unpacks them, and an honest scan unpacks to a lot.
 */
import { constants, createInflate, inflateSync } from 'node:zlib'
import { Refused } from './refusal.ts'

export const pdfLimits = {
  /** `obj` marks in the file. A page of a CV has some tens. */
  objects: 100_000,
  /** One content, font, form or object stream. */
  streamBytes: 32 * 1024 * 1024,
  /** All of them. */
  totalBytes: 100 * 1024 * 1024,
} as const

const DICTIONARY_REACH = 2_048

/** Throws Refused TOO_COMPLEX at the first limit that is passed. What cannot be inflated counts as far as it went. */
export async function guardPdf(bytes: Uint8Array): Promise<void> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const text = file.toString('latin1')
  let objects = 0
  for (const _ of text.matchAll(/\bobj\b/g)) {
    objects += 1
    if (objects > pdfLimits.objects) throw tooComplex()
  }
  let totalBytes = 0
  for (const { index } of text.matchAll(/\bstream\r?\n/g)) {
    const start = text.indexOf('\n', index) + 1
    const before = text.slice(Math.max(index - DICTIONARY_REACH, 0), index)
    const dictionary = before.slice(Math.max(before.lastIndexOf('obj'), 0))
    const layers = dictionary.match(/\/(FlateDecode|Fl)\b/g)?.length ?? 0
    if (layers === 0 || /\/Subtype\s*\/Image\b/.test(dictionary)) continue
    const end = text.indexOf('endstream', start)
    let content: Buffer = file.subarray(start, end < 0 ? file.length : end)
    for (let layer = 0; layer < layers && content.length > 0; layer += 1) {
      content = await inflate(content, Math.min(pdfLimits.streamBytes, pdfLimits.totalBytes - totalBytes))
      totalBytes += content.length
    }
  }
}

const tooComplex = () => new Refused('TOO_COMPLEX', { mediaType: 'application/pdf' })

/** What comes out, up to where the data is corrupt. Throws Refused when it is more than `most` bytes. */
async function inflate(content: Buffer, most: number): Promise<Buffer> {
  try {
    return inflateSync(content, { maxOutputLength: Math.max(most, 1), finishFlush: constants.Z_SYNC_FLUSH })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooComplex()
    return await inflateUntilCorrupt(content, most)
  }
}

/** The slow way: a bomb may end in a wrong check sum, which readers of PDF forgive. */
function inflateUntilCorrupt(content: Buffer, most: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    const stream = createInflate()
    stream.on('data', (chunk: Buffer) => {
      size += chunk.length
      chunks.push(chunk)
      if (size <= most) return
      stream.destroy()
      reject(tooComplex())
    })
    stream.on('error', () => resolve(Buffer.concat(chunks)))
    stream.on('end', () => resolve(Buffer.concat(chunks)))
    stream.end(content)
  })
}
