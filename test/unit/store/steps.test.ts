import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Problem } from '../../../src/main/platform/problem.ts'
import type { Progress, StepsOptions } from '../../../src/main/store/steps.ts'
import type { Store } from '../../../src/main/store/types.ts'
import { openWorkspace } from '../../../src/main/store/workspace.ts'
import { startChild } from '../../support/kill.ts'
import { addMany } from '../../support/many.ts'
import { type Records, records } from '../../support/records.ts'
import { asCommand } from '../../support/rows.ts'
import { everythingOf, stateOf } from '../../support/state.ts'
import { testClock } from '../../support/workspace.ts'

vi.setConfig({ testTimeout: 180_000 })

const MANY = 300

let all: Records
let store: Store
beforeEach(async () => {
  all = await records()
  store = all.workspace.store
  addMany(store, all.published(), MANY)
})
afterEach(() => all.workspace.cleanup())

const rated = () =>
  Number(store.reader.raw.prepare('SELECT count(*) FROM application WHERE rating = 5').pluck().get())

interface Long extends StepsOptions {
  /** Called inside each turn, before it yields. */
  onTurn?: (n: number) => void
}

/** Rates every application, a few a turn. Takes a turn of the event loop for each, because each outlasts its time. */
function rateAll({ onTurn, ...options }: Long = {}) {
  return store.commandInSteps(
    { action: 'test.rateAll', undoable: true, actor: 'person' },
    function* (tx) {
      const rate = tx.raw.prepare('UPDATE application SET rating = 5 WHERE seq = ?')
      for (let seq = 1; seq <= MANY; seq += 1) {
        rate.run(seq)
        if (seq % 30 > 0) continue
        onTurn?.(seq / 30)
        const until = performance.now() + 10
        while (performance.now() < until);
        yield { done: seq, total: MANY }
      }
      return { result: 'rated', subjects: ['a'], count: MANY }
    },
    options,
  )
}

describe('a command in steps', () => {
  it('lets readers in between, who see the state before until all of it is there', async () => {
    const seen: number[] = []
    const progress: Progress[] = []
    const command = rateAll({
      onProgress: (reached) => {
        progress.push(reached)
        seen.push(rated())
      },
    })
    expect(store.settled()).not.toBeNull()
    expect(await command).toMatchObject({ result: 'rated', undoId: expect.any(Number) })
    expect(store.settled()).toBeNull()
    expect(new Set(seen)).toEqual(new Set([0]))
    expect(progress.length).toBeGreaterThan(5)
    expect(progress.at(-1)).toEqual({ done: MANY, total: MANY })
    expect(rated()).toBe(MANY)
    expect(store.historyState().undo).toMatchObject({ command: 'test.rateAll', subjects: MANY })
    expect(
      store.reader.raw.prepare('SELECT action, count FROM audit_entry ORDER BY seq DESC LIMIT 1').get(),
    ).toEqual({ action: 'test.rateAll', count: MANY })
  })

  it('that is cancelled has not happened', async () => {
    const before = everythingOf(store)
    const stop = new AbortController()
    const command = rateAll({ signal: stop.signal, onTurn: (n) => n === 4 && stop.abort() })
    await expect(command).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(everythingOf(store)).toEqual(before)
    await rateAll()
    expect(rated()).toBe(MANY)
  })

  it('that is cancelled before it began does not begin', async () => {
    const stop = new AbortController()
    const first = rateAll({ onTurn: () => stop.abort() })
    await expect(rateAll({ signal: stop.signal })).rejects.toMatchObject({ code: 'CANCELLED' })
    await first
    expect(store.historyState().undo?.command).toBe('test.rateAll')
  })

  it('that fails half way has not happened', async () => {
    const before = everythingOf(store)
    const command = rateAll({
      onTurn: (n) => {
        if (n === 4) throw new Error('half way')
      },
    })
    await expect(command).rejects.toThrow('half way')
    expect(everythingOf(store)).toEqual(before)
    asCommand(store, () => undefined)
  })

  it('ends before another command begins, and one that does not wait makes it end', async () => {
    const first = rateAll()
    const second = store.commandInSteps(
      { action: 'test.second', undoable: true, actor: 'person' },
      function* (tx) {
        expect(tx.raw.prepare('SELECT count(*) FROM application WHERE rating = 5').pluck().get()).toBe(MANY)
        tx.raw.prepare('UPDATE application SET rating = 4 WHERE seq = 1').run()
        yield { done: 1, total: 1 }
        return { result: null, subjects: [], count: 1 }
      },
    )
    await nextTurn()
    // Nobody waited: what is under way is brought to its end here and now.
    asCommand(store, (tx) => expect(rated()).toBe(MANY) ?? tx, 'test.impatient')
    await first
    await second
    const actions = store.reader.raw
      .prepare('SELECT action FROM audit_entry ORDER BY seq DESC LIMIT 3')
      .pluck()
    expect(actions.all()).toEqual(['test.second', 'test.impatient', 'test.rateAll'])
    expect(rated()).toBe(MANY - 1)
  })

  it('whose failure somebody else brings about fails for its own caller only', async () => {
    const command = rateAll({
      onTurn: (n) => {
        if (n === 4) throw new Error('half way')
      },
    }).catch((error: Error) => error.message)
    asCommand(store, () => undefined, 'test.other')
    expect(await command).toBe('half way')
    expect(store.reader.raw.prepare('SELECT max(seq), action FROM audit_entry').get()).toMatchObject({
      action: 'test.other',
    })
  })

  it('cannot run inside another one, nor another inside it', async () => {
    await expect(rateAll({ onTurn: () => void asCommand(store, () => undefined) })).rejects.toThrow('inside')
    expect(rated()).toBe(0)
  })

  it('is given up when the workspace is closed', async () => {
    const before = stateOf(store)
    const command = rateAll().catch((error: Problem) => error.code)
    store = await all.workspace.reopen()
    expect(await command).toBe('CANCELLED')
    expect(stateOf(store)).toEqual(before)
    expect((await store.verify()).ok).toBe(true)
  })

  it('whose process is killed has not happened', async () => {
    const before = stateOf(store)
    store.close()
    for (const reached of ['reached 1', 'reached 7']) {
      const child = startChild('long', all.workspace.dir)
      await child.says(reached)
      await child.kill()
    }
    const again = await openWorkspace(all.workspace.dir, {}, { clock: testClock() })
    try {
      expect(stateOf(again)).toEqual(before)
      expect((await again.verify()).ok).toBe(true)
    } finally {
      again.close()
    }
  })
})

describe('undo and redo in steps', () => {
  it('bring the exact state back and forth', async () => {
    const before = stateOf(store)
    await rateAll()
    const after = stateOf(store)
    const progress: Progress[] = []
    expect(await store.undoInSteps({ onProgress: (one) => progress.push(one) })).toMatchObject({
      redo: { command: 'test.rateAll', subjects: MANY },
    })
    expect(stateOf(store)).toEqual(before)
    await store.redoInSteps()
    expect(stateOf(store)).toEqual(after)
  })

  it('that are cancelled leave the command as it was', async () => {
    await rateAll()
    const after = everythingOf(store)
    const stop = new AbortController()
    stop.abort()
    await expect(store.undoInSteps({ signal: stop.signal })).rejects.toMatchObject({ code: 'CANCELLED' })
    const later = new AbortController()
    const undo = store.undoInSteps({ signal: later.signal }).then(
      () => 'done',
      (error: Problem) => error.code,
    )
    later.abort()
    if ((await undo) === 'CANCELLED') expect(everythingOf(store)).toEqual(after)
    else expect(rated()).toBe(0)
  })

  it('are refused as a whole when a row has changed since', async () => {
    const { undoId } = await rateAll()
    store.maintain((tx) => tx.raw.prepare('UPDATE application SET rating = 1 WHERE seq = 150').run())
    const before = stateOf(store)
    await expect(store.undoInSteps({ id: undoId ?? 0 })).rejects.toMatchObject({ reason: 'CHANGED_SINCE' })
    expect(stateOf(store)).toEqual(before)
  })
})

describe('images that are forgotten', () => {
  it('leave the disk by themselves, a little at a time, and never those that can still be used', async () => {
    const images = () => Number(store.reader.raw.prepare('SELECT count(*) FROM undo_change').pluck().get())
    const start = images()
    await rateAll()
    store.undo()
    expect(images()).toBe(start + MANY)
    asCommand(store, (tx) => tx.raw.prepare('UPDATE application SET rating = 1 WHERE seq = 1').run())
    expect(store.historyState().redo).toBeNull()
    await vi.waitFor(() => expect(images()).toBe(start + 1))
    store.undo()
    expect(rated()).toBe(0)
  })
})

describe('the rewriting of the database', () => {
  it('has the writer to itself: commands in steps begin before or after it, and readers go on', async () => {
    const order: string[] = []
    const before = rateAll().then(() => order.push('before'))
    const scrubbed = store.scrub().then(() => order.push('rewritten'))
    await before
    expect(store.settled()).not.toBeNull()
    const after = rateAll().then(() => order.push('after'))
    expect(rated()).toBe(MANY)
    await Promise.all([scrubbed, after])
    expect(order).toEqual(['before', 'rewritten', 'after'])
    expect(store.settled()).toBeNull()
  })

  it('makes a command that cannot wait come after it', async () => {
    const scrubbed = store.scrub()
    asCommand(store, (tx) => tx.raw.prepare('UPDATE application SET rating = 5').run())
    expect(rated()).toBe(MANY)
    await scrubbed
    expect((await store.verify()).checks.filter(({ ok }) => !ok)).toEqual([])
  })
})
