import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { PRIVATE_FOLDER_MODE } from '../platform/files.ts'
import { dataDir, defaultWorkspaceDir, type Machine, workspaceDir } from '../platform/workspace-dir.ts'
import type { ShellElectron } from './electron.ts'
import { APP_SCHEME } from './origin.ts'

/** What Electron must be told before it is ready. */

/** The same as `appId` in electron-builder.yml: Windows groups windows and notifications by it. */
export const APP_ID = 'app.haku.desktop'

/** Chromium's own requests: the app makes none that a person did not ask for. */
const QUIET_SWITCHES = [
  'disable-background-networking',
  'disable-component-update',
  'disable-domain-reliability',
  'no-pings',
] as const

export interface Folders {
  workspaceDir: string
  /** Chromium's profile of this workspace's window: sizes, preferences. No data of the workspace. */
  profileDir: string
  /** The person asked for the demo. */
  demo: boolean
}

/**
 * The folders of this start: `--workspace DIR`, else with `--demo` the demo's, else the default. Each workspace has a window profile of its own,
 * so that two workspaces can be open at once and each has its single-instance lock.
 */
export function foldersOf(argv: readonly string[], machine: Machine): Folders {
  // Electron and Chromium add arguments of their own: everything unknown is passed over.
  const { values } = parseArgs({
    args: [...argv],
    options: { workspace: { type: 'string' }, demo: { type: 'boolean' } },
    strict: false,
  })
  const demo = values.demo === true
  const named = typeof values.workspace === 'string' ? values.workspace : undefined
  const workspace = workspaceDir(named, machine, demo)
  const suffix =
    workspace === defaultWorkspaceDir(machine)
      ? ''
      : `-${createHash('sha256').update(workspace).digest('hex').slice(0, 16)}`
  return { workspaceDir: workspace, profileDir: join(dataDir(machine), `window${suffix}`), demo }
}

/**
 * Everything that comes too late after `ready`, in the order that Electron needs. False when another instance has
 * this workspace's window: the caller quits and does nothing more.
 */
export function prepare(
  electron: Pick<ShellElectron, 'app' | 'Menu' | 'protocol'>,
  folders: Folders,
  platform: NodeJS.Platform,
): boolean {
  const { app, protocol, Menu } = electron
  // Electron refuses a folder that does not exist. The lock is per folder, so the folder comes first.
  mkdirSync(folders.profileDir, { recursive: true, mode: PRIVATE_FOLDER_MODE })
  app.setPath('userData', folders.profileDir)
  app.setName('Haku')
  if (!app.requestSingleInstanceLock()) return false
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true, stream: true },
    },
  ])
  app.enableSandbox()
  for (const name of QUIET_SWITCHES) app.commandLine.appendSwitch(name)
  if (platform === 'win32') app.setAppUserModelId(APP_ID)
  // Building Electron's default menu costs start time; ours comes when the window is there.
  Menu.setApplicationMenu(null)
  return true
}
