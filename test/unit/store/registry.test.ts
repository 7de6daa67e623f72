import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrationProblems } from '../../../src/main/store/check-registry.ts'
import { registry } from '../../../src/main/store/registry.ts'
import { databaseRegistryProblems, registryProblems } from '../../../src/main/store/registry-check.ts'
import * as schema from '../../../src/main/store/schema/index.ts'
import { type TemporaryWorkspace, temporaryWorkspace } from '../../support/workspace.ts'

describe('the personal-data registry', () => {
  it('has a class for every column', () => {
    expect(registryProblems()).toEqual([])
  })

  it('names a column whose class was removed', () => {
    const { fullName: _, ...rest } = registry.candidate
    expect(registryProblems(schema, { ...registry, candidate: rest })).toEqual([
      'candidate.fullName has no class in the personal-data registry',
    ])
  })

  it('names every column of a new table, and a class that belongs to nothing', () => {
    const added = sqliteTable('added', { id: text().primaryKey(), shoeSize: text() })
    expect(registryProblems({ ...schema, added })).toEqual([
      'added.id has no class in the personal-data registry',
      'added.shoeSize has no class in the personal-data registry',
    ])
    const entry = registry.candidate.fullName
    const classes = { ...registry, ghost: { id: entry }, stage: { ...registry.stage, colour: entry } }
    expect(registryProblems(schema, classes)).toEqual([
      'stage.colour is classed, but there is no such column',
      'ghost is classed, but there is no such table',
    ])
  })

  it('removes everything that is personal or special when a candidate is anonymised, save what is of the staff', () => {
    for (const [table, columns] of Object.entries(registry)) {
      for (const [column, { class: dataClass, anonymise }] of Object.entries(columns)) {
        if (
          ['teamMember', 'colleague', 'retentionRule', 'retentionRun'].includes(table) ||
          !['personal', 'special'].includes(dataClass)
        )
          continue
        expect(anonymise, `${table}.${column}`).toBe('remove')
      }
    }
  })
})

describe('in a real database', () => {
  let workspace: TemporaryWorkspace
  beforeEach(async () => {
    workspace = await temporaryWorkspace()
  })
  afterEach(() => workspace.cleanup())

  it('every stored column is known to the registry', () => {
    expect(databaseRegistryProblems(workspace.store.reader.raw).problems).toEqual([])
  })

  it('a column that the schema does not know is named', () => {
    workspace.store.maintain((tx) => tx.raw.exec('ALTER TABLE candidate ADD COLUMN shadow TEXT'))
    expect(databaseRegistryProblems(workspace.store.reader.raw).problems).toEqual([
      'candidate.shadow is stored, but not in the schema',
    ])
  })
})

describe('the check of the store', () => {
  const run = () =>
    spawnSync(
      process.execPath,
      [fileURLToPath(new URL('../../../src/main/store/check-registry.ts', import.meta.url))],
      {
        encoding: 'utf8',
      },
    )

  it('passes on what is committed', () => {
    expect(run()).toMatchObject({ status: 0, stderr: '' })
  })

  it('names a change of the schema that has no migration', async () => {
    const added = sqliteTable('added', { id: text().primaryKey() })
    const [problem] = await migrationProblems({ ...schema, added })
    expect(problem).toMatch(/without a migration[\s\S]*CREATE TABLE `added`/)
  })
})
