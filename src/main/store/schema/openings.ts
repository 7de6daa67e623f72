import { sql } from 'drizzle-orm'
import { check, index, integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

export const opening = sqliteTable(
  'opening',
  {
    id: text().primaryKey(),
    title: text().notNull(),
    /** Title folded for sorting: NFKD, case and diacritics removed. */
    sortTitle: text().notNull(),
    /** Title, requisition number, department, job family and city, folded, for the filter of the list. */
    searchText: text().notNull(),
    requisitionNumber: text().notNull(),
    department: text(), // null: not stated
    jobFamily: text(), // null: not stated
    country: text(), // null: a draft without a country yet
    subdivision: text(), // null: the country has one law, or it is not known yet
    city: text(), // null: not stated
    timeZone: text().notNull(),
    language: text().notNull(),
    employmentType: text().notNull(),
    workplace: text().notNull(),
    payMin: real(), // null: open below
    payMax: real(), // null: open above
    payCurrency: text(), // null: no pay range given
    payPeriod: text(), // null: no pay range given
    description: text().notNull(),
    seats: integer().notNull(),
    status: text({ enum: ['draft', 'published', 'closed', 'filled', 'cancelled'] }).notNull(),
    opensOn: text(), // null: at once
    closesOn: text(), // null: until closed by hand
    externalId: text(), // null: known only here
    externalUrl: text(), // null: not advertised elsewhere
    publishedAt: integer(), // null: never published
    closedAt: integer(), // null: not closed
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
  },
  (t) => [
    uniqueIndex('opening_requisition_number').on(sql`${t.requisitionNumber} COLLATE NOCASE`),
    index('opening_updated').on(t.updatedAt, t.id),
    index('opening_title').on(t.sortTitle, t.id),
    index('opening_closes_on').on(t.closesOn, t.id),
    check('opening_status', sql`${t.status} IN ('draft','published','closed','filled','cancelled')`),
    check('opening_published_has_country', sql`${t.status} <> 'published' OR ${t.country} IS NOT NULL`),
    check(
      'opening_closed_has_instant',
      sql`(${t.status} IN ('closed','filled','cancelled')) = (${t.closedAt} IS NOT NULL)`,
    ),
    check('opening_seats', sql`${t.seats} >= 1`),
    check('opening_pay', sql`${t.payMin} IS NULL OR ${t.payMax} IS NULL OR ${t.payMin} <= ${t.payMax}`),
  ],
)

export const stage = sqliteTable(
  'stage',
  {
    id: text().primaryKey(),
    openingId: text()
      .notNull()
      .references(() => opening.id),
    name: text().notNull(),
    kind: text({ enum: ['new', 'screen', 'interview', 'offer', 'hired', 'other'] }).notNull(),
    position: integer().notNull(),
  },
  (t) => [
    index('stage_opening').on(t.openingId, t.position),
    index('stage_name').on(sql`${t.name} COLLATE NOCASE`, t.id),
    // What an application's pair of stage and opening refers to.
    uniqueIndex('stage_of_opening').on(t.id, t.openingId),
    check('stage_kind', sql`${t.kind} IN ('new','screen','interview','offer','hired','other')`),
  ],
)

export const teamMember = sqliteTable(
  'team_member',
  {
    id: text().primaryKey(),
    openingId: text()
      .notNull()
      .references(() => opening.id),
    name: text().notNull(),
    role: text({ enum: ['recruiter', 'hiring_manager', 'coordinator', 'interviewer'] }).notNull(),
    email: text(), // null: not given
    position: integer().notNull(),
  },
  (t) => [index('team_member_opening').on(t.openingId, t.position)],
)
