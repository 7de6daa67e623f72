/**
 * Everything that a document can do to its reader, tried on the real workers: each attack costs at most its own
 * refusal, and nothing ever leaves the machine. The addresses in the documents are those of a listener that counts.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Inspection } from '../../../../src/contract/inspection.ts'
import { createDocumentWorkers, type DocumentWorkers } from '../../../../src/main/documents/worker-pool.ts'
import { attacks } from '../../../support/attacks.ts'
import { built } from '../../../support/built.ts'
import { type Canary, startCanary } from '../../../support/canary.ts'
import { bytesOf } from '../../../support/documents.ts'
import { goodSamples } from '../../../support/mutate.ts'

let canary: Canary
let pool: DocumentWorkers
let attempts = 0

beforeAll(async () => {
  canary = await startCanary()
  pool = createDocumentWorkers({
    entryUrl: built('document-worker'),
    size: 1,
    onNetworkAttempt: () => {
      attempts += 1
    },
  })
})
afterAll(async () => {
  await pool.close()
  await canary.close()
})

/** Nothing knocked at the listener, and nothing tried to. */
function expectSilence(): void {
  expect(canary.calls()).toBe(0)
  expect(attempts).toBe(0)
}

describe('a hostile document costs at most its own refusal', { timeout: 180_000 }, () => {
  test.each(attacks('').map(({ name }) => name))('%s', async (name) => {
    const attack = attacks(canary.url).find((one) => one.name === name)
    if (attack === undefined) throw new Error('It was there a moment ago.')
    const inspection = Inspection.parse(await pool.inspect(attack.bytes(), attack.fileName))
    const { outcome } = attack
    if (typeof outcome === 'object') {
      expect(inspection).toMatchObject({ accepted: true, text: outcome.text })
      if (outcome.warnings) expect(inspection.warnings).toEqual(expect.arrayContaining(outcome.warnings))
    } else if (outcome === 'any') {
      const code = inspection.accepted ? '' : inspection.code
      expect(['', 'DAMAGED', 'TOO_COMPLEX', 'NOT_ACCEPTED_TYPE']).toContain(code)
    } else expect(inspection).toMatchObject({ accepted: false, code: outcome })
    // The same worker goes on with the next document.
    expect(await pool.inspect(bytesOf('next'), 'next.txt')).toMatchObject({ text: 'next' })
    expectSilence()
  })

  test('a message nested without end, with pictures from the network', async () => {
    const parts = Array.from(
      { length: 2_000 },
      (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`,
    )
    const mail = `From: a@example.org\nDate: Mon, 3 Nov 2025 09:00:00 +0200\nMIME-Version: 1.0\n${parts.join('')}Content-Type: text/html\n\n<img src="${canary.url}/pixel">`
    const answer = await pool.readMessage(bytesOf(mail))
    expect(typeof answer.readable).toBe('boolean')
    expectSilence()
  })

  test('files of every format cut short at any place', async () => {
    for (const { fileName, bytes } of await goodSamples()) {
      for (let part = 0; part < 24; part += 1) {
        const cut = bytes.slice(0, Math.floor((bytes.length * part) / 24))
        const inspection = Inspection.parse(await pool.inspect(cut, fileName))
        const code = inspection.accepted ? '' : inspection.code
        expect(['CRASHED', 'TOO_SLOW', 'OUT_OF_MEMORY'], `${fileName}, ${cut.length} bytes`).not.toContain(
          code,
        )
      }
    }
    expectSilence()
  })
})

describe('a document worker', () => {
  test('has no network: whatever asks for it is refused, and told', async () => {
    const probe = createDocumentWorkers({
      entryUrl: new URL('../../../support/reaching-worker.ts', import.meta.url),
      pdfDataFolder: 'unused',
      size: 1,
      onNetworkAttempt: () => {
        attempts += 1
      },
    })
    try {
      const answer = await probe.inspect(bytesOf(canary.url), 'all')
      expect(answer).toMatchObject({ text: 'refused: net http https http2 tls dns dgram fetch WebSocket' })
      expect(attempts).toBeGreaterThanOrEqual(8)
      expect(canary.calls()).toBe(0)
    } finally {
      attempts = 0
      await probe.close()
    }
  })
})
