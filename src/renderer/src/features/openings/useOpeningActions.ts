/** What can be done to an opening: each says what it did, and can be undone. */
import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Opening, OpeningStatus } from '#contract/openings.ts'
import { useClient } from '../../app/client.ts'
import { useNotify } from '../../app/notify.ts'

export type Ending = 'closed' | 'filled' | 'cancelled'

export const hasEnded = (status: OpeningStatus): status is Ending =>
  status === 'closed' || status === 'filled' || status === 'cancelled'

export function useOpeningActions() {
  const client = useClient()
  const notify = useNotify()
  const { t } = useI18n()
  const isBusy = ref(false)

  /** Runs one command at a time; answers the opening as it is afterwards, or null when it was refused. */
  async function run(
    code: 'publish' | 'close' | 'reopen',
    command: () => Promise<Opening>,
    done: (opening: Opening) => string,
  ): Promise<Opening | null> {
    if (isBusy.value) return null
    isBusy.value = true
    try {
      const opening = await command()
      await notify.doneUndoable(done(opening), `openings.${code}`)
      return opening
    } catch (error) {
      notify.failed(error)
      return null
    } finally {
      isBusy.value = false
    }
  }

  return {
    isBusy,
    publish: (id: string) =>
      run(
        'publish',
        () => client.openings.publish({ id }),
        ({ title }) => t('openings.done.published', { title }),
      ),
    close: (id: string, as: Ending) =>
      run(
        'close',
        () => client.openings.close({ id, as }),
        ({ title }) => t(`openings.done.${as}`, { title }),
      ),
    reopen: (id: string) =>
      run(
        'reopen',
        () => client.openings.reopen({ id }),
        ({ title }) => t('openings.done.reopened', { title }),
      ),
  }
}
