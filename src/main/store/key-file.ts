/** haku.keys.json on disk, with an identical copy beside it: the one file without which nothing can be read. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { writeFileAtomically } from '../platform/files.ts'
import { Problem } from '../platform/problem.ts'

export const KEY_FILE = 'haku.keys.json'
export const KEY_FILE_COPY = 'haku.keys.copy.json'
const FORMAT = 'haku-keys/1'

/** 128 MiB and about half a second per guess (OWASP's strongest scrypt setting). */
export const SCRYPT = { n: 131072, r: 8, p: 1 } as const

const base64 = z.base64().max(4096)
const Sealed = z.object({ iv: base64, data: base64, tag: base64 })
const Wrap = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('passphrase'),
    // Bounded, so that a changed file cannot make an attempt to open it last for ever.
    scrypt: z.object({
      n: z.literal(SCRYPT.n),
      r: z.literal(SCRYPT.r),
      p: z.literal(SCRYPT.p),
      salt: base64,
    }),
    sealed: Sealed,
  }),
  z.object({ kind: z.literal('recovery'), salt: base64, sealed: Sealed }),
  z.object({ kind: z.literal('os'), data: base64 }),
  z.object({ kind: z.literal('key-file'), key: z.base64().length(44) }),
])
const Content = z.object({ workspaceId: z.uuid(), wraps: z.array(Wrap).min(1).max(8) })
const Stored = Content.extend({ format: z.literal(FORMAT), sha256: z.string() })

export type Sealed = z.infer<typeof Sealed>
export type Wrap = z.infer<typeof Wrap>
export type KeyFile = z.infer<typeof Content>

const checksum = ({ workspaceId, wraps }: KeyFile): string =>
  createHash('sha256')
    .update(JSON.stringify([FORMAT, workspaceId, wraps]), 'utf8')
    .digest('hex')

function parse(path: string): KeyFile | null {
  try {
    const stored = Stored.parse(JSON.parse(readFileSync(path, 'utf8')))
    return checksum(stored) === stored.sha256
      ? { workspaceId: stored.workspaceId, wraps: stored.wraps }
      : null
  } catch {
    return null
  }
}

/**
 * Reads the key file, or its copy where the file is missing, cut short or altered. Throws Problem WORKSPACE_DAMAGED
 * when neither can be read.
 */
export function readKeyFile(dir: string): KeyFile {
  const content = parse(join(dir, KEY_FILE)) ?? parse(join(dir, KEY_FILE_COPY))
  if (!content) {
    throw new Problem(
      'WORKSPACE_DAMAGED',
      'KEY_FILE_DAMAGED',
      `The key file ${KEY_FILE} and its copy ${KEY_FILE_COPY} cannot be read; without one of them nothing in this workspace can. Nothing was changed.`,
      `Put ${KEY_FILE} from a backup of this workspace into its folder and open it again.`,
    )
  }
  return content
}

/**
 * Writes what is wrong of the two anew from what is right. Also ends what a crash between the two writes of a changed
 * passphrase would leave: the old passphrase's wrap in the copy. Throws as `readKeyFile` does.
 */
export function repairKeyFile(dir: string): void {
  const best = readKeyFile(dir)
  const whole = [KEY_FILE, KEY_FILE_COPY].every((name) => {
    const content = parse(join(dir, name))
    return content !== null && checksum(content) === checksum(best)
  })
  if (!whole) writeKeyFile(dir, best)
}

export const hasKeyFile = (dir: string): boolean =>
  existsSync(join(dir, KEY_FILE)) || existsSync(join(dir, KEY_FILE_COPY))

/** Writes the file, then its copy, each whole or not at all. */
export function writeKeyFile(dir: string, content: KeyFile): void {
  const text = `${JSON.stringify({ format: FORMAT, ...content, sha256: checksum(content) }, null, 2)}\n`
  for (const name of [KEY_FILE, KEY_FILE_COPY])
    writeFileAtomically(join(dir, name), Buffer.from(text, 'utf8'))
}
