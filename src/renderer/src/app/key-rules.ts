/** Which keys a command can have, and which are somebody else's. */
import { isMac, parseChord } from './keys.ts'

/** Whose a key is already; the texts `keyboard.refused.*` say why it stays so. */
export type Refusal = 'browser' | 'text' | 'movement' | 'reader' | 'alt' | 'system' | 'unknown'

const MODIFIERS = new Set(['shift', 'control', 'alt', 'meta', 'altgraph', 'fn', 'hyper', 'super', 'os'])
/** They move the focus and the page, press buttons and close what is open, with and without a screen reader. */
const MOVEMENT = new Set([
  ...['tab', 'enter', 'space', 'escape', 'home', 'end', 'pageup', 'pagedown'],
  ...['arrowup', 'arrowdown', 'arrowleft', 'arrowright'],
])
/** NVDA, JAWS, Narrator and Orca are called by Insert and Caps Lock. */
const READER = new Set(['insert', 'capslock', 'clear', 'numlock', 'scrolllock'])
/** Ctrl or Cmd with these is the browser's or the system's in one of Chromium, Firefox and Safari, whatever a page does. */
const BROWSER = new Set([
  ...['t', 'n', 'w', 'q', 'r', 'h', 'j', 'm', 'd', 'u', 'o', ',', 'delete'],
  ...['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '+', '-', '=', '_'],
])
const BROWSER_SHIFT = new Set([
  't',
  'n',
  'w',
  'q',
  'r',
  'i',
  'j',
  'c',
  'b',
  'o',
  'p',
  'm',
  'a',
  'd',
  'delete',
])
const TEXT = new Set(['c', 'x', 'v'])
const FUNCTION_KEY = /^f\d\d?$/

/** Keys with Enter or Backspace that write nothing and move nothing when Ctrl or Cmd is held. */
const WITH_MOD = new Set(['enter', 'backspace'])
const WITH_ALT = new Set(['arrowup', 'arrowdown'])

/** What a key press is called in this app, such as 'shift+mod+z'; null while only Shift, Ctrl and the like are down. */
export function chordOf(event: KeyboardEvent): string | null {
  const key = event.key === ' ' ? 'space' : event.key.toLowerCase()
  if (MODIFIERS.has(key)) return null
  const mod = isMac() ? event.metaKey : event.ctrlKey
  const other = isMac() ? event.ctrlKey : event.metaKey
  // A sign says by itself whether Shift was needed for it (keys.ts).
  const isSign = key.length === 1 && !/[a-z0-9]/.test(key)
  const held = [
    event.shiftKey && !isSign && 'shift',
    mod && 'mod',
    event.altKey && 'alt',
    other && 'other',
  ].filter((name) => name !== false)
  return [...held, key].join('+')
}

/** Why a command cannot have this key; null: it can. */
export function refusalOf(chord: string): Refusal | null {
  const { mod, shift, alt, key } = parseChord(chord)
  if (key === '' || ['dead', 'process', 'unidentified', 'compose'].includes(key)) return 'unknown'
  if (chord.includes('other+')) return 'system'
  if (READER.has(key)) return 'reader'
  if (FUNCTION_KEY.test(key) || ['contextmenu', 'printscreen', 'pause'].includes(key)) return 'browser'
  if (alt) return !mod && !shift && WITH_ALT.has(key) ? null : 'alt'
  if (MOVEMENT.has(key)) return mod && WITH_MOD.has(key) ? null : 'movement'
  if (key === 'backspace' || key === 'delete') return mod && key === 'backspace' ? null : 'text'
  if (!mod) return null
  if (!shift && TEXT.has(key)) return 'text'
  return (shift ? BROWSER_SHIFT : BROWSER).has(key) ? 'browser' : null
}

/** Ctrl or Cmd with these edits text: select all, undo, redo, delete a word. */
const EDITS = new Set(['mod+a', 'mod+z', 'shift+mod+z', 'mod+y', 'mod+backspace'])

/** Whether keys belong to a text field that has the focus, whatever command has them elsewhere. */
export function belongToText(keys: string): boolean {
  const [first = ''] = keys.split(' ')
  const { mod, alt, key } = parseChord(first)
  return EDITS.has(first) || (!mod && !alt && key.length === 1)
}

/** Keys that were kept from another time: of the right shape, and nobody else's. '' is no key. */
export function areKeys(keys: unknown): keys is string {
  if (typeof keys !== 'string' || keys.length > 40) return false
  if (keys === '') return true
  const chords = keys.split(' ')
  return chords.length <= 2 && chords.every((chord) => refusalOf(chord) === null)
}

/** Whether one key press could mean both: they are the same, or one begins like the other. */
export function clash(one: string, other: string): boolean {
  if (one === '' || other === '') return false
  const [first = '', second] = one.split(' ')
  const [otherFirst = '', otherSecond] = other.split(' ')
  return first === otherFirst && (second === undefined || otherSecond === undefined || second === otherSecond)
}

/** The keys after one more press: a sequence takes at most two, both without Ctrl or Cmd. */
export function pressed(keys: string, chord: string): string {
  const isPlain = (one: string) => one !== '' && !one.includes('mod+') && !one.includes('alt+')
  return keys.split(' ').length === 1 && isPlain(keys) && isPlain(chord) ? `${keys} ${chord}` : chord
}
