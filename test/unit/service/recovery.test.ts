import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ORPCError, safe } from '@orpc/client'
import { afterEach, expect, test, vi } from 'vitest'
import type { ServiceEvent } from '#contract/events.ts'
import { startTestService, type TestService } from '../../support/service.ts'

let service: TestService
afterEach(() => service.cleanup())

/** A service that dies when `kill` is called. */
function startMortal() {
  const flag = join(mkdtempSync(join(tmpdir(), 'haku-mortal-')), 'die')
  const url = new URL('../../fixtures/service/mortal-data-service.ts', import.meta.url)
  vi.stubEnv('HAKU_TEST_DIE_WHEN', flag)
  service = startTestService({ dataServiceUrl: url })
  return { kill: () => writeFileSync(flag, '') }
}

vi.setConfig({ testTimeout: 120_000 })
const patience = { timeout: 60_000, interval: 20 }

test('a killed service rejects what was under way, starts again, opens the workspace, and resumes events', async () => {
  const { kill } = startMortal()
  const { client, state, onEvent } = service.connect()
  const events: ServiceEvent[] = []
  onEvent((event) => events.push(event))
  await client.workspace.create({ protection: 'passphrase', passphrase: 'a passphrase of many words' })
  await client.openings.create({ title: 'Carpenter', requisitionNumber: 'R-1' })

  // Answers only when the workspace is locked, which here never happens: it is under way when the service dies.
  const forever = client.events.subscribe()
  const iterator = await forever
  await iterator.next()
  const pending = safe(iterator.next())
  kill()
  const [error] = await pending
  expect(error instanceof ORPCError && error.code).toBe('SERVICE_STOPPED')

  // The next call waits for the new service; nobody types the passphrase again.
  const { rows } = await client.openings.list({})
  expect(rows.map((row) => row.title)).toEqual(['Carpenter'])
  expect(service.log.map((line) => line.event)).toContain('service.stopped')
  await vi.waitFor(() => expect(state.value).toBe('open'), patience)
  expect(events.filter(({ type }) => type === 'hello')).toHaveLength(2)

  events.length = 0
  const opening = await client.openings.create({ title: 'Joiner', requisitionNumber: 'R-2' })
  const change = { type: 'changed', ids: expect.arrayContaining([opening.id]) }
  await vi.waitFor(() => expect(events).toContainEqual(expect.objectContaining(change)), patience)
})

test('a service that was locked stays locked after a crash', async () => {
  const { kill } = startMortal()
  const { client, state } = service.connect()
  await client.workspace.create({ protection: 'passphrase', passphrase: 'a passphrase of many words' })
  await client.workspace.lock()
  kill()
  await vi.waitFor(() => expect(state.value).toBe('lost'), patience)
  await vi.waitFor(() => expect(state.value).toBe('open'), patience)
  expect((await client.workspace.status()).state).toBe('locked')
})

test('a message that is no call costs its sender the port, and the others nothing', async () => {
  service = startTestService()
  const { client } = service.connect()
  await client.workspace.status()
  for (const message of [
    'garbage',
    '{"i":1}',
    new Uint8Array([1, 255, 2]),
    { i: 'x', p: { u: 1 } },
    7,
    null,
  ]) {
    const port = service.host.connect()
    const closed = new Promise<void>((resolve) => port.once('close', resolve))
    port.start()
    port.postMessage(message)
    await closed
  }
  expect((await client.workspace.status()).state).toBe('absent')
  expect(service.log.map((line) => line.event)).not.toContain('service.stopped')
})
