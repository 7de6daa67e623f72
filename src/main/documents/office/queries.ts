/** Word documents as pages by the person's own LibreOffice, where the workspace's settings say so. */
import { z } from 'zod'
import type { InputOf } from '#contract/common.ts'
import type { documents, OfficeState } from '#contract/documents.ts'
import { Problem } from '../../platform/problem.ts'
import { readSetting, writeSetting } from '../../store/settings.ts'
import type { Readable, Store } from '../../store/types.ts'
import { getDocument } from '../queries.ts'
import { wordBytes } from '../word/queries.ts'
import { ConversionFailed, type ConversionFailure, type OfficeConverter } from './convert.ts'

const SETTING = 'officeConversion'
const isOn = (db: Readable): boolean => readSetting(db, SETTING, z.boolean(), false)

/** Whether conversion is wanted, and the path of the program, null where there is none. */
export async function officeState(db: Readable, office: OfficeConverter): Promise<OfficeState> {
  return { on: isOn(db), program: await office.find() }
}

export async function setOffice(
  store: Store,
  { on }: InputOf<typeof documents.setOffice>,
  office: OfficeConverter,
): Promise<OfficeState> {
  store.maintain((tx) => writeSetting(tx, SETTING, on))
  return officeState(store.reader, office)
}

const ORIGINAL_IS_SAFE = 'The file is kept as it came.'
const READ_INSTEAD = 'Read the simplified view, or save the original and open it yourself.'
const SENTENCES: Record<ConversionFailure, string> = {
  slow: `LibreOffice took longer than a minute and was stopped. ${ORIGINAL_IS_SAFE}`,
  failed: `LibreOffice could not make pages of this document. ${ORIGINAL_IS_SAFE}`,
  'too-large': `LibreOffice made more pages of this document than can be shown. ${ORIGINAL_IS_SAFE}`,
  closed: `The workspace was locked before LibreOffice was done. ${ORIGINAL_IS_SAFE}`,
}
const REASONS: Record<ConversionFailure, string> = {
  slow: 'OFFICE_SLOW',
  failed: 'OFFICE_FAILED',
  'too-large': 'OFFICE_TOO_LARGE',
  closed: 'OFFICE_STOPPED',
}

/**
 * The document as PDF, which stays in memory. Throws Problem NOT_FOUND, WORKSPACE_DAMAGED, INVALID_STATE
 * NOT_A_WORD_DOCUMENT, or REFUSED: OFFICE_OFF, OFFICE_ABSENT, OFFICE_SLOW, OFFICE_FAILED, OFFICE_TOO_LARGE,
 * OFFICE_STOPPED.
 */
export async function documentPages(
  store: Pick<Store, 'reader' | 'documentsDir'>,
  { id }: InputOf<typeof documents.pages>,
  office: OfficeConverter,
): Promise<{ file: File }> {
  if (!isOn(store.reader)) {
    throw new Problem(
      'REFUSED',
      'OFFICE_OFF',
      `Pages by LibreOffice are switched off. ${ORIGINAL_IS_SAFE}`,
      'Switch them on in Settings, Documents.',
    )
  }
  const program = await office.find()
  if (program === null) {
    throw new Problem(
      'REFUSED',
      'OFFICE_ABSENT',
      `LibreOffice was not found on this computer. ${ORIGINAL_IS_SAFE}`,
      'Install it, or read the simplified view.',
    )
  }
  const extension = getDocument(store.reader, id).mediaType === 'application/msword' ? 'doc' : 'docx'
  const bytes = await wordBytes(store, id)
  try {
    const pdf = await office.toPdf(program, bytes, extension)
    return { file: new File([pdf as Uint8Array<ArrayBuffer>], 'document.pdf', { type: 'application/pdf' }) }
  } catch (error) {
    if (!(error instanceof ConversionFailed)) throw error
    throw new Problem('REFUSED', REASONS[error.why], SENTENCES[error.why], READ_INSTEAD, error)
  }
}
