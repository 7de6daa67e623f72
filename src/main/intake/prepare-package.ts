/** From a package to a draft application. */
import { basename } from 'node:path/posix'
import type { DocumentKind } from '#contract/candidates.ts'
import { MAX_APPLICATION_BYTES } from '#contract/inspection.ts'
import { sanitiseFileName } from '../documents/file-name.ts'
import { refusedInspection } from '../documents/refusal.ts'
import { cleanText } from '../platform/clean-text.ts'
import type { Store } from '../store/types.ts'
import type { BatchRow, ItemRow } from './batches.ts'
import type { IntakeDeps } from './deps.ts'
import { type OfferedFile, takeFiles } from './documents-of.ts'
import type { Prepared } from './draft.ts'
import { guessKinds } from './kinds.ts'
import { resolveOpening } from './openings.ts'
import { type ArchiveShelf, type PackageFiles, packageFiles } from './package-files.ts'
import { APPLICATION_FILE, type ApplicationPackage, MAX_APPLICATION_JSON_BYTES } from './package-format.ts'
import { profileOf, readApplicationJson } from './package-read.ts'
import { readyDraft } from './ready.ts'
import { IntakeRefusal, type RefusedFile } from './refusal.ts'
import { digest, findSeen, packageDigest, seenMac } from './seen.ts'
import { comparablePath } from './sort.ts'

/** Files of a package that are kept in memory between hashing and inspecting them. */
const CACHE_BYTES = 2 * MAX_APPLICATION_BYTES

/** Reads a package. Throws IntakeRefusal when nothing of it can be taken in. */
export async function preparePackage(
  store: Store,
  batch: BatchRow,
  item: ItemRow,
  shelf: ArchiveShelf,
  deps: IntakeDeps,
): Promise<Prepared> {
  const files = await packageFiles(store.reader, item, shelf)
  const jsonPath = files.paths.find((path) => path.toLowerCase() === APPLICATION_FILE)
  if (jsonPath === undefined)
    throw new IntakeRefusal(
      'NO_APPLICATION',
      `There is no ${APPLICATION_FILE} in it, so it is no application package. It was left where it is. Unpack it and add its documents on an opening.`,
    )
  const json = await files.read(jsonPath, MAX_APPLICATION_JSON_BYTES)
  const application = readApplicationJson(json, deps.clock.now())
  const opening = resolveOpening(store.reader, application.requisitionNumber, batch.openingId)

  const { offered, missing } = offeredFiles(files, application, jsonPath)
  const { fileDigest, cached } = await hashAll(files, offered)
  const mac = seenMac(
    store,
    'package',
    opening.id,
    packageDigest(new Map([[APPLICATION_FILE, digest(json)], ...fileDigest])),
  )
  if (findSeen(store.reader, mac)) return { outcome: 'duplicate', mac }

  const { taken, refused } = await takeFiles(
    offered.map(
      ({ path, name, kind }): OfferedFile => ({
        name,
        kind,
        read: async () => cached.get(path) ?? readDocumentFile(files, path),
      }),
    ),
    deps,
  )
  return readyDraft(store, taken, {
    openingId: opening.id,
    profile: profileOf(application.candidate),
    openingCountry: opening.country,
    receivedAt: Date.parse(application.appliedAt),
    source: application.source,
    language: application.language ?? null,
    answers: application.answers.map(({ question, answer }) => ({
      question: cleanText(question),
      answer: cleanText(answer),
    })),
    consents: application.consents.map(({ purpose, givenAt, expiresOn }) => ({
      purpose,
      givenAt: Date.parse(givenAt),
      expiresOn: expiresOn ?? null,
    })),
    refusedFiles: [...missing, ...refused],
    mac,
  })
}

interface Offered {
  path: string
  name: string
  kind: DocumentKind
}

/** The files that the package names, in its order, then those that lie beside them. */
function offeredFiles(
  files: PackageFiles,
  application: ApplicationPackage,
  jsonPath: string,
): { offered: Offered[]; missing: RefusedFile[] } {
  const left = new Map(
    files.paths.filter((path) => path !== jsonPath).map((path) => [path, path.toLowerCase()]),
  )
  const offered: Offered[] = []
  const missing: RefusedFile[] = []
  for (const attachment of application.attachments) {
    const wanted = comparablePath(attachment.file)
    const path = left.has(wanted)
      ? wanted
      : [...left].find(([, lower]) => lower === wanted.toLowerCase())?.[0]
    const name = sanitiseFileName(attachment.name ?? basename(wanted))
    if (path === undefined) {
      // Named twice: it has been offered already.
      if (offered.some((one) => one.path === wanted)) continue
      missing.push({
        name,
        code: 'MISSING_FILE',
        reason: `${name} is named in ${APPLICATION_FILE} but is not in the package. The rest was kept. Ask the sender for it and add it to the application.`,
      })
      continue
    }
    left.delete(path)
    offered.push({ path, name, kind: attachment.kind })
  }
  const beside = [...left.keys()].sort()
  const kinds: DocumentKind[] = offered.length > 0 ? beside.map(() => 'other') : guessKinds(beside)
  beside.forEach((path, at) => {
    offered.push({ path, name: sanitiseFileName(basename(path)), kind: kinds[at] ?? 'other' })
  })
  return { offered, missing }
}

/** Reads every file once to recognise the package; keeps small packages in memory for what follows. */
async function hashAll(files: PackageFiles, offered: readonly Offered[]) {
  const fileDigest = new Map<string, string>()
  const cached = new Map<string, Uint8Array>()
  let cachedBytes = 0
  for (const { path } of offered) {
    try {
      const bytes = await readDocumentFile(files, path)
      fileDigest.set(path, digest(bytes))
      if (cachedBytes + bytes.length > CACHE_BYTES) continue
      cachedBytes += bytes.length
      cached.set(path, bytes)
    } catch (error) {
      if (!(error instanceof IntakeRefusal)) throw error
      // It will be refused by name; what is known of it still tells packages apart.
      fileDigest.set(path, `${error.code} ${files.claimedSize(path)}`)
    }
  }
  return { fileDigest, cached }
}

async function readDocumentFile(files: PackageFiles, path: string): Promise<Uint8Array> {
  if (files.claimedSize(path) > MAX_APPLICATION_BYTES)
    throw new IntakeRefusal('TOO_LARGE', refusedInspection('TOO_LARGE').reason)
  return files.read(path, MAX_APPLICATION_BYTES)
}
