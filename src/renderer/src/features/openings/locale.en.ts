/** Texts of openings, under `openings`. */
export default {}
