/** The long way to a decision: one application by its events, with everything that lost. */
import type { Readable } from '../store/types.ts'
import { type Calendar, type Day, exactCalendar } from './calendar.ts'
import { decide, type Outcome } from './decide.ts'
import { type ApplicationFacts, eventsOf, factsReader, type OpeningFacts, type RareFacts } from './facts.ts'
import { ruleLines, type StoredRule } from './rule-store.ts'
import { readRetentionSettings, rulesFor } from './which-rule.ts'

export interface Decided {
  readonly outcome: Outcome
  readonly opening: OpeningFacts
  readonly rare: RareFacts
}

/** Statements and openings are kept for all that one page or batch asks. `now`: an instant, or a day in each zone. */
export function deciderOf(
  db: Readable,
  rules: readonly StoredRule[],
  now: number | Day,
  calendar: Calendar = exactCalendar,
): (application: ApplicationFacts) => Decided {
  const reader = factsReader(db)
  const lines = ruleLines(rules)
  const settings = readRetentionSettings(db)
  const openings = new Map<string, OpeningFacts>()
  return (application) => {
    const opening = openings.get(application.openingId) ?? reader.opening(application.openingId)
    if (!opening) throw new Error('An application has an opening.')
    openings.set(opening.id, opening)
    const rare = reader.rareOf(application)
    const { line, passedOver } = rulesFor(opening, lines, settings)
    const outcome = decide(
      {
        events: eventsOf(application, opening, rare),
        zone: opening.timeZone,
        now,
        lines: line ? [line] : [],
        passedOver,
        defendClaims: settings.defendClaims,
      },
      calendar,
    )
    return { outcome, opening, rare }
  }
}
