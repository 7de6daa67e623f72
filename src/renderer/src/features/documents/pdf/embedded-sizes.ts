/**
 * What a PDF says its embedded files weigh, without unpacking any of them: a file of 5 MiB can unpack to gigabytes. The
 * dictionary of a stream always stands in the file as it is (ISO 32000-1, 7.5.7), so its numbers can be read there.
 */

export interface DeclaredSizes {
  /** By the name that a file specification in clear gives, in bytes. */
  readonly byName: ReadonlyMap<string, number>
  /** Of every embedded file, in the order in which they stand. */
  readonly all: readonly number[]
}

/** A dictionary this long is none of ours. */
const maxDictionary = 2_000

export function declaredSizes(bytes: Uint8Array): DeclaredSizes {
  const text = new TextDecoder('latin1').decode(bytes)
  const byObject = new Map<string, number>()
  for (const { index } of text.matchAll(/\/Type\s*\/EmbeddedFile\b/g)) {
    const before = ofObject(text, index)
    const after = upTo(text, index, 'stream')
    if (before === null || after === null) continue
    const number = /^(\d+)/.exec(before)?.[1]
    const size = /\/Size\s+(\d{1,12})\b(?!\s+\d+\s+R)/.exec(before + after)?.[1]
    if (number !== undefined && size !== undefined) byObject.set(number, Number(size))
  }
  const byName = new Map<string, number>()
  for (const { index } of text.matchAll(/\/EF\s*<</g)) {
    const object = /\/U?F\s+(\d+)\s+\d+\s+R/.exec(text.slice(index, index + 200))?.[1]
    const size = object === undefined ? undefined : byObject.get(object)
    if (size === undefined) continue
    const whole = (ofObject(text, index) ?? '') + (upTo(text, index, 'endobj') ?? '')
    const name = /\/U?F\s*\(([^()\\]{1,255})\)/.exec(whole)?.[1]
    if (name !== undefined) byName.set(name, size)
  }
  return { byName, all: [...byObject.values()] }
}

/** From the number of the object that a place lies in up to the place; null where no object begins near it. */
function ofObject(text: string, index: number): string | null {
  const near = text.slice(Math.max(0, index - maxDictionary), index)
  const start = near.lastIndexOf(' obj')
  if (start === -1) return null
  const number = /\d+\s+\d+$/.exec(near.slice(Math.max(0, start - 24), start))?.[0]
  return number === undefined ? null : number + near.slice(start)
}

/** From a place up to a word; null where it does not come soon. */
function upTo(text: string, index: number, word: string): string | null {
  const near = text.slice(index, index + maxDictionary)
  const end = near.indexOf(word)
  return end === -1 ? null : near.slice(0, end)
}
