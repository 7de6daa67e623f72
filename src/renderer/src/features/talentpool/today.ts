/** Calendar days of the person who sits here, as YYYY-MM-DD. */
import { onScopeDispose, ref } from 'vue'

const two = (n: number) => String(n).padStart(2, '0')
const dayOf = (date: Date) => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`

/** The same day some months later; the last of a shorter month where there is no such day. */
export function monthsLater(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(year, month + months, 0).getDate()
  return dayOf(new Date(year, month - 1 + months, Math.min(date, last)))
}

/** Today, and tomorrow once it is: whose consent ends at midnight leaves the list at midnight. */
export function useToday() {
  const today = ref(dayOf(new Date()))
  let timer: ReturnType<typeof setTimeout>
  const wait = () => {
    const now = new Date()
    const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1)
    timer = setTimeout(
      () => {
        today.value = dayOf(new Date())
        wait()
      },
      midnight.getTime() - now.getTime() + 50,
    )
  }
  wait()
  onScopeDispose(() => clearTimeout(timer))
  return today
}
