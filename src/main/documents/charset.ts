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
