/**
 * An encrypted document file: version byte, nonce, AES-256-GCM ciphertext, tag. Its key stands in the document's row;
 * its id is bound in, so that files cannot be exchanged. Spec: docs/specs/workspace.md.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const FORMAT_VERSION = 1
const NONCE_BYTES = 12
const TAG_BYTES = 16
const HEADER_BYTES = 1 + NONCE_BYTES

export const DOCUMENT_KEY_BYTES = 32

const associatedData = (id: string): Buffer => Buffer.from(`haku-document/${FORMAT_VERSION}:${id}`, 'utf8')

/** The pieces of the file, in order. */
export function sealDocumentFile(id: string, key: Buffer, bytes: Uint8Array): Buffer[] {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(associatedData(id))
  const body = cipher.update(bytes)
  return [Buffer.from([FORMAT_VERSION]), nonce, body, cipher.final(), cipher.getAuthTag()]
}

/** The document's bytes. Throws when the key is another one, the id is another one, or a single bit has changed. */
export function unsealDocumentFile(id: string, key: Buffer, sealed: Buffer): Buffer {
  if (sealed.length < HEADER_BYTES + TAG_BYTES || sealed[0] !== FORMAT_VERSION)
    throw new Error('The encrypted file has another layout.')
  const nonce = sealed.subarray(1, HEADER_BYTES)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
  decipher.setAAD(associatedData(id))
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES))
  return Buffer.concat([decipher.update(sealed.subarray(HEADER_BYTES, -TAG_BYTES)), decipher.final()])
}
