import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { Application, ApplicationRow } from '../../../src/contract/applications.ts'
import { ProfileProposal } from '../../../src/contract/autofill.ts'
import { Candidate, CandidateRow } from '../../../src/contract/candidates.ts'
import { IntakeBatch, IntakeItem } from '../../../src/contract/intake.ts'
import { Opening, OpeningRow } from '../../../src/contract/openings.ts'
import { SearchAnswer } from '../../../src/contract/search.ts'
import { Backup, VerifyReport, WorkspaceStatus } from '../../../src/contract/workspace.ts'
import { type CliAnswer, haku } from '../../support/cli.ts'
import { asBytes, type Files, packageFiles } from '../../support/intake.ts'
import { onePixelPng } from '../../support/packages.ts'

let root: string
let dir: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'haku-cli-'))
  dir = join(root, 'workspace')
  vi.stubEnv('XDG_DATA_HOME', join(root, 'data'))
  vi.stubEnv('APPDATA', join(root, 'data'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const PASSPHRASE = 'correct horse battery staple'
const inWorkspace = (...words: string[]) => haku([...words, '--workspace', dir])
const json = (...words: string[]) => inWorkspace(...words, '--json')
const initUnprotected = () => inWorkspace('init', '--key-file', '--accept-unprotected-key')

function secretFile(text: string, mode = 0o600): string {
  const file = join(root, `secret-${Math.random()}`)
  writeFileSync(file, text)
  chmodSync(file, mode)
  return file
}

function write(files: Files): string {
  const folder = mkdtempSync(join(root, 'in-'))
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), asBytes(content))
  }
  return folder
}

/** What was printed has exactly the documented shape: unknown fields are a fault too. */
function shaped<T extends z.ZodType>(answer: CliAnswer, shape: T, code = 0): z.infer<T> {
  expect(answer.err).toBe('')
  expect(answer.code).toBe(code)
  const value = answer.json()
  const parsed = shape.parse(value)
  expect(parsed).toEqual(value)
  return parsed
}

const failure = (answer: CliAnswer) => {
  expect(answer.code).toBe(1)
  expect(answer.out).toBe('')
  const parsed = JSON.parse(answer.err) as { error: Record<string, unknown> }
  expect(Object.keys(parsed)).toEqual(['error'])
  expect(Object.keys(parsed.error)).toEqual(['code', 'reason', 'message', 'remedy'])
  return parsed.error
}

describe('the documented shapes', () => {
  it('hold for one workspace from its making to a restored backup', async () => {
    const made = shaped(
      await json('init', '--key-file', '--accept-unprotected-key'),
      z.strictObject({
        directory: z.string(),
        protection: z.literal('key-file'),
        recoveryCode: z.string().min(20),
      }),
    )
    expect(made.directory).toBe(dir)

    const opening = shaped(
      await json(
        'openings',
        'create',
        '--title',
        'Bridge planner',
        '--number',
        'ENG-1',
        '--country',
        'fi',
        '--publish',
      ),
      Opening,
    )
    expect(opening).toMatchObject({ status: 'published', country: 'FI' })
    shaped(await json('openings', 'show', 'eng-1'), Opening)
    const list = shaped(
      await json('openings', 'list'),
      z.strictObject({ rows: z.array(OpeningRow), total: z.int() }),
    )
    expect(list.total).toBe(1)

    const folder = write({ ...packageFiles('aino'), 'loose.txt': 'Nobody says whose life this is.' })
    symlinkSync('/etc/passwd', join(folder, 'link.txt'))
    const taken = shaped(
      await json(
        'intake',
        join(folder, 'aino'),
        join(folder, 'loose.txt'),
        join(folder, 'nowhere'),
        '--opening',
        'ENG-1',
      ),
      z.strictObject({
        batch: IntakeBatch,
        items: z.array(IntakeItem),
        notRead: z.array(z.strictObject({ file: z.string(), code: z.string(), reason: z.string() })),
        resumed: z.array(IntakeBatch),
      }),
      3,
    )
    expect(taken.items.map((item) => item.outcome)).toEqual(['accepted', 'review'])
    expect(taken.notRead).toMatchObject([{ code: 'NO_FILE' }])

    const candidates = shaped(
      await json('candidates', 'list', '--sort', 'updated'),
      z.strictObject({ rows: z.array(CandidateRow), total: z.int() }),
    )
    shaped(await json('candidates', 'show', candidates.rows[0]?.id ?? ''), Candidate)
    const applications = shaped(
      await json('applications', 'list', '--opening', 'ENG-1', '--status', 'active', '--status', 'hired'),
      z.strictObject({ rows: z.array(ApplicationRow), total: z.int() }),
    )
    const id = applications.rows[0]?.id ?? ''
    const changed = z.strictObject({ changed: z.literal(1) })
    shaped(await json('applications', 'move', id, '--to', 'interview'), changed)
    shaped(await json('applications', 'reject', id, '--reason', 'location'), changed)
    const application = shaped(await json('applications', 'show', id), Application)
    expect(application.timeline.map((event) => event.kind).sort()).toEqual(['moved', 'received', 'rejected'])
    const found = shaped(await json('search', 'planned', 'bridges'), SearchAnswer.strict())
    expect(found.hits[0]).toMatchObject({ fullName: 'Aino Virtanen', matched: 'document' })

    const backup = shaped(await json('backup'), Backup)
    expect(shaped(await json('restore', '--list'), z.array(Backup)).map((one) => one.name)).toContain(
      backup.name,
    )
    expect(shaped(await json('openings', 'close', 'ENG-1', '--as', 'filled'), Opening).status).toBe('filled')
    shaped(
      await json('restore', backup.name),
      z.strictObject({ restored: z.literal(backup.name), status: WorkspaceStatus }),
    )
    expect(shaped(await json('openings', 'show', opening.id), Opening).status).toBe('published')
    expect(shaped(await json('verify'), VerifyReport).ok).toBe(true)
  }, 180_000)

  it('hold for inspected documents, which need no workspace', async () => {
    const fixture = fileURLToPath(new URL('../../fixtures/documents/cv-table.doc', import.meta.url))
    cpSync(fixture, join(root, 'cv.pdf'))
    writeFileSync(join(root, 'photo.png'), onePixelPng)
    writeFileSync(join(root, 'huge.txt'), Buffer.alloc(5_242_881, 'a'))
    const files = ['cv.pdf', 'photo.png', 'huge.txt', 'gone.txt', '.'].map((name) => join(root, name))
    const answer = await haku(['documents', 'inspect', ...files, '--json'])
    const inspected = shaped(
      answer,
      z.array(
        z.strictObject({
          file: z.string(),
          accepted: z.boolean(),
          mediaType: z.string().nullable(),
          code: z.string().optional(),
          reason: z.string().optional(),
          characters: z.int(),
          warnings: z.array(z.string()),
        }),
      ),
      3,
    )
    expect(inspected.map((one) => one.file)).toEqual(files)
    expect(inspected[0]).toMatchObject({
      accepted: true,
      mediaType: 'application/msword',
      warnings: ['EXTENSION_MISMATCH'],
    })
    expect(inspected[0]).not.toHaveProperty('code')
    expect(inspected.slice(1).map((one) => one.code)).toEqual([
      'NOT_ACCEPTED_TYPE',
      'TOO_LARGE',
      'NO_FILE',
      'NO_FILE',
    ])
  }, 180_000)

  it('hold for what a file tells of its person, which needs no workspace', async () => {
    const file = join(root, 'resume.json')
    writeFileSync(file, JSON.stringify({ basics: { name: 'Anna Virtanen' }, skills: [{ name: 'PLC' }] }))
    const proposal = shaped(await haku(['documents', 'profile', file, '--json']), ProfileProposal)
    expect(proposal.source).toBe('json_resume')
    expect(proposal.fields.map(({ part, value }) => [part, value])).toEqual([
      ['fullName', 'Anna Virtanen'],
      ['skill', 'PLC'],
    ])
    const gone = await haku(['documents', 'profile', join(root, 'gone.json'), '--json'])
    expect(gone.code).not.toBe(0)
    expect(JSON.parse(gone.out || gone.err)).toMatchObject({ error: { reason: 'NO_FILE' } })
  }, 180_000)
})

describe('passphrases', () => {
  it('come from a prompt or a private file, and a wrong one opens nothing and says so', async () => {
    const init = await haku(['init', '--workspace', dir], { secrets: [PASSPHRASE, PASSPHRASE] })
    expect(init.code).toBe(0)
    expect(init.out).toContain('Recovery code: ')
    expect(init.out + init.err).not.toContain(PASSPHRASE)

    expect((await haku(['openings', 'list', '--workspace', dir], { secrets: [PASSPHRASE] })).code).toBe(0)
    const file = secretFile(`${PASSPHRASE}\nsecond line\n`)
    expect((await inWorkspace('openings', 'list', '--passphrase-file', file)).code).toBe(0)
    const wrong = await json(
      'openings',
      'list',
      '--passphrase-file',
      secretFile('correct horse battery stable'),
    )
    expect(failure(wrong)).toMatchObject({ code: 'WRONG_PASSPHRASE' })
    expect(failure(await json('openings', 'list'))).toMatchObject({ reason: 'NO_PASSPHRASE' })
    if (process.platform !== 'win32')
      expect(
        failure(await json('openings', 'list', '--passphrase-file', secretFile(PASSPHRASE, 0o644))),
      ).toMatchObject({ reason: 'PASSPHRASE_FILE_OPEN' })
  }, 180_000)

  it('of a new workspace are typed alike twice and long enough, and no key file is taken by accident', async () => {
    const differ = await haku(['init', '--workspace', dir], { secrets: [PASSPHRASE, `${PASSPHRASE}!`] })
    expect([differ.code, differ.err]).toEqual([1, expect.stringContaining('PASSPHRASES_DIFFER')])
    const short = await haku(['init', '--workspace', dir], { secrets: ['short', 'short'] })
    expect(short.err).toContain('PASSPHRASE_SHORT')
    expect(failure(await json('init', '--key-file'))).toMatchObject({ reason: 'KEY_FILE_NOT_ACCEPTED' })
    expect(failure(await json('openings', 'list'))).toMatchObject({ code: 'WORKSPACE_ABSENT' })
    await initUnprotected()
    expect(failure(await json('init', '--key-file', '--accept-unprotected-key'))).toMatchObject({
      reason: 'WORKSPACE_EXISTS',
    })
  }, 180_000)
})

describe('a command that cannot be carried out', () => {
  it('ends with a code, a reason and what to do', async () => {
    await initUnprotected()
    expect(failure(await json('openings', 'show', 'NONE'))).toMatchObject({ reason: 'OPENING_UNKNOWN' })
    expect(failure(await json('openings', 'create', '--title', 'No number'))).toMatchObject({
      reason: 'OPENING_INVALID',
    })
    expect(failure(await json('candidates', 'show', 'not-an-id'))).toMatchObject({ code: 'BAD_REQUEST' })
    expect(failure(await json('candidates', 'show', crypto.randomUUID()))).toMatchObject({
      code: 'NOT_FOUND',
    })
    expect(failure(await json('intake', join(root, 'nothing')))).toMatchObject({ reason: 'NO_FILES' })
    expect(failure(await json('restore', 'none'))).toMatchObject({ reason: 'BACKUP_UNKNOWN' })
    const text = await inWorkspace('openings', 'show', 'NONE')
    expect(text.err).toBe(
      'haku: No opening has this requisition number.\nSee them all with "haku openings list".\n(REFUSED, OPENING_UNKNOWN)\n',
    )
  }, 180_000)

  it('is told from one that was written wrongly', async () => {
    for (const words of [
      ['nonsense'],
      ['intake'],
      ['openings', 'list', '--limit', '0'],
      ['applications', 'reject', 'x', '--reason', 'dislike'],
    ]) {
      const answer = await haku(words)
      expect([words, answer.code]).toEqual([words, 2])
      expect(answer.err).toContain('error: ')
    }
  })

  it('explains itself: every command has --help', async () => {
    const help = await haku(['--help'])
    expect(help.code).toBe(0)
    const commands = [
      'init',
      'intake',
      'openings',
      'candidates',
      'applications',
      'search',
      'backup',
      'restore',
      'verify',
      'documents',
    ]
    for (const command of commands) {
      expect(help.out).toContain(`  ${command}`)
      expect((await haku([command, '--help'])).code).toBe(0)
    }
  })
})

describe('haku intake', () => {
  it('stops at Ctrl+C between two items, says what is kept, and takes in the rest when it is run again', async () => {
    await initUnprotected()
    await inWorkspace(
      'openings',
      'create',
      '--title',
      'T',
      '--number',
      'ENG-1',
      '--country',
      'FI',
      '--publish',
    )
    const files: Files = {}
    for (let at = 0; at < 120; at += 1)
      Object.assign(
        files,
        packageFiles(
          `p${at}`,
          (application) =>
            (application.candidate = { basics: { name: `P ${at}`, email: `p${at}@example.org` } }),
          { 'cv.txt': `Life ${at}` },
        ),
      )
    const folder = write(files)
    let interrupt: () => void = () => undefined
    const stopped = await haku(['intake', folder, '--json', '--workspace', dir], {
      terminal: true,
      onListening: (press) => {
        interrupt = press
      },
      onErr: (text) => {
        if (/\d+ of 120 taken in/.test(text)) interrupt()
      },
    })
    expect(stopped.code).toBe(130)
    const { batch } = stopped.json() as { batch: IntakeBatch }
    expect(batch.status).toBe('cancelled')
    expect(batch.counts.accepted + batch.counts.discarded).toBe(120)
    const rest = (await json('intake', folder)).json() as { batch: IntakeBatch }
    expect(rest.batch.counts).toMatchObject({
      accepted: batch.counts.discarded,
      duplicate: batch.counts.accepted,
    })
  }, 180_000)

  it('prints what was refused and why, without letting names steer the terminal', async () => {
    await initUnprotected()
    const folder = write({ 'a\u001b[2J/application.json': '{}' })
    const answer = await inWorkspace('intake', folder)
    expect(answer.code).toBe(3)
    expect(answer.out).toContain('1 refused')
    expect(answer.out).toContain('MALFORMED')
    expect(answer.out).not.toContain('\u001b')
  }, 180_000)
})
