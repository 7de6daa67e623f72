/** A day as files and spreadsheets sort it, by the person's own clock; nothing for null. @param instant UTC milliseconds */
export function isoDay(instant: number | null): string {
  if (instant === null) return ''
  const at = new Date(instant)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}
