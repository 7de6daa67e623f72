import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ProfileProposal } from '#contract/autofill.ts'
import { CandidateProfile } from '#contract/candidates.ts'
import { proposeFromDocument, proposeFromFile } from '../../../src/main/autofill/propose.ts'
import { createCandidate } from '../../../src/main/candidates/commands.ts'
import { addDocuments } from '../../../src/main/intake/add-documents.ts'
import { type IntakeBench, intakeBench } from '../../support/intake.ts'

let bench: IntakeBench
beforeEach(async () => {
  bench = await intakeBench()
})
afterEach(() => bench.cleanup())

const resume = JSON.stringify({
  basics: {
    name: 'Anna Virtanen',
    label: 'Controls engineer',
    email: 'anna@example.com',
    location: { city: 'Espoo', countryCode: 'FI' },
  },
  work: [{ name: 'Kone', position: 'Engineer', startDate: '2019-03-01' }],
  skills: [{ name: 'PLC' }],
})
const file = (content: string, name: string) => new File([content], name)
const proposed = ({ fields }: ProfileProposal, part: string) =>
  fields.find((field) => field.part === part)?.value

describe('a proposal', () => {
  it('of JSON Resume says what it says, with the place of every field', async () => {
    const proposal = await proposeFromFile({ file: file(resume, 'resume.json') }, bench.deps.documents)
    expect(ProfileProposal.parse(proposal)).toEqual(proposal)
    expect(proposal.source).toBe('json_resume')
    expect(proposed(proposal, 'fullName')).toBe('Anna Virtanen')
    expect(proposed(proposal, 'experience')).toMatchObject({
      employer: 'Kone',
      title: 'Engineer',
      from: '2019-03-01',
    })
    for (const { spans } of proposal.fields)
      for (const { start, end } of spans) expect(proposal.text.slice(start, end).length).toBeGreaterThan(0)
    expect(new Set(proposal.fields.map(({ id }) => id)).size).toBe(proposal.fields.length)
  })

  it('of a document that is kept reads the document as it was sent', async () => {
    const { id } = createCandidate(bench.store, CandidateProfile.parse({ fullName: 'A.V.' }), bench.deps)
    const { added } = await addDocuments(
      bench.store,
      { candidateId: id, files: [file('Anna Virtanen\nanna@example.com\n+358 40 123 4567\n', 'cv.txt')] },
      bench.deps,
    )
    const proposal = await proposeFromDocument(
      bench.store,
      { documentId: added[0]?.id ?? '' },
      bench.deps.documents,
    )
    expect(proposal.text).toContain('anna@example.com')
    expect(proposed(proposal, 'email')).toMatchObject({ address: 'anna@example.com' })
  })

  it('is refused with the reason when nothing can be read', async () => {
    await expect(
      proposeFromFile({ file: new File([new Uint8Array([0, 1, 2, 3])], 'x.zip') }, bench.deps.documents),
    ).rejects.toMatchObject({ code: 'REFUSED' })
    await expect(
      proposeFromDocument(bench.store, { documentId: crypto.randomUUID() }, bench.deps.documents),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
