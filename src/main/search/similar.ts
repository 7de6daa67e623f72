/**
 * Candidates like another one, by what they can do: skills in common, weighed by how rare they are, and the most telling
 * words of their documents (bm25). Never by who they are: names, places, countries, languages, addresses, numbers and
 * with them every date and age, and words for gender, family or belief are not compared.
 */
import type { InputOf } from '#contract/common.ts'
import type { SimilarCandidate, search } from '#contract/search.ts'
import { readProfile } from '../candidates/profile.ts'
import type { CursorValue } from '../platform/cursor.ts'
import { foldName } from '../platform/fold.ts'
import { onlyInSight } from '../store/restricted.ts'
import type { Readable } from '../store/types.ts'
import { foldedWords, ftsString } from './fts-query.ts'
import { placeAndLanguageWords } from './query/names.ts'

type Input = InputOf<typeof search.similar>

/** Characters of one document that are read, and documents. */
const MOST_TEXT = 20_000
const MOST_DOCUMENTS = 3
/** Words whose rarity is looked up, and those then searched for. */
const MOST_WEIGHED = 60
const MOST_WORDS = 12
/** A word in more documents than these, or than this share of them, tells nothing. */
const MOST_HITS = 1000
const TELLING_SHARE = 0.2
const FEWEST_HITS = 2
/** Candidates gathered by skills: the rarest skills first, until there are so many. */
const MOST_BY_SKILL = 15_000
const MOST_BY_TEXT = 200
/** How much the skills weigh against the words. */
const SKILLS_SHARE = 0.6

/** Of gender, family, belief and birth, in the languages of the window, folded. */
const PERSONAL = new Set(
  `male female man woman gender married single divorced widowed husband wife child children mother father born birth
   birthday birthplace nationality citizen citizenship national religion religious christian muslim jewish catholic
   lutheran mies nainen sukupuoli naimisissa naimaton eronnut aviomies vaimo lapsi lapset aiti isa syntynyt syntymaaika
   syntymapaikka kansalaisuus uskonto mannlich weiblich geschlecht mann frau verheiratet ledig geschieden kind kinder
   mutter vater geboren geburtsdatum geburtsort nationalitat staatsangehorigkeit religion evangelisch katholisch man
   kvinna kon gift ogift skild barn mamma pappa fodd fodelsedatum fodelseort nationalitet medborgarskap medborgare`.split(
    /\s+/,
  ),
)
/** Letters only, at least four: no number and so no year and no age. */
const WORD = /^[\p{L}\p{M}]{4,40}$/u

const pluck = <Value>(db: Readable, sql: string, ...values: CursorValue[]): Value | undefined =>
  db.raw
    .prepare<CursorValue[], Value>(sql)
    .pluck()
    .get(...values)

/** How telling something is that `hits` of `all` have. */
const rarity = (hits: number, all: number): number => Math.log(1 + all / Math.max(1, hits))

interface Skill {
  name: string
  weight: number
  hits: number
}

function skillsOf(db: Readable, names: readonly string[], all: number): Skill[] {
  const known = new Map(names.map((name) => [foldName(name), name]))
  return [...known.values()].slice(0, MOST_WEIGHED).map((name) => {
    const hits =
      pluck<number>(
        db,
        'SELECT count(*) FROM candidate_skill INDEXED BY candidate_skill_name WHERE name = ? COLLATE NOCASE',
        name,
      ) ?? 0
    return { name, hits, weight: rarity(hits, all) }
  })
}

/** For each candidate the rare skills in common. */
function bySkills(db: Readable, skills: readonly Skill[], self: string): Map<string, number> {
  const scores = new Map<string, number>()
  const having = db.raw
    .prepare<[string], string>(
      'SELECT DISTINCT candidate_id FROM candidate_skill INDEXED BY candidate_skill_name WHERE name = ? COLLATE NOCASE',
    )
    .pluck()
  let looked = 0
  for (const { name, weight, hits } of [...skills].sort((a, b) => a.hits - b.hits)) {
    looked += hits
    if (looked > MOST_BY_SKILL) break
    for (const id of having.iterate(name)) if (id !== self) scores.set(id, (scores.get(id) ?? 0) + weight)
  }
  return scores
}

/** The words that tell most about what a person does, the most telling first. */
export function tellingWords(db: Readable, candidateId: string): string[] {
  const { profile } = readProfile(db, candidateId)
  const texts = db.raw
    .prepare<[string, number], string>(
      `SELECT substr(t.text, 1, ${MOST_TEXT}) FROM document d CROSS JOIN document_text t ON t.document_id = d.id
       WHERE d.candidate_id = ? ORDER BY d.kind = 'cv' DESC, d.created_at DESC LIMIT ?`,
    )
    .pluck()
    .all(candidateId, MOST_DOCUMENTS)
  const told = [profile.headline ?? '', profile.summary, ...profile.skills]
  for (const { title, summary } of profile.experience) told.push(title, summary)
  const own = new Set(
    [profile.fullName, profile.givenName ?? '', profile.familyName ?? '', profile.city ?? ''].flatMap(
      foldedWords,
    ),
  )
  const counts = new Map<string, number>()
  for (const word of foldedWords([...told, ...texts].join(' '))) {
    if (WORD.test(word) && !own.has(word) && !PERSONAL.has(word))
      counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  const places = placeAndLanguageWords()
  const likely = [...counts]
    .filter(([word]) => !places.has(word))
    .sort(([a, m], [b, n]) => n - m || b.length - a.length)
    .slice(0, MOST_WEIGHED)

  const documents =
    pluck<number>(db, 'SELECT count(*) FROM document_text INDEXED BY document_text_candidate') ?? 0
  const most = Math.min(MOST_HITS, Math.max(FEWEST_HITS, Math.floor(documents * TELLING_SHARE)))
  const hitsOf = db.raw
    .prepare<[string], number>(
      `SELECT count(*) FROM (SELECT 1 FROM document_fts WHERE document_fts MATCH ? LIMIT ${most + 1})`,
    )
    .pluck()
  const isName = db.raw.prepare<[string], number>('SELECT 1 FROM candidate_fts_words WHERE term = ?').pluck()
  const isPlace = db.raw
    .prepare<[string], number>(
      'SELECT 1 FROM candidate INDEXED BY candidate_city WHERE city = ? COLLATE NOCASE LIMIT 1',
    )
    .pluck()
  return likely
    .flatMap(([word, count]) => {
      const hits = hitsOf.get(ftsString(word)) ?? 0
      return hits < FEWEST_HITS || hits > most
        ? []
        : [{ word, weight: (1 + Math.log(count)) * rarity(hits, documents) }]
    })
    .filter(({ word }) => isName.get(word) === undefined && isPlace.get(word) === undefined)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_WORDS)
    .map(({ word }) => word)
}

/** For each candidate how well a document fits the words, the best 1. */
function byWords(db: Readable, words: readonly string[], self: string): Map<string, number> {
  const scores = new Map<string, number>()
  if (words.length === 0) return scores
  const rows = db.raw
    .prepare<[string, string], { id: string; rank: number }>(
      `SELECT x.candidate_id AS id, f.rank FROM document_fts f
       CROSS JOIN document_text x INDEXED BY document_text_owner ON x.seq = f.rowid
       WHERE document_fts MATCH ? AND x.candidate_id <> ? ORDER BY rank LIMIT ${MOST_BY_TEXT}`,
    )
    .all(words.map(ftsString).join(' OR '), self)
  const best = rows[0]?.rank ?? -1
  for (const { id, rank } of rows) if (!scores.has(id)) scores.set(id, rank / best)
  return scores
}

/** Which of the words each candidate's documents hold. */
function wordsHeld(db: Readable, words: readonly string[], ids: readonly string[]): Map<string, string[]> {
  const held = new Map<string, string[]>(ids.map((id) => [id, []]))
  const owners = db.raw
    .prepare<[string, string], string>(
      `SELECT DISTINCT x.candidate_id FROM document_fts f
       CROSS JOIN document_text x INDEXED BY document_text_owner ON x.seq = f.rowid
       WHERE document_fts MATCH ? AND +f.rowid IN (SELECT s.seq FROM document_text s INDEXED BY document_text_candidate
         WHERE s.candidate_id IN (SELECT value FROM json_each(?)))`,
    )
    .pluck()
  const among = JSON.stringify(ids)
  for (const word of words) for (const id of owners.all(ftsString(word), among)) held.get(id)?.push(word)
  return held
}

/** The candidates most like one, best first, each with what they have in common. Throws Problem NOT_FOUND. */
export function similarCandidates(
  db: Readable,
  { candidateId, limit }: Input,
): { skills: number; candidates: SimilarCandidate[] } {
  const { profile } = readProfile(db, candidateId)
  const all = pluck<number>(db, 'SELECT count(*) FROM candidate') ?? 0
  const skills = skillsOf(db, profile.skills, all)
  const words = tellingWords(db, candidateId)
  const skillScores = bySkills(db, skills, candidateId)
  const wordScores = byWords(db, words, candidateId)
  const mostBySkills = skills.reduce((sum, { weight }) => sum + weight, 0) || 1
  const share = skills.length === 0 ? 0 : SKILLS_SHARE
  const scoreOf = (id: string): number =>
    share * ((skillScores.get(id) ?? 0) / mostBySkills) + (1 - share) * (wordScores.get(id) ?? 0)
  const ids = [...new Set([...skillScores.keys(), ...wordScores.keys()])]
    .map((id) => ({ id, score: scoreOf(id) }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, limit)
    .map(({ id }) => id)

  const held = wordsHeld(db, words, ids)
  const person = db.raw.prepare<[string], Omit<SimilarCandidate, 'skills' | 'words'>>(
    `SELECT c.id AS candidateId, c.full_name AS fullName, c.headline,
       (SELECT a.id FROM application a INDEXED BY application_candidate WHERE a.candidate_id = c.id
        ORDER BY a.received_at DESC, a.seq DESC LIMIT 1) AS applicationId
     FROM candidate c WHERE ${['c.id = ?', `c.profile_status = 'active'`, ...onlyInSight(db, 'c.id')].join(' AND ')}`,
  )
  const has = db.raw
    .prepare<[string], string>('SELECT name FROM candidate_skill WHERE candidate_id = ?')
    .pluck()
  const candidates = ids.flatMap((id): SimilarCandidate[] => {
    const found = person.get(id)
    if (!found) return []
    const theirs = new Set(has.all(id).map(foldName))
    const shared = skills.filter(({ name }) => theirs.has(foldName(name))).sort((a, b) => b.weight - a.weight)
    const inSkills = new Set(shared.flatMap(({ name }) => foldedWords(name)))
    const others = (held.get(id) ?? []).filter((word) => !inSkills.has(word))
    return [{ ...found, skills: shared.map(({ name }) => name), words: others }]
  })
  return {
    skills: skills.length,
    candidates: candidates.filter((one) => one.skills.length > 0 || one.words.length > 0),
  }
}
