/** A workspace that tests start from, made through the commands: what each of them would make through the window first. */
import { OpeningDraft } from '#contract/openings.ts'
import { createOpening, publishOpening } from '../../src/main/openings/commands.ts'
import { systemClock } from '../../src/main/platform/clock.ts'
import { createWorkspace } from '../../src/main/store/workspace.ts'

export interface Prepared {
  readonly dir: string
  readonly openingId: string
}

/** Opens without a passphrase; in it one published opening, ENG-1, Elevator engineer, in Finland. */
export async function makePrepared(dir: string): Promise<Prepared> {
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
    return { dir, openingId: id }
  } finally {
    store.close()
  }
}
