/** Candidates who may be one person: found, told apart, made one, and made two again. */
import { z } from 'zod'
import { CandidateProfile } from './candidates.ts'
import { CountryCode, Cursor, Id, Instant, PageLimit, procedure } from './common.ts'
import { TaskId } from './tasks.ts'

/** What two candidates have in common. */
export const Agreement = z.enum([
  'email',
  'mailbox',
  'phone',
  'profile',
  'file',
  'text',
  'name',
  'city',
  'employer',
])
export type Agreement = z.infer<typeof Agreement>

/** What speaks against their being one. */
export const Difference = z.enum(['name', 'phone', 'profile'])
export type Difference = z.infer<typeof Difference>

/** `doubtful`: something certain or strong agrees, and something speaks against it, as when two people share an address. */
export const Certainty = z.enum(['certain', 'strong', 'likely', 'doubtful'])
export type Certainty = z.infer<typeof Certainty>

const Evidence = z.object({ agree: z.array(Agreement), differ: z.array(Difference) })

export const DuplicatePerson = z.object({
  id: Id,
  fullName: z.string(),
  headline: z.string().nullable(),
  city: z.string().nullable(),
  country: CountryCode.nullable(),
  applications: z.int(),
  updatedAt: Instant,
})
export type DuplicatePerson = z.infer<typeof DuplicatePerson>

export const DuplicatePair = Evidence.extend({
  id: Id,
  certainty: Certainty,
  one: DuplicatePerson,
  other: DuplicatePerson,
})
export type DuplicatePair = z.infer<typeof DuplicatePair>

/** Whose value the result takes: the id of one of the two. */
const Choice = z.object({
  name: Id.optional(),
  headline: Id.optional(),
  place: Id.optional(),
  summary: Id.optional(),
})
/** Lists are united unless one side is chosen. */
const ListChoice = z.union([Id, z.literal('both')]).optional()
export const MergeChoices = Choice.extend({
  emails: ListChoice,
  phones: ListChoice,
  links: ListChoice,
  experience: ListChoice,
  education: ListChoice,
  skills: ListChoice,
  languages: ListChoice,
  /** Of two active applications for one opening, the one that stays active; left out, the one that got further. */
  active: z.array(Id).max(200).optional(),
})
export type MergeChoices = z.infer<typeof MergeChoices>
export type MergeField = Exclude<keyof MergeChoices, 'active'>

const Merging = z.object({ keepId: Id, goneId: Id, choices: MergeChoices.default({}) })

const Clash = z.object({
  openingId: Id,
  openingTitle: z.string(),
  applications: z.array(
    z.object({
      id: Id,
      candidateId: Id,
      stageName: z.string(),
      receivedAt: Instant,
      staysActive: z.boolean(),
    }),
  ),
})

/** How many records of the one who goes come to the one who stays. */
const Moved = z.object({
  applications: z.int(),
  documents: z.int(),
  notes: z.int(),
  messages: z.int(),
  consents: z.int(),
})

const Side = CandidateProfile.extend({
  id: Id,
  createdAt: Instant,
  updatedAt: Instant,
  applications: z.int(),
})

export const MergePreview = Evidence.extend({
  /** Null: nothing suggests that they are one. */
  certainty: Certainty.nullable(),
  /** A person said that they are two. */
  keptApart: z.boolean(),
  kept: Side,
  gone: Side,
  result: CandidateProfile,
  clashes: z.array(Clash),
  moved: Moved,
})
export type MergePreview = z.infer<typeof MergePreview>

export const MergeRecord = z.object({
  id: Id,
  at: Instant,
  undoneAt: Instant.nullable(),
  keptId: Id,
  goneId: Id,
  /** The name of the one who went; null when no candidate of that id is known any more. */
  goneName: z.string().nullable(),
  /** False: a newer merge of this candidate has to be taken back first. */
  canUndo: z.boolean(),
})
export type MergeRecord = z.infer<typeof MergeRecord>

const Since = z.object({ id: Id, name: z.string(), at: Instant })
export const UnmergePreview = z.object({
  keptName: z.string(),
  goneName: z.string(),
  /** Come since the merge: they stay with the one who was kept, unless named. */
  applications: z.array(Since),
  documents: z.array(Since),
  /** Notes and mails written since about applications that go back: they go with them. */
  followers: z.int(),
  /** The profile was changed since; what was changed stays with the one who was kept. */
  profileChanged: z.boolean(),
})
export type UnmergePreview = z.infer<typeof UnmergePreview>

const undone = z.object({ undoId: z.int().nullable() })

export const duplicates = {
  list: procedure.input(z.object({ cursor: Cursor.optional(), limit: PageLimit.default(100) })).output(
    z.object({
      rows: z.array(DuplicatePair),
      total: z.int(),
      next: Cursor.nullable(),
      /** False: the candidates who were here before have not all been compared yet. */
      compared: z.boolean(),
    }),
  ),
  /** Who one candidate may be the same person as, the surest first. */
  of: procedure.input(z.object({ candidateId: Id })).output(z.object({ rows: z.array(DuplicatePair) })),
  /** Compares everybody with everybody. It tells how far it is; cancelled, it keeps what it has found. */
  compareAll: procedure
    .input(z.object({ task: TaskId.optional() }))
    .output(z.object({ compared: z.int(), pairs: z.int() })),
  /** They are two people: never suggested again. */
  keepApart: procedure.input(z.object({ oneId: Id, otherId: Id })).output(undone),
  preview: procedure.input(Merging).output(MergePreview),
  merge: procedure.input(Merging).output(undone.extend({ mergeId: Id })),
  /** Merges of one candidate, the newest first. */
  merges: procedure.input(z.object({ candidateId: Id })).output(z.object({ rows: z.array(MergeRecord) })),
  previewUnmerge: procedure.input(z.object({ mergeId: Id })).output(UnmergePreview),
  /** Makes two candidates of one again. `toGone`: applications and documents that came since and go to the other. */
  unmerge: procedure
    .input(z.object({ mergeId: Id, toGone: z.array(Id).max(1000).default([]) }))
    .output(undone.extend({ keptId: Id, goneId: Id })),
}
