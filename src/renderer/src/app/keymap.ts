/**
 * Which keys commands have in this window: their own, or what the person chose instead. Kept on this machine, beside the
 * preferences and not among them, because a cookie holds little (kept.ts).
 */
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { COMMAND_IDS, COMMANDS, type CommandId, isCommandId, meet } from './commands.ts'
import { keep, readKept } from './kept.ts'
import { areKeys, clash } from './key-rules.ts'
import { keyCaps } from './keys.ts'

const KEPT_AS = 'haku.keys'

/** What differs from the list of commands; '' is no key at all. */
export type Changes = Readonly<Partial<Record<CommandId, string>>>

/** Takes from what was kept only commands that there are, with keys that they can have. */
export function changesFrom(kept: unknown): Changes {
  if (typeof kept !== 'object' || kept === null) return {}
  return Object.fromEntries(Object.entries(kept).filter(([id, keys]) => isCommandId(id) && areKeys(keys)))
}

/** All keys of a command, the one that is shown first. */
export function keysIn(changes: Changes, id: CommandId): readonly string[] {
  const chosen = changes[id]
  if (chosen === undefined)
    return [COMMANDS[id].keys, ...(COMMANDS[id].also ?? [])].filter((keys) => keys !== '')
  return chosen === '' ? [] : [chosen]
}

/** The commands that could not be told from this one if it had these keys. */
export const conflictsIn = (changes: Changes, id: CommandId, keys: readonly string[]): CommandId[] =>
  COMMAND_IDS.filter(
    (other) =>
      other !== id &&
      meet(id, other) &&
      keysIn(changes, other).some((theirs) => keys.some((ours) => clash(ours, theirs))),
  )

/** With these keys for the command; those that had them have none. */
export const taken = (changes: Changes, id: CommandId, keys: string): Changes => ({
  ...changes,
  ...Object.fromEntries(conflictsIn(changes, id, [keys]).map((other) => [other, ''])),
  [id]: keys,
})

/** With these keys for the command, and its present ones for the one that had them; null where that makes no sense. */
export function swapped(changes: Changes, id: CommandId, keys: string): Changes | null {
  const [other, ...more] = conflictsIn(changes, id, [keys])
  const [before] = keysIn(changes, id)
  if (other === undefined || more.length > 0 || before === undefined) return null
  const after = { ...changes, [id]: keys, [other]: before }
  const isFree = (one: CommandId) => conflictsIn(after, one, keysIn(after, one)).length === 0
  return isFree(id) && isFree(other) ? after : null
}

/** Without those that say what the list says. */
const tidy = (changes: Changes): Changes =>
  Object.fromEntries(
    Object.entries(changes).filter(([id, keys]) => {
      const { keys: usual, also } = COMMANDS[id as CommandId]
      return keys !== usual || also !== undefined
    }),
  )

export const useKeymap = defineStore('keymap', () => {
  const changes = shallowRef(changesFrom(readKept(KEPT_AS)))
  const changedCount = computed(() => Object.keys(changes.value).length)

  function put(next: Changes): void {
    changes.value = tidy(next)
    keep(KEPT_AS, changes.value)
  }
  function reset(id: CommandId): void {
    const { [id]: _, ...rest } = changes.value
    put(rest)
  }

  const all = (id: CommandId) => keysIn(changes.value, id)
  /** The keys to show; '' where it has none. */
  const keysOf = (id: CommandId) => all(id)[0] ?? ''
  return {
    changes,
    changedCount,
    all,
    keysOf,
    /** The same, as caps to draw. */
    caps: (id: CommandId) => (keysOf(id) === '' ? [] : keyCaps(keysOf(id)).flat()),
    isChanged: (id: CommandId) => changes.value[id] !== undefined,
    /** Those that cannot be told from it as things stand. */
    conflicts: (id: CommandId) => conflictsIn(changes.value, id, all(id)),
    put,
    reset,
    resetAll: () => put({}),
  }
})
