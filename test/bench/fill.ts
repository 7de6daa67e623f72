/**
 * Fills a workspace as years of work would, many rows to a transaction and the search indexes at the end, by the
 * store's own repair: what stands there is what commands leave.
 */
import { randomUUID } from 'node:crypto'
import { DEFAULT_PIPELINE } from '../../src/contract/openings.ts'
import { EXTRACTOR_VERSION } from '../../src/main/documents/extracted.ts'
import { rebuildSearchIndexes } from '../../src/main/store/search-index.ts'
import type { Store, Writable } from '../../src/main/store/types.ts'
import { pick, randomFrom, vocabulary, zipf } from './random.ts'

export interface Size {
  candidates: number
  applications: number
  openings: number
  wordsPerCv: number
}

/** The size that the budgets of the design are set for. */
export const FULL: Size = { candidates: 100_000, applications: 300_000, openings: 400, wordsPerCv: 400 }
export const QUICK: Size = { candidates: 5000, applications: 15_000, openings: 60, wordsPerCv: 400 }

const SEED = 20_261_122
const DAY_MS = 86_400_000
const ROWS_PER_TRANSACTION = 2000

/** In every CV, in most, in some, in few: what the searches are asked with. */
export const COMMON_WORD = 'experience'
const TERMS = ['safety', 'logistics', 'welding', 'paternoster', 'kubernetes', 'procurement', 'nursing', 'plc']
const GIVEN = [
  'Aino',
  'Björn',
  'Zoë',
  'Łukasz',
  'Siobhán',
  'Ольга',
  'Ελένη',
  'Maria',
  'Anna',
  'Jean',
  'Tuure',
  'Ivan',
]
const FAMILY_ENDS = ['nen', 'sson', 'ski', 'mann', 'ez', 'ova', 'berg', 'lund', 'oğlu', 'eau']
const CITIES = ['Helsinki', 'Stockholm', 'Berlin', 'Madrid', 'Warszawa', 'Lyon', 'Hyvinkää', 'Milano']
const COUNTRIES = ['FI', 'SE', 'DE', 'ES', 'PL', 'FR', 'FI', 'IT']
const SOURCES = ['careers_site', 'job_board', 'referral', 'linkedin', 'email', 'agency']

const fold = (name: string): string => name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** Fills an empty store; `now` is the newest instant in it, UTC ms. `progress` is told the share that is done. */
export function fill(store: Store, size: Size, now: number, progress: (share: number) => void): void {
  const random = randomFrom(SEED)
  const words = vocabulary(random, 20_000)
  const openings = addOpenings(store, size, now, random, words)
  store.maintain(pauseSearch)
  const candidates = addCandidates(store, size, now, random, words, (share) => progress(share * 0.4))
  addApplications(store, size, now, random, openings, candidates, (share) => progress(0.4 + share * 0.3))
  store.maintain((tx) => rebuildSearchIndexes(tx.raw))
  progress(1)
}

/** Takes the search triggers off this connection; the next one that is opened has them again. */
function pauseSearch(tx: Writable): void {
  const names = tx.raw
    .prepare<[], string>(
      `SELECT name FROM temp.sqlite_schema WHERE type = 'trigger' AND (name GLOB '*_fts_*' OR name GLOB '*trigram_*' OR name GLOB '*search_*')`,
    )
    .pluck()
    .all()
  for (const name of names) tx.raw.exec(`DROP TRIGGER temp."${name}"`)
}

/** Runs `write` for 0 to `count - 1`, so many to a transaction. */
function inBatches(
  store: Store,
  count: number,
  progress: (share: number) => void,
  prepare: (tx: Writable) => (at: number) => void,
): void {
  for (let from = 0; from < count; from += ROWS_PER_TRANSACTION) {
    store.maintain((tx) => {
      const write = prepare(tx)
      for (let at = from; at < Math.min(count, from + ROWS_PER_TRANSACTION); at++) write(at)
    })
    progress(Math.min(1, (from + ROWS_PER_TRANSACTION) / count))
  }
}

interface Opening {
  id: string
  stages: string[]
}

function addOpenings(
  store: Store,
  size: Size,
  now: number,
  random: () => number,
  words: readonly string[],
): Opening[] {
  const openings: Opening[] = []
  inBatches(
    store,
    size.openings,
    () => undefined,
    (tx) => {
      const insert = tx.raw.prepare(
        `INSERT INTO opening (id, title, sort_title, search_text, requisition_number, country, city, time_zone, language,
         employment_type, workplace, description, seats, status, published_at, created_at, updated_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, 'Europe/Helsinki', 'en', 'full_time', 'on_site', '', 1, 'published', ?, ?, ?)`,
      )
      const stage = tx.raw.prepare(
        'INSERT INTO stage (id, opening_id, name, kind, position) VALUES (?, ?, ?, ?, ?)',
      )
      return (at) => {
        const opening: Opening = { id: randomUUID(), stages: [] }
        const title = `${pick(random, words)} engineer ${at}`
        const place = Math.floor(random() * CITIES.length)
        const made = now - Math.floor(random() * 700) * DAY_MS
        const requisition = `REQ-${at}`
        insert.run(
          opening.id,
          title,
          fold(title),
          fold(`${title} ${requisition} ${CITIES[place]}`),
          requisition,
          COUNTRIES[place],
          CITIES[place],
          made,
          made,
          made,
        )
        for (const [position, { name, kind }] of DEFAULT_PIPELINE.entries()) {
          const id = randomUUID()
          opening.stages.push(id)
          stage.run(id, opening.id, name, kind, position)
        }
        openings.push(opening)
      }
    },
  )
  return openings
}

interface Candidate {
  id: string
  sortName: string
  documentId: string
}

function addCandidates(
  store: Store,
  size: Size,
  now: number,
  random: () => number,
  words: readonly string[],
  progress: (share: number) => void,
): Candidate[] {
  const drawn = zipf(random, words)
  const candidates: Candidate[] = []
  inBatches(store, size.candidates, progress, (tx) => {
    const person = tx.raw.prepare(
      `INSERT INTO candidate (id, full_name, sort_name, headline, city, country, summary, profile_status, created_at, updated_at)
       VALUES (?, ?, ?, ?, ?, ?, '', 'active', ?, ?)`,
    )
    const email = tx.raw.prepare(
      'INSERT INTO candidate_email (id, candidate_id, address, normalised, position) VALUES (?, ?, ?, ?, 0)',
    )
    const phone = tx.raw.prepare(
      'INSERT INTO candidate_phone (id, candidate_id, written, e164, position) VALUES (?, ?, ?, ?, 0)',
    )
    const skill = tx.raw.prepare(
      'INSERT INTO candidate_skill (id, candidate_id, name, position) VALUES (?, ?, ?, ?)',
    )
    const document = tx.raw.prepare(
      `INSERT INTO document (id, candidate_id, kind, name, media_type, size_bytes, content_mac, key, extraction, warnings,
         extractor_version, created_at) VALUES (?, ?, 'cv', 'cv.pdf', 'application/pdf', 80000, ?, ?, 'done', '', ${EXTRACTOR_VERSION}, ?)`,
    )
    const text = tx.raw.prepare(
      'INSERT INTO document_text (document_id, candidate_id, text) VALUES (?, ?, ?)',
    )
    return (at) => {
      const family = drawn().replace(/^./, (first) => first.toUpperCase()) + pick(random, FAMILY_ENDS)
      const fullName = `${pick(random, GIVEN)} ${family}`
      const candidate = { id: randomUUID(), sortName: fold(fullName), documentId: randomUUID() }
      const place = Math.floor(random() * CITIES.length)
      const made = now - Math.floor(random() * 900 * DAY_MS)
      person.run(
        candidate.id,
        fullName,
        candidate.sortName,
        `${drawn()} specialist`,
        CITIES[place],
        COUNTRIES[place],
        made,
        made,
      )
      const address = `person${at}@example.org`
      email.run(randomUUID(), candidate.id, address, address)
      const digits = String(at).padStart(7, '0')
      phone.run(randomUUID(), candidate.id, `040 ${digits}`, `+35840${digits}`)
      for (let position = 0; position < 3; position++)
        skill.run(
          randomUUID(),
          candidate.id,
          pick(random, TERMS) + (position === 0 ? '' : ` ${position}`),
          position,
        )
      document.run(
        candidate.documentId,
        candidate.id,
        Buffer.from(candidate.documentId),
        Buffer.alloc(32),
        made,
      )
      const cv = [COMMON_WORD, fullName]
      while (cv.length < size.wordsPerCv) cv.push(random() < 0.01 ? pick(random, TERMS) : drawn())
      text.run(candidate.documentId, candidate.id, cv.join(' '))
      candidates.push(candidate)
    }
  })
  return candidates
}

function addApplications(
  store: Store,
  size: Size,
  now: number,
  random: () => number,
  openings: readonly Opening[],
  candidates: readonly Candidate[],
  progress: (share: number) => void,
): void {
  inBatches(store, size.applications, progress, (tx) => {
    const application = tx.raw.prepare(
      `INSERT OR IGNORE INTO application (id, candidate_id, candidate_sort_name, opening_id, stage_id, status,
         disposition_reason, source, language, received_at, decided_at, stage_entered_at, rating, created_at, updated_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'en', ?, ?, ?, ?, ?, ?)`,
    )
    const event = tx.raw.prepare(
      `INSERT INTO application_event (id, application_id, at, kind) VALUES (?, ?, ?, 'received')`,
    )
    const sent = tx.raw.prepare(
      'INSERT INTO application_document (id, application_id, document_id, position) VALUES (?, ?, ?, 0)',
    )
    const tag = tx.raw.prepare('INSERT INTO application_tag (id, application_id, tag) VALUES (?, ?, ?)')
    return (at) => {
      // Every tenth application is for the opening that everybody wants.
      const opening = (random() < 0.1 ? openings[0] : pick(random, openings)) as Opening
      const candidate = (at < candidates.length ? candidates[at] : pick(random, candidates)) as Candidate
      const luck = random()
      const status = luck < 0.25 ? 'active' : luck < 0.9 ? 'rejected' : luck < 0.98 ? 'withdrawn' : 'hired'
      const isOut = status === 'rejected' || status === 'withdrawn'
      const received = now - Math.floor(random() * 540 * DAY_MS)
      const stage = status === 'hired' ? opening.stages.at(-1) : pick(random, opening.stages.slice(0, -1))
      const id = randomUUID()
      const { changes } = application.run(
        id,
        candidate.id,
        candidate.sortName,
        opening.id,
        stage,
        status,
        isOut ? 'other' : null,
        pick(random, SOURCES),
        received,
        status === 'active' ? null : received + DAY_MS,
        received,
        random() < 0.3 ? 1 + Math.floor(random() * 5) : null,
        received,
        received,
      )
      if (changes === 0) return // the candidate has an active one for this opening
      event.run(randomUUID(), id, received)
      sent.run(randomUUID(), id, candidate.documentId)
      if (random() < 0.2) tag.run(randomUUID(), id, pick(random, TERMS))
    }
  })
}
