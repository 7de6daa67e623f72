/** Texts of intake, under `intake`. */
export default {}
