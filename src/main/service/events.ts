/** What the service tells its clients without being asked. A client that does not read costs a fixed amount of memory. */
import { setTimeout as sleep } from 'node:timers/promises'
import { Id } from '#contract/common.ts'
import type { ServiceEvent, Subject } from '#contract/events.ts'
import type { Change } from '../store/types.ts'

/** Whose views show a table; null: nobody's. A test holds this against the schema. */
export const SUBJECT_OF_TABLE: Readonly<Record<string, Subject | null>> = {
  opening: 'openings',
  stage: 'openings',
  team_member: 'openings',
  candidate: 'candidates',
  candidate_email: 'candidates',
  candidate_phone: 'candidates',
  candidate_link: 'candidates',
  candidate_experience: 'candidates',
  candidate_education: 'candidates',
  candidate_skill: 'candidates',
  candidate_language: 'candidates',
  candidate_search: null,
  application: 'applications',
  application_answer: 'applications',
  application_document: 'applications',
  application_event: 'applications',
  application_tag: 'applications',
  consent: 'applications',
  candidate_key: null,
  document_band: null,
  duplicate_pair: 'duplicates',
  kept_apart: 'duplicates',
  candidate_merge: 'duplicates',
  candidate_merge_row: null,
  duplicate_progress: null,
  note: 'applications',
  note_mention: 'applications',
  colleague: 'colleagues',
  saved_view: 'views',
  mail_template: 'mail',
  outbox_message: 'mail',
  screening_question: 'screening',
  scorecard_criterion: 'screening',
  scorecard: 'screening',
  scorecard_score: 'screening',
  document: 'documents',
  document_text: 'documents',
  import_batch: 'imports',
  import_row: null,
  intake_batch: 'intake',
  intake_item: 'intake',
  intake_part: 'intake',
  intake_chunk: null,
  intake_seen: null,
  undo_command: 'history',
  undo_change: null,
  retention_rule: 'retention',
  legal_hold: 'retention',
  erasure_request: 'retention',
  retention_notice: null,
  retention_run: 'retention',
  retention_purge: null,
  retention_trail: null,
  application_stat: null,
  erasure_register: null,
  setting: 'workspace',
  secret: null,
  change_log: null,
  audit_entry: null,
}

/** Most ids that one event names; more than that reads as "any of them". */
const MAX_IDS = 500
/** Changes in quick succession become one event at most this often. */
const GATHER_MS = 50

/** A client's unread events, merged: what has changed, how each intake, import and task stands, which state the workspace has. */
class Mailbox {
  readonly subjects = new Set<Subject>()
  ids: Set<string> | 'any' = new Set()
  workspace: ServiceEvent | undefined
  demo: ServiceEvent | undefined
  readonly intakes = new Map<string, ServiceEvent>()
  readonly imports = new Map<string, ServiceEvent>()
  readonly tasks = new Map<string, ServiceEvent>()
  wake: () => void = () => undefined

  put(event: ServiceEvent): void {
    if (event.type === 'changed') this.#putChange(event.subjects, event.ids)
    else if (event.type === 'workspace') this.workspace = event
    else if (event.type === 'demo') this.demo = event
    else if (event.type === 'intake') this.intakes.set(event.batchId, event)
    else if (event.type === 'import') this.imports.set(event.importId, event)
    else if (event.type === 'task') this.tasks.set(event.task, event)
    this.wake()
  }

  #putChange(subjects: readonly Subject[], ids: readonly string[]): void {
    const all = ids.length === 0 || ids.length >= MAX_IDS
    for (const subject of subjects) this.subjects.add(subject)
    if (all || this.ids === 'any') {
      this.ids = 'any'
      return
    }
    for (const id of ids) this.ids.add(id)
    if (this.ids.size > MAX_IDS) this.ids = 'any'
  }

  get empty(): boolean {
    return (
      this.workspace === undefined &&
      this.demo === undefined &&
      this.subjects.size === 0 &&
      this.intakes.size === 0 &&
      this.imports.size === 0 &&
      this.tasks.size === 0
    )
  }

  take(): ServiceEvent[] {
    const events: ServiceEvent[] = []
    if (this.workspace) events.push(this.workspace)
    if (this.demo) events.push(this.demo)
    if (this.subjects.size > 0) {
      const ids = this.ids === 'any' ? [] : [...this.ids]
      events.push({ type: 'changed', subjects: [...this.subjects], ids })
    }
    events.push(...this.intakes.values(), ...this.imports.values(), ...this.tasks.values())
    this.workspace = undefined
    this.demo = undefined
    this.subjects.clear()
    this.ids = new Set()
    this.intakes.clear()
    this.imports.clear()
    this.tasks.clear()
    return events
  }
}

export interface EventHub {
  publish(event: ServiceEvent): void
  /** A commit of the store, as the subjects whose views show it. */
  publishChange(change: Change): void
  /** Begins with `hello`, then what happens until the signal aborts. */
  subscribe(signal: AbortSignal | undefined): AsyncGenerator<ServiceEvent, void, void>
}

export function createEventHub(): EventHub {
  const boxes = new Set<Mailbox>()
  const publish = (event: ServiceEvent) => {
    for (const box of boxes) box.put(event)
  }

  return {
    publish,
    publishChange({ tables, ids }) {
      const subjects = new Set<Subject>()
      for (const table of tables) {
        const subject = SUBJECT_OF_TABLE[table]
        if (subject) subjects.add(subject)
      }
      // Rows of texts and settings have numbers and names for ids: nobody's view shows those by id.
      const shown = ids.length < MAX_IDS ? ids.filter((id) => Id.safeParse(id).success) : []
      if (subjects.size > 0) publish({ type: 'changed', subjects: [...subjects], ids: shown })
    },
    async *subscribe(signal) {
      const box = new Mailbox()
      const wake = () => box.wake()
      signal?.addEventListener('abort', wake)
      boxes.add(box)
      try {
        yield { type: 'hello' }
        while (!signal?.aborted) {
          if (box.empty) {
            await new Promise<void>((resolve) => {
              box.wake = resolve
            })
          }
          yield* box.take()
          await sleep(GATHER_MS)
        }
      } finally {
        boxes.delete(box)
        signal?.removeEventListener('abort', wake)
      }
    },
  }
}
