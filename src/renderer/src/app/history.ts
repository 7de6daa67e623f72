/** Undo and redo of the newest commands, as menu entries and as keys. */
import { useQuery } from '@pinia/colada'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { HistoryEntry } from '#contract/history.ts'
import { useClient } from './client.ts'
import { useNotify } from './notify.ts'

export function useHistory() {
  const client = useClient()
  const notify = useNotify()
  const { t, te } = useI18n()
  const { data, refetch } = useQuery({ key: ['history', 'state'], query: () => client.history.state() })

  function words(entry: HistoryEntry): string {
    const key = `history.commands.${entry.command}`
    return te(key) ? t(key, { n: entry.subjects }, entry.subjects) : t('history.commands.unknown')
  }
  const undoWords = computed(() => (data.value?.undo ? words(data.value.undo) : null))
  const redoWords = computed(() => (data.value?.redo ? words(data.value.redo) : null))

  async function undo(): Promise<void> {
    const what = undoWords.value
    if (!what) return
    try {
      await client.history.undo({})
      notify.undone(t('history.undoneWhat', { what }))
    } catch (error) {
      notify.failed(error)
    }
    await refetch()
  }

  async function redo(): Promise<void> {
    const what = redoWords.value
    if (!what) return
    try {
      await client.history.redo()
      notify.info(t('history.redoneWhat', { what }))
    } catch (error) {
      notify.failed(error)
    }
    await refetch()
  }

  return { undoWords, redoWords, undo, redo }
}
