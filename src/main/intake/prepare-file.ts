/** From one loose document to a draft application, or to a card for somebody to look at. */
import type { CandidateProfile } from '#contract/candidates.ts'
import { CandidateEmail } from '#contract/candidates.ts'
import { MAX_APPLICATION_BYTES } from '#contract/inspection.ts'
import type { IntakeItem } from '#contract/intake.ts'
import { sanitiseFileName } from '../documents/file-name.ts'
import { CONFIDENT, type ProposedContact } from '../documents/propose-contact.ts'
import { isKept } from '../documents/quarantine.ts'
import { refusedInspection } from '../documents/refusal.ts'
import type { Store } from '../store/types.ts'
import type { BatchRow, ItemRow } from './batches.ts'
import type { IntakeDeps } from './deps.ts'
import type { Prepared } from './draft.ts'
import { guessKinds } from './kinds.ts'
import { type IntakeOpening, resolveOpening } from './openings.ts'
import { notKept } from './package-files.ts'
import { partsOfItem, readPart } from './parts.ts'
import { readyDraft } from './ready.ts'
import { IntakeRefusal } from './refusal.ts'
import { digest, findSeen, seenMac } from './seen.ts'

/** Who settles an item: a person has confirmed these, so nothing is left unsure. */
export interface ConfirmedContact {
  fullName: string
  email: string | null
  phone: string | null
}

/** Reads a loose document. `confirmed` is what a review came to. Throws IntakeRefusal when it cannot be taken in. */
export async function prepareFile(
  store: Store,
  batch: BatchRow,
  item: ItemRow,
  deps: IntakeDeps,
  confirmed?: ConfirmedContact,
): Promise<Prepared> {
  const { name, bytes, opening } = await looseDocument(store, batch, item)
  const mac = seenMac(store, 'file', opening?.id ?? null, digest(bytes))
  if (confirmed === undefined && findSeen(store.reader, mac)) return { outcome: 'duplicate', mac }

  const inspection = await deps.documents.inspect(bytes, name)
  if (!isKept(inspection)) throw new IntakeRefusal(inspection.code, inspection.reason)
  const contact =
    confirmed ??
    (inspection.accepted ? await sureContact(inspection.text, opening, deps) : { unsure: asProposal({}) })
  if (opening === null || 'unsure' in contact)
    return {
      outcome: 'review',
      mac,
      proposal: 'unsure' in contact ? contact.unsure : contact,
      refusedFiles: [],
      ...(inspection.accepted ? {} : { unread: new IntakeRefusal(inspection.code, inspection.reason) }),
    }
  const kind = guessKinds([name])[0] ?? 'cv'
  return readyDraft(store, [{ name, kind, bytes, inspection }], {
    openingId: opening.id,
    openingCountry: opening.country,
    profile: profileOfContact(contact),
    receivedAt: deps.clock.now(),
    source: 'unknown',
    language: null,
    answers: [],
    consents: [],
    refusedFiles: [],
    mac,
  })
}

/** The document of an item that waits, with the opening that it is for, if it is known already. */
export async function looseDocument(
  store: Store,
  batch: BatchRow,
  item: ItemRow,
): Promise<{ name: string; bytes: Buffer; opening: IntakeOpening | null }> {
  const [part] = partsOfItem(store.reader, item.id)
  if (part === undefined) throw notKept()
  if (part.sizeBytes > MAX_APPLICATION_BYTES)
    throw new IntakeRefusal('TOO_LARGE', refusedInspection('TOO_LARGE').reason)
  // Only the window has review cards, on which an opening can still be chosen.
  const opening =
    batch.openingId === null && batch.origin === 'window'
      ? null
      : resolveOpening(store.reader, undefined, batch.openingId)
  return { name: sanitiseFileName(part.path), bytes: await readPart(store.reader, part), opening }
}

type Proposal = NonNullable<IntakeItem['proposal']>

async function sureContact(
  text: string,
  opening: IntakeOpening | null,
  deps: Pick<IntakeDeps, 'documents'>,
): Promise<ConfirmedContact | { unsure: Proposal }> {
  const proposed = await deps.documents.proposeContact(text, opening?.country ?? undefined)
  const proposal = asProposal(proposed)
  const { fullName, email } = proposal
  const sure = isSure(proposed.fullName) && isSure(proposed.email)
  return sure && fullName !== null && email !== null
    ? { fullName, email, phone: isSure(proposed.phone) ? proposal.phone : null }
    : { unsure: proposal }
}

const isSure = (field: ProposedContact['email']): boolean => (field?.confidence ?? 0) >= CONFIDENT

/** An address that the contract would not take is no proposal. */
export function asProposal({ fullName, email, phone }: ProposedContact): Proposal {
  const address = CandidateEmail.shape.address.safeParse(email?.value)
  return {
    fullName: fullName?.value ?? null,
    email: address.success ? address.data : null,
    phone: phone?.value ?? null,
  }
}

/** A profile of which nothing but the contact is known. */
export function profileOfContact({ fullName, email, phone }: ConfirmedContact): CandidateProfile {
  return {
    fullName,
    givenName: null,
    familyName: null,
    headline: null,
    city: null,
    country: null,
    summary: '',
    emails: email === null ? [] : [{ address: email, primary: true }],
    phones: phone === null ? [] : [{ written: phone, e164: null }],
    links: [],
    experience: [],
    education: [],
    skills: [],
    languages: [],
  }
}
