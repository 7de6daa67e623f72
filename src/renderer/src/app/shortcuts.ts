/** Every keyboard shortcut of the window: registered here, dispatched by one listener, listed by the ? overlay. */
import { defineStore } from 'pinia'
import type { MaybeRefOrGetter } from 'vue'
import { computed, onScopeDispose, shallowRef, toValue } from 'vue'
import { COMMANDS, type CommandId } from './commands.ts'
import { createHeldKeys, pressAgain } from './held-keys.ts'
import { belongToText } from './key-rules.ts'
import { useKeymap } from './keymap.ts'
import { isTypingTarget, matchKeys, needsModifier } from './keys.ts'
import { usePreferences } from './preferences.ts'

/** Keys that mean the same everywhere, so that nobody needs to learn or change them. */
type FixedKeys = 'escape' | 'enter' | 'space' | `arrow${Direction}` | `shift+arrow${Direction}`
type Direction = 'up' | 'down' | 'left' | 'right'

interface Does {
  run: (event: KeyboardEvent) => void
  /** Off while this is false; still listed. */
  enabled?: MaybeRefOrGetter<boolean>
  /** True while what it acts on is still on its way: the key is kept, with those after it, until this is false. */
  awaits?: () => boolean
  /** Works while a text field has the focus, unless its keys write or edit there. Default: only for keys with `mod`. */
  whileTyping?: boolean
  /** Not listed (for second ways to the same thing). */
  hidden?: boolean
}

/** What a command of the list (commands.ts, where new keys belong) does here, or a key that is always the same. */
export type Shortcut =
  | (Does & {
      command: CommandId
      /** Key of the text that names it here, where its own name is too general. */
      label?: string | undefined
    })
  | (Does & { command?: undefined; keys: FixedKeys; label: string })

/** One line of the overlay or the palette. */
export interface ListedShortcut {
  readonly id: string
  readonly label: string
  /** What the label counts. */
  readonly n: number | undefined
  /** '' for none. */
  readonly keys: string
  readonly shortcut: Shortcut
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
  const keymap = useKeymap()
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

  const keysOf = (shortcut: Shortcut): readonly string[] =>
    shortcut.command === undefined ? [shortcut.keys] : keymap.all(shortcut.command)

  function applies({ enabled, whileTyping }: Shortcut, keys: string, event: KeyboardEvent): boolean {
    if (toValue(enabled) === false) return false
    const modified = needsModifier(keys)
    if (!modified && !preferences.stored.singleKeys && keys !== 'escape') return false
    if (isTypingTarget(event.target)) return (whileTyping ?? modified) && !belongToText(keys)
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
    const every = [...groups.value]
      .reverse()
      .flatMap(({ shortcuts }) => shortcuts)
      .flatMap((shortcut) => keysOf(shortcut).map((keys) => ({ shortcut, keys })))
      .filter(({ shortcut, keys }) => applies(shortcut, keys, event))
    // The second key of a sequence belongs to the sequence, whatever that key does on the page alone.
    const sequence =
      prefix === ''
        ? undefined
        : every.find(({ keys }) => keys.includes(' ') && matchKeys(keys, event, prefix) === 'yes')
    for (const { shortcut, keys } of sequence ? [sequence] : every) {
      const match = matchKeys(keys, event, prefix)
      if (match === 'no') continue
      if (match === 'begins') {
        pending = keys.split(' ')[0] ?? ''
        pendingUntil = now + SEQUENCE_MS
        continue
      }
      event.preventDefault()
      if (shortcut.awaits?.()) held.hold(event, shortcut.awaits)
      else shortcut.run(event)
      return
    }
  }

  /** A second way to something is worth a line when somebody chose its key. */
  const isListed = ({ hidden, command }: Shortcut): boolean =>
    !hidden || (command !== undefined && keymap.isChanged(command) && keymap.keysOf(command) !== '')

  function listOne(shortcut: Shortcut): ListedShortcut {
    const { command } = shortcut
    if (command === undefined)
      return {
        id: `${shortcut.keys} ${shortcut.label}`,
        label: shortcut.label,
        n: undefined,
        keys: shortcut.keys,
        shortcut,
      }
    const { label, n } = COMMANDS[command]
    return { id: command, label: shortcut.label ?? label, n, keys: keymap.keysOf(command), shortcut }
  }

  /** By scope, in the order in which scopes were first registered. */
  const listed = computed(() => {
    const scopes = new Map<string, ListedShortcut[]>()
    for (const { scope, shortcuts } of groups.value) {
      const lines = shortcuts.filter(isListed).map(listOne)
      if (lines.length > 0) scopes.set(scope, [...(scopes.get(scope) ?? []), ...lines])
    }
    return [...scopes].map(([scope, shortcuts]) => ({ scope, shortcuts }))
  })

  return { groups, listed, register, dispatch, capture, forgetHeld: held.forget }
})

/** Registers shortcuts for as long as the calling component lives. */
export function useShortcuts(scope: string, shortcuts: readonly Shortcut[]): void {
  const stop = useShortcutRegistry().register({ scope, shortcuts })
  onScopeDispose(stop)
}
