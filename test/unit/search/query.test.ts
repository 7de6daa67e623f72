/** The query language asked of a small random workspace, compared with what plain loops find. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ApplicationStatus, Source } from '#contract/applications.ts'
import type { Opening } from '#contract/openings.ts'
import type { QueryNode, QueryText, QueryValue } from '#contract/query.ts'
import { parseQuery } from '#contract/query-parser.ts'
import { listApplications } from '../../../src/main/applications/list.ts'
import { foldName } from '../../../src/main/platform/fold.ts'
import { searchEverything } from '../../../src/main/search/search.ts'
import { plansOf, watchedReader } from '../../support/plans.ts'
import { type Records, records } from '../../support/records.ts'

const DAY_MS = 86_400_000
const WORDS = [
  'plc',
  'safety',
  'siemens',
  'java',
  'kotlin',
  'management',
  'project',
  'oulu',
  'test',
  'welding',
]
const NAMES = ['Anna Virtanen', 'Björn Åkesson', 'Łukasz Żak', 'Mary Test', 'Anna Siemens', 'José Álvarez']
const SKILLS = ['PLC', 'Siemens PLC', 'C', 'C++', 'Java', 'JavaScript', 'Project management', 'Größe']
const STAGES = ['New', 'Phone screen', 'Interview', 'Offer', 'Hired']

interface Person {
  id: string
  name: string
  email: string
  country: string | null
  city: string | null
  skills: string[]
  languages: string[]
  documents: string[]
}
interface Applied {
  id: string
  person: Person
  opening: number
  stage: string
  status: ApplicationStatus
  source: Source
  rating: number | null
  tags: string[]
  assignee: string | null
  receivedAt: number
  stageEnteredAt: number
  snoozedUntil: number | null
  notes: string[]
}

const OPENINGS = [
  { title: 'Elevator engineer', number: 'ENG-1' },
  { title: 'Nurse', number: 'CARE-7' },
]
const COLLEAGUES = ['Ada Boss', 'Bo Helper']

let all: Records
let openings: Opening[]
let people: Person[]
let applied: Applied[]
let now: number

const words = fc.array(fc.constantFrom(...WORDS), { maxLength: 5 })
const person = fc.record({
  name: fc.constantFrom(...NAMES),
  country: fc.constantFrom('FI', 'DE', 'SE', null),
  city: fc.constantFrom('Malmö', 'malmo', 'New York', null),
  skills: fc.uniqueArray(fc.constantFrom(...SKILLS), { maxLength: 4 }),
  languages: fc.uniqueArray(fc.constantFrom('German (native)', 'deutsch', 'Finnish', 'en'), { maxLength: 2 }),
  documents: fc.array(words, { maxLength: 2 }),
  applications: fc.array(
    fc.record({
      opening: fc.nat(1),
      stage: fc.nat(4),
      status: fc.constantFrom<ApplicationStatus>('active', 'rejected', 'withdrawn'),
      source: fc.constantFrom<Source>('agency', 'job_board'),
      rating: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }),
      tags: fc.uniqueArray(fc.constantFrom('Senior', 'Call back', 'größe'), { maxLength: 2 }),
      assignee: fc.option(fc.nat(1), { nil: null }),
      days: fc.integer({ min: 0, max: 500 }),
      stageDays: fc.integer({ min: 0, max: 40 }),
      snooze: fc.option(fc.integer({ min: -5, max: 20 }), { nil: null }),
      notes: fc.array(words, { maxLength: 1 }),
    }),
    { maxLength: 3 },
  ),
})

beforeAll(async () => {
  all = await records()
  now = all.workspace.clock.now()
  openings = OPENINGS.map(({ title, number }) =>
    all.published({ title, requisitionNumber: number, country: 'FI' }),
  )
  const { store } = all.workspace
  const colleagues = COLLEAGUES.map((name, at) => {
    const id = crypto.randomUUID()
    store.maintain((tx) =>
      tx.raw
        .prepare(
          'INSERT INTO colleague (id, full_name, sort_name, email, is_self, created_at) VALUES (?, ?, ?, NULL, ?, 0)',
        )
        .run(id, name, foldName(name), at === 0 ? 1 : 0),
    )
    return id
  })
  people = []
  applied = []
  store.maintain((tx) => {
    for (const opening of openings)
      for (const stage of opening.stages)
        tx.raw.prepare('UPDATE stage SET name = ? WHERE id = ?').run(STAGES[stage.position] ?? '', stage.id)
  })
  for (const [n, made] of fc.sample(person, { numRuns: 90, seed: 7 }).entries()) {
    const email = `p${n}@example.org`
    const { name, country, city, skills } = made
    const id = all.candidate(name, {
      country,
      city,
      skills,
      emails: [{ address: email, primary: true }],
      languages: made.languages.map((language) => ({ language, fluency: '' })),
    })
    const documents = made.documents.map((text) => text.join(' '))
    for (const text of documents) all.document(id, text)
    const self: Person = { id, name, email, country, city, skills, languages: made.languages, documents }
    people.push(self)
    store.maintain((tx) => {
      for (const of of made.applications) {
        const stageId = openings[of.opening]?.stages[of.stage]?.id ?? ''
        const one: Applied = {
          id: crypto.randomUUID(),
          person: self,
          opening: of.opening,
          stage: STAGES[of.stage] ?? '',
          status: of.status,
          source: of.source,
          rating: of.rating,
          tags: of.tags,
          assignee: of.assignee === null ? null : (COLLEAGUES[of.assignee] ?? null),
          receivedAt: now - of.days * DAY_MS - 1000,
          stageEnteredAt: now - of.stageDays * DAY_MS - 1000,
          snoozedUntil: of.snooze === null ? null : now + of.snooze * DAY_MS + 1000,
          notes: of.notes.map((text) => text.join(' ')),
        }
        const done = of.status !== 'active'
        const { changes } = tx.raw
          .prepare(
            `INSERT OR IGNORE INTO application (id, candidate_id, candidate_sort_name, opening_id, stage_id, status,
              disposition_reason, source, language, received_at, decided_at, stage_entered_at, rating, assignee_id,
              snoozed_until, created_at, updated_at)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'en', ?, ?, ?, ?, ?, ?, 0, 0)`,
          )
          .run(
            one.id,
            id,
            foldName(name),
            openings[of.opening]?.id,
            stageId,
            of.status,
            done ? 'other' : null,
            of.source,
            one.receivedAt,
            done ? now : null,
            one.stageEnteredAt,
            of.rating,
            of.assignee === null ? null : colleagues[of.assignee],
            one.snoozedUntil,
          )
        // A second active one for the same opening is impossible.
        if (changes === 0) continue
        applied.push(one)
        for (const tag of of.tags)
          tx.raw
            .prepare('INSERT INTO application_tag (id, application_id, tag) VALUES (?, ?, ?)')
            .run(crypto.randomUUID(), one.id, tag)
        for (const body of one.notes)
          tx.raw
            .prepare(
              'INSERT INTO note (id, candidate_id, application_id, body, created_at, updated_at) VALUES (?, ?, ?, ?, 0, 0)',
            )
            .run(crypto.randomUUID(), id, one.id, body)
      }
    })
  }
})
afterAll(() => all.workspace.cleanup())

const tokens = (text: string): string[] =>
  foldName(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

/** Whether the words stand in a row, the last perhaps only begun. */
function inRow(text: string, wanted: string, begins: boolean): boolean {
  const there = tokens(text)
  const asked = tokens(wanted)
  return there.some((_, at) =>
    asked.every((word, n) =>
      begins && n === asked.length - 1 ? there[at + n]?.startsWith(word) : there[at + n] === word,
    ),
  )
}

function hasText(node: QueryText, of: Person): boolean {
  const names = [of.name, of.email]
  const texts = [...of.documents, ...applied.filter((one) => one.person === of).flatMap(({ notes }) => notes)]
  if (node.type === 'phrase') return [...names, ...texts].some((text) => inRow(text, node.text, false))
  if (node.type === 'number') {
    const digits = node.text.match(/\d+/g) ?? []
    return texts.some((text) => digits.every((number) => tokens(text).includes(number)))
  }
  const open = (node.begins && node.text.length >= 3) || (node.open && node.text.length > 3)
  return (
    names.some((text) => inRow(text, node.text, true)) || texts.some((text) => inRow(text, node.text, open))
  )
}

const stands = (name: string, { text, begins }: QueryValue & { type: 'name' }): boolean => {
  const parts = ` ${foldName(name)
    .replaceAll(/[\s()-]+/g, ' ')
    .trim()} `
  return parts.includes(` ${foldName(text)}${begins ? '' : ' '}`)
}

/** Ends of the days named in the queries below, in the calendar of this computer. */
const LANGUAGE: Record<string, string[]> = {
  de: ['German (native)', 'deutsch'],
  German: ['German (native)', 'deutsch'],
  saksa: ['German (native)', 'deutsch'],
  fi: ['Finnish'],
}

function holds(value: QueryValue, operator: string, of: Person, one: Applied | null): boolean {
  const isNone = value.type === 'word' && value.word === 'none'
  const isAny = value.type === 'word' && value.word === 'any'
  const listed = (names: readonly string[]) =>
    isNone
      ? names.length === 0
      : isAny
        ? names.length > 0
        : value.type === 'name' && names.some((name) => stands(name, value))
  switch (operator) {
    case 'skill':
      return listed(of.skills)
    case 'city':
      return listed(of.city === null ? [] : [of.city])
    case 'country':
      return listed(
        of.country === null
          ? []
          : [of.country, { FI: 'Suomi', DE: 'Germany', SE: 'Sverige' }[of.country] ?? ''],
      )
    case 'language':
      return value.type === 'name'
        ? of.languages.some((name) => LANGUAGE[value.text]?.includes(name))
        : listed(of.languages)
    case 'name':
      return (
        value.type === 'name' &&
        tokens(value.text).every((word) => tokens(of.name).some((part) => part.startsWith(word)))
      )
    case 'applied':
      if (isNone || isAny) return (one !== null) === isAny
  }
  if (one === null) return false
  const ageDays = (at: number) => (now - at) / DAY_MS
  const compare = (number: number): boolean => {
    if (value.type === 'range') {
      const least = value.least?.is === 'number' ? value.least.number : 0
      const most = value.most?.is === 'number' ? value.most.number : 9
      return number >= least && number <= most
    }
    if (value.type !== 'compare') return false
    const { how, point } = value
    const asked =
      point.is === 'number'
        ? point.number
        : point.is === 'age'
          ? point.amount * { d: 1, w: 7, m: 30, y: 365 }[point.unit]
          : 0
    if (how === '=') return point.is === 'age' ? number <= asked : number === asked
    return how === '<'
      ? number < asked
      : how === '<='
        ? number <= asked
        : how === '>'
          ? number > asked
          : number >= asked
  }
  const away = one.snoozedUntil !== null && one.snoozedUntil > now
  const opening = OPENINGS[one.opening]
  switch (operator) {
    case 'stage':
      return value.type === 'name' && stands(one.stage, value)
    case 'status':
      return value.type === 'name' && one.status === value.text
    case 'source':
      return value.type === 'name' && one.source === value.text
    case 'tag':
      return listed(one.tags)
    case 'opening':
      return (
        value.type === 'name' &&
        (stands(opening?.title ?? '', value) || opening?.number.toLowerCase() === value.text.toLowerCase())
      )
    case 'assignee':
      if (value.type === 'word' && value.word === 'me') return one.assignee === COLLEAGUES[0]
      return listed(one.assignee === null ? [] : [one.assignee])
    case 'rating':
      return isNone
        ? one.rating === null
        : isAny
          ? one.rating !== null
          : one.rating !== null && compare(one.rating)
    case 'applied':
      return compare(ageDays(one.receivedAt))
    case 'in-stage':
      return compare(ageDays(one.stageEnteredAt))
    case 'snoozed':
      return isNone ? !away : isAny ? away : away && compare(-ageDays(one.snoozedUntil ?? 0))
    case 'is':
      if (value.type !== 'name') return false
      return (
        {
          mine: one.assignee === COLLEAGUES[0],
          assigned: one.assignee !== null,
          unassigned: one.assignee === null,
          rated: one.rating !== null,
          unrated: one.rating === null,
          tagged: one.tags.length > 0,
          untagged: one.tags.length === 0,
          snoozed: away,
        }[value.text] ?? false
      )
  }
  return false
}

function fulfils(node: QueryNode, of: Person, one: Applied | null): boolean {
  switch (node.type) {
    case 'and':
      return node.of.every((part) => fulfils(part, of, one))
    case 'or':
      return node.of.some((part) => fulfils(part, of, one))
    case 'not':
      return !fulfils(node.of, of, one)
    case 'condition':
      return node.values.some((value) => holds(value, node.operator, of, one))
    default:
      return hasText(node, of)
  }
}

const foundPeople = (root: QueryNode | null): string[] =>
  root === null
    ? []
    : people
        .filter((of) => {
          const own = applied.filter((one) => one.person === of)
          return own.length === 0 ? fulfils(root, of, null) : own.some((one) => fulfils(root, of, one))
        })
        .map(({ id }) => id)

const leaf = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(...WORDS, 'anna', 'bjorn', 'vir', 'example', 'man', 'manag', 'weld*', 'we*'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('"project management"', '"anna siemens"', '"siemens plc"', '12345'),
  },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      ...[
        'skill:plc',
        'skill:c',
        'skill:C++',
        'skill:java',
        'skill:java*',
        'skill:grosse',
        'skill:none',
        'skill:any,x',
      ],
      ...[
        'skill:"project management"',
        'country:fi',
        'country:Suomi,Germany',
        'country:none',
        'city:malmo',
        'city:York',
      ],
      ...[
        'city:"new y"*',
        'city:any',
        'language:de',
        'language:saksa',
        'language:fi',
        'language:none',
        'name:anna',
      ],
      ...['stage:new', 'stage:screen', 'stage:Offer,Hired', 'status:active', 'status:rejected,withdrawn'],
      ...[
        'source:agency',
        'rating:>=4',
        'rating:none',
        'rating:2..3',
        'rating:1,5',
        'tag:senior',
        'tag:grosse',
      ],
      ...[
        'tag:call',
        'tag:none',
        'tag:any',
        'opening:engineer',
        'opening:care-7',
        'assignee:me',
        'assignee:helper',
      ],
      ...['assignee:none', 'assignee:any', 'applied:<30d', 'applied:>100d', 'applied:none', 'applied:any'],
      ...[
        'in-stage:>14d',
        'in-stage:1w',
        'snoozed:any',
        'snoozed:none',
        'snoozed:<7d',
        'is:mine',
        'is:rated',
      ],
      ...[
        'is:untagged',
        'is:snoozed,unrated',
        'is:unassigned',
        'stage:nowhere',
        'tag:nothing',
        'skill:none,plc',
      ],
    ),
  },
)
const { query } = fc.letrec<{ query: string; one: string }>((tie) => ({
  one: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'q' },
    { weight: 5, arbitrary: leaf },
    { weight: 2, arbitrary: tie('one').map((text) => `-${text}`) },
    { weight: 2, arbitrary: tie('query').map((text) => `(${text})`) },
  ),
  query: fc
    .array(fc.tuple(tie('one'), fc.constantFrom(' ', ' ', ' OR ')), { minLength: 1, maxLength: 4 })
    .map((parts) => parts.map(([text, by], at) => (at === parts.length - 1 ? text : text + by)).join('')),
}))

const sorted = (ids: Iterable<string>): string[] => [...ids].sort()

const narrowing = fc.record(
  {
    opening: fc.nat(1),
    stage: fc.nat(4),
    status: fc.constantFrom<ApplicationStatus>('active', 'hired', 'rejected'),
  },
  { requiredKeys: [] },
)

describe('the query language, against plain loops', () => {
  it('finds the same candidates, each once, and counts them', () => {
    fc.assert(
      fc.property(query, fc.constantFrom(100, 100, 5), (text, limit) => {
        const { root, broken } = parseQuery(text)
        expect(broken).toBe(false)
        const wanted = foundPeople(root)
        const answer = searchEverything(all.workspace.store.reader, { text, limit }, all.deps)
        const exact = answer.hits.filter(({ matched }) => matched !== 'similar')
        const ids = exact.map(({ candidateId }) => candidateId)
        expect(new Set(ids).size).toBe(ids.length)
        if (limit === 100) expect(sorted(ids)).toEqual(sorted(wanted))
        else {
          expect(ids.length).toBe(Math.min(limit, wanted.length))
          expect(wanted).toEqual(expect.arrayContaining(ids))
        }
        expect(answer.total).toBe(wanted.length + (answer.hits.length - exact.length))
        expect(answer.exact).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  it('lists the same applications', () => {
    fc.assert(
      fc.property(query, narrowing, (text, { opening, stage, status }) => {
        const { root } = parseQuery(text)
        const wanted = applied
          .filter(
            (one) =>
              root &&
              (opening === undefined || one.opening === opening) &&
              (stage === undefined || (one.opening === (opening ?? 0) && one.stage === STAGES[stage])) &&
              (status === undefined || one.status === status) &&
              fulfils(root, one.person, one),
          )
          .map(({ id }) => id)
        const { rows, total } = listApplications(
          all.workspace.store.reader,
          {
            text,
            ...(opening !== undefined && { openingId: openings[opening]?.id }),
            ...(stage !== undefined && { stageId: openings[opening ?? 0]?.stages[stage]?.id }),
            ...(status !== undefined && { status: [status] }),
            sort: 'received',
            descending: true,
            limit: 200,
          },
          all.deps,
        )
        expect(total).toBe(wanted.length)
        expect(sorted(rows.map(({ id }) => id))).toEqual(sorted(wanted))
      }),
      { numRuns: 400 },
    )
  })

  it('goes to applications and candidates by indexes, whatever is asked', () => {
    fc.assert(
      fc.property(query, (text) => {
        const { reader, asked } = watchedReader(all.workspace.store.reader)
        searchEverything(reader, { text, limit: 30 }, all.deps)
        listApplications(reader, { text, sort: 'received', descending: true, limit: 50 }, all.deps)
        for (const sql of asked) {
          // To count what has no index, all applications are looked at, once.
          const steps = plansOf(all.workspace.store.reader, sql)
          if (/^SELECT count\(\*\) FROM application a /.test(sql) && steps[0] === 'SCAN a') steps.shift()
          for (const step of steps) {
            expect(step).not.toMatch(/AUTOMATIC/)
            // The order of a whole list is walked through its index; tables themselves are never gone through.
            if (/^SCAN (a|c|p|k|x|t|n|candidate|candidate_search|document_text|note)\b/.test(step))
              expect(step).toMatch(/ USING (COVERING )?INDEX | VIRTUAL TABLE|CONSTANT ROW/)
          }
        }
      }),
      { numRuns: 120 },
    )
  })

  it('is not a mere search for nothing and everything', () => {
    const counts = fc
      .sample(query, { numRuns: 300, seed: 1 })
      .map((text) => foundPeople(parseQuery(text).root).length)
    expect(counts.filter((count) => count > 0 && count < people.length).length).toBeGreaterThan(150)
  })
})
