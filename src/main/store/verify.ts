/** Looks at all of an open workspace: pages, references, audit chain, search index, document files, registry. */
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import type { VerifyReport } from '#contract/workspace.ts'
import { makePrivateFolder } from '../platform/files.ts'
import { verifyAudit } from './audit.ts'
import { openReader, openWriter } from './connection.ts'
import { copyDatabase, integrityProblems, referenceProblems } from './copy.ts'
import { unsealDocumentFile } from './document-file.ts'
import { layout } from './layout.ts'
import { databaseRegistryProblems } from './registry-check.ts'
import { searchIndexes, searchIndexProblems } from './search-index.ts'

type Check = VerifyReport['checks'][number]
type Finding = Pick<Check, 'count' | 'problems'>

/** Problems named one by one; the rest as a number. */
const NAMED_PROBLEMS = 20
/** Long enough for any intake to have given its files their rows. */
const ORPHAN_AGE_MS = 3_600_000

function check(name: Check['name'], look: () => Finding): Check {
  let finding: Finding
  try {
    finding = look()
  } catch (error) {
    const code = (error as { code?: unknown }).code
    finding = {
      count: 0,
      problems: [`could not be read (${typeof code === 'string' ? code : 'unexpected'})`],
    }
  }
  const { count, problems } = finding
  const rest = problems.length - NAMED_PROBLEMS
  return {
    name,
    ok: problems.length === 0,
    count,
    problems: rest > 0 ? [...problems.slice(0, NAMED_PROBLEMS), `and ${rest} more`] : problems,
  }
}

const numberOf = (db: Database.Database, sql: string): number => Number(db.prepare(sql).pluck().get())

/** Each row has its file, each file its row, and each file opens under its key. Ids are named, never file names. */
function checkDocuments(db: Database.Database, documentsDir: string, now: number): Finding {
  const problems: string[] = []
  const rows = db
    .prepare<[], { id: string; key: Buffer; sizeBytes: number }>(
      'SELECT id, key, size_bytes AS sizeBytes FROM document',
    )
    .all()
  const known = db.prepare<[string], number>('SELECT 1 FROM document WHERE id = ?').pluck()
  for (const { id, key, sizeBytes } of rows) {
    const problem = documentProblem(join(documentsDir, id), id, key, sizeBytes)
    // Work goes on meanwhile: a document that has been erased since has rightly lost its file.
    if (problem && known.get(id) !== undefined) problems.push(`the file of document ${id} ${problem}`)
  }
  const files = readdirSync(documentsDir)
  for (const name of files) {
    // A file is written before its row is.
    const age = now - (statSync(join(documentsDir, name), { throwIfNoEntry: false })?.mtimeMs ?? now)
    if (age > ORPHAN_AGE_MS && known.get(name) === undefined) {
      problems.push('a file in the documents folder belongs to no document')
    }
  }
  return { count: Math.max(rows.length, files.length), problems }
}

function documentProblem(path: string, id: string, key: Buffer, sizeBytes: number): string | null {
  try {
    const bytes = unsealDocumentFile(id, key, readFileSync(path))
    bytes.fill(0)
    return bytes.length === sizeBytes ? null : 'has another length'
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'is missing' : 'was changed or cannot be read'
  }
}

/** The index can be compared only through a connection that may write, so a copy is looked at: nobody has to wait. */
export function checkSearchIndex(dir: string, key: Buffer): Finding {
  const { database, scratch } = layout(dir)
  const copy = join(scratch, 'verify.db')
  try {
    const problems = copyDatabase(database, copy, key)
    const db = openWriter(copy, key)
    try {
      const count = searchIndexes.reduce(
        (sum, { content }) => sum + numberOf(db, `SELECT count(*) FROM "${content}"`),
        0,
      )
      return { count, problems: [...problems, ...searchIndexProblems(db)] }
    } finally {
      db.close()
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

/**
 * Reads the whole workspace through connections of its own; writes nothing but a scratch copy, which it removes.
 * Takes about half a minute per gigabyte.
 */
export function verifyWorkspace(dir: string, key: Buffer, now: number): VerifyReport {
  const { database, documents, scratch } = layout(dir)
  makePrivateFolder(scratch)
  const db = openReader(database, key)
  try {
    const checks = [
      check('integrity', () => ({
        count: numberOf(db, 'PRAGMA page_count'),
        problems: integrityProblems(db),
      })),
      check('foreign-keys', () => ({
        count: numberOf(
          db,
          `SELECT count(*) FROM sqlite_schema s, pragma_foreign_key_list(s.name) WHERE s.type = 'table'`,
        ),
        problems: referenceProblems(db),
      })),
      check('audit-chain', () => verifyAudit(db)),
      check('search-index', () => checkSearchIndex(dir, key)),
      check('documents', () => checkDocuments(db, documents, now)),
      check('registry', () => databaseRegistryProblems(db)),
    ]
    return { ok: checks.every(({ ok }) => ok), checks }
  } finally {
    db.close()
  }
}
