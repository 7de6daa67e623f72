import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { getApplication } from '../../../src/main/applications/queries.ts'
import { readMessage } from '../../../src/main/documents/read-message.ts'
import { type IntakeBench, intakeBench } from '../../support/intake.ts'
import { onePixelPng } from '../../support/packages.ts'

let bench: IntakeBench
let openingId: string
beforeEach(async () => {
  bench = await intakeBench()
  openingId = bench.publishedOpening('ENG-1')
})
afterEach(async () => {
  await bench.cleanup()
  expect(bench.faults).toEqual([])
})

interface Mail {
  headers?: Record<string, string>
  text?: string
  files?: { name: string; type: string; content: string | Uint8Array; disposition?: string }[]
}

function eml({ headers = {}, text = 'Dear team, here is my CV.', files = [] }: Mail = {}): string {
  const all = {
    From: 'Aino Virtanen <aino@example.org>',
    To: 'jobs@company.example',
    Date: 'Mon, 03 Nov 2025 09:00:00 +0200',
    Subject: 'Application',
    'Message-ID': '<one@example.org>',
    'MIME-Version': '1.0',
    'Content-Type': 'multipart/mixed; boundary=b',
    ...headers,
  }
  const parts = files.map(
    (file) =>
      `--b\r\nContent-Type: ${file.type}; name="${file.name}"\r\nContent-Disposition: ${file.disposition ?? 'attachment'}; filename="${file.name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(file.content).toString('base64')}\r\n`,
  )
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  return `${lines.join('\r\n')}\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n${parts.join('')}--b--\r\n`
}
const cv = { name: 'Lebenslauf.txt', type: 'text/plain', content: 'A life of bridges.' }
const only = async (mail: string | Uint8Array) => (await bench.take({ 'mail.eml': mail }, openingId)).items[0]

describe('a message', () => {
  it('becomes an application of its sender, with attachments, its own text, and the day it was sent', async () => {
    const item = await only(
      eml({ files: [{ name: 'letter.html', type: 'text/html', content: '<p>Hello</p>' }, cv] }),
    )
    expect(item).toMatchObject({ kind: 'message', outcome: 'accepted' })
    const application = getApplication(bench.store.reader, { id: item?.applicationId ?? '' })
    expect(application).toMatchObject({
      source: 'email',
      receivedAt: Date.UTC(2025, 10, 3, 7),
      candidate: { fullName: 'Aino Virtanen', emails: [{ address: 'aino@example.org' }] },
    })
    expect(application.documents.map(({ name, kind }) => [name, kind])).toEqual([
      ['letter.html', 'other'],
      ['Lebenslauf.txt', 'cv'],
      ['Message.txt', 'cover_letter'],
    ])
  })

  it('is from whom it is to be answered: Reply-To before From', async () => {
    const item = await only(
      eml({
        headers: { From: 'Job Board <noreply@board.example>', 'Reply-To': 'Bo Ek <bo@example.org>' },
        files: [cv],
      }),
    )
    const { candidate } = getApplication(bench.store.reader, { id: item?.applicationId ?? '' })
    expect([candidate.fullName, candidate.emails[0]?.address]).toEqual(['Bo Ek', 'bo@example.org'])
  })

  it('waits for review when its sender speaks for somebody else', async () => {
    const item = await only(
      eml({
        headers: { From: 'Job Board <noreply@board.example>' },
        files: [{ ...cv, content: 'Bo Ek\nbo.ek@example.org\nA life of bridges.' }],
      }),
    )
    expect(item).toMatchObject({
      outcome: 'review',
      proposal: { fullName: 'Bo Ek', email: 'bo.ek@example.org' },
    })
  })

  it('with the same Message-ID from the same sender makes no second application', async () => {
    await only(eml({ files: [cv] }))
    expect(await only(eml({ text: 'sent again', files: [cv] }))).toMatchObject({ outcome: 'duplicate' })
    // Somebody else's message cannot keep this one out.
    const forged = eml({ headers: { From: 'Bo Ek <bo@example.org>' }, files: [cv] })
    expect(await only(forged)).toMatchObject({ outcome: 'accepted' })
    expect(bench.count('application')).toBe(2)
  })

  it('leaves out inline images and signatures, and names what it cannot take', async () => {
    const item = await only(
      eml({
        files: [
          { name: 'logo.png', type: 'image/png', content: onePixelPng, disposition: 'inline' },
          { name: 'smime.p7s', type: 'application/pkcs7-signature', content: 'x' },
          { name: 'photo.png', type: 'image/png', content: onePixelPng },
          cv,
        ],
      }),
    )
    expect(item?.outcome).toBe('accepted')
    expect(item?.refusedFiles.map((file) => file.name)).toEqual(['photo.png'])
  })

  it('without a document is refused, and so are mailboxes and what cannot be read', async () => {
    expect(await only(eml())).toMatchObject({ outcome: 'refused', code: 'NO_DOCUMENT' })
    const mailbox = `From a@b.c Mon Nov  3 09:00:00 2025\r\n${eml({ files: [cv] })}`
    expect(await only(mailbox)).toMatchObject({ outcome: 'refused', code: 'MAILBOX' })
    const nested = (depth: number): string =>
      depth === 0
        ? 'Content-Type: text/plain\r\n\r\nx'
        : `Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\n${nested(depth - 1)}\r\n--b${depth}--\r\n`
    const deep = `From: a@b.example\r\nDate: Mon, 03 Nov 2025 09:00:00 +0200\r\nMIME-Version: 1.0\r\n${nested(60)}`
    expect(await only(deep)).toMatchObject({ outcome: 'refused', code: 'DAMAGED' })
    expect(bench.count('candidate')).toBe(0)
  })

  it('above 25 MB is not opened', async () => {
    expect(await readMessage(new Uint8Array(25 * 1024 * 1024 + 1))).toEqual({ readable: false })
  })
})
