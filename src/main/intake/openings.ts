/** What intake needs to know of an opening. */
import type { OpeningStatus } from '#contract/openings.ts'
import type { Readable } from '../store/types.ts'
import { IntakeRefusal } from './refusal.ts'

export interface IntakeOpening {
  id: string
  requisitionNumber: string
  status: OpeningStatus
  language: string
  country: string | null
}

const COLUMNS = 'id, requisition_number AS requisitionNumber, status, language, country'

export function openingById(db: Readable, id: string): IntakeOpening | undefined {
  return db.raw.prepare<[string], IntakeOpening>(`SELECT ${COLUMNS} FROM opening WHERE id = ?`).get(id)
}

/** What is wrong with an opening that is not published, and what to do. */
export function whyClosed(opening: IntakeOpening): [message: string, remedy: string] {
  return opening.status === 'draft'
    ? [
        'The opening is still a draft and takes no applications.',
        'Publish it, then add the application again.',
      ]
    : [
        `The opening is ${opening.status} and takes no applications.`,
        'Reopen it, or name another opening, then add the application again.',
      ]
}

/**
 * The published opening that an application is for: the one whose requisition number it names (in any case of
 * letters), else the one of its batch. Throws IntakeRefusal NO_OPENING, UNKNOWN_OPENING or OPENING_NOT_PUBLISHED.
 */
export function resolveOpening(
  db: Readable,
  requisitionNumber: string | undefined,
  batchOpeningId: string | null,
): IntakeOpening {
  const opening =
    requisitionNumber === undefined
      ? batchOpeningId === null
        ? undefined
        : openingById(db, batchOpeningId)
      : db.raw
          .prepare<[string], IntakeOpening>(
            `SELECT ${COLUMNS} FROM opening WHERE requisition_number = ? COLLATE NOCASE`,
          )
          .get(requisitionNumber)
  if (opening === undefined) {
    if (requisitionNumber !== undefined)
      throw new IntakeRefusal(
        'UNKNOWN_OPENING',
        'No opening has the requisition number that the package names. Nothing of it was taken in. Create and publish the opening, or ask the sender for the right number, then add the package again.',
      )
    throw new IntakeRefusal(
      'NO_OPENING',
      'Nothing says which opening this is for. It was left where it is. Add it again on an opening, or with the option --opening.',
    )
  }
  if (opening.status !== 'published') {
    const [message, remedy] = whyClosed(opening)
    throw new IntakeRefusal('OPENING_NOT_PUBLISHED', `${message} Nothing was taken in. ${remedy}`)
  }
  return opening
}
