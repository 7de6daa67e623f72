import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

export const candidate = sqliteTable(
  'candidate',
  {
    id: text().primaryKey(),
    fullName: text().notNull(),
    /** Folded for sorting: NFKD, case and diacritics removed. */
    sortName: text().notNull(),
    givenName: text(), // null: not stated apart from the full name
    familyName: text(), // null: not stated apart from the full name
    headline: text(), // null: not stated
    city: text(), // null: not stated
    country: text(), // null: not stated
    summary: text().notNull(),
    profileStatus: text({ enum: ['active', 'anonymised'] }).notNull(),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
  },
  (t) => [
    index('candidate_sort_name').on(t.sortName, t.id),
    index('candidate_updated').on(t.updatedAt, t.id),
    // Orders of the list of applications that the person gives, not the application.
    index('candidate_country').on(t.country, t.sortName, t.id),
    index('candidate_city').on(sql`${t.city} COLLATE NOCASE`, t.sortName, t.id),
    index('candidate_headline').on(sql`${t.headline} COLLATE NOCASE`, t.sortName, t.id),
    index('candidate_anonymised').on(t.id).where(sql`profile_status = 'anonymised'`),
    check('candidate_profile_status', sql`${t.profileStatus} IN ('active','anonymised')`),
  ],
)

export const candidateEmail = sqliteTable(
  'candidate_email',
  {
    id: text().primaryKey(),
    candidateId: text()
      .notNull()
      .references(() => candidate.id),
    address: text().notNull(),
    /** NFKC, trimmed, lower case: what two addresses are compared by. */
    normalised: text().notNull(),
    position: integer().notNull(),
  },
  (t) => [
    uniqueIndex('candidate_email_once').on(t.candidateId, t.normalised),
    index('candidate_email_normalised').on(t.normalised),
  ],
)

export const candidatePhone = sqliteTable(
  'candidate_phone',
  {
    id: text().primaryKey(),
    candidateId: text()
      .notNull()
      .references(() => candidate.id),
    written: text().notNull(),
    e164: text(), // null: not understood as a number
    position: integer().notNull(),
  },
  (t) => [index('candidate_phone_candidate').on(t.candidateId), index('candidate_phone_e164').on(t.e164)],
)

export const candidateLink = sqliteTable(
  'candidate_link',
  {
    id: text().primaryKey(),
    candidateId: text()
      .notNull()
      .references(() => candidate.id),
    kind: text({ enum: ['linkedin', 'xing', 'github', 'website', 'other'] }).notNull(),
    url: text().notNull(),
    position: integer().notNull(),
  },
  (t) => [index('candidate_link_candidate').on(t.candidateId)],
)

export const candidateExperience = sqliteTable(
  'candidate_experience',
  {
    id: text().primaryKey(),
    candidateId: text()
      .notNull()
      .references(() => candidate.id),
    employer: text().notNull(),
    title: text().notNull(),
    location: text(), // null: not stated
    fromDate: text(), // null: not stated
    toDate: text(), // null: still there, or not stated
    summary: text().notNull(),
    position: integer().notNull(),
  },
  (t) => [index('candidate_experience_candidate').on(t.candidateId)],
)

export const candidateEducation = sqliteTable(
  'candidate_education',
  {
    id: text().primaryKey(),
    candidateId: text()
      .notNull()
      .references(() => candidate.id),
    institution: text().notNull(),
    area: text().notNull(),
    degree: text().notNull(),
    fromDate: text(), // null: not stated
    toDate: text(), // null: not stated
    position: integer().notNull(),
  },
  (t) => [index('candidate_education_candidate').on(t.candidateId)],
)

export const candidateSkill = sqliteTable(
  'candidate_skill',
  {
    id: text().primaryKey(),
    candidateId: text()
      .notNull()
      .references(() => candidate.id),
    name: text().notNull(),
    position: integer().notNull(),
  },
  (t) => [
    index('candidate_skill_candidate').on(t.candidateId),
    index('candidate_skill_name').on(sql`${t.name} COLLATE NOCASE`, t.candidateId),
  ],
)

export const candidateLanguage = sqliteTable(
  'candidate_language',
  {
    id: text().primaryKey(),
    candidateId: text()
      .notNull()
      .references(() => candidate.id),
    language: text().notNull(),
    fluency: text().notNull(),
    position: integer().notNull(),
  },
  (t) => [
    index('candidate_language_candidate').on(t.candidateId),
    index('candidate_language_name').on(sql`${t.language} COLLATE NOCASE`, t.candidateId),
  ],
)

export const consent = sqliteTable(
  'consent',
  {
    id: text().primaryKey(),
    candidateId: text()
      .notNull()
      .references(() => candidate.id),
    purpose: text({ enum: ['application', 'talent_pool'] }).notNull(),
    givenAt: integer().notNull(),
    expiresOn: text(), // null: until withdrawn or capped by the retention rule
    withdrawnAt: integer(), // null: stands
    renewalAskedAt: integer(), // null: nobody was asked to renew it
  },
  (t) => [
    index('consent_candidate').on(t.candidateId),
    index('consent_pool')
      .on(t.candidateId, t.expiresOn, t.givenAt)
      .where(sql`purpose = 'talent_pool' AND withdrawn_at IS NULL`),
  ],
)
