/** Toasts. What can be undone says so for 8 s; the undo menu keeps it after that. */
import { useToast } from '@nuxt/ui/composables'
import { useI18n } from 'vue-i18n'
import { useClient } from './client.ts'
import { useProblem } from './problem.ts'

const UNDO_MS = 8000
const INFO_MS = 5000
const PROBLEM_MS = 12_000

export function useNotify() {
  const toast = useToast()
  const client = useClient()
  const problemOf = useProblem()
  const { t } = useI18n()

  function failed(error: unknown): void {
    const { code, title, detail, remedy } = problemOf(error)
    if (code === 'CANCELLED') return
    toast.add({
      title,
      description: [detail, remedy].filter(Boolean).join(' '),
      color: 'error',
      icon: 'i-lucide-circle-alert',
      duration: PROBLEM_MS,
      type: 'foreground',
    })
  }

  function info(title: string, description?: string): void {
    toast.add({
      title,
      ...(description ? { description } : {}),
      icon: 'i-lucide-info',
      color: 'neutral',
      duration: INFO_MS,
    })
  }

  /** Says what was taken back; what was done is no longer true, and is not said any more. */
  function undone(title: string): void {
    toast.toasts.value = toast.toasts.value.filter(({ color }) => color !== 'success')
    info(title)
  }

  async function undo(undoId: number): Promise<void> {
    try {
      await client.history.undo({ id: undoId })
      undone(t('history.undone'))
    } catch (error) {
      failed(error)
    }
  }

  /** Says what was done; with `undoId`, offers to take it back for 8 s. */
  function done(title: string, options: { undoId?: number | null; description?: string } = {}): void {
    const { undoId, description } = options
    const canUndo = undoId !== undefined && undoId !== null
    // Undo takes back the newest command only, so only the newest offers it: a quick hand would bury the page otherwise.
    toast.toasts.value = toast.toasts.value.filter(({ color }) => color !== 'success')
    const action = { label: t('common.undo'), color: 'neutral' as const, variant: 'outline' as const }
    toast.add({
      title,
      ...(description ? { description } : {}),
      color: 'success',
      orientation: 'horizontal',
      icon: 'i-lucide-circle-check',
      duration: canUndo ? UNDO_MS : INFO_MS,
      ...(canUndo ? { actions: [{ ...action, onClick: () => void undo(undoId) }] } : {}),
    })
  }

  /**
   * `done` for a command that does not answer its undo id. The newest entry of the history is it, if it has the
   * command's code: a command that changed nothing left none, and another's must not be taken back in its name.
   */
  async function doneUndoable(title: string, command: string): Promise<void> {
    const newest = (await client.history.state().catch(() => null))?.undo
    done(title, { undoId: newest?.command === command ? newest.id : null })
  }

  return { done, doneUndoable, undone, info, failed }
}
