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

  const beside = computed<Beside>(() => choices.find((one) => one === stored.besideDocument) ?? '')
  /** Another than the first as long as there is one; the same may be chosen, to read two of its pages. */
  const secondId = computed(() => {
    const all = documents()
    const chosen = all.find(({ id }) => id === chosenSecond.value)
    return (chosen ?? all.find(({ id }) => id !== firstId()) ?? all[0])?.id ?? null
  })
  const activePlace = computed<Place>(() => (beside.value === 'document' ? active.value : 'first'))

  /** Puts it beside the document, or takes it away. */
  function toggle(what: Exclude<Beside, ''>): void {
    stored.besideDocument = beside.value === what ? '' : what
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
  watch(beside, (now) => now !== 'document' && reset())

  return { beside, secondId, active: activePlace, toggle, show, step, goToOther, reset }
}

export type DocumentPlaces = ReturnType<typeof useDocumentPlaces>
