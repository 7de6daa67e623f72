/** How long a call may take. Both ends keep it: the client gives up, and the service stops what can be stopped. */

const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS

/** What most calls get: far more than any query or command needs. */
export const DEFAULT_TIME_LIMIT_MS = 30 * SECOND_MS

/** Calls whose work grows with the workspace or with what is handed over. */
const LONGER: Readonly<Record<string, number>> = {
  'workspace.create': 2 * MINUTE_MS,
  'workspace.createDemo': 5 * MINUTE_MS,
  // Opening may back the workspace up and migrate it first.
  'workspace.unlock': 10 * MINUTE_MS,
  'workspace.verify': 30 * MINUTE_MS,
  'workspace.backUp': 30 * MINUTE_MS,
  'workspace.restore': 30 * MINUTE_MS,
  'workspace.salvage': 30 * MINUTE_MS,
  // Over a whole list: they tell how far they are, and can be cancelled.
  ...Object.fromEntries(
    [
      'applications.move',
      'applications.advance',
      'applications.reject',
      'applications.withdraw',
      'applications.reactivate',
      'applications.rate',
      'applications.tag',
      'applications.assign',
      'applications.snooze',
      'applications.unsnooze',
      'applications.export',
      'applications.exportCvs',
      'imports.upload',
      'imports.check',
      'imports.exportProblems',
      'imports.revert',
      'mail.hold',
      'mail.release',
      'mail.remove',
      'duplicates.compareAll',
      'talentpool.askRenewal',
      'retention.runs.prepare',
      'retention.runs.start',
      'retention.runs.verify',
      'history.undo',
      'history.redo',
    ].map((path) => [path, 30 * MINUTE_MS]),
  ),
  'autofill.proposeFromFile': 2 * MINUTE_MS,
  'autofill.proposeFromDocument': 2 * MINUTE_MS,
  'documents.add': 5 * MINUTE_MS,
  // It may wait its turn behind what is taken in, then takes as long as one document may.
  'documents.retry': 2 * MINUTE_MS,
  // A worker that has to start and then reads for as long as it may.
  'documents.wordView': MINUTE_MS,
  // One conversion after another, a minute each.
  'documents.pages': 5 * MINUTE_MS,
  'intake.add': 5 * MINUTE_MS,
  'intake.revert': 5 * MINUTE_MS,
}

/** Time limit of a procedure in ms, counted by the client from the call and by the service from its arrival. */
export const timeLimitMs = (path: readonly string[]): number =>
  LONGER[path.join('.')] ?? DEFAULT_TIME_LIMIT_MS

/** Codes of errors that no procedure answers: the connection makes them up. */
export const SERVICE_STOPPED = 'SERVICE_STOPPED'
export const TIME_LIMIT = 'TIME_LIMIT'
