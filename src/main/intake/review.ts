/** Items that need a person's eye: what there is to see, and what comes of it. */
import type { IntakeItem } from '#contract/intake.ts'
import { isQuarantineCode } from '../documents/quarantine.ts'
import { refusedInspection } from '../documents/refusal.ts'
import { Problem } from '../platform/problem.ts'
import type { Store } from '../store/types.ts'
import { type BatchRow, type ItemRow, readBatch, readItem, toItem } from './batches.ts'
import { settle } from './commit.ts'
import type { IntakeDeps } from './deps.ts'
import type { Prepared } from './draft.ts'
import { openingById, whyClosed } from './openings.ts'
import { dropParts, partsOfItem } from './parts.ts'
import { asRefusal } from './prepare.ts'
import { type ConfirmedContact, looseDocument, prepareFile } from './prepare-file.ts'
import { filesOf, prepareMessage, waitingMessage } from './prepare-message.ts'
import { discardItem } from './revert.ts'
import { letGo } from './run.ts'

const notInReview = () =>
  new Problem(
    'INVALID_STATE',
    'NOT_IN_REVIEW',
    'This item does not wait for review any more.',
    'Look at the intake again.',
  )

function itemInReview(store: Store, itemId: string): { item: ItemRow; batch: BatchRow } {
  const item = readItem(store.reader, itemId)
  if (item.outcome !== 'review') throw notInReview()
  return { item, batch: readBatch(store.reader, item.batchId) }
}

/**
 * Settles an item in review: with a contact it becomes an application of the opening that is named here or that its
 * batch is for; without, it is let go and may come again. Returns the item. Throws Problem NOT_FOUND, INVALID_STATE
 * (not in review, opening not published) or REFUSED (no opening, or the document cannot be taken any more).
 */
export async function settleReview(
  store: Store,
  input: { itemId: string; openingId?: string | undefined; contact: ConfirmedContact | null },
  deps: IntakeDeps,
): Promise<IntakeItem> {
  const { item, batch } = itemInReview(store, input.itemId)
  if (input.contact === null) {
    store.maintain((tx) => {
      if (readItem(tx, item.id).outcome !== 'review') throw notInReview()
      discardItem(tx, item.id)
    })
    await dropParts(
      store,
      partsOfItem(store.reader, item.id).map((part) => part.id),
    )
    return toItem(readItem(store.reader, item.id))
  }
  const openingId = input.openingId ?? batch.openingId
  requireOpening(store, openingId)
  const prepared = await prepareConfirmed(store, { ...batch, openingId }, item, input.contact, deps)
  // Somebody else may have settled it while it was read.
  if (readItem(store.reader, item.id).outcome !== 'review') {
    await letGo(store, prepared)
    throw notInReview()
  }
  await settle(store, item, prepared, deps)
  return toItem(readItem(store.reader, item.id))
}

function requireOpening(store: Store, openingId: string | null): void {
  if (openingId === null)
    throw new Problem(
      'REFUSED',
      'NO_OPENING',
      'Nothing says which opening this is for. It still waits for review.',
      'Choose an opening.',
    )
  const opening = openingById(store.reader, openingId)
  if (opening === undefined)
    throw new Problem('NOT_FOUND', 'OPENING_UNKNOWN', 'There is no such opening.', 'Choose another opening.')
  if (opening.status === 'published') return
  const [message, remedy] = whyClosed(opening)
  throw new Problem(
    'INVALID_STATE',
    'OPENING_NOT_PUBLISHED',
    `${message} The item still waits for review.`,
    remedy,
  )
}

async function prepareConfirmed(
  store: Store,
  batch: BatchRow,
  item: ItemRow,
  contact: ConfirmedContact,
  deps: IntakeDeps,
): Promise<Prepared> {
  try {
    return item.kind === 'message'
      ? await prepareMessage(store, batch, item, deps, contact)
      : await prepareFile(store, batch, item, deps, contact)
  } catch (error) {
    const refusal = asRefusal(error, deps)
    if (refusal === null) throw error
    throw new Problem('REFUSED', refusal.code, `${refusal.message} The item still waits for review.`)
  }
}

/**
 * The text of the document that waits (of a message: the first attachment that can be read), for a person to look at
 * while settling. Throws Problem NOT_FOUND, INVALID_STATE unless in review, REFUSED when it cannot be read.
 */
export async function itemText(
  store: Store,
  input: { itemId: string },
  deps: IntakeDeps,
): Promise<{ name: string; text: string; warnings: string[] }> {
  const { item, batch } = itemInReview(store, input.itemId)
  // To look at the card is not to ask for another try.
  if (isQuarantineCode(item.code))
    throw new Problem(
      'REFUSED',
      item.code,
      refusedInspection(item.code).reason,
      'It can be taken in all the same: it is kept in quarantine, and can be read again there.',
    )
  try {
    const files =
      item.kind === 'message'
        ? filesOf((await waitingMessage(store, item, deps)).message)
        : [await asOffered(store, batch, item)]
    for (const file of files) {
      const inspection = await deps.documents.inspect(await file.read(), file.name)
      if (inspection.accepted)
        return { name: file.name, text: inspection.text, warnings: inspection.warnings }
    }
  } catch (error) {
    const refusal = asRefusal(error, deps)
    if (refusal === null) throw error
    throw new Problem('REFUSED', refusal.code, refusal.message)
  }
  throw new Problem('REFUSED', 'UNREADABLE', 'The document cannot be read any more.', 'Discard the item.')
}

async function asOffered(store: Store, batch: BatchRow, item: ItemRow) {
  // Its opening may have been closed since; the document can be looked at all the same.
  const { name, bytes } = await looseDocument(store, { ...batch, openingId: null, origin: 'window' }, item)
  return { name, read: async () => bytes }
}
