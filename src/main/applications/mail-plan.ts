/** What a mail to many would come to, said before anybody decides. */
import type { applications, Target } from '#contract/applications.ts'
import type { InputOf } from '#contract/common.ts'
import { inLanguage, isOfLanguage, languagesOf } from '../mail/templates.ts'
import type { Clock } from '../platform/clock.ts'
import type { CursorValue } from '../platform/cursor.ts'
import type { Readable } from '../store/types.ts'
import { filterOf, type Sql, selectSql } from './filter.ts'

interface LanguageCount {
  language: string
  count: number
  withAddress: number
}

const COLUMNS = `a.language, count(*) AS count, sum(EXISTS (SELECT 1 FROM candidate_email e
  WHERE e.candidate_id = a.candidate_id)) AS withAddress`
const ACTIVE: Sql = { sql: "a.status = 'active'", values: [] }

function countByLanguage(db: Readable, target: Target, now: number): LanguageCount[] {
  if ('ids' in target) {
    return db.raw
      .prepare<[string], LanguageCount>(
        `SELECT ${COLUMNS} FROM (SELECT DISTINCT value FROM json_each(?)) wanted
         CROSS JOIN application a ON a.id = wanted.value WHERE ${ACTIVE.sql} GROUP BY a.language`,
      )
      .all(JSON.stringify(target.ids))
  }
  const plan = filterOf(db, target.filter, now)
  if (plan === null) return []
  const { sql, values } = selectSql(COLUMNS, plan.source, [ACTIVE], ' GROUP BY a.language')
  return db.raw.prepare<CursorValue[], LanguageCount>(sql).all(...values)
}

/**
 * How many of the active applications would get a mail, in which language each, and how many candidates have no
 * address. Throws Problem NOT_FOUND when there is no such template.
 */
export function mailPlan(
  db: Readable,
  input: InputOf<typeof applications.mailPlan>,
  { clock }: { clock: Clock },
): {
  mails: number
  withoutAddress: number
  languages: { wanted: string; used: string; fallsBack: boolean; count: number }[]
} {
  const templates = languagesOf(db, input.template)
  const counts = countByLanguage(db, input, clock.now())
  const sum = (of: (one: LanguageCount) => number) => counts.reduce((total, one) => total + of(one), 0)
  const mails = sum(({ withAddress }) => withAddress)
  return {
    mails,
    withoutAddress: sum(({ count }) => count) - mails,
    languages: counts
      .filter(({ withAddress }) => withAddress > 0)
      .map(({ language, withAddress }) => {
        const template = inLanguage(templates, language)
        return {
          wanted: language,
          used: template.language,
          fallsBack: !isOfLanguage(template, language),
          count: withAddress,
        }
      })
      .sort((a, b) => b.count - a.count),
  }
}
