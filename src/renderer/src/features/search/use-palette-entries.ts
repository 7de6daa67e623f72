import { computed, ref, shallowRef, toValue, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import type { OpeningRow } from '#contract/openings.ts'
import type { SearchHit } from '#contract/search.ts'
import type { SavedView } from '#contract/views.ts'
import { useClient } from '../../app/client.ts'
import { type ListedShortcut, useShortcutRegistry } from '../../app/shortcuts.ts'
import { fitting } from './fuzzy.ts'
import { placeOf, useSearch } from './use-search.ts'

export interface PaletteEntry {
  readonly key: string
  readonly group: 'candidates' | 'openings' | 'views' | 'commands' | 'all'
  readonly icon: string
  readonly label: string
  readonly detail: string
  readonly snippet: string | null
  readonly keys: string | null
  run(): void
}

const shownCandidates = 8
const shownOpenings = 5
const shownViews = 4
const shownCommands = 6

/** Everything that the palette offers for what is typed, in the order it is shown. */
export function usePaletteEntries(text: () => string) {
  const { t } = useI18n()
  const router = useRouter()
  const client = useClient()
  const registry = useShortcutRegistry()
  const { answer, error } = useSearch(text, shownCandidates)
  const openings = shallowRef<readonly OpeningRow[]>([])
  /** The words that the openings answer. */
  const openingsFor = ref<string | null>(null)
  const views = shallowRef<readonly SavedView[]>([])
  let asked = 0

  // They are few, and read once for as long as the palette is open.
  void client.views.list().then(
    ({ rows }) => {
      views.value = rows
    },
    () => undefined, // the search beside it says that the service does not answer
  )

  watch(
    () => text().trim(),
    async (words) => {
      const turn = ++asked
      try {
        const { rows } = await client.openings.list({
          ...(words === '' ? {} : { text: words }),
          limit: shownOpenings,
        })
        if (turn === asked) openings.value = rows
      } catch {
        if (turn === asked) openings.value = [] // the search beside it says that the service does not answer
      }
      if (turn === asked) openingsFor.value = words
    },
    { immediate: true },
  )

  const candidateEntry = (hit: SearchHit): PaletteEntry => ({
    key: `candidate ${hit.candidateId}`,
    group: 'candidates',
    icon:
      hit.matched === 'document'
        ? 'i-lucide-file-text'
        : hit.matched === 'note'
          ? 'i-lucide-message-square-text'
          : 'i-lucide-user',
    label: hit.fullName,
    detail: hit.headline ?? '',
    snippet: hit.matched === 'name' ? null : hit.snippet,
    keys: null,
    run: () => void router.push(placeOf(hit, text().trim())),
  })
  const openingEntry = (opening: OpeningRow): PaletteEntry => ({
    key: `opening ${opening.id}`,
    group: 'openings',
    icon: 'i-lucide-briefcase-business',
    label: opening.title,
    detail: opening.requisitionNumber,
    snippet: null,
    keys: null,
    run: () => void router.push(`/openings/${opening.id}/applications`),
  })
  const commandEntry = ({ id, label, n, keys, shortcut }: ListedShortcut): PaletteEntry => ({
    key: `command ${id}`,
    group: 'commands',
    icon: 'i-lucide-command',
    label: t(label, { n: n ?? 0 }),
    detail: '',
    snippet: null,
    keys: keys === '' ? null : keys,
    run: () => shortcut.run(new KeyboardEvent('keydown')),
  })

  const viewEntry = (view: SavedView): PaletteEntry => ({
    key: `view ${view.id}`,
    group: 'views',
    icon: 'i-lucide-bookmark',
    label: view.name,
    detail: '',
    snippet: null,
    keys: null,
    run: () => void router.push(`/triage/views/${view.id}`),
  })

  /** Commands that can run now and whose name fits what is typed. */
  const commands = computed(() => {
    const known = registry.listed
      .flatMap((group) => group.shortcuts)
      .filter(
        ({ shortcut, keys }) =>
          toValue(shortcut.enabled) !== false && shortcut.command !== 'palette.open' && keys !== 'escape',
      )
      .map(commandEntry)
    return fitting(known, text(), ({ label }) => label).slice(0, shownCommands)
  })
  const savedViews = computed(() =>
    fitting(views.value, text(), ({ name }) => name)
      .slice(0, shownViews)
      .map(viewEntry),
  )

  const entries = computed<PaletteEntry[]>(() => {
    const words = text().trim()
    const hits = words === '' ? [] : (answer.value?.hits ?? [])
    const all: PaletteEntry[] =
      words === '' || (answer.value?.total ?? 0) <= hits.length
        ? []
        : [
            {
              key: 'all',
              group: 'all',
              icon: 'i-lucide-search',
              label: t('search.palette.all', { text: words }),
              detail: t(
                answer.value?.exact === false ? 'search.atLeast' : 'search.count',
                { count: answer.value?.total ?? 0 },
                answer.value?.total ?? 0,
              ),
              snippet: null,
              keys: null,
              run: () => void router.push({ name: 'search', query: { text: words } }),
            },
          ]
    return [
      ...hits.map(candidateEntry),
      ...all,
      ...openings.value.map(openingEntry),
      ...savedViews.value,
      ...commands.value,
    ]
  })

  /** Whether what is shown answers what is typed: Enter waits for that. */
  const isSettled = computed(() => {
    const words = text().trim()
    const searched = words === '' || answer.value?.text === words || error.value !== null
    return searched && openingsFor.value === words
  })

  const unknown = computed(() => (isSettled.value ? (answer.value?.unknown ?? []) : []))

  return { entries, error, isSettled, unknown }
}
