/** Where the person's own LibreOffice is. Looked for by name in the usual places only; nothing is started. */
import { access, constants, readdir } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import type { Machine } from '../../platform/workspace-dir.ts'

/** Path of the program, or null. */
export async function findOffice(machine: Machine): Promise<string | null> {
  for (const path of await placesToLook(machine)) {
    if (await canRun(path)) return path
  }
  return null
}

async function placesToLook({ platform, env, home }: Machine): Promise<string[]> {
  if (platform === 'win32') {
    const roots = [env.ProgramFiles, env['ProgramFiles(x86)']].filter((root) => root !== undefined)
    return roots.map((root) => join(root, 'LibreOffice', 'program', 'soffice.exe'))
  }
  const onPath = (env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder.startsWith('/'))
    .flatMap((folder) => [join(folder, 'soffice'), join(folder, 'libreoffice')])
  if (platform === 'darwin') {
    return [
      '/Applications/LibreOffice.app/Contents/MacOS/soffice',
      join(home, 'Applications/LibreOffice.app/Contents/MacOS/soffice'),
      ...onPath,
    ]
  }
  const installed = await readdir('/opt').catch(() => [])
  const inOpt = installed
    .filter((name) => /^libreoffice/i.test(name))
    .sort()
    .reverse()
  return [...onPath, '/usr/bin/soffice', ...inOpt.map((name) => join('/opt', name, 'program', 'soffice'))]
}

const canRun = (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  )
