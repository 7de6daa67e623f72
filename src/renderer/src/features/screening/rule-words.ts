import { useI18n } from 'vue-i18n'
import type { KnockOutRule } from '#contract/screening.ts'
import { useFormat } from '../../app/format.ts'

/** What a rule asks for, in words: "At least 3". */
export function useRuleWords() {
  const { t } = useI18n()
  const format = useFormat()

  return (rule: KnockOutRule): string => {
    switch (rule.type) {
      case 'must_be':
        return t(`screening.rule.${rule.answer}`)
      case 'one_of':
      case 'none_of':
        return t(`screening.ruleWords.${rule.type}`, { choices: rule.choices.join(', ') })
      case 'contains':
        return t('screening.ruleWords.contains', { words: rule.words.join(', ') })
      case 'range': {
        const least = format.number(rule.least ?? 0)
        const most = format.number(rule.most ?? 0)
        if (rule.most === null) return t('screening.ruleWords.atLeast', { least })
        return rule.least === null
          ? t('screening.ruleWords.atMost', { most })
          : t('screening.ruleWords.between', { least, most })
      }
    }
  }
}
