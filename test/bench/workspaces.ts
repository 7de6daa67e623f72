/** The workspace that is measured: filled once, kept under .cache, made anew when the schema or the filling changes. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { systemClock } from '../../src/main/platform/clock.ts'
import { migrations } from '../../src/main/store/migrations/index.ts'
import type { Store } from '../../src/main/store/types.ts'
import { createWorkspace, openWorkspace } from '../../src/main/store/workspace.ts'
import { fill, type Size } from './fill.ts'

const local = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Folder of the filled workspace; fills it when it is not there. */
export async function filledWorkspace(size: Size, say: (line: string) => void): Promise<string> {
  const hash = createHash('sha256')
    .update(JSON.stringify(size))
    .update(migrations.map(({ sha256 }) => sha256).join())
    .update(readFileSync(local('fill.ts')))
    .update(readFileSync(local('random.ts')))
    .digest('hex')
    .slice(0, 16)
  const dir = local(`../../.cache/bench/${hash}`)
  if (existsSync(dir)) return dir
  const draft = `${dir}.draft`
  rmSync(draft, { recursive: true, force: true })
  say(
    `Filling a workspace with ${size.candidates} candidates and ${size.applications} applications; it is kept for the next run.`,
  )
  const { store } = await createWorkspace(draft, { protection: 'key-file' }, { clock: systemClock })
  let shown = -1
  fill(store, size, systemClock.now(), (share) => {
    const percent = Math.floor(share * 10) * 10
    if (percent > shown) say(`  ${percent} %`)
    shown = Math.max(shown, percent)
  })
  store.close()
  renameSync(draft, dir)
  return dir
}

export const openFilled = (dir: string): Promise<Store> => openWorkspace(dir, {}, { clock: systemClock })
