import { computed, ref, watch } from 'vue'
import type { DocumentRow } from '#contract/candidates.ts'
import { usePreferences } from '../../app/preferences.ts'

/** What may stand beside a document; '' for nothing. */
export type Beside = '' | 'profile' | 'document' | 'scorecard'

export type Place = 'first' | 'second'

interface Parts {
  documents(): readonly DocumentRow[]
  /** The document in the first place, and how another gets there. */
  firstId(): string | null
  showFirst(id: string): void
  /** What may stand beside it here. */
  choices: readonly Beside[]
}

/** Which documents stand side by side, and which of them has the keys. What stands beside is remembered in this window. */
export function useDocumentPlaces({ documents, firstId, showFirst, choices }: Parts) {
  const { stored } = usePreferences()
  const chosenSecond = ref<string | null>(null)
  const active = ref<Place>('first')

  /** Another than the first; the same only where it was asked for, to read two of its pages. */
  const secondId = computed(() => {
    const all = documents()
    const chosen = all.find(({ id }) => id === chosenSecond.value)
    return (chosen ?? all.find(({ id }) => id !== firstId()))?.id ?? null
  })
  const beside = computed<Beside>(() => {
    const remembered = choices.find((one) => one === stored.besideDocument) ?? ''
    return remembered === 'document' && secondId.value === null ? '' : remembered
  })
  const activePlace = computed<Place>(() => (beside.value === 'document' ? active.value : 'first'))

  /** Puts it beside the document, or takes it away. */
  function toggle(what: Exclude<Beside, ''>): void {
    const isOn = beside.value === what
    stored.besideDocument = isOn ? '' : what
    if (what === 'document' && !isOn && secondId.value === null) chosenSecond.value = firstId()
    active.value = stored.besideDocument === 'document' ? 'second' : 'first'
  }

  function show(place: Place, id: string): void {
    active.value = place
    if (place === 'first') showFirst(id)
    else chosenSecond.value = id
  }

  function step(by: 1 | -1): void {
    const all = documents()
    if (all.length === 0) return
    const at = all.findIndex(({ id }) => id === (activePlace.value === 'first' ? firstId() : secondId.value))
    show(activePlace.value, (all[(at + by + all.length) % all.length] as DocumentRow).id)
  }

  function goToOther(): void {
    if (beside.value === 'document') active.value = active.value === 'first' ? 'second' : 'first'
  }

  function reset(): void {
    chosenSecond.value = null
    active.value = 'first'
  }
  watch(
    () => stored.besideDocument,
    (now) => now !== 'document' && reset(),
  )

  return { beside, secondId, active: activePlace, toggle, show, step, goToOther, reset }
}

export type DocumentPlaces = ReturnType<typeof useDocumentPlaces>
