import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DocumentKind } from '#contract/candidates.ts'
import type { AcceptedInspection } from '#contract/inspection.ts'
import { createApplication } from '../../../src/main/applications/create.ts'
import { exportCvs, uniquePaths } from '../../../src/main/applications/export-cvs.ts'
import { documentContent } from '../../../src/main/documents/queries.ts'
import { addDocument, sealDocuments } from '../../../src/main/documents/vault.ts'
import { bytesOf } from '../../support/documents.ts'
import { type Records, records } from '../../support/records.ts'

let all: Records
beforeEach(async () => {
  all = await records()
})
afterEach(() => all.workspace.cleanup())
const store = () => all.workspace.store

const inspected = (text: string): AcceptedInspection => ({
  accepted: true,
  mediaType: 'text/plain',
  text,
  characters: text.length,
  warnings: [],
  extractorVersion: 1,
})

/** An application with these documents; answers its id. */
async function applied(
  fullName: string,
  openingId: string,
  documents: readonly [DocumentKind, string, string][],
) {
  const candidateId = all.candidate(fullName)
  const sealed = await sealDocuments(
    store(),
    documents.map(([, , text]) => bytesOf(text)),
  )
  const documentIds = store().maintain((tx) =>
    documents.map(([kind, name, text], at) => {
      const one = sealed[at]
      if (!one) throw new Error('Every document was sealed.')
      return addDocument(tx, candidateId, one, { name, kind, inspection: inspected(text) }, all.deps).id
    }),
  )
  const application = createApplication(
    store(),
    { candidateId, openingId, source: 'unknown', documentIds },
    all.deps,
  )
  return application.id
}

async function exported(ids: string[]) {
  const files: [string, string][] = []
  for await (const part of exportCvs(store(), { ids }, all.deps))
    for (const { path, documentId } of part.files) {
      const { file } = await documentContent(store(), { id: documentId })
      files.push([path, await file.text()])
    }
  return files
}
const audited = () =>
  store()
    .reader.raw.prepare("SELECT subjects, count FROM audit_entry WHERE action = 'applications.exportCvs'")
    .all()

describe('CVs of many applications', () => {
  it('are named after whose they are and what their content is; without a CV all documents come', async () => {
    const { id: openingId } = all.published({ requisitionNumber: 'ENG/1' })
    const anna = await applied('Anna Virtanen', openingId, [
      ['cv', 'resume.pdf', 'Anna builds.'],
      ['cover_letter', 'letter.txt', 'Dear all'],
    ])
    const other = await applied('Anna VIRTANEN', openingId, [['cv', 'me.txt', 'Another Anna.']])
    const bea = await applied('Bea', openingId, [['certificate', 'Welding licence.txt', 'May weld.']])
    const nothing = await applied('Carl', openingId, [])
    expect(await exported([anna, other, bea, nothing])).toEqual([
      ['ENG-1/Anna Virtanen - CV.txt', 'Anna builds.'],
      ['ENG-1/Anna VIRTANEN - CV (2).txt', 'Another Anna.'],
      ['ENG-1/Bea - Welding licence.txt', 'May weld.'],
    ])
    expect(audited()).toEqual([{ subjects: '[]', count: 4 }])
  })

  it('that are stopped on the way are not audited', async () => {
    const { id: openingId } = all.published()
    const anna = await applied('Anna', openingId, [['cv', 'a.txt', 'Anna.']])
    const bea = await applied('Bea', openingId, [])
    for await (const { done } of exportCvs(store(), { ids: [anna, bea] }, all.deps)) {
      expect(done).toBe(1)
      break
    }
    expect(audited()).toEqual([])
  })
})

describe('paths in an archive', () => {
  it('differ whatever the names are, have one folder, and keep the extension', () => {
    const name = fc.oneof(
      fc.constantFrom('Anna', 'ANNA', '../Anna', 'a\\b', '', 'x'.repeat(300)),
      fc.string({ unit: 'grapheme' }),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(name, name), { maxLength: 30 }), (names) => {
        const pathOf = uniquePaths()
        const paths = names.map(([folder, stem]) => pathOf(folder, `${stem} - CV`, 'pdf'))
        expect(new Set(paths.map((path) => path.normalize('NFKC').toLowerCase())).size).toBe(paths.length)
        for (const path of paths) {
          expect(path.split(/[/\\]/)).toHaveLength(2)
          expect(path).toMatch(/^[^.].*\/[^.].*\.pdf$/su)
          expect(path.split('/')).not.toContain('..')
        }
      }),
    )
  })
})
