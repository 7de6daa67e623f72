import { useI18n } from 'vue-i18n'
import { useClient } from '../../app/client.ts'
import { useNotify } from '../../app/notify.ts'

/** Says that two candidates are two people; it can be undone. Answers whether it was done. */
export function useKeepApart() {
  const { t } = useI18n()
  const client = useClient()
  const notify = useNotify()
  return async (oneId: string, otherId: string): Promise<boolean> => {
    try {
      const { undoId } = await client.duplicates.keepApart({ oneId, otherId })
      notify.done(t('duplicates.done.apart'), { undoId })
      return true
    } catch (error) {
      notify.failed(error)
      return false
    }
  }
}
