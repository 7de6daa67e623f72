import { watch } from 'vue'
import { onBeforeRouteLeave, useRouter } from 'vue-router'
import { usePreferences } from '../../app/preferences.ts'
import { useShortcuts } from '../../app/shortcuts.ts'
import { useOpeningPlaces } from './memory.ts'

/** What the list of an opening's applications owes the board: the key between the two, and its place when it is left. */
export function useListFace(openingId: () => string | undefined): void {
  const router = useRouter()
  const places = useOpeningPlaces()
  const preferences = usePreferences()

  watch(
    openingId,
    (id) => {
      if (id !== undefined) preferences.stored.openingFace = 'list'
    },
    { immediate: true },
  )
  onBeforeRouteLeave((_, from) => {
    const id = openingId()
    if (id !== undefined) places.leaveList(id, from.fullPath)
  })
  useShortcuts('applications.shortcuts.scope', [
    {
      command: 'list.face',
      label: 'board.action.board',
      enabled: () => openingId() !== undefined,
      run: () => void router.push(places.board(openingId() ?? '')),
    },
  ])
}
