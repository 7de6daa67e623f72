import { defineConfig } from 'drizzle-kit'

/** `npx drizzle-kit generate --name <what-changed>` writes the next migration from the schema; nothing else of the kit is used. */
export default defineConfig({
  dialect: 'sqlite',
  schema: './src/main/store/schema/index.ts',
  out: './src/main/store/migrations',
  casing: 'snake_case',
})
