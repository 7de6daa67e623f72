import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { ServiceEvent } from '#contract/events.ts'
import { createEventHub, SUBJECT_OF_TABLE } from '../../../src/main/service/events.ts'
import { tablesOf } from '../../../src/main/store/tables.ts'

const id = (n: number) => `00000000-0000-4000-8000-${n.toString().padStart(12, '0')}`
const change = (table: string, ...ids: string[]) => ({ tables: new Set([table]), ids })

/** Reads what comes until `until` ms have passed without anything. */
async function read(events: AsyncGenerator<ServiceEvent>, count: number): Promise<ServiceEvent[]> {
  const read: ServiceEvent[] = []
  while (read.length < count) {
    const { value, done } = await events.next()
    if (done) break
    read.push(value)
  }
  return read
}

test('every table of the schema belongs to a subject, or is said to belong to none', () => {
  expect(Object.keys(SUBJECT_OF_TABLE).sort()).toEqual(tablesOf().map(({ name }) => name))
})

test('a subscription begins with hello, and changes of one turn arrive as one event', async () => {
  const hub = createEventHub()
  const stop = new AbortController()
  const events = hub.subscribe(stop.signal)
  expect(await read(events, 1)).toEqual([{ type: 'hello' }])
  const next = events.next()
  hub.publishChange(change('opening', id(1)))
  hub.publishChange(change('application', id(2)))
  expect((await next).value).toEqual({
    type: 'changed',
    subjects: ['openings', 'applications'],
    ids: [id(1), id(2)],
  })
  stop.abort()
  expect(await events.next()).toEqual({ done: true, value: undefined })
})

test('tables that no view shows make no event', async () => {
  const hub = createEventHub()
  const stop = new AbortController()
  const events = hub.subscribe(stop.signal)
  await events.next()
  const next = events.next()
  hub.publishChange(change('audit_entry', '1'))
  hub.publish({ type: 'workspace', state: 'locked' })
  expect((await next).value).toEqual({ type: 'workspace', state: 'locked' })
  stop.abort()
})

test('rows whose ids are numbers or names are not named: the contract would refuse the whole subscription', async () => {
  const hub = createEventHub()
  const stop = new AbortController()
  const events = hub.subscribe(stop.signal)
  await events.next()
  const next = events.next()
  hub.publishChange(change('document_text', '12', 'autoLock', id(3)))
  expect((await next).value).toEqual({ type: 'changed', subjects: ['documents'], ids: [id(3)] })
  stop.abort()
})

test('a reader that does not read is told once, in general terms, however much happened', async () => {
  const hub = createEventHub()
  const stop = new AbortController()
  const events = hub.subscribe(stop.signal)
  await events.next()
  for (let n = 0; n < 20_000; n++) {
    hub.publishChange(change('candidate', id(n)))
    hub.publish({ type: 'intake', batchId: id(1), done: n, total: 20_000, status: 'running' })
  }
  expect(await read(events, 2)).toEqual([
    { type: 'changed', subjects: ['candidates'], ids: [] },
    { type: 'intake', batchId: id(1), done: 19_999, total: 20_000, status: 'running' },
  ])
  stop.abort()
})

test('a client that goes away ends its subscription, also while nothing happens', async () => {
  const hub = createEventHub()
  const stop = new AbortController()
  const events = hub.subscribe(stop.signal)
  await events.next()
  const next = events.next()
  await sleep(5)
  stop.abort()
  expect(await next).toEqual({ done: true, value: undefined })
})
