/** Hides people in an answer of the service: names become labels, contacts go, texts are masked. */
import { HIDDEN } from '#contract/blind.ts'
import type { People, Whose } from './people.ts'

type Json = Record<string, unknown>
const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.getPrototypeOf(value) === Object.prototype

/** Ids, codes, instants, and the words of openings and colleagues: they say nothing about a candidate. */
const PLAIN = new Set([
  ...[
    'id',
    'part',
    'kind',
    'type',
    'code',
    'reason',
    'status',
    'state',
    'outcome',
    'source',
    'mediaType',
    'extraction',
  ],
  ...[
    'warnings',
    'profileStatus',
    'dispositionReason',
    'proposedReason',
    'matched',
    'next',
    'language',
    'languages',
  ],
  ...[
    'openingTitle',
    'requisitionNumber',
    'openingStatus',
    'stageName',
    'stageKind',
    'stage',
    'stages',
    'toStage',
    'fromStage',
  ],
  ...['assignee', 'mentions', 'colleague', 'self', 'authorName', 'criteria', 'screening', 'question'],
  // What a retention rule says and decides, and what two records have in common.
  ...['rule', 'decision', 'certainty', 'agree', 'differ'],
  // What somebody is still writing is their own, and goes back as it came.
  'own',
])
/** Where somebody is from, and parts of a name that the label stands for. */
const NOBODYS = new Set(['givenName', 'familyName', 'city', 'country', 'candidateCountry', 'proposal'])
const NOTHING = new Set(['emails', 'phones', 'links'])
const NAME = new Set(['fullName', 'candidateName'])

/** Answers about one candidate that do not say so themselves: who it is, from what was asked. */
function asked(path: string, input: unknown, people: People): Whose | null {
  if (!isRecord(input)) return null
  const { documentId, id, candidateId, applicationId } = input as Record<string, string | undefined>
  const whose = (found: string | undefined, application?: string) =>
    found === undefined ? null : { candidateId: found, applicationId: application }
  if (path === 'documents.text' || path === 'documents.content') return whose(people.ofDocument(id ?? ''))
  if (path === 'mail.message') return whose(people.ofMessage(id ?? ''))
  if (documentId !== undefined) return whose(people.ofDocument(documentId))
  if (applicationId !== undefined) return whose(people.ofApplication(applicationId), applicationId)
  // "Like this one" is about others.
  if (candidateId !== undefined && path !== 'search.similar') return whose(candidateId)
  return null
}

/** The answer without what says who somebody is; candidates for whom `isShown` holds stay as they are. */
export function maskAnswer(
  path: string,
  input: unknown,
  output: unknown,
  people: People,
  isShown: (candidateId: string) => boolean,
): unknown {
  const ofCandidates = /^(?:candidates|duplicates)\./.test(path)
  const isHold = (value: Json) => 'subjectId' in value && value.subject !== 'opening'

  function whoseIs(value: Json, around: Whose | null): Whose | null {
    const text = (key: string) => (typeof value[key] === 'string' ? value[key] : undefined)
    const application = isRecord(value.application) ? (value.application.id as string) : undefined
    const own = 'openingId' in value && 'candidateId' in value ? text('id') : undefined
    const applicationId = text('applicationId') ?? own ?? application
    const candidateId =
      text('candidateId') ??
      (isHold(value) && value.subject === 'candidate' ? text('subjectId') : undefined) ??
      (isHold(value) ? people.ofApplication(text('subjectId') ?? '') : undefined) ??
      (ofCandidates && ('fullName' in value || 'profileStatus' in value) ? text('id') : undefined) ??
      ('candidateName' in value && applicationId ? people.ofApplication(applicationId) : undefined)
    return candidateId === undefined ? around : { candidateId, applicationId }
  }

  function walk(value: unknown, around: Whose | null): unknown {
    if (Array.isArray(value)) return value.map((one) => walk(one, around))
    if (typeof value === 'string')
      return around && !isShown(around.candidateId) ? people.mask(around.candidateId)(value) : value
    if (!isRecord(value)) return value
    const whose = whoseIs(value, around)
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, field(value, key, inner, whose)]),
    )
  }

  function field(record: Json, key: string, inner: unknown, whose: Whose | null): unknown {
    // Who went is the one who was kept, until the merge is taken back.
    if (key === 'goneName' && inner !== null) {
      const shown = isShown(String(record.undoneAt === null ? record.keptId : record.goneId))
      return shown ? inner : people.label({ candidateId: String(record.goneId) })
    }
    // Somebody else may stand inside the record of one who is shown.
    if (whose && isShown(whose.candidateId)) return walk(inner, whose)
    // A file's name is its sender's; the kind of the document stands beside it.
    if (key === 'name' && 'mediaType' in record) return withoutName(String(inner))
    if (!whose) return walk(inner, null)
    if (inner === null) return null
    if (NAME.has(key) || (key === 'name' && isHold(record))) return people.label(whose)
    // Why it is held is written by a person, unlike a code.
    if (key === 'reason' && isHold(record)) return walk(inner, whose)
    // Rules go by the country of the opening.
    if (key === 'country' && path.startsWith('retention.')) return inner
    if (NOBODYS.has(key)) return null
    if (NOTHING.has(key)) return []
    if (key === 'toAddress') return HIDDEN
    return PLAIN.has(key) || key.endsWith('Id') ? inner : walk(inner, whose)
  }

  return walk(output, asked(path, input, people))
}

const withoutName = (name: string): string =>
  HIDDEN + (/\.[A-Za-z]{2,5}$/.exec(name)?.[0].toLowerCase() ?? '')

/** Items of an intake are of nobody yet: their names and what was read from them are hidden as a whole. */
export function maskIntake(output: unknown): unknown {
  if (Array.isArray(output)) return output.map(maskIntake)
  if (!isRecord(output)) return output
  const masked = Object.fromEntries(Object.entries(output).map(([key, inner]) => [key, maskIntake(inner)]))
  if ('outcome' in output && 'name' in output)
    return { ...masked, name: withoutName(String(output.name)), proposal: null }
  return 'reason' in output && 'name' in output
    ? { ...masked, name: withoutName(String(output.name)) }
    : masked
}
