/** What the service answers from the database: lists, searches, counts; the baseline is bare SQLite on the same file. */
import { randomUUID } from 'node:crypto'
import { boardHeads } from '../../src/main/applications/board.ts'
import { listApplications } from '../../src/main/applications/list.ts'
import { listCandidates } from '../../src/main/candidates/queries.ts'
import { homeSummary } from '../../src/main/home/summary.ts'
import { listOpenings } from '../../src/main/openings/queries.ts'
import { systemClock } from '../../src/main/platform/clock.ts'
import { searchEverything } from '../../src/main/search/search.ts'
import type { Readable } from '../../src/main/store/types.ts'
import { COMMON_WORD } from './fill.ts'
import { type Row, timed, timedRow } from './measure.ts'

const ROUNDS = 15
const deps = { clock: systemClock }

/** A statement with its values, ready to be timed. */
function bare(db: Readable, sql: string, ...values: unknown[]): () => unknown {
  const statement = db.raw.prepare<unknown[]>(sql)
  return () => statement.all(...values)
}

/** The opening with the most applications, and its first stage. */
function busiestOf(db: Readable): { busiest: string; stageId: string } {
  const busiest = db.raw
    .prepare<[], string>(
      'SELECT opening_id FROM application GROUP BY opening_id ORDER BY count(*) DESC LIMIT 1',
    )
    .pluck()
    .get() as string
  const stageId = db.raw
    .prepare<[string], string>('SELECT id FROM stage WHERE opening_id = ? ORDER BY position LIMIT 1')
    .pluck()
    .get(busiest) as string
  return { busiest, stageId }
}

function lists(db: Readable): Row[] {
  const { busiest, stageId } = busiestOf(db)
  const applications = (input: object) => () =>
    listApplications(db, { sort: 'received', descending: true, limit: 100, ...input } as never, deps)
  const sorts = ['received', 'name', 'stageEntered', 'rating'] as const
  const rows = `SELECT a.*, c.full_name, c.headline, o.title FROM application a
    JOIN candidate c ON c.id = a.candidate_id JOIN opening o ON o.id = a.opening_id`
  return [
    timedRow(
      'first page of candidates, each order',
      20,
      timed(
        (['name', 'updated'] as const).map((sort) => () => listCandidates(db, { sort, limit: 100 })),
        ROUNDS,
      ),
      timed([bare(db, 'SELECT * FROM candidate ORDER BY sort_name, id LIMIT 101')], ROUNDS),
    ),
    timedRow(
      'first page of all applications, each order, both directions',
      20,
      timed(
        sorts.flatMap((sort) => [true, false].map((descending) => applications({ sort, descending }))),
        ROUNDS,
      ),
      timed([bare(db, `${rows} ORDER BY a.received_at DESC, a.seq DESC LIMIT 101`)], ROUNDS),
    ),
    timedRow(
      'first page of the busiest opening, active, each order',
      20,
      timed(
        sorts.map((sort) => applications({ sort, openingId: busiest, status: ['active'] })),
        ROUNDS,
      ),
      timed(
        [
          bare(
            db,
            `${rows} WHERE a.opening_id = ? AND a.status = 'active' ORDER BY a.received_at DESC LIMIT 101`,
            busiest,
          ),
        ],
        ROUNDS,
      ),
    ),
    timedRow(
      'a list of one stage, of one source, of one colleague, of one tag',
      20,
      timed(
        [
          applications({ stageId, status: ['active'] }),
          applications({ source: 'referral' }),
          applications({ unassigned: true, openingId: busiest }),
          applications({ tag: 'welding' }),
        ],
        ROUNDS,
      ),
      null,
    ),
    timedRow(
      'a list narrowed as one types: a name of 25,000, letters in the busiest opening',
      30,
      timed([applications({ text: 'anna' }), applications({ openingId: busiest, text: 'bjor' })], ROUNDS),
      null,
      'the count of all matches is in it',
    ),
    timedRow(
      'openings with their counts',
      20,
      timed([() => listOpenings(db, { sort: 'updated', limit: 100 } as never)], ROUNDS),
      null,
    ),
  ]
}

/** What has figures of many applications on it: the board of the busiest opening, and Home. */
function overviews(db: Readable): Row[] {
  const { busiest, stageId } = busiestOf(db)
  const column = { openingId: busiest, stageId, status: ['active'], limit: 100 }
  const visit = randomUUID()
  const today = new Date(systemClock.now()).toISOString().slice(0, 10)
  return [
    timedRow(
      'heads of the board of the busiest opening, and a page of its fullest column',
      20,
      timed(
        [
          () => boardHeads(db, { openingId: busiest }, deps),
          () => listApplications(db, { ...column, sort: 'stageEntered', descending: true } as never, deps),
        ],
        ROUNDS,
      ),
      null,
    ),
    timedRow(
      'Home: what is new, waits and ages in the whole workspace',
      50,
      timed([() => homeSummary(db, { visit, today }, deps)], ROUNDS),
      null,
    ),
  ]
}

/** As people type: letters of names, addresses, numbers, rare and usual words, two words, half words. */
function mix(db: Readable): string[] {
  const names = db.raw
    .prepare<[], string>('SELECT full_name FROM candidate ORDER BY id LIMIT 6')
    .pluck()
    .all()
  return [
    ...names,
    ...names.map((name) => name.slice(0, 3)),
    ...names.map((name) => name.split(' ').at(-1)?.slice(0, 5) ?? name),
    'person123@example.org',
    '040 0001234',
    'paternoster',
    'welding safety',
    'kubernetes pro',
    'nursing logist',
    '"safety logistics"',
    'no such word anywhere',
  ]
}

const MATCH = (text: string) =>
  text
    .replaceAll('"', '')
    .split(/\s+/)
    .map((word) => `"${word}"`)
    .join(' ')

function searches(db: Readable): Row[] {
  const search = (text: string) => () => searchEverything(db, { text, limit: 30 }, deps)
  const fts = (text: string) =>
    bare(
      db,
      `SELECT rowid, snippet(document_fts, 0, '', '', '…', 16) FROM document_fts WHERE document_fts MATCH ? ORDER BY rank LIMIT 30`,
      `${MATCH(text)}*`,
    )
  const texts = mix(db)
  return [
    timedRow(
      'search as one types, realistic mix',
      30,
      timed(texts.map(search), 5),
      timed(texts.map(fts), 5),
      'baseline: bare FTS5 over CV texts only',
    ),
    timedRow(
      'search for a word that stands in every CV',
      60,
      timed([search(COMMON_WORD)], ROUNDS),
      timed([fts(COMMON_WORD)], 5),
      'not ranked: newest first',
    ),
  ]
}

export const queryRows = (db: Readable): Row[] => [...lists(db), ...overviews(db), ...searches(db)]
