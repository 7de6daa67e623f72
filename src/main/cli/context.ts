/** What every command is handed, and how it gets an open workspace. */
import type { Command } from 'commander'
import { Problem } from '../platform/problem.ts'
import { thisMachine, workspaceDir } from '../platform/workspace-dir.ts'
import type { CliIo } from './io.ts'
import { passphrase } from './secrets.ts'
import { type Client, type Entries, startService } from './service.ts'

export interface CliContext {
  readonly io: CliIo
  readonly entries: Entries
  /** What the process ends with; a command raises it. */
  exit(code: number): void
}

export interface WorkspaceOptions {
  workspace?: string
  passphraseFile?: string
  json?: boolean
}

/** The options that every command with a workspace has. */
export function withWorkspaceOptions(command: Command): Command {
  return command
    .option('--workspace <dir>', 'folder of the workspace')
    .option('--passphrase-file <file>', 'file whose first line is the passphrase; readable for you alone')
    .option('--json', 'answer and errors as JSON, described in docs/specs/cli.md')
}

/** Runs `work` on the service of a workspace folder, whatever state that is in, and closes it in any case. */
export async function withService<T>(
  context: CliContext,
  options: WorkspaceOptions,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const service = await startService(workspaceDir(options.workspace, thisMachine()), context.entries)
  try {
    return await work(service.client)
  } finally {
    await service.close()
  }
}

/** Runs `work` on an open workspace; asks for the passphrase where one protects it. */
export function withWorkspace<T>(
  context: CliContext,
  options: WorkspaceOptions,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  return withService(context, options, async (client) => {
    const status = await client.workspace.status()
    if (status.state === 'absent')
      throw new Problem(
        'WORKSPACE_ABSENT',
        'NO_WORKSPACE',
        'There is no workspace in this folder yet.',
        'Make one with "haku init", or name another folder with --workspace.',
      )
    if (status.state !== 'open') {
      const asked = status.state === 'locked' && status.protections.includes('passphrase')
      await client.workspace.unlock(
        asked ? { passphrase: await passphrase(context.io, options.passphraseFile) } : {},
      )
    }
    return work(client)
  })
}
