import { ORPCError, safe } from '@orpc/client'
import { afterEach, expect, test } from 'vitest'
import { startTestService, type TestService } from '../../support/service.ts'

let service: TestService
afterEach(() => service.cleanup())

const codeOf = async (call: Promise<unknown>) => {
  const [error] = await safe(call)
  return error instanceof ORPCError ? error.code : error
}

test('a new folder holds no workspace, and everything but making one says so', async () => {
  service = startTestService()
  const { client } = service.connect()
  expect(await client.workspace.status()).toMatchObject({ state: 'absent', osKeyStore: false })
  expect(await codeOf(client.openings.list({}))).toBe('WORKSPACE_ABSENT')
})

test('an opening is made, and is there after the service has been closed and started again', async () => {
  service = startTestService()
  const first = service.connect()
  const { recoveryCode } = await first.client.workspace.create({ protection: 'key-file', accepted: true })
  expect(recoveryCode).not.toBe('')
  const opening = await first.client.openings.create({ title: 'Carpenter', requisitionNumber: 'R-1' })
  await service.host.close()

  const again = startTestService({ dir: service.dir })
  const { rows } = await again.connect().client.openings.list({})
  await again.cleanup()
  expect(rows.map((row) => row.id)).toEqual([opening.id])
})
