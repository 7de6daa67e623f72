import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const config = join(root, '.dependency-cruiser.cjs')

/** Per rule one import that it refuses and one that is as it should be. */
const SAMPLES: Record<
  string,
  { refused: [path: string, imports: string]; accepted: [path: string, imports: string] }
> = {
  'renderer-knows-only-the-contract': {
    refused: ['src/renderer/src/a.ts', '../../main/store/store.ts'],
    accepted: ['src/renderer/src/b.ts', '../../contract/common.ts'],
  },
  'contract-stands-alone': {
    refused: ['src/contract/a.ts', 'vue'],
    accepted: ['src/contract/b.ts', 'zod'],
  },
  'preload-imports-only-electron': {
    refused: ['src/preload/a.ts', 'zod'],
    accepted: ['src/preload/b.ts', 'electron'],
  },
  'electron-only-in-the-shell': {
    refused: ['src/main/service/a.ts', 'electron'],
    accepted: ['src/main/index.ts', 'electron'],
  },
  'electron-at-run-time-only-in-the-entry': {
    refused: ['src/main/shell/a.ts', 'electron'],
    accepted: ['src/main/shell/b.ts', 'type electron'],
  },
  'subjects-serve-nobody-by-name': {
    refused: ['src/main/openings/a.ts', '../service/router.ts'],
    accepted: ['src/main/openings/b.ts', '../store/store.ts'],
  },
  'store-knows-no-subject': {
    refused: ['src/main/store/a.ts', '../openings/commands.ts'],
    accepted: ['src/main/store/b.ts', '../platform/clock.ts'],
  },
  'platform-is-the-ground': {
    refused: ['src/main/platform/a.ts', '../store/store.ts'],
    accepted: ['src/main/platform/b.ts', '../../contract/common.ts'],
  },
  'service-knows-no-host': {
    refused: ['src/main/service/b.ts', '../shell/window.ts'],
    accepted: ['src/main/service/c.ts', '../openings/commands.ts'],
  },
  'shell-holds-no-business-rule': {
    refused: ['src/main/browser/a.ts', '../openings/commands.ts'],
    accepted: ['src/main/browser/b.ts', '../service/worker-host.ts'],
  },
  'database-driver-only-in-the-store': {
    refused: ['src/main/intake/a.ts', 'better-sqlite3'],
    accepted: ['src/main/intake/b.ts', 'type better-sqlite3'],
  },
  'other-programs-only-through-the-gateway': {
    refused: ['src/main/documents/a.ts', 'node:child_process'],
    accepted: ['src/main/platform/external.ts', 'node:child_process'],
  },
  'no-circles': {
    refused: ['src/main/search/a.ts', './circle.ts'],
    accepted: ['src/main/search/b.ts', '../store/store.ts'],
  },
  'nothing-unresolved': {
    refused: ['src/main/candidates/a.ts', './nowhere.ts'],
    accepted: ['src/main/candidates/b.ts', '../store/store.ts'],
  },
}

/** Files that the samples import. */
const TARGETS: Record<string, string> = {
  'src/main/search/circle.ts': `import './a.ts'`,
  ...Object.fromEntries(
    [
      'contract/common',
      'main/store/store',
      'main/platform/clock',
      'main/openings/commands',
      'main/service/router',
      'main/service/worker-host',
      'main/shell/window',
    ].map((path) => [`src/${path}.ts`, 'export const x = 1']),
  ),
  ...Object.fromEntries(
    ['electron', 'zod', 'vue', 'better-sqlite3'].flatMap((name) => [
      [`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js', types: 'index.d.ts' })],
      [`node_modules/${name}/index.js`, 'export default 1'],
      [`node_modules/${name}/index.d.ts`, 'export type T = 1; export const x: T'],
    ]),
  ),
}

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'haku-arrows-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const statement = (imports: string): string =>
  imports.startsWith('type ')
    ? `import type { T } from '${imports.slice(5)}'\nexport type U = T`
    : `import '${imports}'`

/** What the rules say about a tree with these samples: `rule: file`. */
function violations(kind: 'refused' | 'accepted'): string[] {
  const tree = join(folder, kind)
  const put = (path: string, content: string) => {
    mkdirSync(dirname(join(tree, path)), { recursive: true })
    writeFileSync(join(tree, path), content)
  }
  for (const [path, content] of Object.entries(TARGETS)) put(path, content)
  for (const sample of Object.values(SAMPLES)) put(sample[kind][0], statement(sample[kind][1]))
  cpSync(join(root, 'tsconfig.json'), join(tree, 'tsconfig.json'))
  put('package.json', JSON.stringify({ name: 'samples', type: 'module' }))
  const tool = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
  const args = [tool, 'src', '--config', config, '--output-type', 'json']
  const report = JSON.parse(
    execFileSync(process.execPath, args, { cwd: tree, encoding: 'utf8', maxBuffer: 1e8 }),
  )
  return report.summary.violations.map(
    (found: { rule: { name: string }; from: string }) => `${found.rule.name}: ${found.from}`,
  )
}

test('every rule has a sample', async () => {
  const { default: rules } = await import(config)
  expect(Object.keys(SAMPLES)).toEqual(rules.forbidden.map(({ name }: { name: string }) => name))
})

test('each arrow refuses what it is there for', () => {
  const found = violations('refused')
  const expected = Object.entries(SAMPLES).map(([rule, { refused }]) => `${rule}: ${refused[0]}`)
  expect(found).toEqual(expect.arrayContaining(expected))
})

test('and lets pass what is as it should be', () => {
  expect(violations('accepted').filter((line) => !line.includes('circle'))).toEqual([])
})
