/** Columns of the list of openings: one template for head and rows; what matters less gives way in a narrow window. */
export const COLUMNS =
  'grid items-center gap-x-4 px-5 grid-cols-[1rem_minmax(12rem,1fr)_8rem_minmax(7rem,12rem)_3.5rem_3.5rem_4rem_6.5rem] @5xl:grid-cols-[1rem_minmax(14rem,1fr)_9rem_minmax(7rem,10rem)_minmax(8rem,12rem)_4rem_4rem_4.5rem_7rem_7rem]'
/** Cells that are only there when the pane is wide. */
export const WIDE_ONLY = 'hidden @5xl:block'
