/** Reads a dropped .zip in memory. Entry names are data: nothing is ever unpacked to disk. */
import { crc32 } from 'node:zlib'
import { type Entry, fromBuffer, getFileNameLowLevel, type ZipFile } from 'yauzl'
import { refusedInspection } from '../documents/refusal.ts'
import { zipLimits } from '../documents/zip-guard.ts'
import { IntakeRefusal } from './refusal.ts'
import { comparablePath } from './sort.ts'

declare module 'yauzl' {
  /** Since yauzl 3; its types are of version 2. */
  function getFileNameLowLevel(flags: number, raw: Buffer, extraFields: unknown, strict: boolean): string
}

export interface Archive {
  /** Paths of the files in it, in comparable form. */
  readonly paths: readonly string[]
  /** Size in bytes as the archive claims: only ever used to refuse early. */
  claimedSize(path: string): number
  /**
   * The bytes of one file, counted while they come out. Throws IntakeRefusal TOO_LARGE when they are more than
   * `limitBytes`, ZIP_LIMIT when it unpacks to a hundred times its packed size or the archive to more than 100 MB in
   * all, DAMAGED when its bytes are not what was packed, ENCRYPTED when it is locked.
   */
  read(path: string, limitBytes: number): Promise<Buffer>
}

const REMEDY = 'It was left where it is. Ask the sender for it again, or unpack it and add the folder.'

/** Lists an archive. Throws IntakeRefusal DAMAGED or, above 2,000 entries, ZIP_LIMIT. */
export async function openArchive(bytes: Buffer): Promise<Archive> {
  const zip = await open(bytes)
  const entries = await listEntries(zip)
  let inflatedBytes = 0
  return {
    paths: [...entries.keys()],
    claimedSize: (path) => entries.get(path)?.uncompressedSize ?? 0,
    async read(path, limitBytes) {
      const entry = entries.get(path)
      if (entry === undefined) throw new Error('The archive has no such entry.')
      if (entry.isEncrypted())
        throw new IntakeRefusal('ENCRYPTED', `The archive is locked with a password. ${REMEDY}`)
      const left = zipLimits.totalBytes - inflatedBytes
      const content = await inflate(zip, entry, { partBytes: limitBytes, totalLeftBytes: left })
      inflatedBytes += content.length
      return content
    },
  }
}

const damaged = () => new IntakeRefusal('DAMAGED', `The archive is damaged or was cut short. ${REMEDY}`)

const tooMuch = (what: string) =>
  new IntakeRefusal(
    'ZIP_LIMIT',
    `${what}, so it was not read. It was left where it is. Unpack it and add the folder, or split it into smaller archives.`,
  )

function open(bytes: Buffer): Promise<ZipFile> {
  // Names are decoded and sizes counted here: neither should cost an archive that can be read.
  const options = { lazyEntries: true, decodeStrings: false, validateEntrySizes: false, autoClose: false }
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, options, (error, zip) => (error ? reject(damaged()) : resolve(zip)))
  })
}

function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  let count = 0
  return new Promise((resolve, reject) => {
    zip.on('error', () => reject(damaged()))
    zip.on('end', () => resolve(entries))
    zip.on('entry', (entry: Entry) => {
      count += 1
      if (count > zipLimits.entries) {
        reject(tooMuch(`The archive has more than ${zipLimits.entries} entries`))
        return
      }
      const name = decodeName(entry)
      const path = comparablePath(name)
      if (path !== '' && !/[/\\]$/.test(name) && !entries.has(path)) entries.set(path, entry)
      zip.readEntry()
    })
    zip.readEntry()
  })
}

/** Many packers write UTF-8 without saying so (APPNOTE 4.4.4, bit 11); what is no UTF-8 is code page 437. */
function decodeName(entry: Entry): string {
  const raw = entry.fileName as unknown as Buffer
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw)
  } catch {
    return getFileNameLowLevel(entry.generalPurposeBitFlag, raw, entry.extraFields, false)
  }
}

function inflate(
  zip: ZipFile,
  entry: Entry,
  budget: { partBytes: number; totalLeftBytes: number },
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    zip.openReadStream(entry, (error, stream) => {
      if (error) {
        reject(damaged())
        return
      }
      const stop = (refusal: IntakeRefusal) => {
        stream.destroy()
        reject(refusal)
      }
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length
        const ratio = size / Math.max(entry.compressedSize, 1)
        if (size > budget.totalLeftBytes) stop(tooMuch('The archive unpacks to more than 100 MB'))
        else if (size > zipLimits.ratioFloorBytes && ratio > zipLimits.ratio)
          stop(
            tooMuch(
              'A file in the archive unpacks to more than a hundred times its size, as an attack would',
            ),
          )
        else if (size > budget.partBytes)
          stop(new IntakeRefusal('TOO_LARGE', refusedInspection('TOO_LARGE').reason))
        else chunks.push(chunk)
      })
      stream.on('error', () => reject(damaged()))
      stream.on('end', () => {
        const content = Buffer.concat(chunks)
        if (crc32(content) === entry.crc32) resolve(content)
        else reject(damaged())
      })
    })
  })
}
