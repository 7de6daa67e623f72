/** The CVs of a selection or of a whole list, to be written into an archive: under names that a person can sort and send on. */
import type { ExportedCvs } from '#contract/applications.ts'
import type { AcceptedMediaType } from '#contract/inspection.ts'
import { sanitiseFileName } from '../documents/file-name.ts'
import { extensionsOf } from '../documents/sniff.ts'
import type { CommandDeps } from '../platform/deps.ts'
import type { Store } from '../store/types.ts'
import { auditExport, type ExportInput, exportedRows } from './export.ts'

interface Cells {
  id: string
  kind: string
  name: string
  mediaType: AcceptedMediaType
  candidateName: string
  requisitionNumber: string
}

const OF_APPLICATION = `SELECT d.id, d.kind, d.name, d.media_type AS mediaType, c.full_name AS candidateName,
    o.requisition_number AS requisitionNumber
  FROM application a JOIN candidate c ON c.id = a.candidate_id JOIN opening o ON o.id = a.opening_id
  JOIN application_document s ON s.application_id = a.id JOIN document d ON d.id = s.document_id
  WHERE a.id = ? ORDER BY s.position`

/** A name that a person gave, as one part of a path. */
const part = (name: string): string => sanitiseFileName(name.replaceAll(/[/\\]/g, '-'))

/** Gives each path once: what is taken, whatever its case and the spelling of its accents, gets a number. */
export function uniquePaths(): (folder: string, stem: string, extension: string) => string {
  const taken = new Set<string>()
  return (folder, stem, extension) => {
    const name = part(`${stem}.${extension}`)
    for (let number = 1; ; number++) {
      const numbered = number === 1 ? name : name.replace(/(\.[^.]*)?$/, ` (${number})$1`)
      const path = `${part(folder)}/${numbered}`
      const key = path.normalize('NFKC').toLowerCase()
      if (taken.has(key)) continue
      taken.add(key)
      return path
    }
  }
}

/**
 * The CVs of each application, or all its documents when none is a CV: `<requisition number>/<candidate> - CV.pdf`, with
 * the extension that goes with the content.
 */
export async function* exportCvs(
  store: Store,
  input: ExportInput,
  deps: CommandDeps,
): AsyncGenerator<ExportedCvs, void, void> {
  const pathOf = uniquePaths()
  const documentsOf = store.reader.raw.prepare<[string], Cells>(OF_APPLICATION)
  let done = 0
  for await (const { rows, total } of exportedRows(store, input, deps)) {
    for (const { id } of rows) {
      const all = documentsOf.all(id)
      const cvs = all.filter(({ kind }) => kind === 'cv')
      const files = (cvs.length > 0 ? cvs : all).map((document) => {
        const { candidateName, requisitionNumber, mediaType } = document
        const what = cvs.length > 0 ? 'CV' : document.name.replace(/\.[^.]*$/, '')
        const extension = extensionsOf[mediaType][0] ?? ''
        return {
          path: pathOf(requisitionNumber, `${candidateName} - ${what}`, extension),
          documentId: document.id,
        }
      })
      done += 1
      yield { files, done, total }
    }
  }
  auditExport(store, 'applications.exportCvs', done, deps)
}
