/** Texts of candidates, under `candidates`. */
export default {}
