import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  COMMAND_GROUPS,
  COMMAND_IDS,
  COMMANDS,
  type CommandId,
} from '../../../src/renderer/src/app/commands.ts'
import {
  areKeys,
  belongToText,
  chordOf,
  clash,
  pressed,
  refusalOf,
} from '../../../src/renderer/src/app/key-rules.ts'
import {
  type Changes,
  changesFrom,
  conflictsIn,
  keysIn,
  swapped,
  taken,
} from '../../../src/renderer/src/app/keymap.ts'
import { matchKeys } from '../../../src/renderer/src/app/keys.ts'

type Held = Partial<Record<'ctrlKey' | 'shiftKey' | 'altKey' | 'metaKey', boolean>>
const press = (key: string, held: Held = {}) =>
  ({ key, ctrlKey: false, shiftKey: false, altKey: false, metaKey: false, ...held }) as KeyboardEvent

/** Every command that cannot be told from another. */
const unclear = (changes: Changes) =>
  COMMAND_IDS.filter((id) => conflictsIn(changes, id, keysIn(changes, id)).length > 0)

describe('the list of commands', () => {
  it('has every command in one group', () => {
    expect(COMMAND_GROUPS.flatMap(({ ids }) => ids).sort()).toEqual([...COMMAND_IDS].sort())
  })

  it('gives no key to two commands that work in one place, and none that is somebody else’s', () => {
    expect(unclear({})).toEqual([])
    const refused = COMMAND_IDS.filter((id) => !keysIn({}, id).every(areKeys))
    expect(refused).toEqual([])
  })
})

describe('keys that are pressed', () => {
  it.each([
    [press('j'), 'j'],
    [press('J', { shiftKey: true }), 'shift+j'],
    [press('Z', { shiftKey: true, ctrlKey: true }), 'shift+mod+z'],
    [press('?', { shiftKey: true }), '?'],
    [press('+', { shiftKey: true }), '+'],
    [press('Ä', { shiftKey: true }), 'ä'],
    [press('ArrowDown', { altKey: true }), 'alt+arrowdown'],
    [press(' '), 'space'],
  ])('are named as the app names them, and found again under that name: %#', (event, chord) => {
    expect(chordOf(event)).toBe(chord)
    expect(matchKeys(chord, event, '')).toBe('yes')
  })

  it('have no name while only Shift and the like are down', () => {
    expect([press('Shift'), press('Control'), press('AltGraph')].map(chordOf)).toEqual([null, null, null])
  })

  it('make a sequence of two plain ones, and begin again with the third or with Ctrl', () => {
    expect(pressed('', 'g')).toBe('g')
    expect(pressed('g', 'x')).toBe('g x')
    expect(pressed('g x', 'y')).toBe('y')
    expect(pressed('g', 'mod+x')).toBe('mod+x')
    expect(pressed('mod+x', 'g')).toBe('g')
  })

  it.each([
    ['mod+w', 'browser'],
    ['shift+mod+t', 'browser'],
    ['mod+5', 'browser'],
    ['mod++', 'browser'],
    ['f5', 'browser'],
    ['mod+c', 'text'],
    ['delete', 'text'],
    ['tab', 'movement'],
    ['enter', 'movement'],
    ['shift+space', 'movement'],
    ['arrowdown', 'movement'],
    ['mod+home', 'movement'],
    ['escape', 'movement'],
    ['insert', 'reader'],
    ['capslock', 'reader'],
    ['alt+f', 'alt'],
    ['mod+alt+q', 'alt'],
    ['alt+arrowleft', 'alt'],
    ['other+e', 'system'],
    ['dead', 'unknown'],
  ])('are refused where they are not the app’s: %s', (chord, reason) => {
    expect(refusalOf(chord)).toBe(reason)
  })
})

describe('keys in a text field', () => {
  it('are the field’s where they write or edit, whatever command has them', () => {
    expect(
      ['j', 'shift+j', '?', 'g o', 'mod+a', 'shift+mod+z', 'mod+backspace'].filter(belongToText),
    ).toHaveLength(7)
    expect(
      ['mod+k', 'mod+enter', 'alt+arrowdown', 'escape', 'shift+mod+backspace'].filter(belongToText),
    ).toEqual([])
  })
})

describe('conflicts', () => {
  it('are same keys, and a key that begins a sequence', () => {
    expect([clash('g', 'g o'), clash('g o', 'g'), clash('g o', 'g o'), clash('j', 'j')]).toEqual([
      true,
      true,
      true,
      true,
    ])
    expect([clash('g o', 'g c'), clash('o', 'g o'), clash('j', 'shift+j'), clash('', '')]).toEqual([
      false,
      false,
      false,
      false,
    ])
  })

  it('are there only between commands that meet', () => {
    expect(conflictsIn({}, 'application.reject', ['x'])).toEqual(['list.select', 'compare.remove'])
    expect(conflictsIn({}, 'openings.new', ['x'])).toEqual([])
    expect(conflictsIn({}, 'openings.new', ['g'])).toEqual(
      COMMAND_IDS.filter((id) => COMMANDS[id].keys.startsWith('g ')),
    )
    expect(conflictsIn({}, 'frame.shortcuts', ['e'])).toEqual([
      'application.scorecard',
      'openings.edit',
      'candidates.edit',
      'fillIn.edit',
    ])
  })

  it('are solved by a swap where one command has the key, and its own is of use there', () => {
    expect(swapped({}, 'application.reject', 'w')).toEqual({
      'application.reject': 'w',
      'application.withdraw': 'r',
    })
    expect(swapped({}, 'application.reject', 'x')).toBeNull()
    // Help works everywhere: X would then mean two things where rows are selected and columns removed.
    expect(swapped({}, 'compare.remove', '?')).toBeNull()
    expect(swapped({ 'application.reject': '' }, 'application.reject', 'w')).toBeNull()
  })

  it('are solved by taking the key from all that had it', () => {
    const changes = taken({}, 'application.reject', 'x')
    expect(changes).toEqual({ 'list.select': '', 'compare.remove': '', 'application.reject': 'x' })
    expect(keysIn(changes, 'list.select')).toEqual([])
    expect(unclear(changes)).toEqual([])
  })

  it('never remain, however keys are swapped and taken', () => {
    const keys = fc.constantFrom(
      'x',
      'w',
      'g',
      'q',
      'g o',
      'q x',
      'mod+e',
      'shift+a',
      '1',
      '?',
      'alt+arrowdown',
    )
    const step = fc.record({ id: fc.constantFrom(...COMMAND_IDS), keys, swap: fc.boolean() })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let changes: Changes = {}
        for (const one of steps) {
          changes = (one.swap ? swapped(changes, one.id, one.keys) : null) ?? taken(changes, one.id, one.keys)
          expect(keysIn(changes, one.id)).toEqual([one.keys])
        }
        expect(unclear(changes)).toEqual([])
      }),
    )
  })
})

describe('keys that were kept', () => {
  it('are taken only for commands that there are, and only where they can be had', () => {
    const kept = {
      'application.reject': 'q',
      'list.next': '',
      'go.home': 'mod+w',
      'no.such': 'y',
      'list.select': 7,
      'list.filter': 'a b c',
      toString: 'x',
    }
    expect(changesFrom(kept)).toEqual({ 'application.reject': 'q', 'list.next': '' })
    expect([null, 'x', 3, []].map(changesFrom)).toEqual([{}, {}, {}, {}])
  })

  it('take the place of all that the command had', () => {
    const id: CommandId = 'go.triage'
    expect(keysIn({}, id)).toEqual([COMMANDS[id].keys, 'g a'])
    expect(keysIn({ [id]: 'q' }, id)).toEqual(['q'])
  })
})
