import { describe, expect, test } from 'vitest'
import { lint, rules, scriptOf } from '../../../scripts/lint/rules.ts'

/** Per rule: where it looks, what it refuses there, and what it lets pass. */
const SAMPLES: Record<string, { path: string; refused: string[]; accepted: string[]; exempt?: string }> = {
  'external-links': {
    path: 'src/main/shell/navigation.ts',
    refused: ['shell.openExternal(url)', 'void electron.shell.openExternal(url)'],
    accepted: ['openExternal(url)', '// never shell.openExternal here'],
    exempt: 'src/main/shell/open-external.ts',
  },
  'documents-outside': {
    path: 'src/main/documents/outside.ts',
    refused: ['shell.openPath(path)', 'electron.shell.showItemInFolder(path)'],
    accepted: ['openPath(path)', '// never shell.openPath here'],
    exempt: 'src/main/shell/open-document.ts',
  },
  database: {
    path: 'src/main/intake/run.ts',
    refused: ['const db = new Database(path)', "new Database(':memory:', { readonly: true })"],
    accepted: [
      "import type Database from 'better-sqlite3'",
      'openReader(path, key)',
      'error instanceof Database.SqliteError',
    ],
    exempt: 'src/main/store/connection.ts',
  },
  'skipped-test': {
    path: 'test/unit/store/store.test.ts',
    refused: [
      "test.skip('later', () => {})",
      "it.only('this', () => {})",
      "describe.skip('all', () => {})",
      "test.skipIf(process.platform === 'win32')('x', () => {})",
      "test.describe.only('x', () => {})",
      "xit('x', () => {})",
      "test.todo('x')",
      "test.fails('x', () => {})",
    ],
    accepted: [
      "test('a list.only of things', () => {})",
      "test.skipIf(!there)('skipped: Electron runtime not installed', () => {})",
      "test.skip(!installed, 'skipped: Electron runtime not installed')",
      "describe.skipIf(!existsSync(corpus))('files of the corpus (../shared/corpus not present)', () => {})",
      'page.only.skip()',
    ],
    exempt: 'test/support/service.ts',
  },
  clock: {
    path: 'src/main/openings/commands.ts',
    refused: ['const now = Date.now()', 'const today = new Date()', 'globalThis.Date.now()'],
    accepted: ['new Date(clock.now()).toISOString()', 'Date.UTC(2026, 0, 1)', "'Date.now()'"],
    exempt: 'src/main/platform/clock.ts',
  },
  ids: {
    path: 'src/main/openings/commands.ts',
    refused: ["import { randomUUID } from 'node:crypto'", 'crypto.randomUUID()'],
    accepted: ['newId()', '// like randomUUID'],
    exempt: 'src/main/platform/ids.ts',
  },
  environment: {
    path: 'src/main/service/session.ts',
    refused: ['process.env.HOME', 'const { PATH } = process.env'],
    accepted: ['machine.env.HOME', 'import.meta.env.DEV'],
    exempt: 'src/main/index.ts',
  },
  console: {
    path: 'src/renderer/src/App.vue',
    refused: [
      '<script setup lang="ts">\nconsole.log(1)\n</script>',
      '<script setup>\nglobalThis.console.warn(1)\n</script>',
    ],
    accepted: ['<template><p>console.log</p></template>', '<script setup lang="ts">\nconst x = 1\n</script>'],
    exempt: 'test/support/quiet.ts',
  },
  'file-pages': {
    path: 'src/main/shell/window.ts',
    refused: [
      "window.loadFile('index.html')",
      "window.loadURL('file:///index.html')",
      'window.loadURL(`file://` + path)',
    ],
    accepted: ["window.loadURL('app://bundle/')", '// file:// is refused'],
    exempt: 'src/main/intake/run.ts',
  },
}

test('every rule has samples', () => {
  expect(Object.keys(SAMPLES)).toEqual(rules.map(({ name }) => name))
})

describe.each(Object.entries(SAMPLES))('%s', (name, { path, refused, accepted, exempt }) => {
  const found = (text: string, where = path) => lint(where, text).map(({ rule }) => rule.name)

  test.each(refused)('refuses %s', (text) => expect(found(text)).toContain(name))
  test.each(accepted)('lets %s pass', (text) => expect(found(text)).not.toContain(name))
  test('looks only where it is meant to', () => expect(found(refused[0] ?? '', exempt)).not.toContain(name))
})

test('a finding in a component names the line of the component', () => {
  const component =
    '<template>\n  <p />\n</template>\n<script setup lang="ts">\nconst a = 1\nconsole.log(a)\n</script>\n'
  expect(lint('src/renderer/src/App.vue', component)).toMatchObject([{ line: 6 }])
  expect(scriptOf('a.ts', 'x')).toBe('x')
})
