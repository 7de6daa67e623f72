import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { startTestService } from '../../support/service.ts'

const person = fileURLToPath(new URL('../../fixtures/service/busy-person.ts', import.meta.url))

/** Runs the busy person and kills the process some time after its first accepted opening. Returns the accepted ids. */
async function workUntilKilled(dir: string, first: number, afterMs: number): Promise<string[]> {
  const child = spawn(process.execPath, [person, dir, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (data) => (said += data))
  await once(child.stdout, 'data')
  await sleep(afterMs)
  child.kill('SIGKILL')
  await once(child, 'close')
  // The last line may be cut short: that one was not told as accepted.
  return said.split('\n').slice(0, -1)
}

test('killed at any moment, nothing that was accepted is lost and the workspace is whole', async () => {
  const root = mkdtempSync(join(tmpdir(), 'haku-kill-'))
  const dir = join(root, 'workspace')
  const accepted: string[] = []
  for (const afterMs of [0, 3, 37, 250])
    accepted.push(...(await workUntilKilled(dir, accepted.length * 10, afterMs)))

  const service = startTestService({ dir })
  const { client } = service.connect()
  const kept = new Set<string>()
  let cursor: string | undefined
  do {
    const page = await client.openings.list({ limit: 200, ...(cursor && { cursor }) })
    for (const { id } of page.rows) kept.add(id)
    cursor = page.next ?? undefined
  } while (cursor)
  const report = await client.workspace.verify()
  await service.cleanup()
  rmSync(root, { recursive: true, force: true })

  expect(accepted.length).toBeGreaterThan(4)
  expect(accepted.filter((id) => !kept.has(id))).toEqual([])
  expect(report).toMatchObject({ ok: true })
}, 240_000)
