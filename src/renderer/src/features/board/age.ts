import { useI18n } from 'vue-i18n'

const DAY_MS = 86_400_000

interface Age {
  /** "today", "12 days". */
  (instant: number, now: number): string
  /** "today", "12 d". */
  short(instant: number, now: number): string
}

/** How long ago an instant (UTC ms) is, in whole days. */
export function useAge(): Age {
  const { t } = useI18n()
  const worded = (unit: 'days' | 'short') => (instant: number, now: number) => {
    const days = Math.max(0, Math.floor((now - instant) / DAY_MS))
    return days === 0 ? t('board.age.today') : t(`board.age.${unit}`, { n: days }, days)
  }
  return Object.assign(worded('days'), { short: worded('short') })
}
