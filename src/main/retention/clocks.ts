/** From which day the periods of a rule are counted. Null: that has not happened, so nothing runs. */
import type { ClockStart, MinimumClockStart } from '#contract/retention.ts'
import { type Day, latest } from './calendar.ts'
import type { Facts } from './events.ts'

/** Where nobody pressed Reject, the closing ends it: forgotten candidates must not stay for ever. */
const end = ({ ended, closed }: Facts): Day | null => ended ?? closed

export function clockDay(facts: Facts, clock: ClockStart): Day | null {
  switch (clock) {
    case 'rejection':
      return end(facts)
    case 'closing':
      return facts.closed
    case 'last_contact': {
      const ended = end(facts)
      return ended === null ? null : latest(ended, facts.contacted)
    }
    case 'hiring_decision_final':
      return facts.decidedFinally ?? facts.closed
    case 'none':
      return null
  }
}

/** A minimum that depends on several days is counted from the latest of those that are there. */
export function minimumDay(facts: Facts, clock: ClockStart | MinimumClockStart): Day | null {
  switch (clock) {
    case 'decision':
      return latest(end(facts), facts.hired)
    case 'later_of_record_and_action':
      return latest(facts.applied, end(facts), facts.hired)
    case 'received_or_posting_end':
      return latest(facts.applied, facts.closed)
    case 'last_processing':
      return latest(facts.applied, facts.ended, facts.closed, facts.contacted, facts.hired)
    default:
      return clockDay(facts, clock)
  }
}
