import { useI18n } from 'vue-i18n'
import type { OutboxRow } from '#contract/mail.ts'
import { useFormat } from '../../app/format.ts'

/** When a message may leave, as things are now: nothing is sent before its time, and nothing at all yet. */
export function useSendTime() {
  const { t } = useI18n()
  const format = useFormat()
  return ({ status, sendAfter, sentAt }: OutboxRow): string => {
    if (status === 'held') return t('mail.outbox.when.held')
    if (status === 'sent') return t('mail.outbox.when.sent', { when: format.dateTime(sentAt ?? sendAfter) })
    return sendAfter > Date.now()
      ? t('mail.outbox.when.after', { when: format.dateTime(sendAfter) })
      : t('mail.outbox.when.ready')
  }
}
