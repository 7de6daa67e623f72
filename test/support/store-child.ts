/**
 * A process of its own that works on a workspace until it is killed: `node store-child.ts <what> <dir> [argument]`.
 * Each line on its standard output is a promise kept: what it names is committed.
 */

import { readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { createRetentionRuns } from '../../src/main/retention/run.ts'
import { createRetentionView } from '../../src/main/retention/view.ts'
import { openWriter } from '../../src/main/store/connection.ts'
import { unlockKey } from '../../src/main/store/keys.ts'
import { type Migration, migrate } from '../../src/main/store/migrate.ts'
import { application } from '../../src/main/store/schema/index.ts'
import type { Store } from '../../src/main/store/types.ts'
import { openWorkspace, restoreBackup } from '../../src/main/store/workspace.ts'
import { addPipeline, asCommand } from './rows.ts'

const clock = { now: () => Date.now() }
const say = (line: string) => process.stdout.write(`${line}\n`)

/** Applications come in and move, with undo and redo in between, as fast as they can. */
function work(store: Store): never {
  for (let n = 0; ; n += 1) {
    const { applicationId, stageIds } = asCommand(store, (tx) => addPipeline(tx), 'test.add').result
    say(`added ${applicationId}`)
    asCommand(
      store,
      (tx) =>
        tx.orm
          .update(application)
          .set({ rating: 1 + (n % 5) })
          .run(),
      'test.rate',
    )
    if (n % 3 === 0) {
      store.undo()
      store.redo()
    }
    say(`rated ${stageIds[0]}`)
  }
}

/** Rates every application, one a turn, and never comes to the end; tells each time that some are done. */
async function longWork(store: Store): Promise<void> {
  await store.commandInSteps({ action: 'test.long', undoable: true, actor: 'person' }, function* (tx) {
    const rate = tx.raw.prepare('UPDATE application SET rating = ? WHERE seq = ?')
    for (let n = 1; ; n += 1) {
      for (let seq = 1; seq <= 50; seq += 1) rate.run(1 + (n % 5), seq)
      say(`reached ${n}`)
      yield { done: n, total: n + 1 }
    }
  })
}

async function main([what, dir = '', argument = '']: string[]): Promise<void> {
  switch (what) {
    case 'hold': {
      await openWorkspace(dir, {}, { clock })
      say('open')
      setInterval(() => undefined, 1000)
      return
    }
    case 'work': {
      const store = await openWorkspace(dir, {}, { clock })
      say('open')
      return work(store)
    }
    case 'long': {
      const store = await openWorkspace(dir, {}, { clock })
      say('open')
      return longWork(store)
    }
    case 'migrate': {
      const db = openWriter(join(dir, 'haku.db'), await unlockKey(dir, {}))
      const migrations = JSON.parse(readFileSync(argument, 'utf8')) as Migration[]
      say('open')
      migrate(db, migrations, clock.now())
      say('migrated')
      db.close()
      return
    }
    case 'restore': {
      say('open')
      const store = await restoreBackup(dir, argument, {}, { clock })
      say('restored')
      return store.close()
    }
    case 'retention-run': {
      const { runId, step, now } = JSON.parse(argument) as { runId: string; step: string; now: number }
      const store = await openWorkspace(dir, {}, { clock: { now: () => now } })
      const deps = { clock: { now: () => now }, actor: 'person' as const, backups: () => [] }
      const runs = createRetentionRuns(store, {
        ...deps,
        batch: 25,
        view: createRetentionView(store, deps.clock),
        onStep(reached) {
          if (reached !== step) return
          writeSync(1, `${reached}\n`)
          // Stands still until it is killed.
          Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
        },
      })
      await runs.start({ id: runId })
      return
    }
    default:
      throw new Error(`Unknown work: ${what}`)
  }
}

void main(process.argv.slice(2))
