import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { CandidateProfile } from '#contract/candidates.ts'
import { createCandidate } from '../../../src/main/candidates/commands.ts'
import { createWorkspace } from '../../../src/main/store/workspace.ts'
import { haku } from '../../support/cli.ts'
import { testClock } from '../../support/workspace.ts'

let root: string
let dir: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'haku-cli-'))
  dir = join(root, 'workspace')
  vi.stubEnv('XDG_DATA_HOME', join(root, 'data'))
  vi.stubEnv('APPDATA', join(root, 'data'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const run = (...words: string[]) => haku(['candidates', ...words, '--workspace', dir])
async function json(...words: string[]): Promise<Record<string, unknown>> {
  const answer = await run(...words, '--json')
  expect(answer.err).toBe('')
  return answer.json() as Record<string, unknown>
}
const total = async () => (await json('list')).total

it('duplicates are listed, merged and made two again', async () => {
  const clock = testClock()
  const { store } = await createWorkspace(dir, { protection: 'key-file' }, { clock })
  const add = (fullName: string) =>
    createCandidate(
      store,
      CandidateProfile.parse({ fullName, emails: [{ address: 'anna@example.org', primary: true }] }),
      { clock, actor: 'person' },
    ).id
  const [anna, other] = [add('Anna Virtanen'), add('Anna Wirtanen')]
  store.close()

  const listed = await json('duplicates')
  expect(listed).toMatchObject({
    total: 1,
    rows: [{ certainty: 'certain', agree: ['email', 'name'], differ: [] }],
  })
  expect((await run('duplicates')).out).toContain('Anna Wirtanen')
  const refused = await run('merge', anna, other, '--keep', crypto.randomUUID(), '--json')
  expect(JSON.parse(refused.err)).toMatchObject({ error: { reason: 'KEEP_NEITHER' } })
  const merged = await json('merge', anna, other, '--keep', other)
  expect(merged).toMatchObject({ keptId: other, goneId: anna })
  expect(await total()).toBe(1)
  expect(await json('unmerge', String(merged.mergeId))).toMatchObject({ keptId: other, goneId: anna })
  expect(await total()).toBe(2)
  // Who was made two again is not suggested again.
  expect(await json('duplicates')).toMatchObject({ total: 0 })
})
