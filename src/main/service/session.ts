/** The one workspace of a data service: absent, locked, open, or in trouble; and the way from each to the next. */
import type { KeyProtection, WorkspaceState, WorkspaceStatus } from '#contract/workspace.ts'
import type { Clock } from '../platform/clock.ts'
import type { Log } from '../platform/log.ts'
import { Problem } from '../platform/problem.ts'
import { changePassphrase, type NewProtection, protectionsOf, type Unlock } from '../store/keys.ts'
import type { Store } from '../store/types.ts'
import { createWorkspace, openWorkspace, workspaceState } from '../store/workspace.ts'
import { createAutoLock } from './auto-lock.ts'
import type { EventHub } from './events.ts'
import type { RemoteKeyStore } from './key-store.ts'
import { type OpenWorkspace, startWork } from './open-workspace.ts'
import { DEFAULT_AUTO_LOCK_MINUTES, readAutoLockMinutes, writeAutoLockMinutes } from './settings.ts'

export interface SessionOptions {
  dir: string
  documentWorkerUrl: URL
  appVersion: string
  actor: 'person' | 'cli'
  osKeyStore: boolean
  keyStore: RemoteKeyStore
  clock: Clock
  hub: EventHub
  log: Log
}

export type CreateInput =
  | { protection: 'passphrase'; passphrase: string }
  | { protection: 'os' }
  | { protection: 'key-file' }

export interface Session {
  /** Settles once a workspace that needs no secret has been opened, or could not be. */
  readonly started: Promise<void>
  /** To be called at the start of every call of a client: idle time is counted from here. */
  begin(): void
  /** To be called at the end of it, whatever came of it. */
  finish(): void
  status(): WorkspaceStatus
  /** What the subjects work on. Throws the Problem that says why there is none. */
  workspace(): OpenWorkspace
  create(input: CreateInput): Promise<{ recoveryCode: string }>
  unlock(secrets: Pick<Unlock, 'passphrase' | 'recoveryCode'>): Promise<void>
  lock(): Promise<void>
  changePassphrase(current: string | undefined, next: string): Promise<{ recoveryCode: string }>
  setAutoLock(minutes: number): void
  /** Runs `work` with the workspace closed and nothing else going on; what it returns is opened. */
  whileClosed(work: () => Promise<Store>): Promise<void>
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
  let autoLockMinutes = DEFAULT_AUTO_LOCK_MINUTES
  let callsUnderWay = 0
  let transitions: Promise<unknown> = Promise.resolve()
  let inTransition = 0
  let resting: { state: WorkspaceState; protections: KeyProtection[] } = { state: 'locked', protections: [] }

  const autoLock = createAutoLock(
    clock,
    () => void lock().catch((error: unknown) => log.error('workspace.close-failed', error)),
    () => callsUnderWay > 0 || (open?.intake.runs.anyRunning() ?? false),
  )

  /** One change of state at a time, in the order they were asked for. */
  function exclusively<T>(work: () => Promise<T>): Promise<T> {
    const before = transitions
    const run = (async () => {
      await before.catch(() => undefined)
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
    if (resting.state === 'locked' && trouble) {
      return trouble.code === 'WORKSPACE_NEWER' ? 'newer' : 'damaged'
    }
    return resting.state
  }

  async function useStore(store: Store): Promise<void> {
    held = true
    try {
      open = await startWork(store, options)
    } catch (error) {
      held = false
      throw error
    }
    trouble = undefined
    autoLockMinutes = readAutoLockMinutes(store.reader)
    autoLock.setMinutes(autoLockMinutes)
    log.info('workspace.opened', { schemaVersion: store.schemaVersion })
  }

  async function opening(work: () => Promise<Store>): Promise<void> {
    try {
      await useStore(await work())
    } catch (error) {
      if (
        error instanceof Problem &&
        (error.code === 'WORKSPACE_DAMAGED' || error.code === 'WORKSPACE_NEWER')
      ) {
        trouble = error
      }
      throw error
    }
  }

  const unwrap = options.osKeyStore ? options.keyStore.unwrap : undefined
  const openWith = (secrets: Pick<Unlock, 'passphrase' | 'recoveryCode'>) =>
    opening(() => openWorkspace(dir, { ...secrets, unwrap }, { clock }))

  /** Takes the workspace away from new calls at once; what it returns waits until all that used it has ended. */
  function putAway(): () => Promise<void> {
    const closing = open
    open = undefined
    autoLock.setMinutes(0)
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
    if (resting.state !== 'locked') return
    const byItself = resting.protections.some(
      (kind) => kind === 'key-file' || (kind === 'os' && options.osKeyStore),
    )
    if (!byItself) return
    try {
      await openWith({})
    } catch (error) {
      // Said by the status; a Problem is told again when a person unlocks.
      if (!(error instanceof Problem)) log.error('workspace.open-failed', error)
    }
  }

  const newProtection = (input: CreateInput): NewProtection =>
    input.protection === 'os' ? { protection: 'os', wrap: options.keyStore.wrap } : input

  return {
    started: exclusively(openAtStart),
    begin() {
      autoLock.touch()
      callsUnderWay += 1
    },
    finish() {
      callsUnderWay -= 1
    },
    status() {
      look()
      const state = currentState()
      return {
        state,
        directory: dir,
        protections: open ? protectionsOf(dir) : resting.protections,
        osKeyStore: options.osKeyStore,
        autoLockMinutes,
        appVersion: options.appVersion,
        schemaVersion: open?.store.schemaVersion ?? null,
        lastBackupAt: null,
      }
    },
    workspace() {
      if (open) return open
      look()
      throw reasonForNone(currentState(), trouble)
    },
    create: (input) =>
      exclusively(async () => {
        if (open) throw new Problem('INVALID_STATE', 'WORKSPACE_OPEN', 'A workspace is open already.')
        if (input.protection === 'os' && !options.osKeyStore) throw noKeyStore()
        let code = ''
        await opening(async () => {
          const created = await createWorkspace(dir, newProtection(input), { clock })
          code = created.recoveryCode
          return created.store
        })
        return { recoveryCode: code }
      }),
    unlock: (secrets) =>
      exclusively(async () => {
        if (!open) await openWith(secrets)
      }),
    lock,
    changePassphrase: (current, next) =>
      exclusively(async () => ({ recoveryCode: await replaceSecret(dir, current, next, unwrap) })),
    setAutoLock(minutes) {
      if (!open) throw reasonForNone(currentState(), trouble)
      writeAutoLockMinutes(open.store, minutes)
      autoLockMinutes = minutes
      autoLock.setMinutes(minutes)
    },
    whileClosed: (work) =>
      exclusively(async () => {
        await putAway()()
        await opening(work)
      }),
    async close() {
      // An opening that is under way ends first.
      await transitions
      await lock()
      autoLock.stop()
    },
  }
}

/** `current` may be the passphrase or the recovery code: people mix them up, and the two cannot be confused. */
async function replaceSecret(
  dir: string,
  current: string | undefined,
  next: string,
  unwrap: Unlock['unwrap'],
): Promise<string> {
  if (current === undefined) return changePassphrase(dir, { unwrap }, next)
  if (!protectionsOf(dir).includes('passphrase'))
    return changePassphrase(dir, { recoveryCode: current }, next)
  try {
    return await changePassphrase(dir, { passphrase: current }, next)
  } catch (wrongPassphrase) {
    try {
      return await changePassphrase(dir, { recoveryCode: current }, next)
    } catch {
      throw wrongPassphrase
    }
  }
}

const noKeyStore = () =>
  new Problem(
    'REFUSED',
    'NO_KEY_STORE',
    'This way of running Haku has no key store of the operating system. No workspace was made.',
    'Protect the workspace with a passphrase instead.',
  )

function reasonForNone(state: WorkspaceState, trouble: Problem | undefined): Problem {
  if (trouble && (state === 'damaged' || state === 'newer')) return trouble
  if (state === 'absent') {
    return new Problem(
      'WORKSPACE_ABSENT',
      'NO_WORKSPACE',
      'There is no workspace in this folder yet.',
      'Create one.',
    )
  }
  if (state === 'busy') {
    return new Problem(
      'WORKSPACE_BUSY',
      'IN_USE',
      'This workspace is open in another window or command.',
      'Close it there, or wait until the command has finished, and try again.',
    )
  }
  if (state === 'damaged') {
    return new Problem(
      'WORKSPACE_DAMAGED',
      'UNREADABLE',
      'This workspace cannot be read. Nothing was changed.',
      'Restore a backup, or export what can still be read.',
    )
  }
  return new Problem('WORKSPACE_LOCKED', 'LOCKED', 'The workspace is locked.', 'Unlock it and try again.')
}
