/** The encrypted workspace: creating, unlocking, backing up, restoring, verifying. */
import { z } from 'zod'
import { Instant, procedure } from './common.ts'

/** How the workspace key is wrapped. `key-file` protects nothing against whoever can read the folder. */
export const KeyProtection = z.enum(['passphrase', 'os', 'key-file'])
export type KeyProtection = z.infer<typeof KeyProtection>

/** At least ten characters; length beats symbols (NIST SP 800-63B 5.1.1.2 asks for eight or more). */
export const MIN_PASSPHRASE_LENGTH = 10
export const Passphrase = z.string().min(MIN_PASSPHRASE_LENGTH).max(1024)

export const WorkspaceState = z.enum(['absent', 'locked', 'open', 'damaged', 'newer', 'busy'])
export type WorkspaceState = z.infer<typeof WorkspaceState>

export const WorkspaceStatus = z.object({
  state: WorkspaceState,
  directory: z.string(),
  protections: z.array(KeyProtection),
  /** True where the operating system offers a key store that really protects (not Linux basic_text). */
  osKeyStore: z.boolean(),
  /** Minutes without any call after which the workspace locks itself; 0 means never. */
  autoLockMinutes: z.int().min(0).max(1440),
  appVersion: z.string(),
  schemaVersion: z.int().nullable(),
  lastBackupAt: Instant.nullable(),
  /** Everybody in it is invented; while it is absent: it was asked for as a demo. */
  demo: z.boolean(),
})
export type WorkspaceStatus = z.infer<typeof WorkspaceStatus>

export const Backup = z.object({
  name: z.string(),
  createdAt: Instant,
  sizeBytes: z.int(),
  /** Why it was made. */
  cause: z.enum(['manual', 'migration', 'restore', 'daily']),
  verified: z.boolean(),
})
export type Backup = z.infer<typeof Backup>

export const VerifyReport = z.object({
  ok: z.boolean(),
  checks: z.array(
    z.object({
      name: z.enum(['integrity', 'foreign-keys', 'audit-chain', 'search-index', 'documents', 'registry']),
      ok: z.boolean(),
      /** What was looked at: rows, pages or files. */
      count: z.int(),
      problems: z.array(z.string()),
    }),
  ),
})
export type VerifyReport = z.infer<typeof VerifyReport>

export const workspace = {
  status: procedure.output(WorkspaceStatus),
  /** Makes a workspace and opens it. The recovery code is shown once and never stored in clear. */
  create: procedure
    .input(
      z.discriminatedUnion('protection', [
        z.object({ protection: z.literal('passphrase'), passphrase: Passphrase }),
        z.object({ protection: z.literal('os') }),
        z.object({ protection: z.literal('key-file'), accepted: z.literal(true) }),
      ]),
    )
    .output(z.object({ recoveryCode: z.string() })),
  /**
   * Makes a workspace with a key file, opens it, and fills it with invented openings, candidates and applications.
   * Events of type `demo` tell how far it is.
   */
  createDemo: procedure.output(WorkspaceStatus),
  /** Opens with the passphrase, the recovery code, or (with none) the operating system's key store. */
  unlock: procedure
    .input(
      z.object({ passphrase: z.string().max(1024).optional(), recoveryCode: z.string().max(200).optional() }),
    )
    .output(WorkspaceStatus),
  lock: procedure.output(WorkspaceStatus),
  /** Re-wraps the key; documents and database stay as they are. `current` is the old passphrase or the recovery code. */
  changePassphrase: procedure
    .input(z.object({ current: z.string().max(1024).optional(), next: Passphrase }))
    .output(z.object({ recoveryCode: z.string() })),
  setAutoLock: procedure.input(z.object({ minutes: z.int().min(0).max(1440) })).output(WorkspaceStatus),
  verify: procedure.output(VerifyReport),
  backups: procedure.output(z.array(Backup)),
  backUp: procedure.output(Backup),
  /** Replaces the database by a backup; what is there now is kept as a backup of its own first. */
  restore: procedure
    .input(z.object({ name: z.string().max(200), passphrase: z.string().max(1024).optional() }))
    .output(WorkspaceStatus),
  /** Everything that can still be read from a damaged workspace, as a zip in clear: the person decides where it goes. */
  salvage: procedure
    .input(z.object({ passphrase: z.string().max(1024).optional() }))
    .output(z.object({ file: z.file(), rows: z.int(), documents: z.int(), unreadable: z.int() })),
}
