import { reactive } from 'vue'
import { useI18n } from 'vue-i18n'
import { useClient } from '../../app/client.ts'
import { useNotify } from '../../app/notify.ts'

/** Reads a document again that is in quarantine or could not be read, and says what came of it. */
export function useRetry() {
  const { t } = useI18n()
  const client = useClient()
  const notify = useNotify()
  const underWay = reactive(new Set<string>())

  async function retry(id: string): Promise<void> {
    if (underWay.has(id)) return
    underWay.add(id)
    try {
      const { name, failure } = await client.documents.retry({ id })
      if (failure === null) notify.done(t('documents.quarantine.read', { name }))
      else notify.info(t('documents.quarantine.again', { name, why: t(`documents.failures.${failure}`) }))
    } catch (error) {
      notify.failed(error)
    } finally {
      underWay.delete(id)
    }
  }

  return { retry, isRetrying: (id: string): boolean => underWay.has(id) }
}
