/** Ratings and tags. */
import type { applications } from '#contract/applications.ts'
import type { InputOf } from '#contract/common.ts'
import type { CommandDeps } from '../platform/deps.ts'
import { newId } from '../platform/ids.ts'
import { Problem } from '../platform/problem.ts'
import type { Store, Writable } from '../store/types.ts'
import { type Bulk, bulkCommand, type Changed } from './bulk.ts'
import { eventWriter } from './events.ts'

/** Tags that one application can carry. */
export const MOST_TAGS = 100

/** Rates applications from 1 to 5, or takes the rating away with null. Refused with Problem NOT_FOUND. */
export const rating = (input: InputOf<typeof applications.rate>): Bulk => ({
  action: 'applications.rate',
  target: input,
  begin(tx, now) {
    const update = tx.raw.prepare('UPDATE application SET rating = ?, updated_at = ? WHERE seq = ?')
    const record = eventWriter(tx)
    return {
      refusals: [],
      change(rows) {
        const going = rows.filter((row) => row.rating !== input.rating)
        for (const { seq, id } of going) {
          update.run(input.rating, now, seq)
          record(id, now, 'rated', { reason: input.rating === null ? null : String(input.rating) })
        }
        return going.length
      },
    }
  },
})

export const rateApplications = (
  store: Store,
  input: InputOf<typeof applications.rate>,
  deps: CommandDeps,
): Changed => bulkCommand(store, rating(input), deps)

/** What two tags are the same by. */
const tagKey = (tag: string): string => tag.normalize('NFKC').trim().toLowerCase()

/** Each tag once, under its key, as first written. */
const byKey = (tags: readonly string[]): Map<string, string> =>
  new Map([...tags].reverse().map((tag) => [tagKey(tag), tag.normalize('NFC').trim()]))

const tooManyTags = () =>
  new Problem(
    'REFUSED',
    'TOO_MANY_TAGS',
    `An application can have ${MOST_TAGS} tags at most. Nothing was changed.`,
    'Take some tags away first.',
  )

/**
 * Takes tags away, then puts tags on; case does not tell tags apart, and a tag that is there keeps its writing. Refused
 * with Problem NOT_FOUND, and REFUSED when an application would have more than 100 tags.
 */
export const tagging = (input: InputOf<typeof applications.tag>): Bulk => ({
  action: 'applications.tag',
  target: input,
  begin(tx, now) {
    const add = byKey(input.add)
    const remove = byKey(input.remove)
    for (const key of add.keys()) remove.delete(key)
    const tagsOf = tagReader(tx)
    const take = tx.raw.prepare('DELETE FROM application_tag WHERE id = ?')
    const put = tx.raw.prepare('INSERT INTO application_tag (id, application_id, tag) VALUES (?, ?, ?)')
    const touch = tx.raw.prepare('UPDATE application SET updated_at = ? WHERE seq = ?')
    const record = eventWriter(tx)
    return {
      refusals: [],
      change(rows) {
        const present = tagsOf(rows.map(({ id }) => id))
        let changed = 0
        for (const { seq, id } of rows) {
          const tags = present.get(id) ?? new Map<string, string>()
          const going = [...remove.keys()].flatMap((key) => tags.get(key) ?? [])
          const coming = [...add].filter(([key]) => !tags.has(key))
          if (going.length + coming.length === 0) continue
          if (tags.size - going.length + coming.length > MOST_TAGS) throw tooManyTags()
          for (const tagId of going) take.run(tagId)
          for (const [, tag] of coming) put.run(newId(), id, tag)
          touch.run(now, seq)
          record(id, now, 'tagged')
          changed += 1
        }
        return changed
      },
    }
  },
})

export const tagApplications = (
  store: Store,
  input: InputOf<typeof applications.tag>,
  deps: CommandDeps,
): Changed => bulkCommand(store, tagging(input), deps)

/** Reads the tags of some applications: ids of the tags by their key, by application. */
function tagReader(tx: Writable): (ids: readonly string[]) => Map<string, Map<string, string>> {
  const select = tx.raw.prepare<[string], { id: string; applicationId: string; tag: string }>(
    `SELECT t.id, t.application_id AS applicationId, t.tag
     FROM json_each(?) wanted CROSS JOIN application_tag t ON t.application_id = wanted.value`,
  )
  return (ids) => {
    const present = new Map<string, Map<string, string>>()
    for (const { id, applicationId, tag } of select.all(JSON.stringify(ids))) {
      const tags = present.get(applicationId) ?? new Map<string, string>()
      present.set(applicationId, tags.set(tagKey(tag), id))
    }
    return present
  }
}
