/** Who does something here: the person who uses this workspace, as scorecards know them too. */
import { useQuery } from '@pinia/colada'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { DAILY_LOOK } from '#contract/retention-runs.ts'
import { useClient } from '../../../app/client.ts'

const nameKey = (name: string): string => name.normalize('NFKC').trim().toLowerCase()

/** Whether the service takes both for one person. */
export const samePerson = (one: string, other: string): boolean => nameKey(one) === nameKey(other)

/** How whoever did something is called: the daily look has a name in every language. */
export function useWho(): (name: string) => string {
  const { t } = useI18n()
  return (name) => (name === DAILY_LOOK ? t('retention.runs.dailyLook') : name)
}

export function useActor() {
  const client = useClient()
  const { data } = useQuery({ key: ['colleagues', 'list'], query: () => client.colleagues.list() })
  /** '' until somebody said so. */
  const name = computed(() => data.value?.rows.find(({ isSelf }) => isSelf)?.fullName ?? '')

  /** Whoever says a name first is the person who uses this workspace. What was done is done, whether or not this is kept. */
  async function remember(said: string): Promise<void> {
    if (!data.value || data.value.self !== null) return
    const known = data.value.rows.find(
      ({ fullName, leftAt }) => leftAt === null && samePerson(fullName, said),
    )
    await (known
      ? client.colleagues.setSelf({ id: known.id })
      : client.colleagues.add({ fullName: said.trim(), self: true })
    ).catch(() => undefined)
  }

  return { name, remember }
}
