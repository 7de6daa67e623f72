import { useI18n } from 'vue-i18n'
import { type ApplicationFilter, ApplicationStatus } from '#contract/applications.ts'
import { useClient } from '../../app/client.ts'
import { useConfirm } from '../../app/confirm.ts'
import { useFormat } from '../../app/format.ts'
import { useNotify } from '../../app/notify.ts'
import { asksStatus, type Counts, countStatuses, type Deed, type LeftOut, reachOf } from './reach.ts'
import { type Chosen, countOf } from './use-decisions.ts'
import type { Selected } from './use-selection.ts'

/** Before a decision over a whole list, or over some of a selection only: how many it is for, who is left out, why. */
export function useAgreement() {
  const client = useClient()
  const confirm = useConfirm()
  const notify = useNotify()
  const format = useFormat()
  const { t } = useI18n()

  const totalOf = async (filter: ApplicationFilter): Promise<number> =>
    (await client.applications.list({ ...filter, limit: 1 })).total

  /** Those of a whole list that a decision is for. Null: nobody, which the person is told; or it could not be asked. */
  async function ofWhole(
    deed: Deed,
    whole: { filter: ApplicationFilter; count: number },
    openingId?: string,
  ): Promise<Chosen | null> {
    try {
      const leftOut: LeftOut[] = []
      let { filter, count } = whole
      if (openingId !== undefined && filter.openingId !== openingId) {
        filter = { ...filter, openingId }
        count = await totalOf(filter)
        leftOut.push({ why: 'otherOpening', count: Math.max(0, whole.count - count) })
      }
      if (!asksStatus(deed)) return told(deed, { ids: [], name: null, whole: { filter, count }, leftOut })
      const counts = await countsOf(filter, count)
      const reach = reachOf(deed, counts)
      leftOut.push(...reach.leftOut)
      return told(deed, {
        ids: [],
        name: null,
        whole: { filter: { ...filter, status: [...reach.statuses] }, count: reach.affected },
        leftOut,
      })
    } catch (error) {
      notify.failed(error)
      return null
    }
  }

  async function countsOf(filter: ApplicationFilter, count: number): Promise<Counts> {
    const asked = filter.status?.length ? filter.status : ApplicationStatus.options
    const [only] = asked
    if (asked.length === 1 && only) return { [only]: count }
    const totals = await Promise.all(asked.map((status) => totalOf({ ...filter, status: [status] })))
    return Object.fromEntries(asked.map((status, at) => [status, totals[at] ?? 0]))
  }

  /** Those of several picked ones that a decision is for; null: nobody, which the person is told. */
  function ofPicked(deed: Deed, picked: readonly Selected[], openingId?: string): Chosen | null {
    const here = openingId === undefined ? picked : picked.filter((one) => one.openingId === openingId)
    const { statuses, leftOut } = reachOf(deed, countStatuses(here))
    const some = here.filter(({ status }) => statuses.includes(status))
    const others = picked.length - here.length
    return told(deed, {
      ids: some.map(({ id }) => id),
      name: some.length === 1 ? (some[0]?.name ?? null) : null,
      leftOut: [...leftOut, ...(others > 0 ? [{ why: 'otherOpening' as const, count: others }] : [])],
    })
  }

  function told(deed: Deed, chosen: Chosen): Chosen | null {
    if (countOf(chosen) > 0) return chosen
    notify.info(t(`applications.whole.nobody.${deed}`), left(chosen))
    return null
  }

  const left = ({ leftOut = [] }: Chosen): string =>
    leftOut
      .filter(({ count }) => count > 0)
      .map(({ why, count }) => t(`applications.whole.leftOut.${why}`, { count: format.number(count) }, count))
      .join(' ')

  const isPlain = ({ whole, leftOut = [] }: Chosen): boolean => whole === undefined && leftOut.length === 0

  /**
   * Goes on at once where the decision is for exactly what was picked; else asks first.
   * @param words what is done, with the count
   * @param details more about it, for example the reason
   */
  function whenAgreed(
    chosen: Chosen,
    words: string,
    details: string | null,
    go: () => void,
    danger = false,
  ): void {
    if (isPlain(chosen)) {
      go()
      return
    }
    const description = [
      details,
      left(chosen),
      chosen.whole ? t('applications.whole.also') : null,
      t('applications.whole.undo'),
    ]
    void confirm
      .ask({ title: words, description: description.filter(Boolean).join(' '), action: words, danger })
      .then((yes) => yes && go())
  }

  return { ofWhole, ofPicked, whenAgreed }
}
