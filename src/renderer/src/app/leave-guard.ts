/** Asks before unsaved work is left behind. */
import { onBeforeUnmount, onMounted } from 'vue'
import { useI18n } from 'vue-i18n'
import { onBeforeRouteLeave } from 'vue-router'
import { useConfirm } from './confirm.ts'

/** @param isDirty whether something was typed that is not saved */
export function useLeaveGuard(isDirty: () => boolean): void {
  const confirm = useConfirm()
  const { t } = useI18n()

  onBeforeRouteLeave(async () => {
    if (!isDirty()) return true
    return await confirm.ask({
      title: t('common.leave.title'),
      description: t('common.leave.detail'),
      action: t('common.leave.action'),
      danger: true,
    })
  })

  // Closing the tab or the window: the browser asks in its own words.
  const onUnload = (event: BeforeUnloadEvent) => {
    if (isDirty()) event.preventDefault()
  }
  onMounted(() => window.addEventListener('beforeunload', onUnload))
  onBeforeUnmount(() => window.removeEventListener('beforeunload', onUnload))
}
