/** Rows drawn above and below what is in sight. */
export const OVERSCAN = 8

/**
 * How many elements a list of rows needs: what fits into it and what is drawn around it. A row takes the element at its
 * index modulo this number, so no two rows in sight share one.
 * @param height of the list, in CSS pixels
 */
export const placesFor = (height: number, rowHeight: number): number =>
  Math.ceil(height / rowHeight) + 2 * OVERSCAN + 2
