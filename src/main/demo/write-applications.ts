/** Writes applications with what has happened to them, as the rows that the commands would have written at the time. */
import type { TimelineEvent } from '#contract/applications.ts'
import { insertApplication } from '../applications/create.ts'
import { eventWriter } from '../applications/events.ts'
import { newId } from '../platform/ids.ts'
import type { Writable } from '../store/types.ts'
import { answersTo } from './answers.ts'
import { DAY_MS, type Journey } from './journeys.ts'
import type { DemoPerson } from './people.ts'
import type { Random } from './random.ts'
import { NOTES, TAGS } from './words/remarks.ts'
import type { WrittenOpening } from './write-company.ts'

export interface NewDemoApplication {
  person: DemoPerson
  candidateId: string
  opening: WrittenOpening
  journey: Journey
  documentIds: readonly string[]
  random: Random
}

const SOURCES = [
  ['careers_site', 38],
  ['job_board', 22],
  ['linkedin', 12],
  ['referral', 11],
  ['email', 8],
  ['agency', 4],
  ['event', 3],
  ['internal', 2],
] as const

/** The first instant of the day so many days after `now`, where this machine is. */
const dayFrom = (now: number, days: number): number => new Date(now).setHours(24 * days, 0, 0, 0)

/** Returns the writer of applications. Each must come after all that were received before it. */
export function applicationWriter(tx: Writable, colleagueIds: readonly string[], now: number) {
  const record = eventWriter(tx)
  const settle = tx.raw.prepare(
    `UPDATE application SET stage_id = ?, status = ?, disposition_reason = ?, decided_at = ?, stage_entered_at = ?,
      rating = ?, assignee_id = ?, snoozed_until = ?, updated_at = ? WHERE id = ?`,
  )
  const tag = tx.raw.prepare('INSERT INTO application_tag (id, application_id, tag) VALUES (?, ?, ?)')
  const note = tx.raw.prepare(
    'INSERT INTO note (id, candidate_id, application_id, body, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const consent = tx.raw.prepare(
    'INSERT INTO consent (id, candidate_id, purpose, given_at, expires_on) VALUES (?, ?, ?, ?, ?)',
  )
  const judge = scorecardWriter(tx, colleagueIds)

  return ({ person, candidateId, opening, journey, documentIds, random }: NewDemoApplication): string => {
    const { receivedAt, moves, ending, decidedAt } = journey
    const id = insertApplication(
      tx,
      {
        candidateId,
        openingId: opening.id,
        source: random.weighted(SOURCES),
        language: opening.demo.draft.language,
        receivedAt,
        answers: answersTo(random, opening.demo),
        documentIds,
      },
      { clock: { now: () => receivedAt } },
    )
    let updatedAt = receivedAt
    const happened = (at: number, kind: TimelineEvent['kind'], details?: Parameters<typeof record>[3]) => {
      record(id, at, kind, details)
      updatedAt = Math.max(updatedAt, at)
    }
    const stageAt = (position: number): string => opening.stageIds[position] ?? ''
    /** Shortly after a thing that happened, and never later than now. */
    const soonAfter = (at: number): number => Math.min(now - 1000, at + random.int(5, 300) * 60_000)

    const touched = moves.length > 0 || random.chance(0.25)
    const assignee =
      touched && random.chance(0.75)
        ? random.weighted(colleagueIds.map((colleague, at) => [colleague, at === 0 ? 5 : 2]))
        : null
    if (assignee !== null) happened(soonAfter(receivedAt), 'assigned', { reason: assignee })

    moves.forEach((at, index) => {
      const hired = ending.status === 'hired' && index === moves.length - 1
      happened(at, hired ? 'hired' : 'moved', {
        fromStageId: stageAt(index),
        toStageId: stageAt(index + 1),
      })
    })
    const enteredAt = moves.at(-1) ?? receivedAt

    const rating = touched && random.chance(0.6) ? ratingOf(random, ending.status, moves.length) : null
    if (rating !== null) happened(soonAfter(moves[0] ?? receivedAt), 'rated', { reason: String(rating) })
    const tags = touched && random.chance(0.35) ? random.some(TAGS, random.int(1, 2)) : []
    for (const one of new Set([...tags, ...(rating === 5 ? ['strong'] : [])])) tag.run(newId(), id, one)
    if (tags.length > 0) happened(soonAfter(enteredAt), 'tagged')

    if (moves.length > 0 && random.chance(0.6)) {
      const lines = NOTES[opening.demo.draft.language] ?? NOTES.en ?? []
      for (const line of random.some(
        lines,
        random.weighted([
          [1, 7],
          [2, 3],
        ] as const),
      )) {
        const at = soonAfter(random.pick(moves))
        const body = line.replaceAll('{name}', person.profile.givenName ?? person.profile.fullName)
        note.run(newId(), candidateId, id, body, at, at)
        happened(at, 'note_added')
      }
    }

    let snoozedUntil: number | null = null
    if (ending.status === 'active' && touched && random.chance(0.08)) {
      snoozedUntil = dayFrom(now, random.int(1, 14))
      happened(Math.min(soonAfter(enteredAt), now - 1000), 'snoozed', { reason: String(snoozedUntil) })
    }
    const reason = 'reason' in ending ? ending.reason : null
    if (decidedAt !== null && reason !== null)
      happened(decidedAt, ending.status === 'rejected' ? 'rejected' : 'withdrawn', {
        fromStageId: stageAt(moves.length),
        reason,
      })
    settle.run(
      stageAt(moves.length),
      ending.status,
      reason,
      decidedAt,
      enteredAt,
      rating,
      assignee,
      snoozedUntil,
      updatedAt,
      id,
    )
    if (moves.length >= 2 && random.chance(0.6)) judge(random, id, opening, journey, now)
    if (random.chance(0.2)) {
      const expires = new Date(receivedAt + 365 * DAY_MS).toISOString().slice(0, 10)
      consent.run(newId(), candidateId, 'talent_pool', receivedAt, expires)
    }
    return id
  }
}

function ratingOf(random: Random, status: string, stage: number): number {
  if (status === 'hired') return random.int(4, 5)
  if (stage === 0) return random.int(1, 3)
  return Math.min(5, random.int(2, 4) + (status === 'active' && random.chance(0.4) ? 1 : 0))
}

const COMMENTS = [
  'Gave the example without being asked.',
  'Would start next month.',
  'Knows where the limits are and says so.',
  'Needs a patient colleague for the first weeks.',
  '',
  '',
] as const

/** Returns the writer of scorecards: one or two colleagues on the interview. */
function scorecardWriter(tx: Writable, colleagueIds: readonly string[]) {
  const card = tx.raw.prepare(
    `INSERT INTO scorecard (id, application_id, stage_id, author_id, verdict, comment, submitted_at, created_at, updated_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const score = tx.raw.prepare(
    'INSERT INTO scorecard_score (id, scorecard_id, criterion_id, score, comment) VALUES (?, ?, ?, ?, ?)',
  )
  return (
    random: Random,
    applicationId: string,
    { stageIds, criterionIds }: WrittenOpening,
    { moves, ending }: Journey,
    now: number,
  ): void => {
    const at = Math.min(now - 1000, (moves[1] ?? now) + random.int(1, 30) * 3_600_000)
    for (const authorId of random.some(colleagueIds.slice(1), random.int(1, 2))) {
      const scores = criterionIds.map(() =>
        ending.status === 'rejected' ? random.int(1, 3) : random.int(2, 4),
      )
      const mean = scores.reduce((sum, one) => sum + one, 0) / Math.max(1, scores.length)
      const verdict = mean < 1.7 ? 'strong_no' : mean < 2.4 ? 'no' : mean < 3.4 ? 'yes' : 'strong_yes'
      const id = newId()
      card.run(id, applicationId, stageIds[2], authorId, verdict, random.pick(COMMENTS), at, at, at)
      criterionIds.forEach((criterionId, index) => {
        score.run(newId(), id, criterionId, scores[index], '')
      })
    }
  }
}
