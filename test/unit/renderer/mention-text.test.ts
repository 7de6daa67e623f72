import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  isOffered,
  segmentsOf,
  typedName,
} from '../../../src/renderer/src/features/applications/mention-text.ts'

test('a name begins with @ after a blank, never inside an address', () => {
  expect(typedName('Ask @car', 8)).toEqual({ from: 4, name: 'car' })
  expect(typedName('@', 1)).toEqual({ from: 0, name: '' })
  expect(typedName('Ask @Carla Ros', 14)).toEqual({ from: 4, name: 'Carla Ros' })
  expect(typedName('carla@example', 13)).toBeNull()
  expect(typedName('@Carla Rossi about the lifts', 28)).toBeNull()
})

test('a colleague is offered for the beginnings of their names, whatever accents and order', () => {
  expect(isOffered('Åsa Öberg', 'ob')).toBe(true)
  expect(isOffered('Åsa Öberg', 'oberg as')).toBe(true)
  expect(isOffered('Åsa Öberg', 'berg')).toBe(false)
})

test('the parts of a text are the text, and mentions are told by whole names', () => {
  const people = [
    { colleagueId: '1', name: 'Ann' },
    { colleagueId: '2', name: 'Ann Ek' },
  ]
  expect(segmentsOf('Hi @Ann Ek, not @Anna', people)).toEqual([
    { text: 'Hi ', colleagueId: null },
    { text: '@Ann Ek', colleagueId: '2' },
    { text: ', not @Anna', colleagueId: null },
  ])
  const part = fc.constantFrom('@', 'Ann', ' Ek', 'a', '\n', '李')
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const text = parts.join('')
      expect(
        segmentsOf(text, people)
          .map((one) => one.text)
          .join(''),
      ).toBe(text)
    }),
  )
})
