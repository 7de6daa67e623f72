/** The open store of one workspace: a writer, a reader, and the workspace key in memory until it is closed. */
import { statSync } from 'node:fs'
import type Database from 'better-sqlite3'
import type { Backup } from '#contract/workspace.ts'
import type { Clock } from '../platform/clock.ts'
import { syncFile } from '../platform/files.ts'
import { makeBackup } from './backup.ts'
import { asReadable, BUSY_TIMEOUT_MS, truncateLog } from './connection.ts'
import type { JobRunner } from './jobs.ts'
import { layout } from './layout.ts'
import { versionOf } from './migrate.ts'
import { macOf, readMacKey, writeRegister } from './register.ts'
import { rebuildSearchIndexes } from './search-index.ts'
import { createTransactions } from './transactions.ts'
import type { Store } from './types.ts'

export interface StoreParts {
  dir: string
  /** Overwritten when the store is closed. */
  key: Buffer
  writer: Database.Database
  reader: Database.Database
  clock: Clock
  jobs: JobRunner
  /** Gives the workspace's lock back. */
  release(): void
}

/** A database of some gigabytes is rewritten in less. */
const SCRUB_PATIENCE_MS = 600_000

/** Builds the store over connections that are keyed, migrated, and have their triggers. */
export function createStore({ dir, key, writer, reader, clock, jobs, release }: StoreParts): Store {
  const macKey = readMacKey(reader)
  const log = `${layout(dir).database}-wal`
  const { elsewhere, ...transactions } = createTransactions({
    writer,
    reader,
    clock,
    checkpoint: () => jobs.run({ kind: 'checkpoint', path: layout(dir).database }, key),
    flush: () => syncFile(log),
    logBytes: () => statSync(log, { throwIfNoEntry: false })?.size ?? 0,
  })
  let backups: Promise<unknown> = Promise.resolve()

  return {
    ...transactions,
    reader: asReadable(reader),
    schemaVersion: versionOf(reader),
    documentsDir: layout(dir).documents,
    mac: (purpose, bytes) => macOf(macKey, purpose, bytes),
    copyKey: () => Buffer.from(key),
    settleErasures() {
      // Inside somebody's long command nothing can be brought over.
      if (writer.inTransaction) return false
      writeRegister(dir, reader)
      return truncateLog(writer)
    },
    scrub: () =>
      elsewhere(async () => {
        // Whoever has not looked whether the writer is free waits for the end instead of failing.
        writer.pragma(`busy_timeout = ${SCRUB_PATIENCE_MS}`)
        try {
          await jobs.run({ kind: 'scrub', path: layout(dir).database }, key)
        } finally {
          if (writer.open) writer.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`)
        }
      }),
    async checkErasures(words) {
      const checks = await jobs.run({ kind: 'check-erasures', dir, words }, key)
      return { ok: checks.every(({ ok }) => ok), at: clock.now(), checks }
    },
    backUp(cause) {
      // One after the other: two would read the whole database at once.
      const made = backups.then(() => makeBackup({ dir, key, cause, clock, jobs }))
      backups = made.catch(() => undefined)
      return made as Promise<Backup>
    },
    async verify() {
      const report = await jobs.run({ kind: 'verify', dir, now: clock.now() }, key)
      const sound = (name: string) => report.checks.some((check) => check.name === name && check.ok)
      // Nothing but the index is made of the index, so the cure needs no decision.
      if (sound('integrity') && !sound('search-index')) {
        transactions.maintain((tx) => rebuildSearchIndexes(tx.raw))
        report.checks
          .find(({ name }) => name === 'search-index')
          ?.problems.push('the search index was built anew')
      }
      return report
    },
    close() {
      if (!writer.open) return
      transactions.cancelSteps()
      jobs.stop()
      reader.close()
      // Leaves no old page in the write-ahead log; without other readers it always succeeds.
      writer.pragma('wal_checkpoint(TRUNCATE)')
      writer.close()
      key.fill(0)
      macKey.fill(0)
      release()
    },
  }
}
