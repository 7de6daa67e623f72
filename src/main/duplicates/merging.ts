/** What two candidates become as one: the profile by the choices made, and which applications stay active. */
import type { CandidateProfile } from '#contract/candidates.ts'
import type { MergeChoices, MergePreview } from '#contract/duplicates.ts'
import { joinLists } from '../candidates/join-lists.ts'
import { readProfile, type StoredProfile, tidyProfile } from '../candidates/profile.ts'
import { LIST_NAMES, type ProfileLists } from '../candidates/profile-lists.ts'
import { Problem } from '../platform/problem.ts'
import type { Readable, Store } from '../store/types.ts'
import { inOrder, verdictOn } from './find.ts'
import { runKey } from './keys.ts'

export interface Merging {
  keepId: string
  goneId: string
  choices: MergeChoices
}

/** Most that a profile carries of each. */
const MOST: Partial<Record<keyof ProfileLists, number>> = {
  emails: 20,
  phones: 20,
  links: 50,
  experience: 200,
  education: 100,
  skills: 500,
  languages: 50,
}

const refuse = (code: 'REFUSED' | 'INVALID_STATE', reason: string, message: string, remedy: string) =>
  new Problem(code, reason, `${message} Nothing was changed.`, remedy)

/** Both profiles. Throws Problem NOT_FOUND, REFUSED for one and the same, INVALID_STATE when one has been anonymised. */
export function readBoth(
  db: Readable,
  { keepId, goneId }: Merging,
): { kept: StoredProfile; gone: StoredProfile } {
  if (keepId === goneId)
    throw refuse('REFUSED', 'SAME_CANDIDATE', 'This is one and the same candidate.', 'Name two candidates.')
  const [kept, gone] = [readProfile(db, keepId), readProfile(db, goneId)]
  if (kept.profileStatus === 'anonymised' || gone.profileStatus === 'anonymised')
    throw refuse(
      'INVALID_STATE',
      'CANDIDATE_ANONYMISED',
      'One of the two has been anonymised.',
      'Only candidates whose details are known can be made one.',
    )
  return { kept, gone }
}

/**
 * The profile of the two as one. A field that nobody chose is that of the one who is kept, or where that is empty the
 * other's; lists are united. Throws Problem REFUSED when a united list is longer than a profile carries.
 */
export function resultOf(kept: StoredProfile, gone: StoredProfile, choices: MergeChoices): CandidateProfile {
  const [mine, theirs] = [kept.profile, gone.profile]
  const from = (chosen: string | undefined, isEmpty: boolean): CandidateProfile =>
    chosen === gone.id || (chosen === undefined && isEmpty) ? theirs : mine
  const name = from(choices.name, false)
  // A city and a country belong together: never one person's city with another place's country.
  const place = from(choices.place, mine.city === null && mine.country === null)
  const united = joinLists(mine, theirs, place.country)
  const lists = Object.fromEntries(
    LIST_NAMES.map((list) => {
      const chosen = choices[list]
      return [list, chosen === gone.id ? theirs[list] : chosen === kept.id ? mine[list] : united[list]]
    }),
  ) as unknown as ProfileLists
  for (const list of LIST_NAMES)
    if (lists[list].length > (MOST[list] ?? Number.MAX_SAFE_INTEGER))
      throw refuse(
        'REFUSED',
        'LIST_TOO_LONG',
        `Together the two have more ${list} than a profile carries (${MOST[list]}).`,
        'Take this list from one of the two.',
      )
  return tidyProfile({
    fullName: name.fullName,
    givenName: name.givenName,
    familyName: name.familyName,
    headline: from(choices.headline, mine.headline === null).headline,
    city: place.city,
    country: place.country,
    summary: from(choices.summary, mine.summary === '').summary,
    ...lists,
  })
}

interface ActiveRow {
  id: string
  candidateId: string
  openingId: string
  openingTitle: string
  stageName: string
  stagePosition: number
  receivedAt: number
}

/** Openings that both have an active application for; of each two one stays active: the chosen, else the one that got further, else the older. */
export function clashesOf(db: Readable, { keepId, goneId, choices }: Merging): MergePreview['clashes'] {
  const rows = db.raw
    .prepare<[string, string], ActiveRow>(
      `SELECT a.id, a.candidate_id AS candidateId, a.opening_id AS openingId, o.title AS openingTitle,
        s.name AS stageName, s.position AS stagePosition, a.received_at AS receivedAt
       FROM application a JOIN opening o ON o.id = a.opening_id JOIN stage s ON s.id = a.stage_id
       WHERE a.candidate_id IN (?, ?) AND a.status = 'active' ORDER BY a.opening_id, a.received_at, a.seq`,
    )
    .all(keepId, goneId)
  const byOpening = new Map<string, ActiveRow[]>()
  for (const row of rows) byOpening.set(row.openingId, [...(byOpening.get(row.openingId) ?? []), row])
  return [...byOpening.values()].flatMap((two) => {
    const [first] = two
    if (first === undefined || two.length < 2) return []
    const chosen = two.find(({ id }) => choices.active?.includes(id))
    const winner =
      chosen ?? two.reduce((best, row) => (row.stagePosition > best.stagePosition ? row : best), first)
    return [
      {
        openingId: first.openingId,
        openingTitle: first.openingTitle,
        applications: two.map(({ id, candidateId, stageName, receivedAt }) => ({
          id,
          candidateId,
          stageName,
          receivedAt,
          staysActive: id === winner.id,
        })),
      },
    ]
  })
}

/** Everything that a person decides by. Throws as `readBoth` and `resultOf` do. */
export function previewMerge(store: Pick<Store, 'reader' | 'mac'>, merging: Merging): MergePreview {
  const db = store.reader
  const { keepId, goneId, choices } = merging
  const { kept, gone } = readBoth(db, merging)
  const count = (table: string, id: string) =>
    db.raw
      .prepare<[string], number>(`SELECT count(*) FROM ${table} WHERE candidate_id = ?`)
      .pluck()
      .get(id) ?? 0
  const side = ({ id, createdAt, updatedAt, profile }: StoredProfile) => ({
    ...profile,
    id,
    createdAt,
    updatedAt,
    applications: count('application', id),
  })
  const verdict = verdictOn(db, keepId, goneId, runKey(store))
  return {
    certainty: verdict?.certainty ?? null,
    agree: verdict?.agree ?? [],
    differ: verdict?.differ ?? [],
    keptApart:
      db.raw
        .prepare('SELECT 1 FROM kept_apart WHERE one_id = ? AND other_id = ?')
        .get(...inOrder(keepId, goneId)) !== undefined,
    kept: side(kept),
    gone: side(gone),
    result: resultOf(kept, gone, choices),
    clashes: clashesOf(db, merging),
    moved: {
      applications: count('application', goneId),
      documents: count('document', goneId),
      notes: count('note', goneId),
      messages: count('outbox_message', goneId),
      consents: count('consent', goneId),
    },
  }
}
