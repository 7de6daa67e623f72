/** German (Sie): every word of the window, one file per subject. Loaded only when it is chosen. */
import { de } from '@nuxt/ui/locale'
import applications from '../features/applications/locale.de.ts'
import autofill from '../features/autofill/locale.de.ts'
import blind from '../features/blind/locale.de.ts'
import board from '../features/board/locale.de.ts'
import candidates from '../features/candidates/locale.de.ts'
import colleagues from '../features/colleagues/locale.de.ts'
import documents from '../features/documents/locale.de.ts'
import word from '../features/documents/word/locale.de.ts'
import duplicates from '../features/duplicates/locale.de.ts'
import home from '../features/home/locale.de.ts'
import imports from '../features/imports/locale.de.ts'
import intake from '../features/intake/locale.de.ts'
import keyboard from '../features/keyboard/locale.de.ts'
import mail from '../features/mail/locale.de.ts'
import openings from '../features/openings/locale.de.ts'
import retention from '../features/retention/locale.de.ts'
import screening from '../features/screening/locale.de.ts'
import search from '../features/search/locale.de.ts'
import talentpool from '../features/talentpool/locale.de.ts'
import tour from '../features/tour/locale.de.ts'
import workspace from '../features/workspace/locale.de.ts'
import common from './common.de.ts'
import problem from './problem.de.ts'

export const ui = de
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
