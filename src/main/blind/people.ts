/** What is known of candidates that must not be seen, and what they are called instead. */
import { readProfile } from '../candidates/profile.ts'
import type { Readable } from '../store/types.ts'
import { type Mask, maskOf } from './mask-text.ts'

/** Where a record stands in an answer: whose it is, and in which application. */
export interface Whose {
  candidateId: string
  applicationId?: string | undefined
}

export interface People {
  ofApplication(applicationId: string): string | undefined
  ofDocument(documentId: string): string | undefined
  ofMessage(messageId: string): string | undefined
  /**
   * A name that says nothing: the number under which the application came into the workspace. It never changes, and no
   * other application has it. Outside an application it is that of the newest one.
   */
  label(whose: Whose): string
  mask(candidateId: string): Mask
}

/** Looks people up for one answer, each of them once. */
export function people(db: Readable, template: string): People {
  const masks = new Map<string, Mask>()
  const one = (sql: string) => (id: string) => db.raw.prepare<[string], string>(sql).pluck().get(id)
  const numberOf = db.raw.prepare<[string], number>('SELECT seq FROM application WHERE id = ?').pluck()
  const newestOf = db.raw
    .prepare<[string], number>('SELECT max(seq) FROM application WHERE candidate_id = ?')
    .pluck()
  // Texts of the one who went came along, and name them still.
  const before = db.raw
    .prepare<[string], string>(
      `SELECT value FROM candidate_merge m JOIN candidate_merge_row r ON r.merge_id = m.id,
        json_each(json_array(json_extract(r.before, '$.full_name'), json_extract(r.before, '$.given_name'),
          json_extract(r.before, '$.family_name')))
       WHERE m.kept_id = ? AND r.table_name = 'candidate' AND value IS NOT NULL`,
    )
    .pluck()
  return {
    ofApplication: one('SELECT candidate_id FROM application WHERE id = ?'),
    ofDocument: one('SELECT candidate_id FROM document WHERE id = ?'),
    ofMessage: one('SELECT candidate_id FROM outbox_message WHERE id = ?'),
    label({ candidateId, applicationId }) {
      const number = (applicationId && numberOf.get(applicationId)) || newestOf.get(candidateId)
      return template.replace('{n}', String(number ?? candidateId.slice(0, 4).toUpperCase()))
    },
    mask(candidateId) {
      const known = masks.get(candidateId)
      if (known) return known
      const { fullName, givenName, familyName, city, emails, phones, links } = readProfile(
        db,
        candidateId,
      ).profile
      const mask = maskOf({
        // Where they live stands beside the name in most CVs, and in as many forms.
        names: [fullName, givenName, familyName, city, ...before.all(candidateId)],
        emails: emails.map(({ address }) => address),
        phones: phones.flatMap(({ written, e164 }) => (e164 === null ? [written] : [written, e164])),
        links: links.map(({ url }) => url),
      })
      masks.set(candidateId, mask)
      return mask
    },
  }
}
