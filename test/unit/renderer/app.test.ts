/** The parts of the window that are plain functions. */
import { expect, test } from 'vitest'
import { OpeningDraft } from '../../../src/contract/openings.ts'
import { rootsShowing } from '../../../src/renderer/src/app/events.ts'
import { keyCaps, matchKeys, needsModifier } from '../../../src/renderer/src/app/keys.ts'
import {
  countryCodes,
  languageTags,
  subdivisionName,
  subdivisionsOf,
  timeZones,
} from '../../../src/renderer/src/app/places.ts'
import { describeProblem } from '../../../src/renderer/src/app/problem.ts'
import { createTexts } from '../../../src/renderer/src/app/texts.ts'
import { strengthOf } from '../../../src/renderer/src/features/workspace/strength.ts'

const texts = createTexts().global
const describeError = (error: unknown) =>
  describeProblem(error, { t: (key) => texts.t(key), te: (key) => texts.te(key), isEnglish: true })

const press = (
  key: string,
  held: Partial<Record<'ctrlKey' | 'shiftKey' | 'altKey' | 'metaKey', boolean>> = {},
) => ({ key, ctrlKey: false, shiftKey: false, altKey: false, metaKey: false, ...held }) as KeyboardEvent

test('keys match with exactly their modifiers, signs with whatever their layout needs', () => {
  expect(matchKeys('mod+z', press('z', { ctrlKey: true }), '')).toBe('yes')
  expect(matchKeys('mod+z', press('Z', { ctrlKey: true, shiftKey: true }), '')).toBe('no')
  expect(matchKeys('shift+mod+z', press('Z', { ctrlKey: true, shiftKey: true }), '')).toBe('yes')
  expect(matchKeys('j', press('j', { ctrlKey: true }), '')).toBe('no')
  expect(matchKeys('?', press('?', { shiftKey: true }), '')).toBe('yes')
  expect(matchKeys('/', press('/', { shiftKey: true }), '')).toBe('yes')
  expect(matchKeys('space', press(' '), '')).toBe('yes')
})

test('a sequence begins with its first key and is complete with the second', () => {
  expect(matchKeys('g o', press('g'), '')).toBe('begins')
  expect(matchKeys('g o', press('o'), 'g')).toBe('yes')
  expect(matchKeys('g o', press('o'), '')).toBe('no')
  expect(matchKeys('g o', press('c'), 'g')).toBe('no')
})

test('keys are named as the keyboard of the system names them', () => {
  expect(keyCaps('shift+mod+z', true)).toEqual([['⇧', '⌘', 'Z']])
  expect(keyCaps('shift+mod+z', false)).toEqual([['Shift', 'Ctrl', 'Z']])
  expect(keyCaps('g o', false)).toEqual([['G'], ['O']])
  expect([needsModifier('mod+k'), needsModifier('g o')]).toEqual([true, false])
})

test('a change of applications is asked again by the counts of openings, but not by the backups', () => {
  const roots = rootsShowing(['applications'])
  expect([...roots]).toEqual(expect.arrayContaining(['applications', 'openings', 'candidates', 'search']))
  expect(roots.has('workspace')).toBe(false)
})

test('a typed problem keeps the words of the service, with the title of its case', () => {
  expect(
    describeError({
      code: 'CONFLICT',
      message: 'The requisition number A1 already belongs to another opening.',
      data: { reason: 'REQUISITION_NUMBER_TAKEN', remedy: 'Choose another requisition number.' },
    }),
  ).toMatchObject({
    code: 'CONFLICT',
    reason: 'REQUISITION_NUMBER_TAKEN',
    title: 'This requisition number is taken',
    detail: 'The requisition number A1 already belongs to another opening.',
    remedy: 'Choose another requisition number.',
  })
})

test('an error that nobody typed is told without its internals', () => {
  const problem = describeError(new Error('SQLITE_CORRUPT at page 12 of /home/somebody'))
  expect(problem.code).toBe('UNEXPECTED')
  expect(`${problem.title} ${problem.detail} ${problem.remedy}`).not.toContain('SQLITE')
  expect(describeError(undefined).title).not.toBe('')
})

test('refused input is told by field', () => {
  const issues = [{ path: ['changes', 'title'], message: 'Too long.' }]
  expect(describeError({ code: 'BAD_REQUEST', data: { issues } }).fields).toEqual({
    'changes.title': 'Too long.',
  })
})

test('a passphrase is judged by its length, counted in characters that people see', () => {
  expect(
    ['', 'nine char', 'ten chars!', 'fifteen chars!!', 'twenty-two characters!'].map(strengthOf),
  ).toEqual(['empty', 'short', 'fair', 'good', 'strong'])
  expect(strengthOf('😀'.repeat(9))).toBe('short')
  expect(strengthOf('a'.repeat(40))).toBe('fair')
})

test('every country, language and subdivision that is offered is one that the contract takes', () => {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
  expect(countryCodes().filter((code) => names.of(code) === undefined)).toEqual([])
  expect(new Set(countryCodes()).size).toBe(countryCodes().length)
  const drafts = [
    ...countryCodes().flatMap((country) => [
      { country, subdivision: null },
      ...subdivisionsOf(country).map(({ code }) => ({ country, subdivision: code })),
    ]),
    ...languageTags().map((language) => ({ language })),
  ]
  const refused = drafts.filter(
    (draft) => !OpeningDraft.safeParse({ title: 'T', requisitionNumber: 'R', ...draft }).success,
  )
  expect(refused).toEqual([])
  expect(subdivisionName('US-CA')).toBe('California')
  expect(subdivisionName('FI-18')).toBe('FI-18')
  expect(timeZones()).toContain('Europe/Helsinki')
})
