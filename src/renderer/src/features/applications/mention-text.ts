/** Names after an @ in a note: which one is being typed, and which parts of a text are mentions. */

export interface Segment {
  text: string
  /** Id of the colleague who is meant; null: plain text. */
  colleagueId: string | null
}

const fold = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()

/** What stands between the last @ and the caret, if that can be the beginning of a name: at most three words. */
export function typedName(text: string, caret: number): { from: number; name: string } | null {
  const match = /(?:^|[\s(])@([^\s@]{0,60}(?: [^\s@]{0,60}){0,2})$/u.exec(text.slice(0, caret))
  return match ? { from: caret - (match[1] ?? '').length - 1, name: match[1] ?? '' } : null
}

/** Whether a name is offered for what was typed: its words begin with the words typed, in any order. */
export function isOffered(fullName: string, typed: string): boolean {
  const words = fold(fullName).split(/[\s-]+/)
  return fold(typed)
    .split(' ')
    .filter((word) => word !== '')
    .every((word) => words.some((one) => one.startsWith(word)))
}

/** The text in parts, mentions apart. */
export function segmentsOf(
  text: string,
  mentions: readonly { colleagueId: string; name: string }[],
): Segment[] {
  const byLength = [...mentions].sort((a, b) => b.name.length - a.name.length)
  const segments: Segment[] = []
  let plain = ''
  let at = 0
  while (at < text.length) {
    const found =
      text[at] === '@'
        ? byLength.find(
            ({ name }) =>
              text.startsWith(name, at + 1) && !/^[\p{L}\p{M}\p{N}]/u.test(text.slice(at + 1 + name.length)),
          )
        : undefined
    if (!found) {
      plain += text[at]
      at += 1
      continue
    }
    if (plain !== '') segments.push({ text: plain, colleagueId: null })
    plain = ''
    segments.push({ text: `@${found.name}`, colleagueId: found.colleagueId })
    at += 1 + found.name.length
  }
  if (plain !== '') segments.push({ text: plain, colleagueId: null })
  return segments
}
