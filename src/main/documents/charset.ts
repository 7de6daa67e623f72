import { analyse } from 'chardet'
import sniffEncoding from 'html-encoding-sniffer'

const FALLBACK = 'windows-1252'
/** chardet's confidence (0 to 100) below which its guess is worth less than the commonest Western encoding. */
const MIN_CONFIDENCE = 15

export interface Decoded {
  text: string
  /** WHATWG encoding name in lower case, e.g. 'utf-8'. */
  charset: string
}

/**
 * Decodes text in the order BOM, declaration (HTML only), UTF-16 without a BOM, strict UTF-8, statistics,
 * windows-1252. A declaration that the bytes contradict (UTF-8 that is none) is passed over.
 */
export function decodeText(bytes: Uint8Array, options: { html: boolean }): Decoded {
  const bom = bomCharset(bytes)
  if (bom !== undefined) return { text: decode(bytes, bom), charset: bom }
  const declared = options.html ? declaredCharset(bytes) : undefined
  if (declared !== undefined) {
    if (declared !== 'utf-8') return { text: decode(bytes, declared), charset: declared }
    const strict = decodeStrictUtf8(bytes)
    if (strict !== undefined) return { text: strict, charset: 'utf-8' }
  }
  const utf16 = utf16WithoutBom(bytes)
  if (utf16 !== undefined) return { text: decode(bytes, utf16), charset: utf16 }
  const strict = decodeStrictUtf8(bytes)
  if (strict !== undefined) return { text: strict, charset: 'utf-8' }
  const guessed = guessSingleByteCharset(bytes) ?? FALLBACK
  return { text: decode(bytes, guessed), charset: guessed }
}

/** Looked at in one go; a few milliseconds. */
const SLICE = 256 * 1024

/**
 * The charset of a text of any size that is not to be in memory as a whole, with the bytes read slice by slice: BOM,
 * UTF-16 without a BOM, strict UTF-8, statistics over what is no UTF-8, windows-1252. `pause` is awaited between slices.
 */
export async function charsetOf(
  file: Pick<Blob, 'size' | 'slice'>,
  pause: () => Promise<void>,
): Promise<string> {
  const strict = new TextDecoder('utf-8', { fatal: true })
  for (let from = 0; from < file.size; from += SLICE) {
    const bytes = new Uint8Array(await file.slice(from, from + SLICE).arrayBuffer())
    if (from === 0) {
      const unicode = bomCharset(bytes) ?? utf16WithoutBom(bytes)
      if (unicode !== undefined) return unicode
    }
    try {
      strict.decode(bytes, { stream: from + SLICE < file.size })
    } catch {
      return guessSingleByteCharset(aroundLetters(bytes)) ?? FALLBACK
    }
    await pause()
  }
  return 'utf-8'
}

/** From shortly before the first byte that is not ASCII: what is before it says nothing about the charset. */
function aroundLetters(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte > 0x7f)
  return bytes.subarray(Math.max(0, first - 1024))
}

/** The likeliest non-Unicode charset of these bytes by their statistics, or undefined when that says too little. */
export function guessSingleByteCharset(bytes: Uint8Array): string | undefined {
  for (const match of analyse(bytes.subarray(0, 64 * 1024))) {
    if (match.confidence < MIN_CONFIDENCE) return undefined
    // Bytes that are no UTF-8 and have no NULs are in none of the Unicode encodings, whatever the statistics say.
    if (/^(utf|ascii|iso-2022)/i.test(match.name)) continue
    const charset = supported(match.name)
    if (charset !== undefined) return charset
  }
  return undefined
}

function bomCharset(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

function declaredCharset(bytes: Uint8Array): string | undefined {
  const undeclared = 'x-user-defined'
  const charset = sniffEncoding(bytes, { defaultEncoding: undeclared, maxPrescanBytes: 16 * 1024 })
  return charset === undeclared ? undefined : supported(charset)
}

/** UTF-16 of mostly Latin text has a NUL in every other byte; no text in another encoding has. */
function utf16WithoutBom(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, 4096)
  let even = 0
  let odd = 0
  for (let i = 0; i < sample.length; i += 1) {
    if (sample[i] !== 0) continue
    if (i % 2 === 0) even += 1
    else odd += 1
  }
  const half = sample.length / 2
  if (half < 2) return undefined
  if (odd > half * 0.4 && even < half * 0.05) return 'utf-16le'
  if (even > half * 0.4 && odd < half * 0.05) return 'utf-16be'
  return undefined
}

function decodeStrictUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function decode(bytes: Uint8Array, charset: string): string {
  return new TextDecoder(charset).decode(bytes)
}

function supported(name: string): string | undefined {
  try {
    return new TextDecoder(name).encoding
  } catch {
    return undefined
  }
}
