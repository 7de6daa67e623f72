/**
 * Full text: FTS5 with external content and secure-delete, so that a deleted word leaves no byte behind. An entry is
 * deleted with its OLD values, by triggers, before the row is gone.
 */
import type Database from 'better-sqlite3'

interface SearchIndex {
  name: string
  content: string
  columns: readonly string[]
  options: readonly string[]
}

const WORDS = `tokenize = 'unicode61 remove_diacritics 2'`

export const searchIndexes: readonly SearchIndex[] = [
  { name: 'document_fts', content: 'document_text', columns: ['text'], options: [WORDS] },
  { name: 'note_fts', content: 'note', columns: ['body'], options: [WORDS] },
  {
    name: 'candidate_fts',
    content: 'candidate_search',
    columns: ['names', 'contacts'],
    options: [WORDS, `prefix = '2 3'`],
  },
  {
    name: 'candidate_trigram',
    content: 'candidate_search',
    columns: ['names', 'contacts'],
    options: [`tokenize = 'trigram remove_diacritics 1'`],
  },
]

/** The distinct words of names and contacts, in their order: what a mistyped name is compared with. Holds no data itself. */
const NAME_WORDS = 'candidate_fts_words'
const createNameWords = `CREATE VIRTUAL TABLE ${NAME_WORDS} USING fts5vocab(candidate_fts, row)`

/** The tables whose rows the indexes are made of: a migration that touches one has the indexes built anew. */
export const indexedTables: readonly string[] = [
  'document_text',
  'note',
  'candidate',
  'candidate_email',
  'candidate_phone',
  'candidate_search',
]

const createIndex = (index: SearchIndex): string =>
  `CREATE VIRTUAL TABLE "${index.name}" USING fts5(${[
    ...index.columns,
    `content = '${index.content}'`,
    `content_rowid = 'seq'`,
    ...index.options,
  ].join(', ')})`

/** The sort name is among them: folded further than the tokenizer folds, it lets Lukasz find Łukasz. */
const namesOf = (candidate: string): string =>
  `${candidate}.full_name || char(10) || coalesce(${candidate}.given_name, '') || char(10) || coalesce(${candidate}.family_name, '') || char(10) || ${candidate}.sort_name`

/** In an order of their own: undo puts rows back in another order than they came in. */
const contactsOf = (candidateId: string): string =>
  `(SELECT coalesce(group_concat(line, char(10) ORDER BY kind, position, id), '') FROM (
    SELECT 1 AS kind, position, id, address AS line FROM candidate_email WHERE candidate_id = ${candidateId}
    UNION ALL
    SELECT 2, position, id, written || coalesce(char(10) || e164, '') FROM candidate_phone WHERE candidate_id = ${candidateId}))`

/** The triggers that keep one index equal to its content; the old entry goes with the old values. */
function indexTriggers({ name, content, columns }: SearchIndex): { name: string; sql: string }[] {
  const list = columns.join(', ')
  const values = (row: string) => columns.map((column) => `${row}.${column}`).join(', ')
  const put = `INSERT INTO ${name}(rowid, ${list}) VALUES (NEW.seq, ${values('NEW')});`
  const take = `INSERT INTO ${name}(${name}, rowid, ${list}) VALUES ('delete', OLD.seq, ${values('OLD')});`
  const differs = ['seq', ...columns].map((column) => `OLD.${column} IS NOT NEW.${column}`).join(' OR ')
  const on = (event: string, body: string, when = '') => ({
    name: `${name}_${event}`,
    sql: `CREATE TEMP TRIGGER "${name}_${event}" AFTER ${event.toUpperCase()} ON main."${content}" ${when} BEGIN ${body} END`,
  })
  return [on('insert', put), on('delete', take), on('update', `${take} ${put}`, `WHEN ${differs}`)]
}

/** Temporary triggers that keep candidate_search equal to the candidates and the indexes equal to their content. */
export function searchTriggers(): string[] {
  const statements = searchIndexes.flatMap(indexTriggers).map(({ sql }) => sql)
  statements.push(
    `CREATE TEMP TRIGGER candidate_search_insert AFTER INSERT ON main.candidate BEGIN
      INSERT INTO candidate_search(candidate_id, names, contacts) VALUES (NEW.id, ${namesOf('NEW')}, ${contactsOf('NEW.id')});
    END`,
    `CREATE TEMP TRIGGER candidate_search_update AFTER UPDATE OF full_name, given_name, family_name, sort_name ON main.candidate BEGIN
      UPDATE candidate_search SET names = ${namesOf('NEW')} WHERE candidate_id = NEW.id;
    END`,
    `CREATE TEMP TRIGGER candidate_search_delete AFTER DELETE ON main.candidate BEGIN
      DELETE FROM candidate_search WHERE candidate_id = OLD.id;
    END`,
  )
  const refresh = (row: string) =>
    `UPDATE candidate_search SET contacts = ${contactsOf(`${row}.candidate_id`)} WHERE candidate_id = ${row}.candidate_id;`
  for (const table of ['candidate_email', 'candidate_phone']) {
    statements.push(
      `CREATE TEMP TRIGGER "${table}_search_insert" AFTER INSERT ON main."${table}" BEGIN ${refresh('NEW')} END`,
      `CREATE TEMP TRIGGER "${table}_search_delete" AFTER DELETE ON main."${table}" BEGIN ${refresh('OLD')} END`,
      `CREATE TEMP TRIGGER "${table}_search_update" AFTER UPDATE ON main."${table}" BEGIN ${refresh('OLD')} ${refresh('NEW')} END`,
    )
  }
  return statements
}

/**
 * Fills candidate_search from the candidates and every index from its content: the cure for any difference. Inside a
 * transaction of the caller's.
 */
export function rebuildSearchIndexes(db: Database.Database): void {
  const exists = db.prepare(`SELECT 1 FROM temp.sqlite_schema WHERE type = 'trigger' AND name = ?`)
  // An index that differs cannot follow its content step by step.
  const paused = searchIndexes.flatMap(indexTriggers).filter(({ name }) => exists.get(name) !== undefined)
  for (const { name } of paused) db.exec(`DROP TRIGGER temp."${name}"`)
  for (const index of searchIndexes) db.exec(`DROP TABLE IF EXISTS "${index.name}"`)
  db.exec(`DELETE FROM candidate_search;
    INSERT INTO candidate_search(candidate_id, names, contacts)
    SELECT c.id, ${namesOf('c')}, ${contactsOf('c.id')} FROM candidate c ORDER BY c.id`)
  for (const index of searchIndexes) {
    db.exec(createIndex(index))
    db.exec(`INSERT INTO "${index.name}"("${index.name}", rank) VALUES ('secure-delete', 1);
      INSERT INTO "${index.name}"("${index.name}") VALUES ('rebuild')`)
  }
  db.exec(`DROP TABLE IF EXISTS ${NAME_WORDS}; ${createNameWords}`)
  for (const { sql } of paused) db.exec(sql)
}

/**
 * Makes the indexes when one is missing or defined otherwise than here; must run before the triggers are made.
 * Returns whether they were built.
 */
export function ensureSearchIndexes(db: Database.Database): boolean {
  const definition = db.prepare<[string], { sql: string }>(
    `SELECT sql FROM main.sqlite_schema WHERE type = 'table' AND name = ?`,
  )
  const wanted = [
    ...searchIndexes.map((index) => ({ name: index.name, sql: createIndex(index) })),
    { name: NAME_WORDS, sql: createNameWords },
  ]
  if (wanted.every(({ name, sql }) => definition.get(name)?.sql === sql)) return false
  db.transaction(() => rebuildSearchIndexes(db)).immediate()
  return true
}

/**
 * Compares each index with its content, and candidate_search with the candidates. Returns what differs, in words
 * without personal data; empty when nothing does.
 */
export function searchIndexProblems(db: Database.Database): string[] {
  const problems: string[] = []
  for (const index of searchIndexes) {
    try {
      db.exec(`INSERT INTO "${index.name}"("${index.name}", rank) VALUES ('integrity-check', 1)`)
    } catch {
      problems.push(`${index.name} differs from ${index.content}`)
    }
  }
  const differing = db
    .prepare<[], { n: number }>(
      `SELECT count(*) AS n FROM candidate c FULL JOIN candidate_search s ON s.candidate_id = c.id
       WHERE c.id IS NULL OR s.candidate_id IS NULL OR s.names IS NOT ${namesOf('c')} OR s.contacts IS NOT ${contactsOf('c.id')}`,
    )
    .get()
  if (differing && differing.n > 0) problems.push(`candidate_search differs for ${differing.n} candidates`)
  return problems
}
