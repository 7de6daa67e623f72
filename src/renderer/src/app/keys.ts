/** Reading and naming of keys. */

export const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform)

export interface Chord {
  mod: boolean
  shift: boolean
  alt: boolean
  key: string
}

/** The plus signs of a chord, but not the key + itself. */
const BETWEEN = /\+(?!$)/

export function parseChord(chord: string): Chord {
  const parts = chord.toLowerCase().split(BETWEEN)
  const key = parts.pop() ?? ''
  return { mod: parts.includes('mod'), shift: parts.includes('shift'), alt: parts.includes('alt'), key }
}

/** Whether any chord of these keys needs Ctrl or Cmd. */
export const needsModifier = (keys: string): boolean => parseChord(keys.split(' ')[0] ?? '').mod

function matchesChord(chord: string, event: KeyboardEvent): boolean {
  const wanted = parseChord(chord)
  const mod = isMac() ? event.metaKey : event.ctrlKey
  const otherMod = isMac() ? event.ctrlKey : event.metaKey
  if (mod !== wanted.mod || otherMod || event.altKey !== wanted.alt) return false
  const key = event.key.toLowerCase()
  // Signs such as ? need Shift on most layouts: the sign itself says so.
  const isSign = wanted.key.length === 1 && !/[a-z0-9]/.test(wanted.key)
  if (!isSign && event.shiftKey !== wanted.shift) return false
  return key === (wanted.key === 'space' ? ' ' : wanted.key)
}

/**
 * `yes` when the event completes the keys, `begins` when it is the first of a sequence, else `no`.
 * @param prefix first chord of a sequence that was pressed just before, or ''
 */
export function matchKeys(keys: string, event: KeyboardEvent, prefix: string): 'yes' | 'begins' | 'no' {
  const [first = '', second] = keys.split(' ')
  if (second === undefined) return matchesChord(first, event) ? 'yes' : 'no'
  if (prefix === first) return matchesChord(second, event) ? 'yes' : 'no'
  return matchesChord(first, event) ? 'begins' : 'no'
}

/** Whether keys typed here are text. */
export function isTypingTarget(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable) return true
  if (target instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'button', 'submit', 'range'].includes(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}

const MAC_SIGNS: Record<string, string> = { mod: '⌘', shift: '⇧', alt: '⌥', enter: '↩', backspace: '⌫' }
const PC_NAMES: Record<string, string> = {
  mod: 'Ctrl',
  shift: 'Shift',
  alt: 'Alt',
  enter: 'Enter',
  backspace: 'Backspace',
}
const COMMON: Record<string, string> = {
  escape: 'Esc',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  space: 'Space',
  pageup: 'Page Up',
  pagedown: 'Page Down',
  capslock: 'Caps Lock',
}

/** Caps to draw for keys: one list per chord of a sequence. */
export function keyCaps(keys: string, mac = isMac()): string[][] {
  const names = mac ? MAC_SIGNS : PC_NAMES
  return keys
    .split(' ')
    .map((chord) =>
      chord
        .split(BETWEEN)
        .map((part) => names[part] ?? COMMON[part] ?? `${part.charAt(0).toUpperCase()}${part.slice(1)}`),
    )
}
