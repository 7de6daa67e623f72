/** A workspace with the shipped rules, its runs, and short ways to what a case of retention begins with. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Run, RunOutcome } from '#contract/retention-runs.ts'
import { rejectApplications } from '../../src/main/applications/decisions.ts'
import { closeOpening } from '../../src/main/openings/commands.ts'
import { installPack } from '../../src/main/retention/rule-store.ts'
import { createRetentionRuns, type RetentionRuns } from '../../src/main/retention/run.ts'
import { createRetentionView, type RetentionView } from '../../src/main/retention/view.ts'
import { listBackups } from '../../src/main/store/backup.ts'
import type { Store } from '../../src/main/store/types.ts'
import { type Records, records } from './records.ts'

const DAY_MS = 86_400_000

export interface RetentionRecords extends Records {
  readonly store: Store
  readonly view: RetentionView
  readonly runs: RetentionRuns
  /** Moves the clock on to noon (UTC) of a day. */
  until(day: string): void
  wait(days: number): void
  reject(...ids: string[]): void
  close(openingId: string): void
  /** So many rejected applications in Germany of one person each, due now; beside `others` that are not. */
  dueOnes(many: number, others?: number): string[]
  /** A document with a file, sent with some applications. Returns the id. */
  file(candidateId: string, text: string, ...applicationIds: string[]): string
  /** A run prepared by one person and approved by another, the number typed. */
  approved(): Promise<Run>
  /** The same, carried out. */
  run(): Promise<RunOutcome>
  count(table: string, where?: string): number
  column<T = string>(sql: string): T[]
  cleanup(): void
}

export async function retentionRecords(): Promise<RetentionRecords> {
  const all = await records()
  const { workspace, deps } = all
  const { store, clock } = workspace
  installPack(store, deps)
  const view = createRetentionView(store, clock)
  const runs = createRetentionRuns(store, { ...deps, view, backups: () => listBackups(workspace.dir) })
  const self: RetentionRecords = {
    ...all,
    store,
    view,
    runs,
    until: (day) => clock.advance(Date.parse(`${day}T12:00:00Z`) - clock.now()),
    wait: (days) => clock.advance(days * DAY_MS),
    reject: (...ids) => void rejectApplications(store, { ids, reason: 'other' }, deps),
    close: (id) => void closeOpening(store, { id, as: 'closed' }, deps),
    dueOnes(many, others = 10) {
      const opening = all.published({ country: 'DE', timeZone: 'Europe/Berlin' })
      const ids = Array.from({ length: many }, (_, n) =>
        all.application(opening.id, all.candidate(`Due ${n}`)),
      )
      self.reject(...ids)
      self.wait(200)
      for (let n = 0; n < others; n += 1) all.application(opening.id, all.candidate(`Stays ${n}`))
      return ids
    },
    file(candidateId, text, ...applicationIds) {
      const id = all.document(candidateId, text)
      mkdirSync(store.documentsDir, { recursive: true })
      writeFileSync(join(store.documentsDir, id), 'sealed')
      for (const applicationId of applicationIds)
        store.maintain((tx) =>
          tx.raw
            .prepare(
              'INSERT INTO application_document (id, application_id, document_id, position) VALUES (?,?,?,0)',
            )
            .run(`${id}-${applicationId}`, applicationId, id),
        )
      return id
    },
    async approved() {
      const { id, due } = await runs.prepare({ by: 'Maija' })
      return runs.approve({ id, by: 'Pekka', count: due })
    },
    run: async () => await runs.start({ id: (await self.approved()).id }),
    count: (table, where = '1 = 1') =>
      store.reader.raw.prepare<[], number>(`SELECT count(*) FROM ${table} WHERE ${where}`).pluck().get() ?? 0,
    column: <T>(sql: string) => store.reader.raw.prepare<[], T>(sql).pluck().all(),
    cleanup() {
      view.close()
      workspace.cleanup()
    },
  }
  return self
}
