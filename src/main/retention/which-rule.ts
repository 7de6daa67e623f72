/** Which rules decide about an opening: of its subdivision, else its country, else the EU; by the kind of employer. */
import type { z } from 'zod'
import { RetentionSettings } from '#contract/retention.ts'
import { readSetting, writeSetting } from '../store/settings.ts'
import type { Readable, Store } from '../store/types.ts'
import { type RuleLine, type RuleVersion, ruleKey } from './rule-version.ts'

const KEY = 'retention'
/** Those of the EU and EEA: without a rule of their own, the common one decides. */
const EU_EEA = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(' '),
)

const DEFAULTS: RetentionSettings = {
  defendClaims: true,
  defaultCountry: null,
  scope: 'default',
  approval: 'four_eyes',
  daily: true,
  notices: false,
}

export const readRetentionSettings = (db: Readable): RetentionSettings =>
  readSetting(db, KEY, RetentionSettings as z.ZodType<RetentionSettings>, DEFAULTS)

export function writeRetentionSettings(store: Store, settings: RetentionSettings): RetentionSettings {
  store.maintain((tx) => writeSetting(tx, KEY, settings))
  return settings
}

export interface Applicable {
  /** Null: no rule, so a country, or a rule for it, is needed. */
  readonly line: RuleLine | null
  /** What would have decided without it, the nearest first. */
  readonly passedOver: readonly RuleVersion[]
}

/** `subdivision` as the opening has it, with its country: US-CA. */
export function rulesFor(
  { country, subdivision }: { country: string | null; subdivision: string | null },
  lines: ReadonlyMap<string, RuleLine>,
  { defaultCountry, scope }: RetentionSettings,
): Applicable {
  const place = country ?? defaultCountry
  if (place === null) return { line: null, passedOver: [] }
  const part =
    country !== null && subdivision?.startsWith(`${country}-`) ? subdivision.slice(country.length + 1) : null
  const identities = [
    ...(part === null
      ? []
      : [
          { country: place, subdivision: part, scope },
          { country: place, subdivision: part, scope: 'default' },
        ]),
    { country: place, subdivision: null, scope },
    { country: place, subdivision: null, scope: 'default' },
    ...(EU_EEA.has(place) ? [{ country: 'EU', subdivision: null, scope: 'default' }] : []),
  ]
  const keys = [...new Set(identities.map(ruleKey))]
  const [line, ...others] = keys.map((key) => lines.get(key)).filter((found) => found !== undefined)
  return {
    line: line ?? null,
    passedOver: others.map((other) => other.at(-1) as RuleVersion),
  }
}
