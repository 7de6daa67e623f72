/** Pixels of a picture by its header, so that one that would swell when it is decoded is left out. */

/** Width times height; 0 when the header names none, undefined when it is no picture of this type. */
export function picturePixels(bytes: Uint8Array, type: string): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const starts = (...magic: number[]) => magic.every((byte, at) => bytes[at] === byte)
  switch (type) {
    case 'image/png':
      return starts(0x89, 0x50, 0x4e, 0x47) && bytes.length >= 24
        ? view.getUint32(16) * view.getUint32(20)
        : undefined
    case 'image/gif':
      return starts(0x47, 0x49, 0x46) && bytes.length >= 10
        ? view.getUint16(6, true) * view.getUint16(8, true)
        : undefined
    case 'image/bmp':
      return starts(0x42, 0x4d) && bytes.length >= 26
        ? Math.abs(view.getInt32(18, true) * view.getInt32(22, true))
        : undefined
    case 'image/webp':
      return starts(0x52, 0x49, 0x46, 0x46) ? webpPixels(view) : undefined
    case 'image/jpeg':
      return starts(0xff, 0xd8) ? jpegPixels(view) : undefined
    default:
      return undefined
  }
}

/** RFC 9649: the size lies in the first chunk, of which there are three kinds. */
function webpPixels(view: DataView): number {
  if (view.byteLength < 30) return 0
  const kind = view.getUint8(15)
  if (kind === 0x58) return (read24(view, 24) + 1) * (read24(view, 27) + 1)
  if (kind === 0x4c) {
    const bits = view.getUint32(21, true)
    return ((bits & 0x3fff) + 1) * (((bits >> 14) & 0x3fff) + 1)
  }
  return (view.getUint16(26, true) & 0x3fff) * (view.getUint16(28, true) & 0x3fff)
}

const read24 = (view: DataView, at: number): number =>
  view.getUint16(at, true) | (view.getUint8(at + 2) << 16)

/** ITU T.81: the size lies in the frame header, behind segments that each name their length. */
function jpegPixels(view: DataView): number {
  for (let at = 2; at + 9 < view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return 0
    const marker = view.getUint8(at + 1)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return view.getUint16(at + 5) * view.getUint16(at + 7)
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2)
  }
  return 0
}
