/**
 * Writes migrations/index.ts from the .sql files, because the bundle has no folder to read them from. A new migration:
 *   npx drizzle-kit generate --name what_changes
 *   node src/main/store/bundle-migrations.ts
 * A released .sql file is never edited: its hash is in every workspace.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { sqlHash } from './migrate.ts'

const folder = new URL('./migrations/', import.meta.url)

/** The text that migrations/index.ts must have for the .sql files beside it. */
export function bundledMigrations(): string {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  const entries = names.map((file) => {
    const sql = readFileSync(new URL(file, folder), 'utf8').replaceAll('\r\n', '\n')
    const lines = sql.split('\n').map((line) => `      ${JSON.stringify(line)},`)
    return `  {
    name: ${JSON.stringify(file.slice(0, -'.sql'.length))},
    sha256: ${JSON.stringify(sqlHash(sql))},
    sql: [
${lines.join('\n')}
    ].join('\\n'),
  },`
  })
  return `// Written by bundle-migrations.ts from the .sql files; do not edit.
import type { Migration } from '../migrate.ts'

export const migrations: readonly Migration[] = [
${entries.join('\n')}
]
`
}

if (import.meta.main) writeFileSync(new URL('index.ts', folder), bundledMigrations())
