/** Where Haku keeps things on this machine, by the custom of each system. */
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** What the folders depend on; the process itself in the app, chosen values in tests. */
export interface Machine {
  platform: NodeJS.Platform
  env: Readonly<Record<string, string | undefined>>
  home: string
}

export const thisMachine = (): Machine => ({
  platform: process.platform,
  env: process.env,
  home: homedir(),
})

/** The folder that holds the workspace and the logs of this person. */
export function dataDir({ platform, env, home }: Machine): string {
  if (platform === 'win32') return join(env.APPDATA || join(home, 'AppData', 'Roaming'), 'Haku')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Haku')
  // The XDG specification says that a relative value is to be ignored.
  const xdg = env.XDG_DATA_HOME
  return join(xdg?.startsWith('/') ? xdg : join(home, '.local', 'share'), 'haku')
}

/** The workspace that is opened when none is named. */
export const defaultWorkspaceDir = (machine: Machine): string => join(dataDir(machine), 'workspace')

/** The demo: beside the person's own workspace, never in it. */
const demoWorkspaceDir = (machine: Machine): string => join(dataDir(machine), 'demo')

/** Absolute folder of the workspace: the one named by the person, else the demo's where that is asked for, else the default. */
export const workspaceDir = (named: string | undefined, machine: Machine, demo = false): string => {
  if (named !== undefined && named !== '') return resolve(named)
  return demo ? demoWorkspaceDir(machine) : defaultWorkspaceDir(machine)
}

/** File that a host (`browser`, `electron`) writes its log to. */
export const logFile = (host: string, machine: Machine): string =>
  join(dataDir(machine), 'logs', `${host}.log`)
