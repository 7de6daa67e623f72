/** English: every word of the window, one file per subject. */
import applications from '../features/applications/locale.en.ts'
import autofill from '../features/autofill/locale.en.ts'
import blind from '../features/blind/locale.en.ts'
import board from '../features/board/locale.en.ts'
import candidates from '../features/candidates/locale.en.ts'
import colleagues from '../features/colleagues/locale.en.ts'
import documents from '../features/documents/locale.en.ts'
import word from '../features/documents/word/locale.en.ts'
import duplicates from '../features/duplicates/locale.en.ts'
import home from '../features/home/locale.en.ts'
import imports from '../features/imports/locale.en.ts'
import intake from '../features/intake/locale.en.ts'
import keyboard from '../features/keyboard/locale.en.ts'
import mail from '../features/mail/locale.en.ts'
import openings from '../features/openings/locale.en.ts'
import retention from '../features/retention/locale.en.ts'
import screening from '../features/screening/locale.en.ts'
import search from '../features/search/locale.en.ts'
import talentpool from '../features/talentpool/locale.en.ts'
import tour from '../features/tour/locale.en.ts'
import workspace from '../features/workspace/locale.en.ts'
import { common } from './common.en.ts'
import { problem } from './problem.en.ts'

export const en = {
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
