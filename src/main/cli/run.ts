/** Runs one command line from its words to its exit code. */
import { Command, CommanderError } from 'commander'
import { APP_VERSION } from '../platform/version.ts'
import { addApplicationCommands } from './commands/applications.ts'
import { addCandidateCommands } from './commands/candidates.ts'
import { addDocumentCommands } from './commands/documents.ts'
import { addImportCommand } from './commands/imports.ts'
import { addIntakeCommand } from './commands/intake.ts'
import { addOpeningCommands } from './commands/openings.ts'
import { addRetentionCommands } from './commands/retention.ts'
import { addSearchCommand } from './commands/search.ts'
import { addWorkspaceCommands } from './commands/workspace.ts'
import type { CliContext } from './context.ts'
import { asFailure, printFailure } from './failure.ts'
import { type CliIo, exitCode } from './io.ts'
import type { Entries } from './service.ts'

/** Returns the exit code. Never rejects: whatever goes wrong is printed. */
export async function runCli(words: readonly string[], io: CliIo, entries: Entries): Promise<number> {
  let code: number = exitCode.ok
  const context: CliContext = {
    io,
    entries,
    exit(wanted) {
      code = wanted
    },
  }
  try {
    await programOf(context).parseAsync(words, { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.ok : exitCode.usage
    printFailure(io, asFailure(error), words.includes('--json'))
    return exitCode.failed
  }
}

function programOf(context: CliContext): Command {
  const { io } = context
  const program = new Command('haku')
    .description('Haku for the command line: what the window does, for schedules and scripts.')
    .version(APP_VERSION)
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.err })
    .showHelpAfterError('Add --help to see what the command takes.')
  addWorkspaceCommands(program, context)
  addIntakeCommand(program, context)
  addImportCommand(program, context)
  addOpeningCommands(program, context)
  addCandidateCommands(program, context)
  addApplicationCommands(program, context)
  addSearchCommand(program, context)
  addDocumentCommands(program, context)
  addRetentionCommands(program, context)
  return program
}
