/** Ratings and tags. */
import type { applications } from '#contract/applications.ts'
import type { InputOf } from '#contract/common.ts'
import type { CommandDeps } from '../platform/deps.ts'
import { newId } from '../platform/ids.ts'
import { Problem } from '../platform/problem.ts'
import type { Store } from '../store/types.ts'
import { bulkCommand, type Changed } from './bulk.ts'
import { eventWriter } from './events.ts'

/** Tags that one application can carry. */
export const MOST_TAGS = 100

/** Rates applications from 1 to 5, or takes the rating away with null. Throws Problem NOT_FOUND. */
export function rateApplications(
  store: Store,
  input: InputOf<typeof applications.rate>,
  deps: CommandDeps,
): Changed {
  return bulkCommand(store, 'applications.rate', input.ids, deps, (tx, targets, now) => {
    const rating = targets.filter((target) => target.rating !== input.rating)
    const update = tx.raw.prepare('UPDATE application SET rating = ?, updated_at = ? WHERE seq = ?')
    const record = eventWriter(tx)
    for (const { seq, id } of rating) {
      update.run(input.rating, now, seq)
      record(id, now, 'rated', { reason: input.rating === null ? null : String(input.rating) })
    }
    return rating.length
  })
}

/** What two tags are the same by. */
const tagKey = (tag: string): string => tag.normalize('NFKC').trim().toLowerCase()

/** Each tag once, under its key, as first written. */
const byKey = (tags: readonly string[]): Map<string, string> =>
  new Map([...tags].reverse().map((tag) => [tagKey(tag), tag.normalize('NFC').trim()]))

/**
 * Takes tags away, then puts tags on; case does not tell tags apart, and a tag that is there keeps its writing. Throws
 * Problem NOT_FOUND, and REFUSED when an application would have more than 100 tags.
 */
export function tagApplications(
  store: Store,
  input: InputOf<typeof applications.tag>,
  deps: CommandDeps,
): Changed {
  return bulkCommand(store, 'applications.tag', input.ids, deps, (tx, targets, now) => {
    const add = byKey(input.add)
    const remove = byKey(input.remove)
    for (const key of add.keys()) remove.delete(key)

    const present = new Map<string, Map<string, string>>()
    const rows = tx.raw
      .prepare<[string], { id: string; applicationId: string; tag: string }>(
        `SELECT t.id, t.application_id AS applicationId, t.tag
         FROM json_each(?) wanted CROSS JOIN application_tag t ON t.application_id = wanted.value`,
      )
      .all(JSON.stringify(targets.map(({ id }) => id)))
    for (const { id, applicationId, tag } of rows) {
      const tags = present.get(applicationId) ?? new Map<string, string>()
      present.set(applicationId, tags.set(tagKey(tag), id))
    }

    const take = tx.raw.prepare('DELETE FROM application_tag WHERE id = ?')
    const put = tx.raw.prepare('INSERT INTO application_tag (id, application_id, tag) VALUES (?, ?, ?)')
    const touch = tx.raw.prepare('UPDATE application SET updated_at = ? WHERE seq = ?')
    const record = eventWriter(tx)
    let changed = 0
    for (const { seq, id } of targets) {
      const tags = present.get(id) ?? new Map<string, string>()
      const going = [...remove.keys()].flatMap((key) => tags.get(key) ?? [])
      const coming = [...add].filter(([key]) => !tags.has(key))
      if (going.length + coming.length === 0) continue
      if (tags.size - going.length + coming.length > MOST_TAGS) {
        throw new Problem(
          'REFUSED',
          'TOO_MANY_TAGS',
          `An application can have ${MOST_TAGS} tags at most. Nothing was changed.`,
          'Take some tags away first.',
        )
      }
      for (const tagId of going) take.run(tagId)
      for (const [, tag] of coming) put.run(newId(), id, tag)
      touch.run(now, seq)
      record(id, now, 'tagged')
      changed += 1
    }
    return changed
  })
}
