import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import cases from '../../../fixtures/retention/cases.json' with { type: 'json' }

/** Proven where several devices keep in step with a hub, and where that hub is a PostgreSQL. */
const BY_HUB = ['B26', 'B27', 'B28', 'B29', 'B30', 'B32', 'B33', 'B34', 'B35']

const folder = join(import.meta.dirname, '..')
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => readFileSync(join(folder, name), 'utf8'))
const named = sources.flatMap((source) =>
  [...source.matchAll(/^ *(?:it|test)(?:\.each\(.*\))?\(\s*['`](B\d\d [^:'`]+)/gm)].map(([, name]) => name),
)
const behaviour = cases.cases
  .filter(({ kind }) => kind === 'behaviour')
  .map(({ id, title }) => ({ id, name: `${id} ${title}` }))

it('has a named test for every behaviour case, but for those that need a hub', () => {
  expect(behaviour.length).toBe(39)
  const elsewhere = new Set(BY_HUB)
  expect(behaviour.filter(({ id, name }) => !elsewhere.has(id) && !named.includes(name))).toEqual([])
  expect(behaviour.filter(({ id, name }) => elsewhere.has(id) && named.includes(name))).toEqual([])
  expect(named.filter((name) => !behaviour.some((one) => one.name === name))).toEqual([])
})
