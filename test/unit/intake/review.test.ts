import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { getApplication } from '../../../src/main/applications/queries.ts'
import { itemText, settleReview } from '../../../src/main/intake/review.ts'
import { closeOpening } from '../../../src/main/openings/commands.ts'
import { type IntakeBench, intakeBench } from '../../support/intake.ts'
import { onePixelPng } from '../../support/packages.ts'

let bench: IntakeBench
beforeEach(async () => {
  bench = await intakeBench()
})
afterEach(async () => {
  await bench.cleanup()
  expect(bench.faults).toEqual([])
})

const SURE = 'Matti Virtanen\nmatti.virtanen@example.org\n+358 40 123 4567\nA life of bridges.'
const UNSURE = 'A life of bridges, written without saying whose.'
const contact = { fullName: 'Bo Ek', email: 'bo@example.org', phone: '040 123 4567' }

describe('a loose document', () => {
  it('that says surely whose it is becomes an application', async () => {
    const openingId = bench.publishedOpening('ENG-1')
    const { items } = await bench.take({ 'people/cv.txt': SURE }, openingId)
    expect(items).toMatchObject([{ kind: 'file', outcome: 'accepted' }])
    expect(getApplication(bench.store.reader, { id: items[0]?.applicationId ?? '' }).candidate).toMatchObject(
      {
        fullName: 'Matti Virtanen',
        emails: [{ address: 'matti.virtanen@example.org' }],
        phones: [{ e164: '+358401234567' }],
      },
    )
  })

  it('of the same person as another one joins the same application', async () => {
    const openingId = bench.publishedOpening('ENG-1')
    await bench.take({ 'cv.txt': SURE, 'letter.txt': `${SURE}\nDear team` }, openingId)
    expect([bench.count('application'), bench.count('document')]).toEqual([1, 2])
  })

  it('that is no document is refused by the reason of the reader', async () => {
    const openingId = bench.publishedOpening('ENG-1')
    const { items } = await bench.take({ 'cv.pdf': onePixelPng, 'empty.txt': '' }, openingId)
    expect(items.map((item) => [item.outcome, item.code])).toEqual([
      ['refused', 'NOT_ACCEPTED_TYPE'],
      ['refused', 'EMPTY'],
    ])
  })

  it('without an opening waits in the window, and is refused on the command line', async () => {
    expect((await bench.take({ 'cv.txt': SURE })).items).toMatchObject([{ outcome: 'review' }])
    const cli = await intakeBench('cli')
    try {
      expect((await cli.take({ 'cv.txt': SURE })).items).toMatchObject([
        { outcome: 'refused', code: 'NO_OPENING' },
      ])
    } finally {
      await cli.cleanup()
    }
  })
})

describe('review', () => {
  it('keeps the document until a person settles it, then makes the application', async () => {
    const openingId = bench.publishedOpening('ENG-1')
    const { batch, items } = await bench.take({ 'cv.txt': UNSURE }, openingId)
    expect(batch).toMatchObject({ status: 'done', counts: { review: 1 } })
    const itemId = items[0]?.id ?? ''
    expect(await itemText(bench.store, { itemId }, bench.deps)).toMatchObject({
      name: 'cv.txt',
      text: UNSURE,
    })
    await bench.workspace.reopen()
    const settled = await settleReview(bench.store, { itemId, contact }, bench.deps)
    expect(settled).toMatchObject({ outcome: 'accepted', proposal: null })
    expect(getApplication(bench.store.reader, { id: settled.applicationId ?? '' })).toMatchObject({
      candidate: { fullName: 'Bo Ek', phones: [{ e164: '+358401234567' }] },
      documents: [{ name: 'cv.txt' }],
    })
    expect(bench.count('intake_part') + bench.count('intake_chunk')).toBe(0)
    expect((await bench.take({ 'cv.txt': UNSURE }, openingId)).items).toMatchObject([
      { outcome: 'duplicate' },
    ])
    await expect(settleReview(bench.store, { itemId, contact }, bench.deps)).rejects.toMatchObject({
      reason: 'NOT_IN_REVIEW',
    })
  })

  it('takes the opening that is chosen there, and knows the document from then on under both names', async () => {
    const openingId = bench.publishedOpening('ENG-1')
    const { items } = await bench.take({ 'cv.txt': UNSURE })
    const itemId = items[0]?.id ?? ''
    await expect(settleReview(bench.store, { itemId, contact }, bench.deps)).rejects.toMatchObject({
      reason: 'NO_OPENING',
    })
    await settleReview(bench.store, { itemId, openingId, contact }, bench.deps)
    expect((await bench.take({ 'cv.txt': UNSURE })).items).toMatchObject([{ outcome: 'duplicate' }])
    expect((await bench.take({ 'cv.txt': UNSURE }, openingId)).items).toMatchObject([
      { outcome: 'duplicate' },
    ])
  })

  it('goes on waiting when the opening takes nothing any more', async () => {
    const openingId = bench.publishedOpening('ENG-1')
    const { items } = await bench.take({ 'cv.txt': UNSURE }, openingId)
    closeOpening(bench.store, { id: openingId, as: 'closed' }, bench.deps)
    const itemId = items[0]?.id ?? ''
    await expect(settleReview(bench.store, { itemId, contact }, bench.deps)).rejects.toMatchObject({
      reason: 'OPENING_NOT_PUBLISHED',
    })
    expect(await itemText(bench.store, { itemId }, bench.deps)).toMatchObject({ text: UNSURE })
  })

  it('discards for good: the bytes are gone and the same document may come again', async () => {
    const openingId = bench.publishedOpening('ENG-1')
    const { items } = await bench.take({ 'cv.txt': UNSURE }, openingId)
    expect((await bench.take({ 'cv.txt': UNSURE }, openingId)).items).toMatchObject([
      { outcome: 'duplicate' },
    ])
    const itemId = items[0]?.id ?? ''
    expect(await settleReview(bench.store, { itemId, contact: null }, bench.deps)).toMatchObject({
      outcome: 'discarded',
      proposal: null,
    })
    expect(bench.count('intake_part') + bench.count('intake_seen')).toBe(0)
    expect((await bench.take({ 'cv.txt': UNSURE }, openingId)).items).toMatchObject([{ outcome: 'review' }])
  })
})
