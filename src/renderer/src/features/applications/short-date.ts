import { useI18n } from 'vue-i18n'

/** Day of an instant (UTC ms) for narrow columns: "3 Feb", with the year only where it is another than this one. */
export function useShortDate(): (instant: number) => string {
  const { locale } = useI18n()
  const tag = locale.value === 'en' ? 'en-GB' : locale.value
  const thisYear = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short' })
  const otherYear = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', year: 'numeric' })
  const year = new Date().getFullYear()
  return (instant) => (new Date(instant).getFullYear() === year ? thisYear : otherYear).format(instant)
}
