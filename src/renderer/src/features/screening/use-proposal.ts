import { computed, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Application, RejectionReason } from '#contract/applications.ts'
import { useClient } from '../../app/client.ts'
import { useNotify } from '../../app/notify.ts'
import { useShortcuts } from '../../app/shortcuts.ts'

/** What the open application's answers propose, and its keys: Y asks about rejecting, Shift and Y keeps. */
export function useProposal(application: Ref<Application | null>, reject: (reason: RejectionReason) => void) {
  const { t } = useI18n()
  const client = useClient()
  const notify = useNotify()
  const stands = computed(() => {
    const open = application.value
    return open?.status === 'active' && open.screening.proposal?.setAsideAt === null
  })

  function accept(): void {
    const reason = application.value?.screening.proposal?.reason
    if (stands.value && reason) reject(reason)
  }

  async function setAside(aside: boolean): Promise<void> {
    const open = application.value
    if (!open || (aside && !stands.value)) return
    try {
      const { undoId } = await client.screening.setAside({ ids: [open.id], aside })
      const name = open.candidate.fullName
      notify.done(t(aside ? 'screening.proposal.setAside' : 'screening.proposal.standsAgain', { name }), {
        undoId,
      })
    } catch (error) {
      notify.failed(error)
    }
  }

  useShortcuts('applications.shortcuts.pane', [
    { command: 'application.acceptProposal', run: accept, enabled: stands },
    {
      command: 'application.keepAnyway',
      run: () => void setAside(true),
      enabled: stands,
    },
  ])

  return { stands, accept, setAside }
}
