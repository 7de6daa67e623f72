/** Reads one e-mail message (RFC 5322). To be called inside a document worker: it works as long as the message makes it. */
import PostalMime, { type Address, type Attachment } from 'postal-mime'
import { cleanLine } from '../platform/clean-text.ts'

/** No mail server of note passes on more; a message above this is refused unread, in bytes. */
export const MAX_MESSAGE_BYTES = 25 * 1024 * 1024
const limits = {
  maxNestingDepth: 20,
  maxRfc822NestingDepth: 5,
  maxHeadersSize: 512 * 1024,
}
const MAX_ATTACHMENTS = 200

export interface MessageFile {
  name: string
  bytes: Uint8Array
}

export interface MessageReading {
  /** As written between the angle brackets; null when the message has none. */
  messageId: string | null
  /** Who is to be answered: Reply-To before From, because job boards send in the candidate's place. */
  sender: { name: string | null; address: string | null }
  subject: string
  /** UTC ms of the Date header; null when it has none or an impossible one. */
  sentAt: number | null
  /** What was written in the message itself; null when nothing was. */
  body: MessageFile | null
  /** Attached files, without inline images, signatures and invitations. */
  attachments: MessageFile[]
}

export type MessageAnswer = { readable: true; message: MessageReading } | { readable: false }

/** Never throws for what the message holds: one that cannot be read answers `readable: false`. */
export async function readMessage(bytes: Uint8Array): Promise<MessageAnswer> {
  if (bytes.length > MAX_MESSAGE_BYTES) return { readable: false }
  try {
    const email = await PostalMime.parse(bytes, limits)
    const sender = firstMailbox(email.replyTo) ?? firstMailbox(email.from === undefined ? [] : [email.from])
    if (sender === undefined && email.headers.length === 0) return { readable: false }
    const sent = Date.parse(email.date ?? '')
    return {
      readable: true,
      message: {
        messageId: email.messageId?.replace(/^<|>$/g, '').trim() || null,
        sender: { name: cleanLine(sender?.name ?? '', 300) || null, address: sender?.address || null },
        subject: cleanLine(email.subject ?? '', 300),
        sentAt: Number.isFinite(sent) && sent >= 0 ? sent : null,
        body: bodyOf(email),
        attachments: email.attachments
          .filter(isDocumentLike)
          .slice(0, MAX_ATTACHMENTS)
          .map((attachment, index) => ({
            name: cleanLine(attachment.filename ?? '', 300) || `attachment-${index + 1}`,
            bytes: bytesOf(attachment),
          })),
      },
    }
  } catch {
    // The parser's message may quote the mail.
    return { readable: false }
  }
}

function firstMailbox(
  addresses: readonly Address[] | undefined,
): { name: string; address: string } | undefined {
  for (const address of addresses ?? []) {
    const mailbox = address.group === undefined ? address : address.group[0]
    if (mailbox?.address) return { name: mailbox.name, address: mailbox.address.trim() }
  }
  return undefined
}

/** Parts of a mail that no person attached. */
const NOT_DOCUMENTS =
  /^(text\/calendar|application\/(x-)?pkcs7-signature|application\/pgp-(signature|keys|encrypted))$/

function isDocumentLike(attachment: Attachment): boolean {
  if (NOT_DOCUMENTS.test(attachment.mimeType)) return false
  const inline = attachment.disposition === 'inline' || attachment.related === true
  return !(inline && attachment.mimeType.startsWith('image/'))
}

function bytesOf(attachment: Attachment): Uint8Array {
  const { content } = attachment
  if (typeof content === 'string') return new TextEncoder().encode(content)
  return content instanceof Uint8Array ? content : new Uint8Array(content)
}

/** The text of the mail is often the cover letter, so it is kept as a document of its own. */
function bodyOf(email: { text?: string | undefined; html?: string | undefined }): MessageFile | null {
  const encode = (text: string) => new TextEncoder().encode(text)
  if (email.text?.trim()) return { name: 'Message.txt', bytes: encode(email.text) }
  if (email.html?.trim()) {
    const html = /<(html|body|!doctype)/i.test(email.html)
      ? email.html
      : `<html><body>${email.html}</body></html>`
    // The charset of the mail is spent: what is left is UTF-8, and says so.
    return { name: 'Message.html', bytes: encode(`<!doctype html><meta charset="utf-8">${html}`) }
  }
  return null
}
