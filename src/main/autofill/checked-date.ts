/** YYYY, YYYY-MM or YYYY-MM-DD of parts that are numbers; parts out of range are left out, null without a likely year. */
export function checkedDate(
  year: string | undefined,
  month?: string | undefined,
  day?: string | undefined,
): string | null {
  const numbers = { year: Number(year), month: Number(month), day: Number(day) }
  if (!(numbers.year >= 1900 && numbers.year <= 2100)) return null
  if (!(numbers.month >= 1 && numbers.month <= 12)) return `${numbers.year}`
  const upToMonth = `${numbers.year}-${String(numbers.month).padStart(2, '0')}`
  if (!(numbers.day >= 1 && numbers.day <= 31)) return upToMonth
  return `${upToMonth}-${String(numbers.day).padStart(2, '0')}`
}
