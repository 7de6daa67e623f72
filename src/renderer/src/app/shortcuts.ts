/** Every keyboard shortcut of the window: registered here, dispatched by one listener, listed by the ? overlay. */
import { defineStore } from 'pinia'
import type { MaybeRefOrGetter } from 'vue'
import { computed, onScopeDispose, shallowRef, toValue } from 'vue'
import { createHeldKeys, pressAgain } from './held-keys.ts'
import { isTypingTarget, matchKeys, needsModifier } from './keys.ts'
import { usePreferences } from './preferences.ts'

export interface Shortcut {
  /** For example 'mod+z', 'shift+mod+z', 'j', '?', 'escape', or a sequence 'g o'. `mod` is Cmd on macOS, else Ctrl. */
  keys: string
  /** Key of the text that names it in the overlay. */
  label: string
  run: (event: KeyboardEvent) => void
  /** Off while this is false; still listed. */
  enabled?: MaybeRefOrGetter<boolean>
  /** True while what it acts on is still on its way: the key is kept, with those after it, until this is false. */
  awaits?: () => boolean
  /** Works while a text field has the focus. Default: only for keys with `mod`. */
  whileTyping?: boolean
  /** Not listed (for second ways to the same thing). */
  hidden?: boolean
}

export interface ShortcutGroup {
  /** Key of the text that heads the group in the overlay. */
  scope: string
  shortcuts: readonly Shortcut[]
}

const OPEN_LAYERS = ['dialog', 'menu', 'listbox']
  .map((role) => `[role="${role}"][data-state="open"]`)
  .join(', ')

/** How long the first key of a sequence waits for the second. */
const SEQUENCE_MS = 1000

export const useShortcutRegistry = defineStore('shortcuts', () => {
  const groups = shallowRef<readonly ShortcutGroup[]>([])
  const preferences = usePreferences()
  let pending = ''
  let pendingUntil = 0
  const held = createHeldKeys(pressAgain)

  function register(group: ShortcutGroup): () => void {
    groups.value = [...groups.value, group]
    return () => {
      groups.value = groups.value.filter((one) => one !== group)
      if (group.shortcuts.some(({ awaits }) => awaits)) held.forget() // their page is gone
    }
  }

  /** Before anything else sees a key: while others wait, it waits behind them. */
  function capture(event: KeyboardEvent): void {
    if (event.isComposing || !held.takes(event)) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }

  function applies(shortcut: Shortcut, event: KeyboardEvent): boolean {
    if (toValue(shortcut.enabled) === false) return false
    const modified = needsModifier(shortcut.keys)
    if (!modified && !preferences.stored.singleKeys && shortcut.keys !== 'escape') return false
    if (isTypingTarget(event.target) && !(shortcut.whileTyping ?? modified)) return false
    return true
  }

  /** The newest registration wins, so that a page overrides the app and a pane overrides the page. */
  function dispatch(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return
    // While a dialog, a menu or a list of choices is open, its keys are its own.
    if (document.querySelector(OPEN_LAYERS)) return
    const now = Date.now()
    const prefix = now < pendingUntil ? pending : ''
    pending = ''
    pendingUntil = 0
    // The second key of a sequence belongs to the sequence, whatever that key does on the page alone.
    const every = [...groups.value].reverse().flatMap(({ shortcuts }) => shortcuts)
    const sequence =
      prefix === ''
        ? undefined
        : every.find(
            (one) =>
              one.keys.includes(' ') && applies(one, event) && matchKeys(one.keys, event, prefix) === 'yes',
          )
    for (const shortcut of sequence ? [sequence] : every) {
      if (!applies(shortcut, event)) continue
      const match = matchKeys(shortcut.keys, event, prefix)
      if (match === 'no') continue
      if (match === 'begins') {
        pending = shortcut.keys.split(' ')[0] ?? ''
        pendingUntil = now + SEQUENCE_MS
        continue
      }
      event.preventDefault()
      if (shortcut.awaits?.()) held.hold(event, shortcut.awaits)
      else shortcut.run(event)
      return
    }
  }

  const listed = computed(() =>
    groups.value
      .map((group) => ({ ...group, shortcuts: group.shortcuts.filter((one) => !one.hidden) }))
      .filter((group) => group.shortcuts.length > 0),
  )

  return { groups, listed, register, dispatch, capture, forgetHeld: held.forget }
})

/** Registers shortcuts for as long as the calling component lives. */
export function useShortcuts(scope: string, shortcuts: readonly Shortcut[]): void {
  const stop = useShortcutRegistry().register({ scope, shortcuts })
  onScopeDispose(stop)
}
