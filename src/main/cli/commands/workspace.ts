/** haku init, backup, restore, verify. */
import { type Command, Option } from 'commander'
import { thisMachine, workspaceDir } from '../../platform/workspace-dir.ts'
import {
  type CliContext,
  type WorkspaceOptions,
  withService,
  withWorkspace,
  withWorkspaceOptions,
} from '../context.ts'
import { refused } from '../failure.ts'
import { exitCode } from '../io.ts'
import { answer, instant, table } from '../print.ts'
import { newPassphrase, passphrase } from '../secrets.ts'

export function addWorkspaceCommands(program: Command, context: CliContext): void {
  const { io } = context

  withWorkspaceOptions(program.command('init').description('make a workspace; prints its recovery code once'))
    .option(
      '--key-file',
      'protect it with a key file instead of a passphrase: whoever reads the folder reads it all',
    )
    .option('--accept-unprotected-key', 'with --key-file: yes, this protects nothing')
    .action(async (options: WorkspaceOptions & { keyFile?: boolean; acceptUnprotectedKey?: boolean }) => {
      if (options.keyFile && !options.acceptUnprotectedKey)
        throw refused(
          'KEY_FILE_NOT_ACCEPTED',
          'A key file lies beside the data and protects nothing against whoever can read the folder. No workspace was made.',
          'Leave --key-file out and choose a passphrase, or add --accept-unprotected-key.',
        )
      await withService(context, options, async (client) => {
        const { state, directory } = await client.workspace.status()
        if (state !== 'absent')
          throw refused(
            'WORKSPACE_EXISTS',
            'There is already a workspace in this folder. Nothing was changed.',
            'Name another folder with --workspace.',
          )
        const { recoveryCode } = await client.workspace.create(
          options.keyFile
            ? { protection: 'key-file', accepted: true }
            : { protection: 'passphrase', passphrase: await newPassphrase(io, options.passphraseFile) },
        )
        answer(
          io,
          options.json === true,
          { directory, protection: options.keyFile ? 'key-file' : 'passphrase', recoveryCode },
          () =>
            `The workspace is ready in ${directory}\n\nRecovery code: ${recoveryCode}\n\nWrite it down now: it opens the workspace when the passphrase is lost, and is not shown again.`,
        )
      })
    })

  withWorkspaceOptions(
    program
      .command('demo')
      .description('make a workspace of invented openings, candidates and applications, to look around in'),
  ).action((options: WorkspaceOptions) => {
    const folder = workspaceDir(options.workspace, thisMachine(), true)
    return withService(context, { ...options, workspace: folder }, async (client) => {
      const { directory } = await client.workspace.createDemo()
      answer(
        io,
        options.json === true,
        { directory },
        () =>
          `The demo is ready in ${directory}\n\nEverybody in it is invented. Look at it with: npm start -- --demo`,
      )
    })
  })

  withWorkspaceOptions(
    program.command('backup').description('make an encrypted backup inside the workspace folder'),
  ).action((options: WorkspaceOptions) =>
    withWorkspace(context, options, async (client) => {
      const backup = await client.workspace.backUp()
      answer(
        io,
        options.json === true,
        backup,
        () =>
          `Backup ${backup.name}, ${backup.sizeBytes} bytes${backup.verified ? ', read back and found whole' : ''}.`,
      )
      if (!backup.verified) context.exit(exitCode.attention)
    }),
  )

  withWorkspaceOptions(
    program
      .command('restore')
      .description(
        'replace the workspace by a backup, or list the backups; what is there now is kept as a backup first',
      )
      .argument('[name]', 'name of the backup; "latest" for the newest'),
  )
    .addOption(new Option('--list', 'list the backups'))
    .action(async (name: string | undefined, options: WorkspaceOptions & { list?: boolean }) => {
      await withService(context, options, async (client) => {
        const backups = await client.workspace.backups()
        if (options.list === true || name === undefined) {
          answer(io, options.json === true, backups, () =>
            backups.length === 0
              ? 'There is no backup yet.'
              : table(
                  ['name', 'made', 'cause', 'bytes', 'verified'],
                  backups.map((one) => [
                    one.name,
                    instant(one.createdAt),
                    one.cause,
                    one.sizeBytes,
                    one.verified ? 'yes' : 'no',
                  ]),
                ),
          )
          return
        }
        const newest = backups.toSorted((a, b) => b.createdAt - a.createdAt)[0]
        const chosen = name === 'latest' ? newest : backups.find((one) => one.name === name)
        if (chosen === undefined)
          throw refused('BACKUP_UNKNOWN', 'There is no such backup.', 'See them with "haku restore --list".')
        const { state, protections } = await client.workspace.status()
        const secret =
          state !== 'open' && protections.includes('passphrase')
            ? { passphrase: await passphrase(io, options.passphraseFile) }
            : {}
        const status = await client.workspace.restore({ name: chosen.name, ...secret })
        answer(io, options.json === true, { restored: chosen.name, status }, () => `Restored ${chosen.name}.`)
      })
    })

  withWorkspaceOptions(
    program.command('verify').description('check database, audit chain, search index and document files'),
  ).action((options: WorkspaceOptions) =>
    withWorkspace(context, options, async (client) => {
      const report = await client.workspace.verify()
      answer(io, options.json === true, report, () =>
        [
          table(
            ['check', 'result', 'looked at'],
            report.checks.map((check) => [check.name, check.ok ? 'ok' : 'FAILED', check.count]),
          ),
          ...report.checks.flatMap((check) => check.problems.map((problem) => `${check.name}: ${problem}`)),
          report.ok
            ? 'Everything is as it should be.'
            : 'Something is damaged. "haku restore --list" shows the backups.',
        ].join('\n'),
      )
      if (!report.ok) context.exit(exitCode.attention)
    }),
  )
}
