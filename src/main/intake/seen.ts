/** Recognises what has been taken in before, without keeping anything that could be read from it. */
import { createHash } from 'node:crypto'
import type { Readable, Store } from '../store/types.ts'

/** The same file for another opening is another application, so the opening is part of what is recognised. */
export function seenMac(
  store: Pick<Store, 'mac'>,
  kind: 'package' | 'message' | 'file',
  openingId: string | null,
  content: string,
): Buffer {
  return store.mac('intake', Buffer.from(`${kind}\n${openingId ?? ''}\n${content}`, 'utf8'))
}

export const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** One digest over all files of a package, the same for a folder and a zip of it, in whatever order they come. */
export function packageDigest(files: ReadonlyMap<string, string>): string {
  const lines = [...files].map(([path, fileDigest]) => `${fileDigest} ${path}`).sort()
  return digest(Buffer.from(lines.join('\n'), 'utf8'))
}

export interface Seen {
  itemId: string
  /** Null while it waits for review, or when what it became has been erased. */
  applicationId: string | null
}

export function findSeen(db: Readable, mac: Buffer): Seen | undefined {
  return db.raw
    .prepare<[Buffer], Seen>(
      'SELECT item_id AS itemId, application_id AS applicationId FROM intake_seen WHERE mac = ?',
    )
    .get(mac)
}
