/** Texts of applications, under `applications`. */
export default {}
