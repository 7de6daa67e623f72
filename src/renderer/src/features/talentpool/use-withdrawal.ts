import { useI18n } from 'vue-i18n'
import { useClient } from '../../app/client.ts'
import { useNotify } from '../../app/notify.ts'

/** Ends a membership at once; it can be undone. */
export function useWithdrawal() {
  const { t } = useI18n()
  const client = useClient()
  const notify = useNotify()

  return async (candidateId: string, name: string): Promise<void> => {
    try {
      const { undoId } = await client.talentpool.withdraw({ candidateId })
      notify.done(t('talentpool.done.withdrawn', { name }), { undoId })
    } catch (error) {
      notify.failed(error)
    }
  }
}
