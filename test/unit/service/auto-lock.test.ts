import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createAutoLock } from '../../../src/main/service/auto-lock.ts'

const MINUTE_MS = 60_000
beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const clock = { now: () => Date.now() }

test('locks after so many idle minutes, counted from the last call, with one timer', () => {
  const lock = vi.fn()
  const autoLock = createAutoLock(clock, lock, () => false)
  autoLock.setMinutes(10)
  vi.advanceTimersByTime(9 * MINUTE_MS)
  for (let n = 0; n < 1000; n++) autoLock.touch()
  expect(vi.getTimerCount()).toBe(1)
  vi.advanceTimersByTime(9 * MINUTE_MS)
  expect(lock).not.toHaveBeenCalled()
  vi.advanceTimersByTime(MINUTE_MS)
  expect(lock).toHaveBeenCalledOnce()
})

test('a call after the time has run out finds it locked, also when no timer ran (a suspended laptop)', () => {
  const lock = vi.fn()
  const autoLock = createAutoLock(clock, lock, () => false)
  autoLock.setMinutes(10)
  vi.setSystemTime(Date.now() + 60 * MINUTE_MS)
  expect(autoLock.touch()).toBe(true)
  expect(lock).toHaveBeenCalledOnce()
})

test('a computer that wakes locks at once when the time has run out meanwhile, and not before', () => {
  const lock = vi.fn()
  const autoLock = createAutoLock(clock, lock, () => false)
  autoLock.setMinutes(10)
  vi.setSystemTime(Date.now() + 9 * MINUTE_MS)
  autoLock.check()
  expect(lock).not.toHaveBeenCalled()
  // Looking does not count as being asked.
  vi.advanceTimersByTime(MINUTE_MS)
  expect(lock).toHaveBeenCalledOnce()
  vi.setSystemTime(Date.now() + 60 * MINUTE_MS)
  autoLock.check()
  expect(lock).toHaveBeenCalledTimes(2)
})

test('work that goes on puts it off', () => {
  const lock = vi.fn()
  let busy = true
  const autoLock = createAutoLock(clock, lock, () => busy)
  autoLock.setMinutes(5)
  vi.advanceTimersByTime(60 * MINUTE_MS)
  expect(lock).not.toHaveBeenCalled()
  busy = false
  vi.advanceTimersByTime(10 * MINUTE_MS)
  expect(lock).toHaveBeenCalledOnce()
})

test('0 minutes means never', () => {
  const lock = vi.fn()
  const autoLock = createAutoLock(clock, lock, () => false)
  autoLock.setMinutes(5)
  autoLock.setMinutes(0)
  expect(vi.getTimerCount()).toBe(0)
  vi.advanceTimersByTime(600 * MINUTE_MS)
  expect(lock).not.toHaveBeenCalled()
})
