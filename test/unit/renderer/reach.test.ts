import { describe, expect, it } from 'vitest'
import { asksStatus, countStatuses, reachOf } from '../../../src/renderer/src/features/applications/reach.ts'

describe('whom a decision over many is for', () => {
  it('rejects the active ones of a mixed list, and says who stays as they are', () => {
    const counts = { active: 40, hired: 2, rejected: 5, withdrawn: 0 }
    expect(reachOf('reject', counts)).toEqual({
      statuses: ['active'],
      affected: 40,
      leftOut: [
        { why: 'hired', count: 2 },
        { why: 'rejected', count: 5 },
      ],
    })
  })

  it('corrects the reason where all are rejected already', () => {
    expect(reachOf('reject', { rejected: 7 })).toEqual({ statuses: ['rejected'], affected: 7, leftOut: [] })
  })

  it('brings back rejected and withdrawn ones alike', () => {
    const { statuses, affected } = reachOf('reactivate', { active: 1, rejected: 2, withdrawn: 3 })
    expect([statuses, affected]).toEqual([['rejected', 'withdrawn'], 5])
  })

  it('leaves nobody out of what asks for no status', () => {
    const everybody = countStatuses([{ status: 'active' }, { status: 'hired' }, { status: 'active' }])
    expect(everybody).toEqual({ active: 2, hired: 1 })
    expect(reachOf('tag', everybody)).toMatchObject({ affected: 3, leftOut: [] })
    expect([asksStatus('tag'), asksStatus('snooze')]).toEqual([false, true])
  })

  it('is for nobody where none can take part', () => {
    expect(reachOf('advance', { hired: 3 })).toEqual({
      statuses: [],
      affected: 0,
      leftOut: [{ why: 'hired', count: 3 }],
    })
  })
})
