import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { generateSQLiteDrizzleJson, generateSQLiteMigration } from 'drizzle-kit/api'
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { listBackups } from '../../../src/main/store/backup.ts'
import { openWriter } from '../../../src/main/store/connection.ts'
import { unlockKey } from '../../../src/main/store/keys.ts'
import {
  type Migration,
  migrate,
  needsMigration,
  sqlHash,
  versionOf,
} from '../../../src/main/store/migrate.ts'
import { migrations } from '../../../src/main/store/migrations/index.ts'
import { openWorkspace } from '../../../src/main/store/workspace.ts'
import { pause, seeded, startChild } from '../../support/kill.ts'
import { addPipeline, asCommand } from '../../support/rows.ts'

import { type TemporaryWorkspace, temporaryWorkspace, testClock } from '../../support/workspace.ts'

// Whole processes and slow key derivations: on a busy machine they take their time.
vi.setConfig({ testTimeout: 240_000 })

const migration = (name: string, sql: string): Migration => ({ name, sql, sha256: sqlHash(sql) })

/** What drizzle-kit writes for a change of schema, word for word. */
async function generated(name: string, before: Record<string, unknown>, after: Record<string, unknown>) {
  const from = await generateSQLiteDrizzleJson(before)
  const statements = await generateSQLiteMigration(from, await generateSQLiteDrizzleJson(after, from.id))
  return migration(name, statements.join('\n--> statement-breakpoint\n'))
}

/** Three generations, whose parents have a size that may be missing or, later, may not. */
function family(sizeRequired: boolean) {
  const size = integer()
  const parent = sqliteTable('test_parent', {
    id: text().primaryKey(),
    size: sizeRequired ? size.notNull() : size,
  })
  const child = sqliteTable('test_child', {
    id: text().primaryKey(),
    parent: text()
      .notNull()
      .references(() => parent.id, { onDelete: 'cascade' }),
  })
  const grandchild = sqliteTable('test_grandchild', {
    id: text().primaryKey(),
    child: text()
      .notNull()
      .references(() => child.id, { onDelete: 'cascade' }),
  })
  return { parent, child, grandchild }
}

let dir: string
let db: Database.Database
const key = Buffer.alloc(32, 7)
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'haku-migrate-'))
  db = openWriter(join(dir, 'test.db'), key)
})
afterEach(() => {
  db.close()
  rmSync(dir, { recursive: true, force: true })
})

const rows = (table: string): unknown[] => db.prepare(`SELECT * FROM ${table} ORDER BY 1`).all()

async function familyMigrations(): Promise<Migration[]> {
  return [
    ...migrations,
    await generated('9001_family', {}, family(false)),
    await generated('9002_rebuild', family(false), family(true)),
  ]
}

function addFamily(): void {
  db.exec(`INSERT INTO test_parent (id, size) VALUES ('p1', 1), ('p2', 2);
    INSERT INTO test_child (id, parent) VALUES ('c1', 'p1'), ('c2', 'p2');
    INSERT INTO test_grandchild (id, child) VALUES ('g1', 'c1'), ('g2', 'c2')`)
}

describe('migrations', () => {
  it('rebuild a parent table without losing children that would go with their parent', async () => {
    const all = await familyMigrations()
    expect(all.at(-1)?.sql).toMatch(/DROP TABLE `test_parent`/)
    migrate(db, all.slice(0, -1), 1)
    addFamily()
    expect(migrate(db, all, 2)).toBe(1)
    expect(rows('test_parent')).toEqual([
      { id: 'p1', size: 1 },
      { id: 'p2', size: 2 },
    ])
    expect(rows('test_child')).toHaveLength(2)
    expect(rows('test_grandchild')).toHaveLength(2)
    expect(versionOf(db)).toBe(all.length)
    // References hold afterwards, and are enforced again.
    expect(() => db.exec(`INSERT INTO test_child VALUES ('c3', 'nobody')`)).toThrow('FOREIGN KEY')
    db.exec(`DELETE FROM test_parent WHERE id = 'p1'`)
    expect(rows('test_grandchild')).toEqual([{ id: 'g2', child: 'c2' }])
  })

  it('would lose them if foreign keys were turned off only inside the transaction', async () => {
    const all = await familyMigrations()
    migrate(db, all.slice(0, -1), 1)
    addFamily()
    db.exec(`BEGIN; ${all.at(-1)?.sql}; COMMIT`)
    expect(rows('test_parent')).toHaveLength(2)
    expect(rows('test_child')).toEqual([])
  })

  it('go from the first version with rows in every subject to the newest, and lose nothing', async () => {
    const first = migrations.slice(0, 1)
    migrate(db, first, 1)
    db.exec(`INSERT INTO candidate (id, full_name, sort_name, summary, profile_status, created_at, updated_at)
        VALUES ('c', 'n', 'n', '', 'active', 1, 1);
      INSERT INTO candidate_email (id, candidate_id, address, normalised, position) VALUES ('e', 'c', 'a@b', 'a@b', 0)`)
    const rebuild = migration(
      '9001_rebuild_candidate',
      db
        .prepare<[], string>(`SELECT sql FROM sqlite_schema WHERE name = 'candidate'`)
        .pluck()
        .get()
        ?.replace('`candidate`', '__new_candidate')
        .replaceAll('"candidate"', '"__new_candidate"')
        .replace('`full_name`', 'added text, `full_name`')
        .concat(
          `;\nINSERT INTO __new_candidate SELECT id, 'x', full_name, sort_name, given_name, family_name, headline, city,
             country, summary, profile_status, created_at, updated_at FROM candidate;
           DROP TABLE candidate; ALTER TABLE __new_candidate RENAME TO candidate`,
        ) ?? '',
    )
    expect(migrate(db, [...migrations, rebuild], 2)).toBe(migrations.length)
    expect(rows('candidate')).toMatchObject([{ id: 'c', added: 'x', full_name: 'n' }])
    expect(rows('candidate_email')).toHaveLength(1)
    expect(db.pragma('foreign_key_check')).toEqual([])
  })

  it('that fail leave the version before, whole', async () => {
    migrate(db, migrations, 1)
    const broken = [
      ...migrations,
      migration('9001_one', 'CREATE TABLE test_one (id TEXT)'),
      migration('9002_two', 'CREATE TABLE test_two (id TEXT); INSERT INTO nowhere VALUES (1)'),
    ]
    expect(() => migrate(db, broken, 2)).toThrow('nowhere')
    expect(versionOf(db)).toBe(migrations.length)
    expect(rows('schema_migration')).toHaveLength(migrations.length)
    expect(db.prepare(`SELECT 1 FROM sqlite_schema WHERE name LIKE 'test_%'`).all()).toEqual([])
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1)
  })

  it('that leave a row without its parent are rolled back', () => {
    migrate(db, migrations, 1)
    const orphaning = migration(
      '9001_orphan',
      `INSERT INTO candidate_email (id, candidate_id, address, normalised, position) VALUES ('e', 'nobody', '', '', 0)`,
    )
    expect(() => migrate(db, [...migrations, orphaning], 2)).toThrow(
      'candidate_email without their candidate',
    )
    expect(rows('candidate_email')).toEqual([])
    expect(versionOf(db)).toBe(migrations.length)
  })

  it('are applied once, and say whether there is anything to do', () => {
    expect(needsMigration(db, migrations)).toBe(true)
    expect(migrate(db, migrations, 1)).toBe(migrations.length)
    expect(needsMigration(db, migrations)).toBe(false)
    expect(migrate(db, migrations, 1)).toBe(0)
  })

  it('are refused when a released one was edited, left out, or came in another order', () => {
    const [one, two] = [
      migration('9001_one', 'CREATE TABLE a (id)'),
      migration('9002_two', 'CREATE TABLE b (id)'),
    ]
    migrate(db, [...migrations, one, two], 1)
    const edited = migration('9001_one', 'CREATE TABLE a (id, more)')
    for (const other of [[edited, two], [two], [two, one]]) {
      expect(() => needsMigration(db, [...migrations, ...other])).toThrow(
        expect.objectContaining({ code: 'WORKSPACE_DAMAGED', reason: 'MIGRATION_ALTERED' }),
      )
    }
    expect(() => needsMigration(db, [...migrations, { ...one, sql: 'CREATE TABLE c (id)' }])).toThrow(
      'not the one that was released',
    )
  })

  it('are refused on a database from a newer version, by name', () => {
    migrate(db, [...migrations, migration('9001_future', 'CREATE TABLE future (id)')], 1)
    expect(() => migrate(db, migrations, 2)).toThrow(expect.objectContaining({ code: 'WORKSPACE_NEWER' }))
    expect(rows('future')).toEqual([])
  })

  it('are refused on a database that is not of this program', () => {
    db.exec('CREATE TABLE something (id)')
    expect(() => migrate(db, migrations, 1)).toThrow(
      expect.objectContaining({ reason: 'MIGRATIONS_MISSING' }),
    )
  })
})

describe('opening a workspace of an older version', () => {
  let workspace: TemporaryWorkspace
  beforeEach(async () => {
    workspace = await temporaryWorkspace()
  })
  afterEach(() => workspace.cleanup())

  it('makes a backup first, empties the undo history and builds the index of the tables it changed', async () => {
    asCommand(workspace.store, (tx) => addPipeline(tx, 'Zaphod Beeblebrox'))
    workspace.store.close()
    const change = migration('9001_names', `UPDATE candidate SET full_name = 'Trillian Astra'`)
    const store = await openWorkspace(
      workspace.dir,
      {},
      { clock: testClock(), migrations: [...migrations, change] },
    )
    try {
      const found = (words: string) =>
        store.reader.raw.prepare('SELECT rowid FROM candidate_fts WHERE candidate_fts MATCH ?').all(words)
          .length
      expect(found('Trillian')).toBe(1)
      expect(found('Zaphod')).toBe(0)
      expect(store.historyState()).toEqual({ undo: null, redo: null })
      expect(store.schemaVersion).toBe(migrations.length + 1)
      expect(listBackups(workspace.dir)).toMatchObject([{ cause: 'migration', verified: true }])
    } finally {
      store.close()
    }
    // And the older program refuses what it cannot know.
    await expect(openWorkspace(workspace.dir, {}, { clock: testClock() })).rejects.toMatchObject({
      code: 'WORKSPACE_NEWER',
    })
  })

  it('is left at the old version, or brought to the new, by a kill at any moment', async () => {
    const { applicationId } = asCommand(workspace.store, addPipeline).result
    workspace.store.close()
    const slow = [
      ...migrations,
      migration(
        '9001_slow',
        `CREATE TABLE test_many (n INTEGER PRIMARY KEY, t TEXT);
         INSERT INTO test_many SELECT value, hex(randomblob(200)) FROM
           (WITH RECURSIVE c(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM c LIMIT 60000) SELECT value FROM c);
         UPDATE candidate SET headline = 'migrated'`,
      ),
    ]
    const file = join(dir, 'migrations.json')
    writeFileSync(file, JSON.stringify(slow))
    const random = seeded(2026)
    const workspaceKey = await unlockKey(workspace.dir, {})
    const outcomes = new Set<number>()
    for (let round = 0; round < 8; round += 1) {
      const child = startChild('migrate', workspace.dir, file)
      await child.says('open')
      await pause(random() * 250)
      await child.kill()
      const opened = openWriter(join(workspace.dir, 'haku.db'), workspaceKey)
      try {
        const version = versionOf(opened)
        const isNew = version === slow.length
        outcomes.add(version)
        expect(opened.pragma('integrity_check', { simple: true })).toBe('ok')
        expect(opened.prepare('SELECT headline FROM candidate').pluck().get()).toBe(isNew ? 'migrated' : null)
        expect(opened.prepare('SELECT id FROM application').pluck().get()).toBe(applicationId)
        expect(opened.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'test_many'`).all()).toHaveLength(
          isNew ? 1 : 0,
        )
        if (isNew) break
      } finally {
        opened.close()
      }
    }
    expect(outcomes).toContain(migrations.length)
  })
})
