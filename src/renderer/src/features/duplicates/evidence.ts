/** Why two candidates may be one, in words. */
import { useI18n } from 'vue-i18n'
import type { Agreement, Certainty, Difference, DuplicatePerson } from '#contract/duplicates.ts'

interface Evidence {
  agree: readonly Agreement[]
  differ: readonly Difference[]
}

export function useEvidence() {
  const { t } = useI18n()
  const list = (words: readonly string[]) => words.join(', ')
  const agree = ({ agree: codes }: Evidence) => list(codes.map((code) => t(`duplicates.agree.${code}`)))
  const differ = ({ differ: codes }: Evidence) => list(codes.map((code) => t(`duplicates.differ.${code}`)))
  /** Two names under one address ask another question than two profile pages. */
  const certainty = (certain: Certainty, evidence: Evidence) =>
    certain === 'doubtful' && evidence.agree.includes('email') && evidence.differ.includes('name')
      ? t('duplicates.certainty.sharedEmail')
      : t(`duplicates.certainty.${certain}`)
  return { agree, differ, certainty }
}

/** A dot beside the words: filled the surer it is. */
export const dotOf: Record<Certainty, string> = {
  certain: 'bg-primary',
  strong: 'bg-primary/60',
  likely: 'border border-primary',
  doubtful: 'border border-warning',
}

export const mergePath = ({ one, other }: { one: DuplicatePerson; other: DuplicatePerson }): string => {
  // Whoever has more applications is kept, unless the person exchanges them.
  const [keep, gone] = other.applications > one.applications ? [other, one] : [one, other]
  return `/duplicates/${keep.id}/${gone.id}`
}
