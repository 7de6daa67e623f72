/** Passphrases: from a file or a hidden prompt, never from the command line or the environment. */
import { readFile, stat } from 'node:fs/promises'
import { MIN_PASSPHRASE_LENGTH } from '#contract/workspace.ts'
import { refused } from './failure.ts'
import type { CliIo } from './io.ts'

const MAX_FILE_BYTES = 4096

/** The first line of the file. Throws Problem REFUSED when it cannot be read or others could read it. */
async function fromFile(path: string): Promise<string> {
  let text: string
  try {
    const { mode, size } = await stat(path)
    if (process.platform !== 'win32' && (mode & 0o077) !== 0)
      throw refused(
        'PASSPHRASE_FILE_OPEN',
        'Other people on this machine can read the passphrase file, so it was not used.',
        'Make it readable for you alone: chmod 600.',
      )
    if (size > MAX_FILE_BYTES) throw refused('PASSPHRASE_FILE', 'The passphrase file is too large to be one.')
    text = await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && error.name === 'Problem') throw error
    throw refused('PASSPHRASE_FILE', 'The passphrase file cannot be read.', 'Check its path and try again.')
  }
  const [line = ''] = text.replace(/^\ufeff/, '').split(/\r?\n/)
  if (line === '')
    throw refused(
      'PASSPHRASE_FILE',
      'The passphrase file is empty.',
      'Write the passphrase in its first line.',
    )
  return line
}

const nobodyToAsk = () =>
  refused(
    'NO_PASSPHRASE',
    'A passphrase is needed, and nobody can be asked for it here.',
    'Give --passphrase-file FILE, or run the command in a terminal.',
  )

/** The passphrase of a workspace that exists. */
export async function passphrase(io: CliIo, file: string | undefined): Promise<string> {
  if (file !== undefined) return fromFile(file)
  const typed = await io.askSecret('Passphrase: ')
  if (typed === null) throw nobodyToAsk()
  return typed
}

/** The passphrase for a new workspace, typed twice when it is typed. */
export async function newPassphrase(io: CliIo, file: string | undefined): Promise<string> {
  const chosen = file === undefined ? await askTwice(io) : await fromFile(file)
  if (chosen.length < MIN_PASSPHRASE_LENGTH)
    throw refused(
      'PASSPHRASE_SHORT',
      `A passphrase has at least ${MIN_PASSPHRASE_LENGTH} characters. No workspace was made.`,
      'Choose a longer one: several words are easy to remember.',
    )
  return chosen
}

async function askTwice(io: CliIo): Promise<string> {
  const first = await io.askSecret(`New passphrase (at least ${MIN_PASSPHRASE_LENGTH} characters): `)
  if (first === null) throw nobodyToAsk()
  const second = await io.askSecret('The same again: ')
  if (first !== second)
    throw refused('PASSPHRASES_DIFFER', 'The two passphrases differ. No workspace was made.', 'Try again.')
  return first
}
