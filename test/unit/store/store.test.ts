import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '../../../src/main/platform/ids.ts'
import { candidate, candidateEmail, note } from '../../../src/main/store/schema/index.ts'
import { type TemporaryWorkspace, temporaryWorkspace } from '../../support/workspace.ts'

let workspace: TemporaryWorkspace
beforeEach(async () => {
  workspace = await temporaryWorkspace()
})
afterEach(() => workspace.cleanup())

describe('a command', () => {
  it('is read back after it', () => {
    const id = newId()
    const { undoId } = workspace.store.command(
      { action: 'candidates.create', subjects: [id], undoable: true, actor: 'person' },
      (tx) =>
        tx.orm
          .insert(candidate)
          .values({
            id,
            fullName: 'Example Person',
            sortName: 'example person',
            summary: '',
            profileStatus: 'active',
            createdAt: 1,
            updatedAt: 1,
          })
          .run(),
    )
    expect(undoId).toBe(1)
    expect(
      workspace.store.reader.orm.select().from(candidate).where(eq(candidate.id, id)).get()?.fullName,
    ).toBe('Example Person')
    workspace.store.undo()
    expect(workspace.store.reader.orm.select().from(candidate).all()).toEqual([])
    workspace.store.redo()
    expect(workspace.store.reader.orm.select().from(candidate).all()).toHaveLength(1)
    void candidateEmail
    void note
  })
})
