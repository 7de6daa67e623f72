/** The hints of the first run, in their order, each at a control that is really there. */

import type { CommandId } from '../../app/commands.ts'

export interface Hint {
  /** Its texts are `tour.<name>.title` and `tour.<name>.body`. */
  name: 'list' | 'decide' | 'undo' | 'search' | 'keys'
  /** What it points at: the first of these that is on screen. */
  at: readonly string[]
  /** The commands it speaks of: their keys stand in its text as {first} and {second}, and below it. */
  commands: readonly CommandId[]
}

const MENU = ['[data-tour="menu"]']

export const HINTS: readonly Hint[] = [
  { name: 'list', at: ['[data-testid="application-list"]'], commands: ['list.next', 'list.previous'] },
  {
    name: 'decide',
    at: ['[data-testid="action-bar"]', '[data-testid="application-list"]'],
    commands: ['application.advance', 'application.reject'],
  },
  { name: 'undo', at: MENU, commands: ['application.undo', 'history.undo'] },
  {
    name: 'search',
    at: ['[data-tour="search"]', 'a[href="#/search"]'],
    commands: ['list.search', 'palette.open'],
  },
  { name: 'keys', at: MENU, commands: ['frame.shortcuts'] },
]
