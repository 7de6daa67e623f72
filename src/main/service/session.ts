/** The one workspace of a data service: absent, locked, open, or in trouble; and the way from each to the next. */
import type { KeyProtection, WorkspaceState, WorkspaceStatus } from '#contract/workspace.ts'
import { makeDemo } from '../demo/make-demo.ts'
import { isDemo } from '../demo/setting.ts'
import { Problem } from '../platform/problem.ts'
import { listBackups } from '../store/backup.ts'
import {
  changePassphrase,
  type NewProtection,
  protectionsOf,
  replaceOsWrap,
  type Unlock,
} from '../store/keys.ts'
import type { Salvage } from '../store/salvage.ts'
import type { Store } from '../store/types.ts'
import { createWorkspace, openWorkspace, restoreBackup, salvage, workspaceState } from '../store/workspace.ts'
import { createAutoLock } from './auto-lock.ts'
import type { RemoteKeyStore } from './key-store.ts'
import { type OpenWorkspace, startWork, type WorkOptions } from './open-workspace.ts'
import type { Outside } from './outside.ts'
import { alreadyOpen, isTrouble, noKeyStore, reasonForNone } from './reasons.ts'
import { DEFAULT_AUTO_LOCK_MINUTES, readAutoLockMinutes, writeAutoLockMinutes } from './settings.ts'

export interface SessionOptions extends WorkOptions {
  storeWorkerUrl: URL
  appVersion: string
  /** The person asked for the demo. */
  demo: boolean
  osKeyStore: boolean
  keyStore: RemoteKeyStore
  outside: Outside
  /** The key of the workspace that was open when the service ended unexpectedly; overwritten when used. */
  resumeKey?: Uint8Array | undefined
  /** Lets the host keep the key of the open workspace, so that a crash costs nobody a passphrase; null: forget it. */
  keepForResume(key: Uint8Array | null): void
}

type Secrets = Pick<Unlock, 'passphrase' | 'recoveryCode'>

export type CreateInput =
  | { protection: 'passphrase'; passphrase: string }
  | { protection: 'os' }
  | { protection: 'key-file' }

export interface Session {
  /** Settles once a workspace that needs no secret has been opened, or could not be. */
  readonly started: Promise<void>
  /** Programs of the desktop, as far as the host has one. */
  readonly outside: Outside
  /** To be called at the start of every call of a client: idle time is counted from here. */
  begin(): void
  /** To be called at the end of it, whatever came of it. */
  finish(): void
  /** The computer was suspended and is awake: timers stood still, and the time to lock may be over. */
  woke(): void
  status(): WorkspaceStatus
  /** Settles when no command in steps is under way; null: none is. */
  busy(): Promise<void> | null
  /** The open workspace; undefined while there is none. */
  open(): OpenWorkspace | undefined
  /** What the subjects work on. Throws the Problem that says why there is none. */
  workspace(): OpenWorkspace
  create(input: CreateInput): Promise<{ recoveryCode: string }>
  /** Makes a workspace with a key file and fills it with invented people. */
  createDemo(): Promise<void>
  unlock(secrets: Secrets): Promise<void>
  lock(): Promise<void>
  /** `current`: the old passphrase or the recovery code. */
  changePassphrase(current: string | undefined, next: string): Promise<{ recoveryCode: string }>
  setAutoLock(minutes: number): void
  restore(name: string, passphrase: string | undefined): Promise<void>
  salvage(passphrase: string | undefined): Promise<Salvage>
  /** Stops everything and closes; the session is of no use afterwards. */
  close(): Promise<void>
}

export function createSession(options: SessionOptions): Session {
  const { dir, clock, hub, log } = options
  let open: OpenWorkspace | undefined
  /** True from opening until everything has been put away: the folder's lock is ours. */
  let held = false
  /** Why the last opening failed, where that says something about the workspace itself. */
  let trouble: Problem | undefined
  let inDemo = false
  let autoLockMinutes = DEFAULT_AUTO_LOCK_MINUTES
  let callsUnderWay = 0
  let transitions: Promise<unknown> = Promise.resolve()
  let inTransition = 0
  let resting: { state: WorkspaceState; protections: KeyProtection[] } = { state: 'locked', protections: [] }

  const unwrap = options.osKeyStore ? options.keyStore.unwrap : undefined
  const storeOptions = { clock, storeWorkerUrl: options.storeWorkerUrl, onDamage }
  const autoLock = createAutoLock(
    clock,
    () => void lock().catch((error: unknown) => log.error('workspace.close-failed', error)),
    () => callsUnderWay > 0 || (open?.intake.runs.anyRunning() ?? false),
  )

  /** One change of state at a time, in the order they were asked for. */
  function exclusively<T>(work: () => Promise<T>): Promise<T> {
    const before = transitions
    const run = (async () => {
      await before
      look()
      inTransition += 1
      try {
        return await work()
      } finally {
        inTransition -= 1
        look()
        hub.publish({ type: 'workspace', state: currentState() })
      }
    })()
    transitions = run.catch(() => undefined)
    return run
  }

  /** Looks at the folder; not while we hold its lock ourselves, because that would read as busy. */
  function look(): void {
    if (!held && inTransition === 0) resting = workspaceState(dir)
  }

  function currentState(): WorkspaceState {
    if (open) return 'open'
    if (resting.state !== 'locked' || !trouble) return resting.state
    return trouble.code === 'WORKSPACE_NEWER' ? 'newer' : 'damaged'
  }

  /** Found by a check that goes on after the opening: nothing more is written to a damaged database. */
  function onDamage(problem: Problem): void {
    log.warn('workspace.damaged')
    trouble = problem
    lock().catch((error: unknown) => log.error('workspace.close-failed', error))
  }

  async function opening(work: () => Promise<Store>): Promise<OpenWorkspace> {
    try {
      const store = await work()
      held = true
      const opened = await startWork(store, options)
      open = opened
      trouble = undefined
      inDemo = isDemo(store.reader)
      autoLockMinutes = readAutoLockMinutes(store.reader)
      autoLock.setMinutes(autoLockMinutes)
      const key = store.copyKey()
      options.keepForResume(key)
      key.fill(0)
      log.info('workspace.opened', { schemaVersion: store.schemaVersion })
      return opened
    } catch (error) {
      if (!open) held = false
      if (isTrouble(error)) trouble = error
      throw error
    }
  }

  async function openWith(unlock: Unlock): Promise<void> {
    // What a backup's key was wrapped into anew is not for this folder.
    options.keyStore.takeRewrapped()
    await opening(() => openWorkspace(dir, { ...unlock, unwrap }, storeOptions))
    const rewrapped = options.keyStore.takeRewrapped()
    if (rewrapped === null) return
    try {
      replaceOsWrap(dir, rewrapped)
    } catch (error) {
      // The old copy still opens; the next start tries again.
      log.error('key-store.not-renewed', error)
    }
  }

  /** Takes the workspace away from new calls at once; what it returns waits until all that used it has ended. */
  function putAway(): () => Promise<void> {
    const closing = open
    open = undefined
    autoLock.setMinutes(0)
    options.keepForResume(null)
    options.outside.forget()
    return async () => {
      if (!closing) return
      try {
        await closing.end()
      } finally {
        held = false
      }
      log.info('workspace.closed')
    }
  }

  const lock = () => exclusively(putAway())

  async function openAtStart(): Promise<void> {
    const key = options.resumeKey ? Buffer.from(options.resumeKey) : undefined
    options.resumeKey?.fill(0)
    const byItself = resting.protections.some(
      (kind) => kind === 'key-file' || (kind === 'os' && options.osKeyStore),
    )
    if (resting.state !== 'locked' || !(key || byItself)) return
    try {
      await openWith({ key })
    } catch (error) {
      // Said by the status; a Problem is told again when a person unlocks.
      if (!isTrouble(error)) log.error('workspace.not-opened', error)
    } finally {
      key?.fill(0)
    }
  }

  const newProtection = (input: CreateInput): NewProtection =>
    input.protection === 'os' ? { protection: 'os', wrap: options.keyStore.wrap } : input

  return {
    started: exclusively(openAtStart),
    outside: options.outside,
    begin() {
      autoLock.touch()
      callsUnderWay += 1
    },
    finish() {
      callsUnderWay -= 1
    },
    woke: () => autoLock.check(),
    status() {
      look()
      return {
        state: currentState(),
        directory: dir,
        protections: open ? protectionsOf(dir) : resting.protections,
        osKeyStore: options.osKeyStore,
        autoLockMinutes,
        appVersion: options.appVersion,
        schemaVersion: open?.store.schemaVersion ?? null,
        lastBackupAt: listBackups(dir)[0]?.createdAt ?? null,
        demo: open ? inDemo : options.demo && currentState() === 'absent',
      }
    },
    busy: () => open?.store.settled() ?? null,
    open: () => open,
    workspace() {
      if (open) return open
      look()
      throw reasonForNone(currentState(), trouble)
    },
    create: (input) =>
      exclusively(async () => {
        if (open) throw alreadyOpen()
        if (input.protection === 'os' && !options.osKeyStore) throw noKeyStore()
        let recoveryCode = ''
        await opening(async () => {
          const created = await createWorkspace(dir, newProtection(input), storeOptions)
          recoveryCode = created.recoveryCode
          return created.store
        })
        return { recoveryCode }
      }),
    createDemo: () =>
      exclusively(async () => {
        if (open) throw alreadyOpen()
        const { store, deps, intake } = await opening(
          async () => (await createWorkspace(dir, { protection: 'key-file' }, storeOptions)).store,
        )
        await makeDemo(store, {
          ...deps,
          inspect: intake.documents.inspect,
          onProgress: (done, total) => hub.publish({ type: 'demo', done, total }),
        })
        inDemo = true
      }),
    unlock: (secrets) =>
      exclusively(async () => {
        if (!open) await openWith(secrets)
      }),
    lock,
    changePassphrase: (current, next) =>
      exclusively(async () => ({
        recoveryCode: await withEither(current, (secret) =>
          changePassphrase(dir, { ...secret, unwrap }, next),
        ),
      })),
    setAutoLock(minutes) {
      if (!open) throw reasonForNone(currentState(), trouble)
      writeAutoLockMinutes(open.store, minutes)
      autoLockMinutes = minutes
      autoLock.setMinutes(minutes)
    },
    restore: (name, passphrase) =>
      exclusively(async () => {
        const key = open?.store.copyKey()
        try {
          await putAway()()
          await opening(() =>
            withEither(passphrase, (secret) =>
              restoreBackup(dir, name, { ...secret, key, unwrap }, storeOptions),
            ),
          )
        } catch (error) {
          // What was open stays open; what went wrong is what the person is told.
          if (key && !isTrouble(error)) await openWith({ key })
          throw error
        } finally {
          key?.fill(0)
        }
      }),
    salvage: (passphrase) =>
      exclusively(async () => {
        const key = open?.store.copyKey()
        try {
          return await withEither(passphrase, (secret) =>
            salvage(dir, { ...secret, key, unwrap }, storeOptions),
          )
        } finally {
          key?.fill(0)
        }
      }),
    async close() {
      // An opening that is under way ends first.
      await transitions
      await lock()
      autoLock.stop()
    },
  }
}

/**
 * Runs with what was typed as the passphrase, and if that is wrong as the recovery code: people mix them up, and the
 * two cannot be confused. Rejects as the first try did when neither opens.
 */
async function withEither<T>(
  typed: string | undefined,
  run: (secret: Pick<Unlock, 'passphrase' | 'recoveryCode'>) => Promise<T>,
): Promise<T> {
  if (typed === undefined) return run({})
  try {
    return await run({ passphrase: typed })
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'WRONG_PASSPHRASE') throw error
    try {
      return await run({ recoveryCode: typed })
    } catch {
      throw error
    }
  }
}
