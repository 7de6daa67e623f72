/** The charsets that an application may be written in, for a person to choose from when the detected one is wrong. */

/** WHATWG names, the likeliest first; the names of their regions are under `documents.charset.names`. */
export const charsets = [
  'utf-8',
  'windows-1252',
  'windows-1250',
  'iso-8859-2',
  'windows-1251',
  'koi8-r',
  'ibm866',
  'windows-1253',
  'windows-1254',
  'windows-1257',
  'windows-1255',
  'windows-1256',
  'iso-8859-15',
  'macintosh',
  'utf-16le',
  'utf-16be',
  'gb18030',
  'big5',
  'shift_jis',
  'euc-jp',
  'euc-kr',
] as const

/** Around the first place where charsets differ, so many characters. */
const previewLength = 48
const before = 16

/** The detected one first, then the usual ones. */
export const choicesFor = (detected: string): readonly string[] => [
  detected,
  ...charsets.filter((one) => one !== detected),
]

/** The text of a file in a charset. One that is not known to this browser is read as windows-1252. */
export function decodeAs(bytes: Uint8Array, charset: string): string {
  return decoderOf(charset).decode(bytes)
}

function decoderOf(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset)
  } catch {
    return new TextDecoder('windows-1252')
  }
}

/** How the first words that are not plain ASCII read in a charset: there a wrong one shows. */
export function previewOf(bytes: Uint8Array, charset: string): string {
  const first = bytes.findIndex((byte) => byte > 0x7f)
  // Two bytes are one character in UTF-16: an even place keeps them together.
  const start = Math.max(0, (first === -1 ? 0 : first) - before) & ~1
  const text = decodeAs(bytes.subarray(start, start + previewLength * 2), charset)
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, previewLength)
}
