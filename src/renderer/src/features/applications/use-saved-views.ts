import { useQuery, useQueryCache } from '@pinia/colada'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { SavedView, ViewDefinition } from '#contract/views.ts'
import { useClient } from '../../app/client.ts'
import { useNotify } from '../../app/notify.ts'

const KEY = ['views', 'list'] as const

/** The saved views, and what can be done with them. Each change can be taken back. */
export function useSavedViews() {
  const client = useClient()
  const cache = useQueryCache()
  const notify = useNotify()
  const { t } = useI18n()
  const query = useQuery({ key: KEY, query: () => client.views.list() })
  const views = computed<readonly SavedView[]>(() => query.data.value?.rows ?? [])

  async function act(said: string, view: SavedView, work: () => Promise<{ undoId: number | null }>) {
    try {
      const { undoId } = await work()
      if (undoId !== null) notify.done(t(`applications.views.done.${said}`, { name: view.name }), { undoId })
    } catch (error) {
      notify.failed(error)
    }
    await cache.invalidateQueries({ key: KEY }).catch(() => undefined)
  }

  return {
    views,
    query,
    /** Saves a new view. Rejects with the service's typed error: the name may be taken. */
    async create(name: string, definition: ViewDefinition): Promise<SavedView> {
      const view = await client.views.create({ name, definition })
      cache.setQueryData(KEY, { rows: [...views.value, view] })
      return view
    },
    /** Rejects with the service's typed error: the name may be taken. */
    async rename(view: SavedView, name: string): Promise<void> {
      const { undoId } = await client.views.rename({ id: view.id, name })
      if (undoId !== null) notify.done(t('applications.views.done.renamed', { name }), { undoId })
      await cache.invalidateQueries({ key: KEY }).catch(() => undefined)
    },
    async update(view: SavedView, definition: ViewDefinition): Promise<void> {
      // Shown at once: the list is what was just made of it.
      cache.setQueryData(KEY, {
        rows: views.value.map((one) => (one.id === view.id ? { ...one, definition } : one)),
      })
      await act('updated', view, () => client.views.update({ id: view.id, definition }))
    },
    remove: (view: SavedView) => act('removed', view, () => client.views.remove({ id: view.id })),
    /** One place up or down. */
    async move(view: SavedView, by: 1 | -1): Promise<void> {
      const ids = views.value.map(({ id }) => id)
      const at = ids.indexOf(view.id)
      const to = at + by
      if (at < 0 || to < 0 || to >= ids.length) return
      ids.splice(at, 1)
      ids.splice(to, 0, view.id)
      await act('moved', view, () => client.views.reorder({ ids }))
    },
  }
}
