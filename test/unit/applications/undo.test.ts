/** Whatever is done in whatever order, taken back step by step, is as if it had never been; done again, it is all there. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RejectionReason, WithdrawalReason } from '#contract/applications.ts'
import { MailKind } from '#contract/mail.ts'
import { advancing } from '../../../src/main/applications/advance.ts'
import { type Bulk, bulkCommand, bulkCommandInSteps } from '../../../src/main/applications/bulk.ts'
import { assigning, snoozing, unsnoozing } from '../../../src/main/applications/care.ts'
import { moving, reactivating, rejecting, withdrawing } from '../../../src/main/applications/decisions.ts'
import { rating, tagging } from '../../../src/main/applications/marks.ts'
import { addNote, editNote, removeNote } from '../../../src/main/applications/notes.ts'
import { updateCandidate } from '../../../src/main/candidates/commands.ts'
import {
  addColleague,
  setColleagueLeft,
  setSelf,
  updateColleague,
} from '../../../src/main/colleagues/colleagues.ts'
import { editMessage, holdMessages, releaseMessages, removeMessages } from '../../../src/main/mail/outbox.ts'
import { removeTemplate, saveTemplate } from '../../../src/main/mail/templates.ts'
import { closeOpening, reopenOpening } from '../../../src/main/openings/commands.ts'
import { Problem } from '../../../src/main/platform/problem.ts'
import { searchIndexProblems } from '../../../src/main/store/search-index.ts'
import { type Records, records } from '../../support/records.ts'
import { stateOf } from '../../support/state.ts'

type Act = (all: Records) => unknown

const nth = fc.nat({ max: 30 })
const words = fc.string({ maxLength: 12 }).map((text) => `x${text}`)

/** A row's id by a number that fast-check chose; an id of nobody in an empty table. */
const idOf = ({ workspace }: Records, table: string, n: number): string => {
  const ids = workspace.store.reader.raw
    .prepare<[], string>(`SELECT id FROM ${table} ORDER BY id`)
    .pluck()
    .all()
  return ids[n % Math.max(ids.length, 1)] ?? '00000000-0000-4000-8000-000000000000'
}

/** Some applications by their numbers, or all that a filter matches today. */
const someOf = fc.oneof(
  fc.array(nth, { minLength: 1, maxLength: 4 }).map((ns) => (all: Records) => ({
    ids: ns.map((n) => idOf(all, 'application', n)),
  })),
  fc
    .constantFrom(['active'], ['rejected'], ['active', 'hired'], undefined)
    .map((status) => (all: Records) => {
      const some = status?.map((one) => `'${one}'`).join() ?? `'active', 'hired', 'rejected', 'withdrawn'`
      const expected = all.workspace.store.reader.raw
        .prepare<[], number>(`SELECT count(*) FROM application WHERE status IN (${some})`)
        .pluck()
        .get()
      return { filter: { status: status as never }, expected: expected ?? 0 }
    }),
)
/** At once or in turns: both are the same. */
const over = (make: (all: Records, target: never) => Bulk) =>
  fc.tuple(someOf, fc.boolean()).map(
    ([target, inTurns]): Act =>
      (all) => {
        const bulk = make(all, target(all) as never)
        return inTurns
          ? bulkCommandInSteps(all.workspace.store, bulk, all.deps)
          : bulkCommand(all.workspace.store, bulk, all.deps)
      },
  )
const chosen = <T, U>(values: fc.Arbitrary<T>, then: (value: T) => fc.Arbitrary<U>) => values.chain(then)
const mailOrNot = fc.constantFrom(undefined, 'Rejection', 'Withdrawal', 'Own')

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 3,
    arbitrary: nth.map(
      (n): Act =>
        (all) =>
          all.application(idOf(all, 'opening', n), idOf(all, 'candidate', n * 7)),
    ),
  },
  nth.map(
    (n): Act =>
      (all) =>
        all.candidate(
          `Person ${n}`,
          n % 3 ? { emails: [{ address: `p${n}@example.org`, primary: true }] } : {},
        ),
  ),
  chosen(nth, (n) =>
    over((all, target) => moving({ ...(target as object), stageId: idOf(all, 'stage', n) } as never)),
  ),
  chosen(fc.tuple(fc.constantFrom(...RejectionReason.options), mailOrNot), ([reason, mail]) =>
    over((_, target) => rejecting({ ...(target as object), reason, mail } as never)),
  ),
  chosen(fc.tuple(fc.constantFrom(...WithdrawalReason.options), mailOrNot), ([reason, mail]) =>
    over((_, target) => withdrawing({ ...(target as object), reason, mail } as never)),
  ),
  over((_, target) => advancing(target)),
  over((_, target) => reactivating(target)),
  chosen(fc.option(fc.integer({ min: 1, max: 5 })), (stars) =>
    over((_, target) => rating({ ...(target as object), rating: stars } as never)),
  ),
  chosen(fc.tuple(fc.subarray(['a', 'B', 'c']), fc.subarray(['A', 'b'])), ([add, remove]) =>
    over((_, target) => tagging({ ...(target as object), add, remove } as never)),
  ),
  chosen(fc.option(nth), (n) =>
    over((all, target) =>
      assigning({
        ...(target as object),
        assigneeId: n === null ? null : idOf(all, 'colleague', n),
      } as never),
    ),
  ),
  chosen(fc.integer({ min: -1, max: 9 }), (days) =>
    over((all, target) =>
      snoozing({ ...(target as object), until: all.workspace.clock.now() + days * 1000 } as never),
    ),
  ),
  over((_, target) => unsnoozing(target)),
  fc.tuple(nth, words).map(
    ([n, body]): Act =>
      (all) =>
        addNote(all.workspace.store, { id: idOf(all, 'application', n), body }, all.deps),
  ),
  fc.tuple(nth, words).map(
    ([n, body]): Act =>
      (all) =>
        editNote(all.workspace.store, { noteId: idOf(all, 'note', n), body }, all.deps),
  ),
  nth.map(
    (n): Act =>
      (all) =>
        removeNote(all.workspace.store, { noteId: idOf(all, 'note', n) }, all.deps),
  ),
  fc.tuple(nth, words).map(
    ([n, fullName]): Act =>
      (all) =>
        updateCandidate(
          all.workspace.store,
          { id: idOf(all, 'candidate', n), changes: { fullName, skills: [fullName] } } as never,
          all.deps,
        ),
  ),
  fc.tuple(words, fc.boolean()).map(
    ([fullName, self]): Act =>
      (all) =>
        addColleague(all.workspace.store, { fullName, email: null, self }, all.deps),
  ),
  fc.tuple(nth, words).map(
    ([n, fullName]): Act =>
      (all) =>
        updateColleague(
          all.workspace.store,
          { id: idOf(all, 'colleague', n), changes: { fullName } },
          all.deps,
        ),
  ),
  fc.tuple(nth, fc.boolean()).map(
    ([n, left]): Act =>
      (all) =>
        setColleagueLeft(all.workspace.store, { id: idOf(all, 'colleague', n), left }, all.deps),
  ),
  nth.map(
    (n): Act =>
      (all) =>
        setSelf(all.workspace.store, { id: idOf(all, 'colleague', n) }, all.deps),
  ),
  fc
    .tuple(
      fc.constantFrom('Own', 'Rejection'),
      fc.constantFrom('en', 'fi'),
      fc.constantFrom(...MailKind.options),
      words,
    )
    .map(
      ([name, language, kind, subject]): Act =>
        (all) =>
          saveTemplate(
            all.workspace.store,
            { name, language, kind, subject, body: 'Text, {sender.name}' },
            all.deps,
          ),
    ),
  nth.map(
    (n): Act =>
      (all) =>
        removeTemplate(all.workspace.store, { id: idOf(all, 'mail_template', n) }, all.deps),
  ),
  nth.map(
    (n): Act =>
      (all) =>
        holdMessages(all.workspace.store, { ids: [idOf(all, 'outbox_message', n)] }, all.deps),
  ),
  nth.map(
    (n): Act =>
      (all) =>
        releaseMessages(all.workspace.store, { ids: [idOf(all, 'outbox_message', n)] }, all.deps),
  ),
  nth.map(
    (n): Act =>
      (all) =>
        removeMessages(all.workspace.store, { ids: [idOf(all, 'outbox_message', n)] }, all.deps),
  ),
  fc.tuple(nth, words).map(
    ([n, subject]): Act =>
      (all) =>
        editMessage(
          all.workspace.store,
          { id: idOf(all, 'outbox_message', n), toAddress: 'a@example.org', subject, body: subject },
          all.deps,
        ),
  ),
  nth.map(
    (n): Act =>
      (all) =>
        (n % 2 ? closeOpening : reopenOpening)(
          all.workspace.store,
          { id: idOf(all, 'opening', n), as: 'closed' },
          all.deps,
        ),
  ),
  fc.constant<Act>((all) => all.workspace.clock.advance(1000)),
)

/** Runs an act; what it refuses is no fault. */
async function tryTo(all: Records, act: Act): Promise<void> {
  try {
    await act(all)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
  }
}

test('every command over applications, mails and colleagues is undone and redone exactly', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 40 }), async (acts) => {
      const all = await records()
      const { store } = all.workspace
      try {
        for (let n = 0; n < 2; n += 1) all.published()
        for (let n = 0; n < 4; n += 1)
          all.candidate(`First ${n}`, { emails: [{ address: `f${n}@example.org`, primary: true }] })
        addColleague(store, { fullName: 'Self', email: null, self: true }, all.deps)
        const start = store.historyState().undo?.id
        const states = [stateOf(store)]
        for (const one of acts) {
          const before = store.historyState().undo?.id
          await tryTo(all, one)
          const state = stateOf(store)
          if (store.historyState().undo?.id !== before) states.push(state)
          else expect(state).toEqual(states.at(-1))
        }
        for (const state of states.slice(0, -1).reverse()) {
          await store.undoInSteps()
          expect(stateOf(store)).toEqual(state)
        }
        expect(store.historyState().undo?.id).toBe(start)
        for (const state of states.slice(1)) {
          store.redo()
          expect(stateOf(store)).toEqual(state)
        }
        store.maintain((tx) => expect(searchIndexProblems(tx.raw)).toEqual([]))
      } finally {
        all.workspace.cleanup()
      }
    }),
    { numRuns: 25 },
  )
}, 300_000)
