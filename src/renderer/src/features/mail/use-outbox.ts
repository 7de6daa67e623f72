/** What can be done with messages of the outbox. Each is one command, and can be undone. */
import { useI18n } from 'vue-i18n'
import type { MessageTarget } from '#contract/mail.ts'
import { useClient } from '../../app/client.ts'
import { useFormat } from '../../app/format.ts'
import { useNotify } from '../../app/notify.ts'

export type OutboxAction = 'hold' | 'release' | 'remove'

/** Returns the action; it answers whether it was done, and says so or why not. */
export function useOutboxActions() {
  const { t } = useI18n()
  const client = useClient()
  const format = useFormat()
  const notify = useNotify()

  return async (action: OutboxAction, target: MessageTarget): Promise<boolean> => {
    try {
      const { changed, undoId } = await client.mail[action](target)
      notify.done(t(`mail.outbox.done.${action}`, { count: format.number(changed) }, changed), { undoId })
      return true
    } catch (error) {
      notify.failed(error)
      return false
    }
  }
}
