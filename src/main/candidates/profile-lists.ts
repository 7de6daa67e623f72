/** The lists of a profile: one table each, rows in the order of the list. */
import type { CandidateProfile } from '#contract/candidates.ts'
import { newId } from '../platform/ids.ts'
import type { Readable, Writable } from '../store/types.ts'
import { normaliseEmail } from './normalise.ts'

type Cell = string | number | null
type Cells = Record<string, Cell>

export const LIST_NAMES = [
  'emails',
  'phones',
  'links',
  'experience',
  'education',
  'skills',
  'languages',
] as const
export type ProfileLists = Pick<CandidateProfile, (typeof LIST_NAMES)[number]>

interface ListTable<Item> {
  table: string
  /** Besides id, candidate_id and position. */
  columns: readonly string[]
  toCells(item: Item): Cells
  fromCells(cells: Cells): Item
}

/** Lists whose items are stored as they are: contract field and column by column. */
function plain<Item extends object>(
  table: string,
  fields: Record<keyof Item & string, string>,
): ListTable<Item> {
  const pairs = Object.entries<string>(fields)
  return {
    table,
    columns: pairs.map(([, column]) => column),
    toCells: (item) =>
      Object.fromEntries(pairs.map(([field, column]) => [column, item[field as keyof Item] as Cell])),
    fromCells: (cells) =>
      Object.fromEntries(pairs.map(([field, column]) => [field, cells[column]])) as unknown as Item,
  }
}

type ItemOf<Name extends keyof ProfileLists> = ProfileLists[Name][number]

const TABLES: { [Name in keyof ProfileLists]: ListTable<ItemOf<Name>> } = {
  emails: {
    table: 'candidate_email',
    columns: ['address', 'normalised'],
    toCells: ({ address }) => ({ address, normalised: normaliseEmail(address) }),
    // The first address is the primary one.
    fromCells: (cells) => ({ address: String(cells.address), primary: cells.position === 0 }),
  },
  phones: plain<ItemOf<'phones'>>('candidate_phone', { written: 'written', e164: 'e164' }),
  links: plain<ItemOf<'links'>>('candidate_link', { kind: 'kind', url: 'url' }),
  experience: plain<ItemOf<'experience'>>('candidate_experience', {
    employer: 'employer',
    title: 'title',
    location: 'location',
    from: 'from_date',
    to: 'to_date',
    summary: 'summary',
  }),
  education: plain<ItemOf<'education'>>('candidate_education', {
    institution: 'institution',
    area: 'area',
    degree: 'degree',
    from: 'from_date',
    to: 'to_date',
  }),
  skills: {
    table: 'candidate_skill',
    columns: ['name'],
    toCells: (name) => ({ name }),
    fromCells: (cells) => String(cells.name),
  },
  languages: plain<ItemOf<'languages'>>('candidate_language', { language: 'language', fluency: 'fluency' }),
}

function readList<Name extends keyof ProfileLists>(
  db: Readable,
  name: Name,
  candidateId: string,
): ItemOf<Name>[] {
  const { table, columns, fromCells } = TABLES[name]
  return db.raw
    .prepare<[string], Cells>(
      `SELECT position, ${columns.join(', ')} FROM ${table} WHERE candidate_id = ? ORDER BY position`,
    )
    .all(candidateId)
    .map(fromCells)
}

/** All lists of one candidate, each in its order. */
export function readLists(db: Readable, candidateId: string): ProfileLists {
  return {
    emails: readList(db, 'emails', candidateId),
    phones: readList(db, 'phones', candidateId),
    links: readList(db, 'links', candidateId),
    experience: readList(db, 'experience', candidateId),
    education: readList(db, 'education', candidateId),
    skills: readList(db, 'skills', candidateId),
    languages: readList(db, 'languages', candidateId),
  }
}

/**
 * Makes one list what it should be. Rows that stay keep their ids; rows that go, go first, so that an address
 * written anew does not collide with itself. Returns whether anything changed.
 */
export function writeList<Name extends keyof ProfileLists>(
  tx: Writable,
  name: Name,
  candidateId: string,
  items: readonly ItemOf<Name>[],
): boolean {
  const { table, columns, toCells } = TABLES[name]
  const contentOf = (cells: Cells): string => JSON.stringify(columns.map((column) => cells[column]))
  const existing = new Map<string, { id: string; position: number }[]>()
  const rows = tx.raw
    .prepare<[string], Cells>(
      `SELECT id, position, ${columns.join(', ')} FROM ${table} WHERE candidate_id = ? ORDER BY position`,
    )
    .all(candidateId)
  for (const row of rows) {
    const content = contentOf(row)
    const same = existing.get(content) ?? []
    same.push({ id: String(row.id), position: Number(row.position) })
    existing.set(content, same)
  }

  const added: { cells: Cells; position: number }[] = []
  const moved: { id: string; position: number }[] = []
  items.forEach((item, position) => {
    const cells = toCells(item)
    const kept = existing.get(contentOf(cells))?.shift()
    if (!kept) added.push({ cells, position })
    else if (kept.position !== position) moved.push({ id: kept.id, position })
  })
  const gone = [...existing.values()].flat()

  if (gone.length > 0) {
    const remove = tx.raw.prepare(`DELETE FROM ${table} WHERE id = ?`)
    for (const { id } of gone) remove.run(id)
  }
  if (moved.length > 0) {
    const move = tx.raw.prepare(`UPDATE ${table} SET position = ? WHERE id = ?`)
    for (const { id, position } of moved) move.run(position, id)
  }
  if (added.length > 0) {
    const insert = tx.raw.prepare(
      `INSERT INTO ${table} (id, candidate_id, position, ${columns.join(', ')})
       VALUES (?, ?, ?, ${columns.map(() => '?').join(', ')})`,
    )
    for (const { cells, position } of added) {
      insert.run(newId(), candidateId, position, ...columns.map((column) => cells[column] ?? null))
    }
  }
  return gone.length + moved.length + added.length > 0
}
