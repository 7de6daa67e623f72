/** Scorecards: who may see which, and how they are written. */
import type { InputOf } from '#contract/common.ts'
import type { CriterionScore, Scorecard, StageScorecards, scorecards, Verdict } from '#contract/scorecards.ts'
import { eventWriter } from '../applications/events.ts'
import { applicationNotFound } from '../applications/queries.ts'
import { stagesOf } from '../openings/queries.ts'
import { cleanText } from '../platform/clean-text.ts'
import type { CommandDeps } from '../platform/deps.ts'
import { newId } from '../platform/ids.ts'
import { Problem } from '../platform/problem.ts'
import type { Readable, Store, Writable } from '../store/types.ts'
import { criteriaOf } from './criteria.ts'
import { summarise } from './summary.ts'

interface Row {
  id: string
  stageId: string
  authorId: string
  authorName: string
  verdict: Verdict | null
  comment: string
  submittedAt: number | null
  declinedAt: number | null
  updatedAt: number
  scores: CriterionScore[]
}

interface Self {
  id: string
  name: string
}

/** The colleague who uses this workspace; null: nobody said who that is. */
export const selfOf = (db: Readable): Self | null =>
  db.raw.prepare<[], Self>('SELECT id, full_name AS name FROM colleague WHERE is_self = 1').get() ?? null

function requireSelf(db: Readable): Self {
  const self = selfOf(db)
  if (self) return self
  throw new Problem(
    'INVALID_STATE',
    'SELF_UNKNOWN',
    'A scorecard belongs to a person, and nobody has said yet who uses this workspace. Nothing was changed.',
    'Say who you are, then fill it in.',
  )
}

function openingOf(db: Readable, applicationId: string): { openingId: string; stageId: string } {
  const application = db.raw
    .prepare<[string], { openingId: string; stageId: string }>(
      'SELECT opening_id AS openingId, stage_id AS stageId FROM application WHERE id = ?',
    )
    .get(applicationId)
  if (!application) throw applicationNotFound()
  return application
}

function rowsOf(db: Readable, applicationId: string): Row[] {
  const scores = db.raw.prepare<[string], CriterionScore>(
    `SELECT s.criterion_id AS criterionId, s.score, s.comment FROM scorecard_score s
     JOIN scorecard_criterion c ON c.id = s.criterion_id WHERE s.scorecard_id = ? ORDER BY c.position`,
  )
  return db.raw
    .prepare<[string], Omit<Row, 'scores'>>(
      `SELECT d.id, d.stage_id AS stageId, d.author_id AS authorId, c.full_name AS authorName, d.verdict, d.comment,
        d.submitted_at AS submittedAt, d.declined_at AS declinedAt, d.updated_at AS updatedAt
       FROM scorecard d JOIN colleague c ON c.id = d.author_id WHERE d.application_id = ?
       ORDER BY d.submitted_at, d.id`,
    )
    .all(applicationId)
    .map((row) => ({ ...row, scores: scores.all(row.id) }))
}

const isSubmitted = (row: Row): row is Row & { verdict: Verdict; submittedAt: number } =>
  row.submittedAt !== null

const changedAt = ({ submittedAt, updatedAt }: Row): number | null =>
  submittedAt !== null && updatedAt > submittedAt ? updatedAt : null

const toCard = (row: Row & { verdict: Verdict; submittedAt: number }): Scorecard => ({
  authorId: row.authorId,
  authorName: row.authorName,
  verdict: row.verdict,
  comment: row.comment,
  scores: row.scores,
  submittedAt: row.submittedAt,
  changedAt: changedAt(row),
  afterOthers: row.declinedAt !== null,
})

/**
 * The scorecards of an application by stage, from the first. Others' are among them only at stages where the person
 * has handed in their own or has said not to judge. Throws Problem NOT_FOUND.
 */
export function scorecardsOf(
  db: Readable,
  input: { applicationId: string },
): { self: Self | null; stages: StageScorecards[] } {
  const { openingId, stageId } = openingOf(db, input.applicationId)
  const self = selfOf(db)
  const rows = rowsOf(db, input.applicationId)
  const criteria = criteriaOf(db, { openingId })
  const stages = stagesOf(db, openingId).flatMap((stage): StageScorecards[] => {
    const here = rows.filter((row) => row.stageId === stage.id)
    const judged = criteria.filter((criterion) => criterion.stageId === stage.id)
    if (stage.id !== stageId && here.length === 0 && judged.length === 0) return []
    const own = here.find(({ authorId }) => authorId === self?.id)
    const submitted = here.filter(isSubmitted)
    const cards = own && (own.submittedAt !== null || own.declinedAt !== null) ? submitted.map(toCard) : null
    return [
      {
        stage,
        criteria: judged,
        own: own
          ? {
              verdict: own.verdict,
              comment: own.comment,
              scores: own.scores,
              submittedAt: own.submittedAt,
              changedAt: changedAt(own),
              declinedAt: own.declinedAt,
            }
          : null,
        others: submitted.filter(({ authorId }) => authorId !== self?.id).length,
        cards,
        summary:
          cards &&
          summarise(
            cards,
            judged.map(({ id }) => id),
          ),
      },
    ]
  })
  return { self, stages }
}

type Content = InputOf<typeof scorecards.saveDraft>
interface Place {
  applicationId: string
  stageId: string
}

/** The id of the person's own scorecard, made where there is none. Throws Problem NOT_FOUND, INVALID_STATE, REFUSED. */
function ownCard(
  tx: Writable,
  { applicationId, stageId }: Place,
  now: number,
): { id: string; submittedAt: number | null } {
  const self = requireSelf(tx)
  const { openingId } = openingOf(tx, applicationId)
  if (!stagesOf(tx, openingId).some(({ id }) => id === stageId))
    throw new Problem(
      'NOT_FOUND',
      'STAGE_UNKNOWN',
      'There is no such stage in the pipeline of this application. Nothing was changed.',
      'Read the application again: the pipeline may have been edited.',
    )
  const known = tx.raw
    .prepare<[string, string, string], { id: string; submittedAt: number | null }>(
      `SELECT id, submitted_at AS submittedAt FROM scorecard
       WHERE application_id = ? AND stage_id = ? AND author_id = ?`,
    )
    .get(applicationId, stageId, self.id)
  if (known) return known
  const id = newId()
  tx.raw
    .prepare(
      `INSERT INTO scorecard (id, application_id, stage_id, author_id, comment, created_at, updated_at)
       VALUES (?, ?, ?, ?, '', ?, ?)`,
    )
    .run(id, applicationId, stageId, self.id, now, now)
  return { id, submittedAt: null }
}

/** Writes verdict, comment and scores. Throws Problem REFUSED for a criterion of another stage, or one judged twice. */
function writeContent(tx: Writable, cardId: string, { stageId, verdict, comment, scores }: Content): void {
  const known = new Set(criteriaOf(tx, { stageId }).map(({ id }) => id))
  const ids = scores.map(({ criterionId }) => criterionId)
  if (new Set(ids).size < ids.length || ids.some((id) => !known.has(id)))
    throw new Problem(
      'REFUSED',
      'CRITERION_UNKNOWN',
      'A criterion does not belong to this stage, or is judged twice. Nothing was changed.',
      'Read the application again: the criteria may have been edited.',
    )
  tx.raw
    .prepare('UPDATE scorecard SET verdict = ?, comment = ? WHERE id = ?')
    .run(verdict, cleanText(comment), cardId)
  tx.raw.prepare('DELETE FROM scorecard_score WHERE scorecard_id = ?').run(cardId)
  const insert = tx.raw.prepare(
    'INSERT INTO scorecard_score (id, scorecard_id, criterion_id, score, comment) VALUES (?, ?, ?, ?, ?)',
  )
  for (const entry of scores)
    insert.run(newId(), cardId, entry.criterionId, entry.score, cleanText(entry.comment))
}

/**
 * Keeps what is being written. Returns when (UTC milliseconds). Throws Problem NOT_FOUND, REFUSED, and INVALID_STATE
 * when the scorecard was handed in already, or nobody said who uses this workspace.
 */
export function saveDraft(
  store: Store,
  input: InputOf<typeof scorecards.saveDraft>,
  { clock }: Pick<CommandDeps, 'clock'>,
): { at: number } {
  const at = clock.now()
  store.maintain((tx) => {
    const card = ownCard(tx, input, at)
    if (card.submittedAt !== null)
      throw new Problem(
        'INVALID_STATE',
        'SUBMITTED',
        'This scorecard was handed in already. Nothing was changed.',
        'Hand it in again to change it.',
      )
    writeContent(tx, card.id, input)
    tx.raw.prepare('UPDATE scorecard SET updated_at = ? WHERE id = ?').run(at, card.id)
  })
  return { at }
}

/**
 * Hands a scorecard in, or changes one that was: as long as nobody else's could be seen, that is handing it in anew.
 * Returns when (UTC milliseconds). Throws Problem NOT_FOUND, REFUSED, and INVALID_STATE when nobody said who uses this
 * workspace. The application's own row stays as it is, so that what was decided about it can still be undone.
 */
export function submitScorecard(
  store: Store,
  input: InputOf<typeof scorecards.submit>,
  deps: CommandDeps,
): { at: number } {
  const at = deps.clock.now()
  store.command(
    { action: 'scorecards.submit', subjects: [input.applicationId], undoable: false, actor: deps.actor },
    (tx) => {
      const card = ownCard(tx, input, at)
      writeContent(tx, card.id, input)
      const others = tx.raw
        .prepare<[string, string, string]>(
          `SELECT 1 FROM scorecard WHERE application_id = ? AND stage_id = ? AND id <> ? AND submitted_at IS NOT NULL`,
        )
        .get(input.applicationId, input.stageId, card.id)
      const first = card.submittedAt === null
      tx.raw
        .prepare('UPDATE scorecard SET submitted_at = ?, updated_at = ? WHERE id = ?')
        .run(first || others === undefined ? at : card.submittedAt, at, card.id)
      if (first) eventWriter(tx)(input.applicationId, at, 'scored', { toStageId: input.stageId })
    },
  )
  return { at }
}

/** Says that the person does not judge at this stage, and so may see. Returns when (UTC milliseconds); throws as submitting does. */
export function declineScorecard(store: Store, input: Place, deps: CommandDeps): { at: number } {
  const at = deps.clock.now()
  store.command(
    { action: 'scorecards.decline', subjects: [input.applicationId], undoable: false, actor: deps.actor },
    (tx) => {
      const card = ownCard(tx, input, at)
      tx.raw
        .prepare(
          'UPDATE scorecard SET declined_at = coalesce(declined_at, ?) WHERE id = ? AND submitted_at IS NULL',
        )
        .run(at, card.id)
    },
  )
  return { at }
}
