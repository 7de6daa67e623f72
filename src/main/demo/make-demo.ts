/** Fills an empty workspace with the demo: 12 openings, 300 people, 420 applications over 18 months. */
import type { Inspection } from '#contract/inspection.ts'
import { insertCandidate } from '../candidates/profile.ts'
import { addDocument, discardDocuments, type SealedDocument, sealDocuments } from '../documents/vault.ts'
import { noteLook } from '../home/looks.ts'
import type { CommandDeps } from '../platform/deps.ts'
import { newId } from '../platform/ids.ts'
import { writeSetting } from '../store/settings.ts'
import type { Store, Writable } from '../store/types.ts'
import { certificateFile, cvFile, type DemoFile, letterFile } from './documents.ts'
import { DAY_MS, type Journey, journeysOf } from './journeys.ts'
import { type DemoPlan, makePlan } from './plan.ts'
import { createRandom, type Random } from './random.ts'
import { SEED } from './seed.ts'
import { DEMO_SETTING } from './setting.ts'
import { OPENINGS } from './words/openings.ts'
import { applicationWriter } from './write-applications.ts'
import { closeOpenings, writeColleagues, writeOpenings, writeViews } from './write-company.ts'
import { writeOutbox } from './write-outbox.ts'

export interface DemoDeps extends CommandDeps {
  /** Reads the text of a document. */
  inspect(bytes: Uint8Array, name: string): Promise<Inspection>
  /** Told now and then how many of the documents are done. */
  onProgress(done: number, total: number): void
}

interface ReadyFile extends DemoFile {
  inspection: Extract<Inspection, { accepted: true }>
  sealed: SealedDocument
}

interface PlannedApplication {
  person: number
  openingKey: string
  journey: Journey
  files: readonly number[]
  random: Random
}

/** Files that are worked on at once. */
const BATCH = 16
/** Applications that Home shows as new. */
const NEW_SINCE = 9

/** Everything that is written, before anything is: files by number, applications in the order they came. */
function planAll(
  random: Random,
  now: number,
): { plan: DemoPlan; files: DemoFile[]; applications: PlannedApplication[] } {
  const plan = makePlan(random, now)
  const files: DemoFile[] = plan.people.map((person, number) =>
    cvFile(random.fork(`cv/${number}`), person, number),
  )
  const add = (file: DemoFile): number => files.push(file) - 1
  const applications = OPENINGS.flatMap((opening) => {
    const people = plan.applications.flatMap((one) => (one.opening === opening ? [one.person] : []))
    const journeys = journeysOf(random.fork(`journeys/${opening.key}`), opening, people.length, now)
    return people.flatMap((number, at) => {
      const person = plan.people[number]
      const journey = journeys[at]
      if (!person || !journey) return []
      const own = random.fork(`application/${opening.key}/${number}`)
      const sent = [number]
      if (own.chance(0.33)) sent.push(add(letterFile(own, person, opening)))
      if (own.chance(0.08)) sent.push(add(certificateFile(own, person, journey.receivedAt)))
      return [{ person: number, openingKey: opening.key, journey, files: sent, random: own }]
    })
  })
  applications.sort((one, other) => one.journey.receivedAt - other.journey.receivedAt)
  return { plan, files, applications }
}

async function prepare(
  store: Store,
  files: readonly DemoFile[],
  deps: DemoDeps,
  ready: ReadyFile[],
): Promise<void> {
  for (let at = 0; at < files.length; at += BATCH) {
    deps.onProgress(at, files.length)
    const batch = files.slice(at, at + BATCH)
    const inspections = await Promise.all(batch.map(({ bytes, name }) => deps.inspect(bytes, name)))
    const sealed = await sealDocuments(
      store,
      batch.map(({ bytes }) => bytes),
    )
    batch.forEach((file, index) => {
      const inspection = inspections[index]
      const document = sealed[index]
      if (!document) return
      if (!inspection?.accepted) throw new Error('A document of the demo could not be read.')
      ready.push({ ...file, inspection, sealed: document })
    })
  }
  deps.onProgress(files.length, files.length)
}

/**
 * Fills a workspace that has nothing in it, in one transaction. What it writes depends on the seed alone, its dates on
 * the clock. Rejects when a document of its own cannot be read; then nothing has been written.
 */
export async function makeDemo(store: Store, deps: DemoDeps): Promise<void> {
  const now = deps.clock.now()
  const { plan, files, applications } = planAll(createRandom(SEED), now)
  const ready: ReadyFile[] = []
  try {
    await prepare(store, files, deps, ready)
    store.command({ action: 'workspace.demo', subjects: [], undoable: false, actor: deps.actor }, (tx) => {
      writeAll(tx, plan, ready, applications, now)
      writeSetting(tx, DEMO_SETTING, true)
    })
  } catch (error) {
    await discardDocuments(
      store,
      ready.map(({ sealed }) => sealed),
    )
    throw error
  }
  const newest = store.reader.raw.prepare<[], number>('SELECT max(seq) FROM application').pluck().get() ?? 0
  noteLook(store, { visit: newId(), newest: newest - NEW_SINCE }, { clock: { now: () => now - DAY_MS } })
}

function writeAll(
  tx: Writable,
  plan: DemoPlan,
  files: readonly ReadyFile[],
  applications: readonly PlannedApplication[],
  now: number,
): void {
  const colleagues = writeColleagues(tx, now)
  const openings = writeOpenings(tx, now)
  const write = applicationWriter(tx, colleagues, now)
  const candidates = new Map<number, string>()
  const documents = new Map<number, string>()
  for (const { person: number, openingKey, journey, files: sent, random } of applications) {
    const person = plan.people[number]
    const opening = openings.get(openingKey)
    if (!person || !opening) throw new Error('The plan of the demo names what is not there.')
    const deps = { clock: { now: () => journey.receivedAt } }
    const candidateId = candidates.get(number) ?? insertCandidate(tx, person.profile, deps)
    candidates.set(number, candidateId)
    const documentIds = sent.map((at) => {
      const file = files[at]
      if (!file) throw new Error('The plan of the demo names what is not there.')
      const id = documents.get(at) ?? addDocument(tx, candidateId, file.sealed, file, deps).id
      documents.set(at, id)
      return id
    })
    write({ person, candidateId, opening, journey, documentIds, random })
  }
  writeOutbox(tx, now)
  closeOpenings(tx, openings.values(), now)
  writeViews(tx, colleagues[0] ?? '', now)
}
