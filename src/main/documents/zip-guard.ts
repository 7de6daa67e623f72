import { type Entry, fromBuffer, type ZipFile } from 'yauzl'
import { Refused } from './refusal.ts'

/** Limits of a zip container. What is counted are bytes that really come out, never what a header claims. */
export const zipLimits = {
  entries: 2_000,
  xmlPartBytes: 8 * 1024 * 1024,
  totalBytes: 100 * 1024 * 1024,
  ratio: 100,
  /** A part below this size is not judged by its ratio: small repetitive parts pack very well. */
  ratioFloorBytes: 1024 * 1024,
} as const

export interface ZipContents {
  /** Entry names with forward slashes, no leading slash; data, never a path on disk. */
  readonly names: readonly string[]
  /** The bytes of a part that was kept, by name without regard to case (OPC, ECMA-376 part 2, 6.2.2.3). */
  part(name: string): Uint8Array | undefined
}

export interface InflateOptions {
  cutLongParts?: boolean
  others?: 'count' | 'leave'
}

export interface InflatedZip extends ZipContents {
  corruptParts: number
  cutParts: number
}

export interface ZipDirectory {
  readonly names: readonly string[]
  /** True when any entry is encrypted by the zip format itself. */
  readonly encrypted: boolean
  /**
   * Inflates every entry once, counting, and keeps those whose name passes `keep`.
   * Throws Refused ZIP_LIMIT at the first limit that is passed.
   * A part that is corrupt is left out and counted in `corruptParts`. With `cutLongParts`, of an XML part that is too
   * long but packs no better than honest text, the beginning is kept and counted in `cutParts`: only for readers that
   * take what comes, because it ends in the middle. With `others: 'leave'` what is not kept is not inflated either: it
   * is not read at all.
   */
  inflate(keep: (name: string) => boolean, options?: InflateOptions): Promise<InflatedZip>
}

export function isZip(bytes: Uint8Array): boolean {
  return (
    bytes[0] === 0x50 &&
    bytes[1] === 0x4b &&
    ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6))
  )
}

/** Reads the central directory. Throws Refused DAMAGED when there is none, ZIP_LIMIT when it is too long. */
export async function readZipDirectory(bytes: Uint8Array): Promise<ZipDirectory> {
  const zip = await open(bytes)
  const entries = await listEntries(zip)
  return {
    names: entries.map((entry) => entry.name),
    encrypted: entries.some(({ entry }) => entry.isEncrypted()),
    async inflate(keep, { cutLongParts = false, others = 'count' } = {}) {
      const parts = new Map<string, Uint8Array>()
      let corruptParts = 0
      let cutParts = 0
      let totalBytes = 0
      for (const { entry, name } of entries) {
        if (name.endsWith('/')) continue
        const isXml = /\.(xml|rels|vml)$/i.test(name)
        const kept = keep(name)
        if (!kept && others === 'leave') continue
        const budget = {
          partBytes: isXml ? zipLimits.xmlPartBytes : zipLimits.totalBytes,
          totalLeftBytes: zipLimits.totalBytes - totalBytes,
          cut: cutLongParts && isXml,
        }
        const outcome = await inflateEntry(zip, entry, kept, budget)
        totalBytes += outcome.inflatedBytes
        if (outcome.cut) cutParts += 1
        if (outcome.corrupt) corruptParts += 1
        else if (kept && !parts.has(name.toLowerCase())) parts.set(name.toLowerCase(), outcome.content)
      }
      return {
        names: entries.map((entry) => entry.name),
        part: (name) => parts.get(name.toLowerCase()),
        corruptParts,
        cutParts,
      }
    },
  }
}

function open(bytes: Uint8Array): Promise<ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  // Names stay raw and sizes unchecked here: both are judged below, and neither should cost a readable document.
  const options = { lazyEntries: true, decodeStrings: false, validateEntrySizes: false, autoClose: false }
  return new Promise((resolve, reject) => {
    fromBuffer(buffer, options, (error, zip) => {
      if (error) reject(new Refused('DAMAGED'))
      else resolve(zip)
    })
  })
}

function listEntries(zip: ZipFile): Promise<{ entry: Entry; name: string }[]> {
  const entries: { entry: Entry; name: string }[] = []
  return new Promise((resolve, reject) => {
    zip.on('error', () => {
      // A directory that breaks off still lists what came before.
      if (entries.length > 0) resolve(entries)
      else reject(new Refused('DAMAGED'))
    })
    zip.on('end', () => resolve(entries))
    zip.on('entry', (entry: Entry) => {
      if (entries.length >= zipLimits.entries) {
        reject(new Refused('ZIP_LIMIT'))
        return
      }
      const name = String(entry.fileName).replaceAll('\\', '/').replace(/^\/+/, '')
      entries.push({ entry, name })
      zip.readEntry()
    })
    zip.readEntry()
  })
}

interface Inflated {
  content: Uint8Array
  inflatedBytes: number
  corrupt: boolean
  cut: boolean
}

function inflateEntry(
  zip: ZipFile,
  entry: Entry,
  keep: boolean,
  budget: { partBytes: number; totalLeftBytes: number; cut: boolean },
): Promise<Inflated> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let inflatedBytes = 0
    let kept = keep
    let cut = false
    const finish = (corrupt: boolean) =>
      resolve({ content: Buffer.concat(chunks), inflatedBytes, corrupt: corrupt && !cut, cut })
    zip.openReadStream(entry, (error, stream) => {
      if (error) {
        finish(true)
        return
      }
      stream.on('data', (chunk: Buffer) => {
        inflatedBytes += chunk.length
        const ratio = inflatedBytes / Math.max(entry.compressedSize, 1)
        if (inflatedBytes > budget.partBytes && budget.cut) {
          cut = keep
          kept = false
        }
        if (
          (inflatedBytes > budget.partBytes && !budget.cut) ||
          inflatedBytes > budget.totalLeftBytes ||
          (inflatedBytes > zipLimits.ratioFloorBytes && ratio > zipLimits.ratio)
        ) {
          stream.destroy()
          reject(new Refused('ZIP_LIMIT'))
          return
        }
        if (kept) chunks.push(chunk)
      })
      stream.on('error', () => finish(true))
      stream.on('end', () => finish(false))
    })
  })
}
