/** Finnish: every word of the window, one file per subject. Loaded only when it is chosen. */
import { fi } from '@nuxt/ui/locale'
import applications from '../features/applications/locale.fi.ts'
import autofill from '../features/autofill/locale.fi.ts'
import blind from '../features/blind/locale.fi.ts'
import board from '../features/board/locale.fi.ts'
import candidates from '../features/candidates/locale.fi.ts'
import colleagues from '../features/colleagues/locale.fi.ts'
import documents from '../features/documents/locale.fi.ts'
import word from '../features/documents/word/locale.fi.ts'
import duplicates from '../features/duplicates/locale.fi.ts'
import home from '../features/home/locale.fi.ts'
import imports from '../features/imports/locale.fi.ts'
import intake from '../features/intake/locale.fi.ts'
import keyboard from '../features/keyboard/locale.fi.ts'
import mail from '../features/mail/locale.fi.ts'
import openings from '../features/openings/locale.fi.ts'
import retention from '../features/retention/locale.fi.ts'
import screening from '../features/screening/locale.fi.ts'
import search from '../features/search/locale.fi.ts'
import talentpool from '../features/talentpool/locale.fi.ts'
import tour from '../features/tour/locale.fi.ts'
import workspace from '../features/workspace/locale.fi.ts'
import common from './common.fi.ts'
import problem from './problem.fi.ts'

export const ui = fi
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
