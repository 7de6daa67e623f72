/** The one definition of the database; drizzle-kit writes the migrations from it. */
export * from './applications.ts'
export * from './candidates.ts'
export * from './documents.ts'
export * from './intake.ts'
export * from './openings.ts'
export * from './system.ts'
