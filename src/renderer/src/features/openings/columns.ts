/** Columns of the list of openings: one template for head and rows; what matters less gives way in a narrow window. */
export const COLUMNS = [
  'grid items-center gap-x-4 px-5',
  'grid-cols-[1rem_minmax(10rem,1fr)_7rem_minmax(6rem,11rem)_3rem_3rem_3.5rem_6rem]',
  '@5xl:grid-cols-[1rem_minmax(13rem,1fr)_7.5rem_7rem_minmax(7rem,11rem)_3rem_3rem_3.5rem_6rem]',
  '@7xl:grid-cols-[1rem_minmax(16rem,1fr)_9rem_11rem_14rem_4rem_4rem_5rem_7rem_8rem]',
].join(' ')
/** Cells that are only there when the pane is wide, or very wide. */
export const WIDE_ONLY = 'hidden @5xl:block'
export const WIDEST_ONLY = 'hidden @7xl:block'
