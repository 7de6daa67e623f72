/** The state of a query field: chips, typed text, what stands at the caret, and the query that they make. */
import { computed, nextTick, type Ref, ref, shallowRef, watch } from 'vue'
import { parseQuery } from '#contract/query-parser.ts'
import {
  conditionOf,
  type Edited,
  joinQuery,
  type Spot,
  splitQuery,
  spotAt,
  takeConditions,
} from './query-edit.ts'

/** Letters of a word from which on operators are offered. */
const FEWEST = 2

export function useQueryField(model: Ref<string>, input: () => HTMLInputElement | null) {
  const chips = shallowRef<readonly string[]>([])
  const rest = ref('')
  const caret = ref(0)
  const focused = ref(false)
  /** Suggestions were asked for by key or button, or sent away until the next letter. */
  const wanted = ref<'asked' | 'away' | null>(null)
  let emitted: string | null = null

  function take(edited: Edited): void {
    chips.value = edited.chips
    rest.value = edited.rest
  }
  watch(
    model,
    (text) => {
      if (text !== emitted) take(splitQuery(text))
      emitted = text
    },
    { immediate: true },
  )

  const spot = computed<Spot | null>(() => {
    if (!focused.value || wanted.value === 'away') return null
    const at = spotAt(rest.value, caret.value)
    if (at?.kind === 'value') return at
    if (at && at.typed.length >= FEWEST) return at
    return wanted.value === 'asked'
      ? (at ?? { kind: 'operator', from: caret.value, to: caret.value, typed: '' })
      : null
  })

  /** What is typed, without the condition that is still being written. */
  const asked = computed(() => {
    const at = focused.value ? spotAt(rest.value, caret.value) : null
    return at?.kind === 'value'
      ? `${rest.value.slice(0, at.tokenFrom)} ${rest.value.slice(at.tokenTo)}`
      : rest.value
  })
  const query = computed(() => joinQuery({ chips: chips.value, rest: asked.value }))
  watch(query, (text) => {
    if (text === emitted) return
    emitted = text
    model.value = text
  })

  /** What is odd, but for what is still being written. */
  const notes = computed(() => parseQuery(joinQuery({ chips: chips.value, rest: asked.value })).notes)

  async function place(at: number): Promise<void> {
    caret.value = at
    await nextTick()
    input()?.setSelectionRange(at, at)
  }

  /** Makes chips of conditions that are written to their end. */
  function settle(isDone: (to: number) => boolean): void {
    const { taken, left } = takeConditions(rest.value, (part) => isDone(part.to))
    if (taken.length === 0) return
    chips.value = [...chips.value, ...taken]
    const typedAfter = rest.value.length - caret.value
    rest.value = left
    void place(Math.max(0, left.length - typedAfter))
  }

  function onInput(text: string, at: number): void {
    rest.value = text
    caret.value = at
    wanted.value = null
    // OR joins what stands on both sides: the chip before it goes back into the text.
    const last = chips.value.at(-1)
    if (last !== undefined && /^\s*OR\s/.test(text)) {
      chips.value = chips.value.slice(0, -1)
      rest.value = `${last} ${text.trimStart()}`
      void place(rest.value.length - (text.length - at))
      return
    }
    settle((to) => to < at && /\s/.test(text[to] ?? ''))
  }

  /** Puts a suggestion in the place of what is typed. */
  function choose(at: Spot, insert: string): void {
    const text = rest.value
    if (at.kind === 'operator') {
      rest.value = `${text.slice(0, at.from)}${insert}${text.slice(at.to)}`
      wanted.value = null
      void place(at.from + insert.length)
      return
    }
    const behind = text.slice(at.to)
    rest.value = `${text.slice(0, at.from)}${insert}${behind === '' ? ' ' : behind}`
    caret.value = at.from + insert.length + 1
    settle((to) => to <= at.from + insert.length)
    void place(caret.value)
  }

  const removeChip = (at: number): void => {
    chips.value = chips.value.filter((_, n) => n !== at)
  }

  /** Puts a chip's text back into the field, with the caret at its end. */
  function editChip(at: number): void {
    const text = chips.value[at]
    if (text === undefined) return
    removeChip(at)
    const typed = rest.value.trim()
    rest.value = typed === '' ? text : `${typed} ${text}`
    wanted.value = null
    focused.value = true
    void place(rest.value.length)
  }

  function clear(): void {
    take({ chips: [], rest: '' })
    void place(0)
  }

  /** Whether the condition at the caret is whole: then it becomes a chip. */
  function finish(): boolean {
    const at = spotAt(rest.value, caret.value)
    if (at?.kind !== 'value' || at.typed === '') return false
    const count = chips.value.length
    settle((to) => to === at.tokenTo)
    return chips.value.length > count
  }

  function replaceWhole(text: string): void {
    take(splitQuery(text))
    void place(rest.value.length)
  }

  const shownChips = computed(() =>
    chips.value.flatMap((text) => {
      const found = conditionOf(parseQuery(text).root)
      return found ? [{ text, ...found }] : []
    }),
  )

  return {
    rest,
    caret,
    focused,
    wanted,
    spot,
    query,
    notes,
    shownChips,
    onInput,
    choose,
    removeChip,
    editChip,
    clear,
    finish,
    settle,
    replaceWhole,
  }
}
