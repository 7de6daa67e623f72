import { toE164 } from '../candidates/normalise.ts'
import { sealDocuments } from '../documents/vault.ts'
import type { Store } from '../store/types.ts'
import type { TakenFile } from './documents-of.ts'
import type { Draft, Prepared } from './draft.ts'

/**
 * Writes the taken files encrypted, so that the draft can be committed or its files discarded. Phones without a
 * country calling code are read as dialled in the candidate's country, else in the opening's.
 */
export async function readyDraft(
  store: Store,
  taken: readonly TakenFile[],
  rest: Omit<Draft, 'documents'> & { openingCountry: string | null },
): Promise<Prepared> {
  const { openingCountry, profile, ...draft } = rest
  const sealed = await sealDocuments(
    store,
    taken.map((file) => file.bytes),
  )
  const country = profile.country ?? openingCountry
  return {
    outcome: 'ready',
    draft: {
      ...draft,
      profile: {
        ...profile,
        phones: profile.phones.map(({ written, e164 }) => ({
          written,
          e164: e164 ?? toE164(written, country),
        })),
      },
      documents: sealed.flatMap((document, at) => {
        const file = taken[at]
        if (file === undefined) return []
        return [{ name: file.name, kind: file.kind, inspection: file.inspection, sealed: document }]
      }),
    },
  }
}
