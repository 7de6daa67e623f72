/** Reads the files of one application in the workers and keeps those that are taken, in the sender's order. */
import type { DocumentKind } from '#contract/candidates.ts'
import { MAX_APPLICATION_BYTES } from '#contract/inspection.ts'
import { isKept, type KeptInspection } from '../documents/quarantine.ts'
import type { IntakeDeps } from './deps.ts'
import { IntakeRefusal, type RefusedFile } from './refusal.ts'

export interface OfferedFile {
  name: string
  kind: DocumentKind
  /** Reads the bytes again each time. Throws IntakeRefusal. */
  read(): Promise<Uint8Array>
}

export interface TakenFile {
  name: string
  kind: DocumentKind
  bytes: Uint8Array
  inspection: KeptInspection
}

export const applicationFull = (name: string): RefusedFile => ({
  name,
  code: 'APPLICATION_FULL',
  reason: `${name} does not fit: the documents of one application may have ${MAX_APPLICATION_BYTES.toLocaleString('en')} bytes altogether, and those before it use them up. The others were kept. Make it smaller, or leave another one out, and add it to the application.`,
})

type Inspected = { file: OfferedFile; bytes: Uint8Array; inspection: KeptInspection } | RefusedFile

/**
 * Inspects all files. Those that fell their reader are taken too, into quarantine. Refuses by name those that are no
 * documents, and those that no longer fit when counted in order (the same rule is kept again when they are written, with what the application has already).
 */
export async function takeFiles(
  files: readonly OfferedFile[],
  deps: Pick<IntakeDeps, 'documents'>,
): Promise<{ taken: TakenFile[]; refused: RefusedFile[] }> {
  const taken: TakenFile[] = []
  const refused: RefusedFile[] = []
  let usedBytes = 0
  // Two at a time keep two workers busy; more would only hold more bytes.
  for (let at = 0; at < files.length; at += 2) {
    const inspected = await Promise.all(files.slice(at, at + 2).map((file) => inspect(file, deps)))
    for (const one of inspected) {
      if (!('inspection' in one)) refused.push(one)
      else if (usedBytes + one.bytes.length > MAX_APPLICATION_BYTES)
        refused.push(applicationFull(one.file.name))
      else {
        usedBytes += one.bytes.length
        taken.push({ name: one.file.name, kind: one.file.kind, bytes: one.bytes, inspection: one.inspection })
      }
    }
  }
  return { taken, refused }
}

async function inspect(file: OfferedFile, deps: Pick<IntakeDeps, 'documents'>): Promise<Inspected> {
  try {
    const bytes = await file.read()
    const inspection = await deps.documents.inspect(bytes, file.name)
    if (isKept(inspection)) return { file, bytes, inspection }
    return { name: file.name, code: inspection.code, reason: `${file.name}: ${inspection.reason}` }
  } catch (error) {
    if (!(error instanceof IntakeRefusal)) throw error
    return { name: file.name, code: error.code, reason: `${file.name}: ${error.message}` }
  }
}
