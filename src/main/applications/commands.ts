/** The commands of the contract. */
export { createApplication } from './create.ts'
export {
  moveApplications,
  reactivateApplications,
  rejectApplications,
  withdrawApplications,
} from './decisions.ts'
export { rateApplications, tagApplications } from './marks.ts'
export { addNote, editNote, removeNote } from './notes.ts'
