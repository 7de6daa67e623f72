/** The one place that reads the wall clock: handed down as a parameter, so that tests can set it. */
export interface Clock {
  /** UTC milliseconds since 1970. */
  now(): number
}

export const systemClock: Clock = { now: () => Date.now() }
