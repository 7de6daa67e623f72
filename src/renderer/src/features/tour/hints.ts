/** The hints of the first run, in their order, each at a control that is really there. */

export interface Hint {
  /** Its texts are `tour.<name>.title` and `tour.<name>.body`. */
  name: 'list' | 'decide' | 'undo' | 'search' | 'keys'
  /** What it points at: the first of these that is on screen. */
  at: readonly string[]
  keys: readonly string[]
}

const MENU = ['[data-tour="menu"]']

export const HINTS: readonly Hint[] = [
  { name: 'list', at: ['[data-testid="application-list"]'], keys: ['j', 'k'] },
  {
    name: 'decide',
    at: ['[data-testid="action-bar"]', '[data-testid="application-list"]'],
    keys: ['a', 'r'],
  },
  { name: 'undo', at: MENU, keys: ['z', 'mod+z'] },
  { name: 'search', at: ['[data-tour="search"]', 'a[href="#/search"]'], keys: ['/', 'mod+k'] },
  { name: 'keys', at: MENU, keys: ['?'] },
]
