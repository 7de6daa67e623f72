/**
 * Part of `npm run check`: every column has a class, erasing a candidate reaches every table, every change of the schema has its migration, and the bundled
 * migrations are those of the .sql files. Exits 1 and names what is missing.
 */
import { readdirSync, readFileSync } from 'node:fs'
import {
  type DrizzleSQLiteSnapshotJSON,
  generateSQLiteDrizzleJson,
  generateSQLiteMigration,
} from 'drizzle-kit/api'
import { bundledMigrations } from './bundle-migrations.ts'
import { erasureProblems } from './erasure.ts'
import { registryProblems } from './registry-check.ts'
import * as schema from './schema/index.ts'

const folder = new URL('./migrations/', import.meta.url)

/** What drizzle-kit would write for the schema as it is now, and whether the bundle is that of the .sql files. */
export async function migrationProblems(module: Record<string, unknown> = schema): Promise<string[]> {
  const problems: string[] = []
  const snapshots = readdirSync(new URL('meta/', folder)).filter((name) => name.endsWith('_snapshot.json'))
  const newest = snapshots.sort().at(-1)
  if (newest === undefined) return ['There is no migration at all.']
  const before = JSON.parse(
    readFileSync(new URL(`meta/${newest}`, folder), 'utf8'),
  ) as DrizzleSQLiteSnapshotJSON
  const now = await generateSQLiteDrizzleJson(module, before.id, 'snake_case')
  const missing = await generateSQLiteMigration(before, now)
  if (missing.length > 0) {
    problems.push(
      `The schema has changed without a migration (npx drizzle-kit generate --name what_changes):\n${missing.join('\n')}`,
    )
  }
  if (readFileSync(new URL('index.ts', folder), 'utf8').replaceAll('\r\n', '\n') !== bundledMigrations()) {
    problems.push(
      'migrations/index.ts is not that of the .sql files (node src/main/store/bundle-migrations.ts).',
    )
  }
  return problems
}

async function main(): Promise<void> {
  const problems = [...registryProblems(), ...erasureProblems(), ...(await migrationProblems())]
  for (const problem of problems) process.stderr.write(`${problem}\n`)
  if (problems.length > 0) process.exitCode = 1
  else process.stdout.write('Registry and migrations are complete.\n')
}

if (import.meta.main) void main()
