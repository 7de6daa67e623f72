import type { Verdict } from '#contract/scorecards.ts'

export const verdictIcons: Record<Verdict, string> = {
  strong_no: 'i-lucide-chevrons-down',
  no: 'i-lucide-chevron-down',
  yes: 'i-lucide-chevron-up',
  strong_yes: 'i-lucide-chevrons-up',
}

export const verdictColours: Record<Verdict, string> = {
  strong_no: 'text-error',
  no: 'text-error',
  yes: 'text-success',
  strong_yes: 'text-success',
}
