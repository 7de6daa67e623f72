import { expect, it } from 'vitest'
import { fitting, fuzzyScore } from '../../../src/renderer/src/features/search/fuzzy.ts'

it.each([
  ['Go to settings', 'settings', true],
  ['Go to settings', 'go set', true],
  ['Go to settings', 'set go', true],
  ['Go to settings', 'gts', true],
  ['Go to settings', 'setings', true],
  ['Go to settings', 'setitngs', true],
  ['Go to settings', 'tings', true],
  ['Go to settings', 'stg', false],
  ['Go to settings', 'openings', false],
  ['Öppna fönstret', 'oppna fon', true],
  ['Go to settings', '', true],
  ['Go to settings', '!!', false],
])('%s fits %j: %s', (name, typed, fits) => {
  expect(fuzzyScore(name, typed) > 0).toBe(fits)
})

it('puts whole words before begun ones, and those before slips', () => {
  const names = ['Restore a backup', 'Back', 'Back up now', 'Bach']
  expect(fitting(names, 'back', (name) => name)).toEqual(['Back', 'Back up now', 'Restore a backup', 'Bach'])
})
