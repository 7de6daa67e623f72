/** Where a hint goes: beside what it points at, wholly in the window. Pixels of the window. */

export interface Box {
  left: number
  top: number
  width: number
  height: number
}

const GAP = 12
const EDGE = 8

const within = (value: number, size: number, whole: number): number =>
  Math.max(EDGE, Math.min(value, whole - size - EDGE))

/** Upper left corner: on the right where there is room, else below, above, or inside at the end. */
export function placeBeside(
  target: Box,
  card: { width: number; height: number },
  view: { width: number; height: number },
): { left: number; top: number } {
  const right = target.left + target.width
  const bottom = target.top + target.height
  const inside = (left: number, top: number) => ({
    left: within(left, card.width, view.width),
    top: within(top, card.height, view.height),
  })
  if (right + GAP + card.width + EDGE <= view.width) return inside(right + GAP, target.top)
  if (bottom + GAP + card.height + EDGE <= view.height) return inside(target.left, bottom + GAP)
  if (target.top - GAP - card.height >= EDGE) return inside(target.left, target.top - GAP - card.height)
  return inside(right - card.width - GAP, bottom - card.height - GAP)
}
