/** From an e-mail message with attachments to a draft application. */
import { CandidateEmail } from '#contract/candidates.ts'
import { sanitiseFileName } from '../documents/file-name.ts'
import { MAX_MESSAGE_BYTES, type MessageFile, type MessageReading } from '../documents/read-message.ts'
import type { Store } from '../store/types.ts'
import type { BatchRow, ItemRow } from './batches.ts'
import type { IntakeDeps } from './deps.ts'
import { type OfferedFile, type TakenFile, takeFiles } from './documents-of.ts'
import type { Prepared } from './draft.ts'
import { guessKinds } from './kinds.ts'
import { type IntakeOpening, resolveOpening } from './openings.ts'
import { notKept } from './package-files.ts'
import { partsOfItem, readPart } from './parts.ts'
import { asProposal, type ConfirmedContact, profileOfContact } from './prepare-file.ts'
import { readyDraft } from './ready.ts'
import { IntakeRefusal, type RefusedFile } from './refusal.ts'
import { digest, findSeen, seenMac } from './seen.ts'
import { looseKind } from './sort.ts'

/** Senders that speak for somebody else: the candidate is to be found in the documents. */
const NO_PERSON =
  /^(no-?reply|do-?not-?reply|mailer-daemon|postmaster|notifications?|bounces?|jobs?|careers?|applications?|bewerbung(en)?|hr|info|noreply.*)@/i

/** Reads a message. `confirmed` is what a review came to. Throws IntakeRefusal when nothing of it can be taken in. */
export async function prepareMessage(
  store: Store,
  batch: BatchRow,
  item: ItemRow,
  deps: IntakeDeps,
  confirmed?: ConfirmedContact,
): Promise<Prepared> {
  const { message, contentDigest } = await waitingMessage(store, item, deps)
  const opening =
    batch.openingId === null && batch.origin === 'window'
      ? null
      : resolveOpening(store.reader, undefined, batch.openingId)
  const mac = seenMac(store, 'message', opening?.id ?? null, identityOf(message, contentDigest))
  if (confirmed === undefined && findSeen(store.reader, mac)) return { outcome: 'duplicate', mac }

  const { taken, refused } = await takeFiles(filesOf(message), deps)
  const [first] = taken
  if (first === undefined || taken.every((file) => isBody(file, message))) throw noDocument(refused)
  const contact = confirmed ?? (await contactOf(message, taken, opening, deps))
  if (opening === null || 'unsure' in contact)
    return {
      outcome: 'review',
      mac,
      proposal: 'unsure' in contact ? contact.unsure : contact,
      refusedFiles: refused,
    }
  const now = deps.clock.now()
  return readyDraft(store, taken, {
    openingId: opening.id,
    openingCountry: opening.country,
    profile: profileOfContact(contact),
    receivedAt: Math.min(message.sentAt ?? now, now),
    source: 'email',
    language: null,
    answers: [],
    consents: [],
    refusedFiles: refused,
    mac,
  })
}

/** The message of an item that waits. Throws IntakeRefusal NOT_KEPT, TOO_LARGE, MAILBOX or DAMAGED. */
export async function waitingMessage(
  store: Store,
  item: ItemRow,
  deps: Pick<IntakeDeps, 'documents'>,
): Promise<{ message: MessageReading; contentDigest: string }> {
  const [part] = partsOfItem(store.reader, item.id)
  if (part === undefined) throw notKept()
  if (part.sizeBytes > MAX_MESSAGE_BYTES)
    throw new IntakeRefusal(
      'TOO_LARGE',
      'The message is larger than 25 MB. It was left where it is. Save its attachments and add those on an opening.',
    )
  const bytes = await readPart(store.reader, part)
  if (looseKind(bytes) === 'mailbox')
    throw new IntakeRefusal(
      'MAILBOX',
      'This is a mailbox with many messages. It was left where it is. Save each message as a file of its own (.eml) and add those.',
    )
  const answer = await deps.documents.readMessage(bytes)
  if (!answer.readable)
    throw new IntakeRefusal(
      'DAMAGED',
      'The message cannot be read. It was left where it is. Save its attachments and add those on an opening.',
    )
  return { message: answer.message, contentDigest: digest(bytes) }
}

/** The Message-ID, with its sender: somebody else's message must not be able to keep this one out. */
function identityOf({ messageId, sender }: MessageReading, contentDigest: string): string {
  return messageId === null ? contentDigest : `${messageId}\n${sender.address?.toLowerCase() ?? ''}`
}

/** The attachments in their order, then what was written in the message itself. */
export function filesOf({ attachments, body }: MessageReading): OfferedFile[] {
  const names = attachments.map((file) => sanitiseFileName(file.name))
  const kinds = guessKinds(names)
  const offer = (file: MessageFile, name: string, kind: OfferedFile['kind']): OfferedFile => ({
    name,
    kind,
    read: async () => file.bytes,
  })
  const offered = attachments.map((file, at) => offer(file, names[at] ?? file.name, kinds[at] ?? 'other'))
  return body === null ? offered : [...offered, offer(body, body.name, 'cover_letter')]
}

const isBody = (file: TakenFile, message: MessageReading): boolean => file.bytes === message.body?.bytes

function noDocument(refused: readonly RefusedFile[]): IntakeRefusal {
  const why =
    refused.length === 0
      ? 'No document is attached to it.'
      : `None of its attachments can be taken: ${refused.map((file) => file.reason).join(' ')}`
  return new IntakeRefusal(
    'NO_DOCUMENT',
    `${why} The message was left where it is. Ask the sender for a CV as PDF or Word file.`,
  )
}

/** The sender, where a person sent it; else who the CV says it is from, for somebody to confirm. */
async function contactOf(
  { sender }: MessageReading,
  taken: readonly TakenFile[],
  opening: IntakeOpening | null,
  deps: Pick<IntakeDeps, 'documents'>,
): Promise<ConfirmedContact | { unsure: ReturnType<typeof asProposal> }> {
  const cv = taken.find((file) => file.kind === 'cv') ?? taken[0]
  const proposed = await deps.documents.proposeContact(
    cv?.inspection.accepted ? cv.inspection.text : '',
    opening?.country ?? undefined,
  )
  const proposal = asProposal(proposed)
  const address = CandidateEmail.shape.address.safeParse(sender.address ?? '')
  const isPerson = address.success && !NO_PERSON.test(address.data)
  if (!isPerson) return { unsure: proposal }
  // Only a number that stands beside the sender's own address is surely the sender's.
  const same = proposal.email === address.data.toLowerCase()
  const fullName = sender.name ?? (same ? proposal.fullName : null)
  const contact = { fullName, email: address.data, phone: same ? proposal.phone : null }
  return fullName === null || fullName.includes('@')
    ? { unsure: { ...contact, fullName: proposal.fullName } }
    : { ...contact, fullName }
}
