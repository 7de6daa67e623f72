/** Widths of the columns of what is due, the same for its head and its rows. */
export const DUE_COLUMNS =
  'grid grid-cols-[minmax(8rem,1.2fr)_minmax(9rem,1.4fr)_7rem_minmax(10rem,1.4fr)_minmax(9rem,2fr)] items-center gap-4'
