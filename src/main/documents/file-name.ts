const MAX_CHARACTERS = 120
/** File systems allow 255 bytes; some are left for a number or a prefix that an export may add. */
const MAX_BYTES = 240
const MAX_EXTENSION = 10
const FALLBACK = 'document'

// Controls, zero-width and bidi characters: they hide or reorder what a person reads ('fdp.exe' shown as 'exe.pdf').
const INVISIBLE =
  /\p{Cc}|[\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffd]|\p{Co}|\p{Cn}/gu
const NOT_IN_WINDOWS_NAMES = /[<>:"|?*]/g
/** Device names keep their meaning with any extension and in any case. */
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i

/**
 * The original name of a file as it may be stored, shown and offered for saving: the last path segment without
 * anything that a file system or a reader could take for more than a name. At most 120 UTF-16 units and 240 bytes,
 * the extension kept. Never empty, and the same again when applied twice. It is data and never a path of ours.
 */
export function sanitiseFileName(original: string): string {
  const cleaned = original
    .toWellFormed()
    .replace(INVISIBLE, '')
    .normalize('NFC')
    .split(/[/\\]/)
    .map(trimEdges)
    .filter((segment) => segment !== '')
    .at(-1)
  const name = shorten(cleaned ?? FALLBACK)
  return RESERVED.test(name) ? shorten(`_${name}`) : name
}

function trimEdges(segment: string): string {
  return segment
    .replace(NOT_IN_WINDOWS_NAMES, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+/, '')
    .replace(/[. ]+$/, '')
}

function shorten(name: string): string {
  if (fits(name)) return name
  const dot = name.lastIndexOf('.')
  const extension = dot > 0 && name.length - dot <= MAX_EXTENSION + 1 ? name.slice(dot) : ''
  // Whole characters as a person sees them, so that no accent or emoji is cut in two.
  const graphemes = [...new Intl.Segmenter().segment(name.slice(0, name.length - extension.length))]
  let stem = ''
  for (const { segment } of graphemes) {
    if (!fits(stem + segment + extension)) break
    stem += segment
  }
  return trimEdges(stem) === '' ? FALLBACK + extension : trimEdges(stem) + extension
}

function fits(name: string): boolean {
  return name.length <= MAX_CHARACTERS && Buffer.byteLength(name) <= MAX_BYTES
}
