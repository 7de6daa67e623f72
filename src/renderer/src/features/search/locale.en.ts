/** Texts of search, under `search`. */
export default {}
