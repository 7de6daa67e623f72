/** Swedish: every word of the window, one file per subject. Loaded only when it is chosen. */
import { sv } from '@nuxt/ui/locale'
import applications from '../features/applications/locale.sv.ts'
import autofill from '../features/autofill/locale.sv.ts'
import blind from '../features/blind/locale.sv.ts'
import board from '../features/board/locale.sv.ts'
import candidates from '../features/candidates/locale.sv.ts'
import colleagues from '../features/colleagues/locale.sv.ts'
import documents from '../features/documents/locale.sv.ts'
import word from '../features/documents/word/locale.sv.ts'
import duplicates from '../features/duplicates/locale.sv.ts'
import home from '../features/home/locale.sv.ts'
import imports from '../features/imports/locale.sv.ts'
import intake from '../features/intake/locale.sv.ts'
import keyboard from '../features/keyboard/locale.sv.ts'
import mail from '../features/mail/locale.sv.ts'
import openings from '../features/openings/locale.sv.ts'
import retention from '../features/retention/locale.sv.ts'
import screening from '../features/screening/locale.sv.ts'
import search from '../features/search/locale.sv.ts'
import talentpool from '../features/talentpool/locale.sv.ts'
import tour from '../features/tour/locale.sv.ts'
import workspace from '../features/workspace/locale.sv.ts'
import common from './common.sv.ts'
import problem from './problem.sv.ts'

export const ui = sv
export const texts = {
  ...common,
  problem,
  workspace,
  openings,
  candidates,
  colleagues,
  applications,
  autofill,
  blind,
  board,
  documents,
  duplicates,
  word,
  home,
  imports,
  intake,
  keyboard,
  mail,
  search,
  screening,
  tour,
  talentpool,
  retention,
}
