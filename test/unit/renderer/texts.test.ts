/** Every word that the sources ask for is there, and every message can be read by vue-i18n. */
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { createTexts } from '../../../src/renderer/src/app/texts.ts'
import { en } from '../../../src/renderer/src/locales/en.ts'

const SOURCES = fileURLToPath(new URL('../../../src/renderer/src', import.meta.url))
const sources = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(vue|ts)$/.test(file))
  .map((file) => ({ file, text: readFileSync(join(SOURCES, file), 'utf8') }))

function leaves(node: unknown, path: string[] = []): { key: string; message: string }[] {
  if (typeof node === 'string') return [{ key: path.join('.'), message: node }]
  return Object.entries(node as object).flatMap(([name, child]) => leaves(child, [...path, name]))
}
const at = (key: string): unknown =>
  key.split('.').reduce<unknown>((node, name) => (node as Record<string, unknown> | undefined)?.[name], en)

test('every key that is asked for by name is there', () => {
  const missing = sources.flatMap(({ file, text }) =>
    [...text.matchAll(/\bt\(\s*'([\w.-]+)'/g)]
      .filter(([, key]) => typeof at(key ?? '') !== 'string')
      .map(([, key]) => `${file}: ${key}`),
  )
  expect(missing).toEqual([])
})

test('every key that is put together begins with a group that is there', () => {
  const missing = sources.flatMap(({ file, text }) =>
    [...text.matchAll(/\bt\(\s*`([\w.-]+)\.\$\{/g)]
      .filter(([, key]) => typeof at(key ?? '') !== 'object')
      .map(([, key]) => `${file}: ${key}`),
  )
  expect(missing).toEqual([])
})

test('every shortcut and every scope of shortcuts has words', () => {
  const missing = sources.flatMap(({ file, text }) =>
    [...text.matchAll(/\blabel: '([a-z][\w-]*(?:\.[\w-]+)+)'|useShortcuts\(\s*'([\w.-]+)'/g)]
      .map(([, label, scope]) => label ?? scope ?? '')
      .filter((key) => typeof at(key) !== 'string')
      .map((key) => `${file}: ${key}`),
  )
  expect(missing).toEqual([])
})

test('every message is understood: a bare @ or brace would throw when it is shown', () => {
  const { t } = createTexts().global
  const broken = leaves(en).flatMap(({ key }) => {
    try {
      return t(key, { n: 2, count: 2 }, 2) === key ? [key] : []
    } catch {
      return [key]
    }
  })
  expect(broken).toEqual([])
})

test('every icon is in the bundled set: one that is not would be asked from the network', () => {
  const set = createRequire(import.meta.url)('@iconify-json/lucide/icons.json') as {
    icons: object
    aliases?: object
  }
  const known = new Set([...Object.keys(set.icons), ...Object.keys(set.aliases ?? {})])
  const unknown = sources.flatMap(({ file, text }) =>
    [...text.matchAll(/\bi-lucide-([a-z0-9-]+)/g)]
      .filter(([, name]) => !known.has(name ?? ''))
      .map(([, name]) => `${file}: ${name}`),
  )
  expect(unknown).toEqual([])
})
