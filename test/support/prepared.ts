/** Workspaces that tests start from: made once for each worker, then copied. */
import { OpeningDraft } from '#contract/openings.ts'
import { createOpening, publishOpening } from '../../src/main/openings/commands.ts'
import { systemClock } from '../../src/main/platform/clock.ts'
import { createWorkspace } from '../../src/main/store/workspace.ts'
import { idsIn, makeDemoWorkspace } from './demo.ts'

/** An opened workspace that a test gets a copy of. */
export interface Prepared {
  readonly dir: string
  /** An id of each kind that has an address, by the word before it in the address. */
  readonly ids: Readonly<Record<string, string>>
}

/** Opens without a passphrase; in it one published opening, ENG-1, Elevator engineer, in Finland. */
async function makeOpening(dir: string): Promise<Prepared> {
  const { store } = await createWorkspace(dir, { protection: 'key-file' }, { clock: systemClock })
  try {
    const deps = { clock: systemClock, actor: 'person' } as const
    const draft = OpeningDraft.parse({
      title: 'Elevator engineer',
      requisitionNumber: 'ENG-1',
      country: 'FI',
      timeZone: 'Europe/Helsinki',
    })
    const { id } = publishOpening(store, { id: createOpening(store, draft, deps).id }, deps)
    return { dir, ids: { openings: id } }
  } finally {
    store.close()
  }
}

/** The demo, as the built command line makes it. */
async function makeDemo(dir: string): Promise<Prepared> {
  makeDemoWorkspace(dir)
  return { dir, ids: await idsIn(dir) }
}

export type PreparedKind = 'opening' | 'demo'
export const makePrepared: Record<PreparedKind, (dir: string) => Promise<Prepared>> = {
  opening: makeOpening,
  demo: makeDemo,
}
