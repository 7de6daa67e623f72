/** The original of a document in another program: a copy in clear, which only a host with a desktop can hold. */
import { type AcceptedMediaType, acceptedMediaTypes } from '#contract/inspection.ts'
import { Problem } from '../platform/problem.ts'
import type { Store } from '../store/types.ts'
import { sanitiseFileName } from './file-name.ts'
import { isQuarantineCode } from './quarantine.ts'
import { documentContent, getDocument } from './queries.ts'

/** What documents do not know of a host: see src/main/service/outside.ts. */
export interface OutsideHost {
  readonly isThere: boolean
  open(copy: { name: string; mediaType: string; bytes: Uint8Array }): Promise<boolean>
}

/** The extension decides which program a system starts, so the content's type decides the extension. */
const extensions: Readonly<Record<AcceptedMediaType, readonly [string, ...string[]]>> = {
  'application/pdf': ['pdf'],
  'application/msword': ['doc'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'text/html': ['html', 'htm'],
  'text/plain': ['txt'],
}

const isAccepted = (mediaType: string): mediaType is AcceptedMediaType =>
  (acceptedMediaTypes as readonly string[]).includes(mediaType)

/** A name for the copy: the sender's, safe, with no extension that names another type than the content has. */
export function outsideName(name: string, mediaType: AcceptedMediaType): string {
  const [usual, ...others] = extensions[mediaType]
  // Programs take what begins with a dash for an option.
  const safe = sanitiseFileName(name).replace(/^-/, '_')
  if ([usual, ...others].some((extension) => safe.toLowerCase().endsWith(`.${extension}`))) return safe
  // 'cv.pdf.exe' must not keep an ending that a system acts on: dots become part of the name.
  return sanitiseFileName(`${safe.replaceAll('.', '_').slice(0, 100)}.${usual}`)
}

/** Opens the original in the default program of its type. Throws Problem NOT_FOUND, INVALID_STATE or REFUSED. */
export async function openOutside(
  store: Pick<Store, 'reader' | 'documentsDir'>,
  input: { id: string },
  host: OutsideHost,
): Promise<void> {
  if (!host.isThere)
    throw new Problem(
      'INVALID_STATE',
      'NO_DESKTOP',
      'Other programs can be started only by the desktop app.',
      'Save the original instead.',
    )
  // What felled the reader here may well be made to fell, or to take over, the next program.
  if (isQuarantineCode(getDocument(store.reader, input.id).failure))
    throw new Problem(
      'REFUSED',
      'IN_QUARANTINE',
      'A document in quarantine is not opened in another program. It is kept as it came.',
      'Read it again, or save the original if you trust the sender.',
    )
  const { file, document } = await documentContent(store, input)
  const { mediaType } = document
  if (!isAccepted(mediaType))
    throw new Problem(
      'REFUSED',
      'NOT_ACCEPTED_TYPE',
      'A document of this type is not opened in another program.',
      'Save the original if you need it.',
    )
  const opened = await host.open({
    name: outsideName(document.name, mediaType),
    mediaType,
    bytes: new Uint8Array(await file.arrayBuffer()),
  })
  if (!opened)
    throw new Problem(
      'REFUSED',
      'NOT_OPENED',
      'No program opened the document. It is as it was in Haku, and no copy was left.',
      'Install a program for its type, or save the original.',
    )
}
