/** Columns of the list of candidates: one template for head and rows. */
export const COLUMNS =
  'grid items-center gap-x-4 px-5 grid-cols-[minmax(11rem,1.1fr)_minmax(9rem,1.3fr)_minmax(7rem,11rem)_6rem_6.5rem] @4xl:grid-cols-[minmax(12rem,1.1fr)_minmax(10rem,1.4fr)_minmax(8rem,13rem)_6rem_7rem_7.5rem]'
export const WIDE_ONLY = 'hidden @4xl:block'
