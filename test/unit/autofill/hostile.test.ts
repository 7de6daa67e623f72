import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ProfileProposal } from '../../../src/contract/autofill.ts'
import { proposeFromText } from '../../../src/main/autofill/cv-text.ts'
import { findPeriods } from '../../../src/main/autofill/dates.ts'
import { proposeProfile } from '../../../src/main/autofill/index.ts'
import { normaliseText } from '../../../src/main/documents/normalise-text.ts'
import { createDocumentWorkers } from '../../../src/main/documents/worker-pool.ts'
import { renderCv } from '../../bench/autofill/render.ts'
import { benchCvs } from '../../bench/autofill/resumes.ts'
import {
  archiveOf,
  autofillTools,
  EUROPASS_CANDIDATE,
  EUROPASS_PASSPORT,
  LINKEDIN_TABLES,
  linkedInPdf,
  valuesOf,
} from '../../support/autofill.ts'
import { built } from '../../support/built.ts'
import { bytesOf } from '../../support/documents.ts'

const tools = autofillTools()
const SEED = Number(process.env.HAKU_SEED ?? 20261130)
const seeded = { seed: SEED, numRuns: 60 }

/** Whatever comes out has the shape of the contract, ids of its own, and places inside its text. */
function checkProposal(answer: Awaited<ReturnType<typeof proposeProfile>>): void {
  if (!('fields' in answer)) {
    expect(answer).toMatchObject({ accepted: false, code: expect.any(String), reason: expect.any(String) })
    return
  }
  ProfileProposal.parse(answer)
  expect(new Set(answer.fields.map(({ id }) => id)).size).toBe(answer.fields.length)
  for (const { spans } of answer.fields)
    for (const { start, end } of spans) {
      expect(start).toBeLessThan(end)
      expect(end).toBeLessThanOrEqual(answer.text.length)
    }
}

async function sources(): Promise<Record<string, Uint8Array>> {
  const cvs = benchCvs('hostile', 0).filter(
    ({ language, layout }) => language === 'de' && layout === 'dates left',
  )
  const rendered = await Promise.all(cvs.map(async (cv) => [cv.format, await renderCv(cv)] as const))
  return {
    archive: archiveOf({ ...LINKEDIN_TABLES }),
    'json resume': bytesOf(
      JSON.stringify({ basics: { name: 'A B' }, work: [{ name: 'C', startDate: '2019' }] }),
    ),
    europass: bytesOf(EUROPASS_CANDIDATE),
    passport: bytesOf(EUROPASS_PASSPORT),
    'linkedin pdf': await linkedInPdf({
      footer: ['Page', 'of'],
      side: [
        { text: 'Contact', size: 13 },
        { text: 'www.linkedin.com/in/a-b (LinkedIn)' },
        { text: 'a@example.org' },
      ],
      main: [
        { text: 'A B', size: 26 },
        { text: 'Experience', size: 16 },
        { text: 'C Oy', size: 12 },
        { text: 'Cook', size: 11.5 },
        { text: '2019 - Present', size: 10.5 },
      ],
    }),
    ...Object.fromEntries(rendered),
  }
}

/** Some bytes other, some gone, some twice, cut anywhere. */
const mutations = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    kind: fc.constantFrom('set', 'cut', 'drop', 'double'),
    value: fc.integer({ min: 0, max: 255 }),
    length: fc.integer({ min: 1, max: 64 }),
  }),
  { minLength: 1, maxLength: 12 },
)

function mutated(
  bytes: Uint8Array,
  changes: readonly { at: number; kind: string; value: number; length: number }[],
): Uint8Array {
  let out = Buffer.from(bytes)
  for (const { at, kind, value, length } of changes) {
    const place = Math.floor(at * out.length)
    if (kind === 'set') out.fill(value, place, Math.min(place + Math.min(length, 4), out.length))
    else if (kind === 'cut') out = Buffer.from(out.subarray(0, Math.max(place, 1)))
    else if (kind === 'drop') out = Buffer.concat([out.subarray(0, place), out.subarray(place + length)])
    else out = Buffer.concat([out.subarray(0, place + length), out.subarray(place)])
  }
  return new Uint8Array(out)
}

describe('a source that was damaged or made to harm', () => {
  test('is refused or read, never anything else', async () => {
    process.stdout.write(`Mutated sources of profiles: seed ${SEED} (HAKU_SEED)\n`)
    for (const bytes of Object.values(await sources()))
      await fc.assert(
        fc.asyncProperty(mutations, async (changes) => {
          checkProposal(await proposeProfile(mutated(bytes, changes), 'file', tools))
        }),
        seeded,
      )
  })

  test('as tables, objects and XML with anything in them', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('=1+1', '"', '\r\n', '2020', 'Mar 2020', '[,]', '\0'),
    )
    const csv = fc
      .tuple(
        fc.constantFrom(...Object.keys(LINKEDIN_TABLES)),
        fc.array(fc.array(cell, { maxLength: 14 }), { maxLength: 6 }),
      )
      .map(([name, rows]) => {
        const [header = ''] = (LINKEDIN_TABLES[name] ?? '').split('\n')
        return [name, `${header}\n${rows.map((row) => row.join(',')).join('\n')}`] as const
      })
    await fc.assert(
      fc.asyncProperty(fc.array(csv, { minLength: 1, maxLength: 4 }), fc.json(), async (tables, json) => {
        checkProposal(
          await proposeProfile(
            archiveOf({ 'Profile.csv': 'First Name,Last Name\nA,B', ...Object.fromEntries(tables) }),
            'x.zip',
            tools,
          ),
        )
        checkProposal(
          await proposeProfile(bytesOf(`{"basics":${json},"work":[${json}],"skills":${json}}`), 'x', tools),
        )
      }),
      seeded,
    )
  })

  test('as text of words, dates, headings and signs in any order', () => {
    const word = fc.oneof(
      fc.constantFrom(
        ...'Berufserfahrung|Skills|Kielet|Utbildning|References|2019 – 2021|03/2019 –|seit 2018|heute|Siemens AG|Engineer|Berlin|jane@example.org|+49 30 23125 123|linkedin.com/in/jane-|•|(|)|,|:|\t|\n|\n\n| | – | at |English (C1)|Python|B.Sc.'.split(
          '|',
        ),
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 200 }), (words) => {
        const { text } = normaliseText(words.join(' '))
        checkProposal(proposeFromText(text, tools.lexicon()))
        for (const period of findPeriods(text)) expect(period.end).toBeGreaterThan(period.start)
      }),
      { seed: SEED, numRuns: 300 },
    )
  })

  // Each of these would keep a pattern that looks back at what it read busy for longer than anybody lives.
  test.each([
    ' ',
    '(',
    '((',
    'a,',
    ', ',
    'a ',
    '- ',
    '–',
    'mar ',
    '2019 - ',
    '●',
    'a-',
    'a@a.',
    'www.',
    '1 ',
    '+1 ',
    'A B ',
    '\t',
    ': ',
    'x\n',
    'Skills:\n',
    '2019 – 2020\n',
  ])('as %j over and over ends', (part) => {
    const { text } = normaliseText(
      `Jane Doe\nSkills: ${part.repeat(Math.floor(200_000 / part.length))}\nExperience\n${part.repeat(2_000)}`,
    )
    checkProposal(proposeFromText(text, tools.lexicon()))
  })
})

describe('the document worker', { timeout: 180_000 }, () => {
  test('proposes from every kind of source, and refuses the rest', async () => {
    const workers = createDocumentWorkers({
      entryUrl: built('document-worker'),
      size: 1,
    })
    try {
      for (const [name, bytes] of Object.entries(await sources())) {
        const answer = await workers.proposeProfile(bytes, name)
        if (!('fields' in answer)) throw new Error(`${name} was refused: ${answer.code}`)
        expect(valuesOf(answer, 'fullName')).toHaveLength(1)
      }
      expect(await workers.proposeProfile(bytesOf(''), 'empty')).toMatchObject({
        accepted: false,
        code: 'EMPTY',
      })
    } finally {
      await workers.close()
    }
  })
})
