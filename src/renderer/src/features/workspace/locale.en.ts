/** Texts of workspace, under `workspace`. */
export default {}
