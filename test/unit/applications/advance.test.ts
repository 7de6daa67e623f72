import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { advanceApplications } from '../../../src/main/applications/advance.ts'
import { moveApplications, rejectApplications } from '../../../src/main/applications/decisions.ts'
import { getApplication } from '../../../src/main/applications/queries.ts'
import { problemOf, type Records, records } from '../../support/records.ts'
import { everythingOf, stateOf } from '../../support/state.ts'

let all: Records
beforeEach(async () => {
  all = await records()
})
afterEach(() => all.workspace.cleanup())

const store = () => all.workspace.store
const get = (id: string) => getApplication(store().reader, { id })
const stageName = (id: string) => {
  const { stages, stageId } = get(id)
  return stages.find((stage) => stage.id === stageId)?.name
}

describe('advancing', () => {
  it('takes each one stage further in the pipeline of its own opening, as one command and one undo', () => {
    const [first, second] = [all.published(), all.published()]
    const ids = [all.application(first.id), all.application(second.id), all.application(first.id)]
    const ahead = first.stages.at(-2)
    moveApplications(store(), { ids: ids.slice(2), stageId: ahead?.id ?? '' }, all.deps)
    const before = stateOf(store())
    expect(advanceApplications(store(), { ids }, all.deps).changed).toBe(3)
    expect(ids.map(stageName)).toEqual([
      first.stages[1]?.name,
      second.stages[1]?.name,
      first.stages.at(-1)?.name,
    ])
    expect(ids.map((id) => get(id).status)).toEqual(['active', 'active', 'hired'])
    expect(get(ids[2] ?? '').timeline.at(-1)).toMatchObject({ kind: 'hired', fromStage: ahead?.name })
    store().undo()
    expect(stateOf(store())).toEqual(before)
  })

  it('is refused as a whole when one of them is not active', () => {
    const opening = all.published()
    const ids = [all.application(opening.id), all.application(opening.id)]
    rejectApplications(store(), { ids: ids.slice(1), reason: 'other' }, all.deps)
    const before = everythingOf(store())
    expect(problemOf(() => advanceApplications(store(), { ids }, all.deps))).toBe('INVALID_STATE NOT_ACTIVE')
    expect(everythingOf(store())).toEqual(before)
  })
})
