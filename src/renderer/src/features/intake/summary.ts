import type { IntakeBatch, IntakeOutcome } from '#contract/intake.ts'

/** In the order of what a person asks first. */
const order: readonly IntakeOutcome[] = [
  'accepted',
  'review',
  'refused',
  'duplicate',
  'pending',
  'reverted',
  'discarded',
]

/** "48 taken in, 2 to review, 1 refused". */
export function batchSummary(
  counts: IntakeBatch['counts'],
  t: (key: string, values: Record<string, unknown>) => string,
  number: (value: number) => string,
): string {
  const parts = order
    .filter((outcome) => (counts[outcome] ?? 0) > 0)
    .map((outcome) => t(`intake.progress.${outcome}`, { count: number(counts[outcome] ?? 0) }))
  return parts.length > 0 ? parts.join(', ') : t('intake.progress.nothing', {})
}
