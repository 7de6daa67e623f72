import { readdirSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { OpeningDraft } from '../../../src/contract/openings.ts'
import { getApplication } from '../../../src/main/applications/queries.ts'
import { getCandidate } from '../../../src/main/candidates/queries.ts'
import { documentContent } from '../../../src/main/documents/queries.ts'
import { closeOpening, createOpening } from '../../../src/main/openings/commands.ts'
import { type IntakeBench, intakeBench, packageFiles } from '../../support/intake.ts'
import { onePixelPng, zipOf } from '../../support/packages.ts'

let bench: IntakeBench
beforeEach(async () => {
  bench = await intakeBench()
})
afterEach(async () => {
  await bench.cleanup()
  expect(bench.faults).toEqual([])
})

const zipped = (files: Record<string, Uint8Array | string>) =>
  zipOf(new Map(Object.entries(files).map(([path, content]) => [path, Buffer.from(content)])))

describe('an application package', () => {
  it('becomes a candidate, an application in the first stage and readable documents', async () => {
    bench.publishedOpening('ENG-1')
    const { batch, items } = await bench.take(
      packageFiles('aino', (application) => {
        Object.assign(application, {
          source: 'careers_site',
          language: 'fi',
          answers: [{ question: 'Salary?', answer: 'Fair.' }],
          consents: [{ purpose: 'talent_pool', givenAt: '2025-11-03T07:00:00Z', expiresOn: '2027-11-03' }],
          candidate: {
            basics: {
              name: 'Aino Virtanen',
              label: 'Bridge planner',
              email: 'Aino@Example.org',
              phone: '040 123 4567',
              url: 'https://aino.example',
              location: { city: 'Tampere', countryCode: 'fi' },
              profiles: [{ network: 'LinkedIn', url: 'https://www.linkedin.com/in/aino' }],
            },
            work: [
              { name: 'Silta Oy', position: 'Planner', startDate: '2019-05', highlights: ['Two bridges'] },
            ],
            education: [
              { institution: 'TUNI', area: 'Civil engineering', studyType: 'MSc', endDate: '2018' },
            ],
            skills: [{ name: 'CAD', keywords: ['Tekla', 'cad'] }],
            languages: [{ language: 'Finnish', fluency: 'Native' }],
          },
        })
      }),
    )
    expect(batch).toMatchObject({ status: 'done', total: 1, counts: { accepted: 1 } })
    const { applicationId, candidateId } = items[0] ?? {}
    const application = getApplication(bench.store.reader, { id: applicationId ?? '' })
    expect(application).toMatchObject({
      status: 'active',
      source: 'careers_site',
      language: 'fi',
      receivedAt: Date.UTC(2025, 10, 3, 7),
      answers: [{ question: 'Salary?', answer: 'Fair.' }],
      timeline: [{ kind: 'received', at: Date.UTC(2025, 10, 3, 7) }],
      documents: [{ name: 'cv.txt', kind: 'cv', mediaType: 'text/plain', extraction: 'done' }],
    })
    expect(getCandidate(bench.store.reader, { id: candidateId ?? '' })).toMatchObject({
      fullName: 'Aino Virtanen',
      headline: 'Bridge planner',
      city: 'Tampere',
      country: 'FI',
      phones: [{ written: '040 123 4567', e164: '+358401234567' }],
      links: [
        { kind: 'website', url: 'https://aino.example/' },
        { kind: 'linkedin', url: 'https://www.linkedin.com/in/aino' },
      ],
      experience: [
        { employer: 'Silta Oy', title: 'Planner', from: '2019-05', to: null, summary: '• Two bridges' },
      ],
      skills: ['CAD', 'Tekla'],
    })
    const document = application.documents[0]
    const { file } = await documentContent(bench.store, { id: document?.id ?? '' })
    expect(await file.text()).toBe('Curriculum vitae of a person who planned bridges.')
    expect(bench.count('consent')).toBe(1)
    expect(bench.count('intake_part') + bench.count('intake_chunk')).toBe(0)
  })

  it('is recognised when it comes again, as a folder, as a zip, and inside another folder', async () => {
    bench.publishedOpening('ENG-1')
    const once = await bench.take(packageFiles('aino'))
    const applicationId = once.items[0]?.applicationId
    const again = await bench.take(packageFiles('copies/aino 2'))
    const asZip = await bench.take({ 'aino.zip': zipped(packageFiles('')) })
    const deep = await bench.take({ 'aino.zip': zipped(packageFiles('aino')) })
    for (const { items } of [again, asZip, deep])
      expect(items).toMatchObject([{ outcome: 'duplicate', applicationId }])
    expect(bench.count('application')).toBe(1)
    expect(bench.count('document')).toBe(1)
  })

  it('may be one of many in one zip, and the same one twice inside it is one application', async () => {
    bench.publishedOpening('ENG-1')
    const other = packageFiles('out/b', (application) => {
      application.candidate = { basics: { name: 'Bo', email: 'bo@example.org' } }
    })
    const { items } = await bench.take({
      'export.zip': zipped({
        ...packageFiles('out/a'),
        ...other,
        ...packageFiles('out/c'),
        '__MACOSX/x': 'y',
      }),
    })
    expect(items.map((item) => [item.name, item.outcome])).toEqual([
      ['export.zip/out/a', 'accepted'],
      ['export.zip/out/b', 'accepted'],
      ['export.zip/out/c', 'duplicate'],
    ])
  })

  it('sent again with changes is added to the active application, and nothing is overwritten', async () => {
    bench.publishedOpening('ENG-1')
    const first = await bench.take(packageFiles('aino'))
    const second = await bench.take(
      packageFiles(
        'aino',
        (application) => {
          application.candidate = {
            basics: { name: 'A. Virtanen', label: 'Planner', email: 'aino@example.org' },
          }
          application.answers = [{ question: 'Start?', answer: 'May.' }]
        },
        {
          'cv.txt': 'Curriculum vitae of a person who planned bridges.',
          'diploma.txt': 'Master of science.',
        },
      ),
    )
    expect(second.items).toMatchObject([
      { outcome: 'accepted', applicationId: first.items[0]?.applicationId },
    ])
    const application = getApplication(bench.store.reader, { id: first.items[0]?.applicationId ?? '' })
    expect(application.documents.map((document) => document.name)).toEqual(['cv.txt', 'diploma.txt'])
    expect(application.timeline.map((event) => event.kind).sort()).toEqual(['document_added', 'received'])
    expect(application.answers).toEqual([{ question: 'Start?', answer: 'May.' }])
    expect(application.candidate).toMatchObject({ fullName: 'Aino Virtanen', headline: 'Planner' })
  })

  it('makes a second application of the same candidate for another opening', async () => {
    bench.publishedOpening('ENG-1')
    bench.publishedOpening('OPS-2')
    await bench.take(packageFiles('a'))
    await bench.take(packageFiles('b', (application) => (application.requisitionNumber = 'ops-2')))
    expect([bench.count('candidate'), bench.count('application'), bench.count('document')]).toEqual([1, 2, 1])
  })

  it('without an e-mail address never joins another person of the same name', async () => {
    bench.publishedOpening('ENG-1')
    const nameless = (folder: string, text: string) =>
      packageFiles(folder, (a) => (a.candidate = { basics: { name: 'Aino Virtanen' } }), { 'cv.txt': text })
    await bench.take({ ...nameless('a', 'one'), ...nameless('b', 'two') })
    expect(bench.count('candidate')).toBe(2)
  })

  it('without a requisition number goes to the opening of its batch', async () => {
    const openingId = bench.publishedOpening('ENG-1')
    const files = packageFiles('a', (application) => delete application.requisitionNumber)
    expect((await bench.take(files)).items).toMatchObject([{ outcome: 'refused', code: 'NO_OPENING' }])
    expect((await bench.take(files, openingId)).items).toMatchObject([{ outcome: 'accepted' }])
  })

  it('for an unknown, draft or closed opening is refused with what to do, and taken once that is done', async () => {
    const unknown = await bench.take(packageFiles('a'))
    expect(unknown.items).toMatchObject([{ outcome: 'refused', code: 'UNKNOWN_OPENING' }])
    createOpening(
      bench.store,
      OpeningDraft.parse({ title: 'Draft', requisitionNumber: 'ENG-1', country: 'FI' }),
      bench.deps,
    )
    const draft = await bench.take(packageFiles('a'))
    expect(draft.items).toMatchObject([{ outcome: 'refused', code: 'OPENING_NOT_PUBLISHED' }])
    expect(draft.items[0]?.reason).toContain('Publish it')
    const closedId = bench.publishedOpening('OPS-2')
    closeOpening(bench.store, { id: closedId, as: 'filled' }, bench.deps)
    const closed = await bench.take(packageFiles('a', (a) => (a.requisitionNumber = 'OPS-2')))
    expect(closed.items[0]?.reason).toContain('Reopen it')
    expect(bench.count('candidate')).toBe(0)
    bench.publishedOpening('HR-3')
    const right = await bench.take(packageFiles('a', (a) => (a.requisitionNumber = 'hr-3')))
    expect(right.items).toMatchObject([{ outcome: 'accepted' }])
  })

  it('keeps the rest when a file is of a wrong type, too large, or not there', async () => {
    bench.publishedOpening('ENG-1')
    const { items } = await bench.take({
      ...packageFiles(
        'a',
        (application) => {
          application.attachments = [
            { file: 'photo.png', kind: 'other' },
            { file: 'gone.pdf', kind: 'certificate' },
            { file: 'huge.txt', kind: 'other' },
            { file: 'cv.txt', kind: 'cv', name: 'My CV.txt' },
          ]
        },
        {
          'photo.png': onePixelPng,
          'huge.txt': new Uint8Array(5_242_881).fill(97),
          'cv.txt': 'A short life.',
          'beside.html': '<p>Not named in the package</p>',
        },
      ),
    })
    expect(items).toMatchObject([{ outcome: 'accepted' }])
    expect(items[0]?.refusedFiles.map((file) => [file.name, file.code])).toEqual([
      ['gone.pdf', 'MISSING_FILE'],
      ['photo.png', 'NOT_ACCEPTED_TYPE'],
      ['huge.txt', 'TOO_LARGE'],
    ])
    const application = getApplication(bench.store.reader, { id: items[0]?.applicationId ?? '' })
    expect(application.documents.map(({ name, kind }) => [name, kind])).toEqual([
      ['My CV.txt', 'cv'],
      ['beside.html', 'other'],
    ])
  })

  it('refuses by name the files that do not fit into 5,242,880 bytes, in the order of the sender', async () => {
    bench.publishedOpening('ENG-1')
    const text = (letter: string, size: number) => new Uint8Array(size).fill(letter.charCodeAt(0))
    const files = {
      'first.txt': text('a', 3_000_000),
      'second.txt': text('b', 2_500_000),
      'third.txt': text('c', 2_242_880),
      'fourth.txt': text('d', 1),
    }
    const { items } = await bench.take(packageFiles('a', undefined, files))
    expect(items[0]?.refusedFiles.map((file) => [file.name, file.code])).toEqual([
      ['second.txt', 'APPLICATION_FULL'],
      ['fourth.txt', 'APPLICATION_FULL'],
    ])
    // What the application holds already counts along.
    const more = await bench.take(
      packageFiles('a', (a) => (a.language = 'sv'), {
        'fifth.txt': text('e', 10),
        'first.txt': files['first.txt'],
      }),
    )
    expect(more.items[0]?.refusedFiles.map((file) => file.name)).toEqual(['fifth.txt'])
    expect(bench.count('document')).toBe(2)
  })

  it('leaves no document file behind that no row names', async () => {
    bench.publishedOpening('ENG-1')
    await bench.take(packageFiles('a'))
    await bench.take(packageFiles('a', (application) => (application.language = 'sv')))
    expect(readdirSync(bench.store.documentsDir)).toHaveLength(bench.count('document'))
  })
})

describe('a dropped archive', () => {
  it('without application.json is refused, and so is one that is damaged, locked or too much', async () => {
    bench.publishedOpening('ENG-1')
    const good = zipped(packageFiles(''))
    const { items } = await bench.take({
      'empty.zip': zipped({ 'cv.txt': 'Just a CV' }),
      'short.zip': good.slice(0, good.length - 30),
      'many.zip': zipped(Object.fromEntries(Array.from({ length: 2001 }, (_, at) => [`f${at}.txt`, 'x']))),
      'bomb.zip': zipped({ ...packageFiles(''), 'zeros.txt': new Uint8Array(4_000_000) }),
    })
    expect(items.map((item) => [item.name, item.outcome, item.code])).toEqual([
      ['empty.zip', 'refused', 'NO_APPLICATION'],
      ['short.zip', 'refused', 'DAMAGED'],
      ['many.zip', 'refused', 'ZIP_LIMIT'],
      ['bomb.zip', 'accepted', null],
    ])
    expect(items[3]?.refusedFiles).toMatchObject([{ name: 'zeros.txt', code: 'ZIP_LIMIT' }])
  })

  it('treats entry names as data: a path out of the package names nothing and writes nothing', async () => {
    bench.publishedOpening('ENG-1')
    const files = packageFiles('', (application) => {
      application.attachments = [
        { file: '../../etc/passwd', kind: 'cv' },
        { file: '/etc/passwd', kind: 'cv' },
      ]
    })
    const { items } = await bench.take({ 'evil.zip': zipped({ ...files, '../../outside.txt': 'hello' }) })
    expect(items[0]).toMatchObject({ outcome: 'accepted' })
    expect(items[0]?.refusedFiles.map((file) => file.code)).toEqual(['MISSING_FILE', 'MISSING_FILE'])
    const names = bench.store.reader.raw.prepare('SELECT name FROM document ORDER BY name').pluck().all()
    expect(names).toEqual(['cv.txt', 'outside.txt'])
  })
})
