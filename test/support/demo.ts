/** The demo workspace for tests. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { VerifyReport } from '#contract/workspace.ts'
import { systemClock } from '../../src/main/platform/clock.ts'
import { openWorkspace } from '../../src/main/store/workspace.ts'

const CLI = fileURLToPath(new URL('../../out/main/cli.cjs', import.meta.url))
const ROUTER = fileURLToPath(new URL('../../src/renderer/src/app/router.ts', import.meta.url))

const haku = (...words: string[]): string =>
  execFileSync(process.execPath, [CLI, ...words], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })

export function makeDemoWorkspace(dir: string): void {
  haku('demo', '--workspace', dir)
}

/** What `haku verify` says of a workspace that nobody else has open, damaged or not. */
export function verifyWorkspace(dir: string): VerifyReport {
  try {
    return JSON.parse(haku('verify', '--json', '--workspace', dir)) as VerifyReport
  } catch (error) {
    // A damaged workspace is an answer too, with another exit code.
    return JSON.parse(String((error as { stdout?: unknown }).stdout)) as VerifyReport
  }
}

/** One of each kind that has an address: an opening and an application of it that has the most to show. */
export async function idsIn(dir: string): Promise<Record<string, string>> {
  const store = await openWorkspace(dir, {}, { clock: systemClock })
  try {
    const one = (sql: string) =>
      store.reader.raw.prepare<[], string>(sql).pluck().get() ?? '00000000-0000-7000-8000-000000000000'
    const openingId = one(
      'SELECT opening_id FROM application GROUP BY opening_id ORDER BY count(*) DESC LIMIT 1',
    )
    const person = `(SELECT candidate_id FROM application WHERE opening_id = '${openingId}' AND status = 'active' ORDER BY seq DESC LIMIT 1)`
    return {
      openings: openingId,
      applications: one(
        `SELECT id FROM application WHERE candidate_id = ${person} ORDER BY seq DESC LIMIT 1`,
      ),
      candidates: one(`SELECT id FROM candidate WHERE id = ${person}`),
      views: one('SELECT id FROM saved_view LIMIT 1'),
      intake: one('SELECT id FROM intake_batch LIMIT 1'),
      imports: one('SELECT id FROM import_batch LIMIT 1'),
      // Any two can be compared, whether or not they are suggested.
      keepId: one(`SELECT id FROM candidate WHERE id = ${person}`),
      goneId: one(`SELECT id FROM candidate WHERE id <> ${person} ORDER BY id LIMIT 1`),
      rules: 'US-CA',
      runs: one('SELECT id FROM retention_run LIMIT 1'),
    }
  } finally {
    store.close()
  }
}

/** Where two of a kind stand in one address, each has a name of its own. */
const named = (path: string, ids: Record<string, string>): string =>
  path.replaceAll(/:(keepId|goneId)/g, (whole, name: string) => ids[name] ?? whole)

/**
 * Every address of the router with these ids in it. A new route is in it by itself; one whose parameter is of a kind
 * that nobody knows an id of throws.
 */
export function addressesOf(ids: Record<string, string>): string[] {
  const paths = [...readFileSync(ROUTER, 'utf8').matchAll(/\bpath: '([^']+)'/g)].map(([, path = '']) => path)
  return paths.map((path) =>
    named(path, ids).replaceAll(
      /([^/]+)\/:\w+(?:\([^)]*\)\*)?|:rest\(\.\*\)\*/g,
      (whole, kind: string | undefined) => {
        if (kind === undefined) return 'nowhere'
        const id = ids[kind]
        if (id === undefined) throw new Error(`No id is known for the address ${path}`)
        return whole.replace(/:.*/, id)
      },
    ),
  )
}
