/**
 * Slips between two words: letters left out, put in, changed, or exchanged with their neighbour (optimal string
 * alignment). Anything above `most` is `most + 1`.
 */
export function slipsBetween(a: string, b: string, most: number): number {
  const left = [...a]
  const right = [...b]
  if (Math.abs(left.length - right.length) > most) return most + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: right.length + 1 }, (_, at) => at)
  for (let i = 1; i <= left.length; i += 1) {
    const row = [i]
    let best = i
    for (let j = 1; j <= right.length; j += 1) {
      const same = left[i - 1] === right[j - 1] ? 0 : 1
      let slips = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same)
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) {
        slips = Math.min(slips, (beforeLast[j - 2] ?? 0) + 1)
      }
      row.push(slips)
      best = Math.min(best, slips)
    }
    if (best > most) return most + 1
    beforeLast = last
    last = row
  }
  return Math.min(last[right.length] ?? most + 1, most + 1)
}
