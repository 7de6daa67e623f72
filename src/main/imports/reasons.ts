/** Why a row, or a part of it, was not taken in: what is wrong, what was kept, what to do next. The window has its own words. */
import type { CellProblemCode, RowRefusalCode } from '#contract/imports.ts'

export const REASONS: Readonly<Record<RowRefusalCode | CellProblemCode, string>> = {
  NAME_MISSING:
    'The row has no name, and a candidate needs one. It was not taken in. Add the name, then import the row again.',
  REQUISITION_NUMBER_MISSING:
    'The row has no requisition number, and an opening needs one. It was not taken in. Add the number, then import the row again.',
  TITLE_MISSING:
    'The row has no title, and an opening needs one. It was not taken in. Add the title, then import the row again.',
  REQUISITION_NUMBER_TAKEN:
    'Another opening has this requisition number and says something else. It was left as it is, and the row was not taken in. Change the number, or change the opening by hand.',
  TOO_MANY_CELLS:
    'The row has more cells than there are columns, so nobody can tell what belongs where. It was not taken in. Put cells with separators in them into quotation marks, then import the row again.',
  NOT_ACCEPTED:
    'The row says what Haku cannot keep, or contradicts itself. It was not taken in. Correct it, then import the row again.',
  EMAIL_UNREADABLE: 'This is no e-mail address. It was left out; the rest was taken in. Enter it by hand.',
  DATE_UNREADABLE:
    'This is no date that could be read. It was left out; the rest was taken in. Enter it by hand.',
  DATE_AMBIGUOUS:
    'This date can be read in two ways. It was left out; the rest was taken in. Say whether the day or the month comes first.',
  COUNTRY_UNKNOWN:
    'This is no country that is known. It was left out; the rest was taken in. Enter it by hand.',
  LINK_UNREADABLE: 'This is no address of the web. It was left out; the rest was taken in. Enter it by hand.',
  NUMBER_UNREADABLE:
    'This is no number that could be used. It was left out; the rest was taken in. Enter it by hand.',
  WORD_UNKNOWN: 'This word is not known here. It was left out; the rest was taken in. Choose it by hand.',
  TOO_LONG:
    'This is longer than Haku keeps. It was left out; the rest was taken in. Enter a shorter form by hand.',
  VALUE_KEPT:
    'The candidate has another value already. That was kept. Change it by hand where the new one is right.',
  OPENING_UNKNOWN:
    'No opening has this requisition number or title. The candidate was kept without an application. Create and publish the opening, then import the row again.',
  OPENING_AMBIGUOUS:
    'Several openings have this title. The candidate was kept without an application. Name the requisition number, then import the row again.',
  OPENING_NOT_PUBLISHED:
    'This opening is not published and takes no applications. The candidate was kept without one. Publish it, then import the row again.',
  OPENING_MISSING:
    'Only an application can hold this, and the row names no opening. It was left out; the candidate was kept. Name the opening, then import the row again.',
  STAGE_UNKNOWN:
    'The opening has no such stage. The application was put into its first one. Move it by hand.',
  ALREADY_APPLIED:
    'The candidate has an application for this opening already. It was left as it is. Change it by hand where the row is right.',
  COUNTRY_MISSING:
    'The opening has no country, and needs one to be published. It was taken in as a draft. Enter the country, then publish it.',
}
