/** Deciding about the fields of a proposal: one, those that are sure, or all; each decision is one command with its undo. */
import { useQueryCache } from '@pinia/colada'
import { computed, type Ref, ref, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import type { AcceptedField, ProfileProposal, ProposedField } from '#contract/autofill.ts'
import { compareWithProfile } from '#contract/autofill-compare.ts'
import type { Candidate } from '#contract/candidates.ts'
import { useClient } from '../../app/client.ts'
import { useConfirm } from '../../app/confirm.ts'
import { copyOf } from '../../app/copy.ts'
import { useNotify } from '../../app/notify.ts'
import { isOpen, isSafe, type ReviewRow, reviewGroups } from './review-rows.ts'

export function useReview(candidate: Ref<Candidate | undefined>, proposal: Ref<ProfileProposal | null>) {
  const client = useClient()
  const cache = useQueryCache()
  const confirm = useConfirm()
  const notify = useNotify()
  const { t } = useI18n()
  const skipped = ref<ReadonlySet<string>>(new Set())
  const activeId = ref<string | null>(null)
  const editing = ref<string | null>(null)
  const busy = shallowRef(false)

  const groups = computed(() =>
    candidate.value && proposal.value ? reviewGroups(candidate.value, proposal.value, skipped.value) : [],
  )
  const rows = computed(() => groups.value.flatMap((group) => group.rows))
  const open = computed(() => rows.value.filter(isOpen))
  const safe = computed(() => rows.value.filter(isSafe))
  const active = computed(() => rows.value.find(({ field }) => field.id === activeId.value) ?? null)

  watch(
    proposal,
    () => {
      skipped.value = new Set()
      editing.value = null
      activeId.value = (open.value[0] ?? rows.value[0])?.field.id ?? null
    },
    { immediate: true },
  )

  function activate(id: string): void {
    activeId.value = id
    if (editing.value !== id) editing.value = null
  }

  function step(by: 1 | -1): void {
    const at = rows.value.findIndex(({ field }) => field.id === activeId.value)
    const next = rows.value[at === -1 ? 0 : at + by]
    if (next) activate(next.field.id)
  }

  /** To the next field that is to be decided; around the end, to those that were passed over. */
  function stepOn(): void {
    const at = rows.value.findIndex(({ field }) => field.id === activeId.value)
    const following = [...rows.value.slice(at + 1), ...rows.value.slice(0, at)]
    const next = following.find(isOpen)
    if (next) activate(next.field.id)
  }

  /** What was seen is compared again by the service: what changed meanwhile refuses it all. */
  async function accept(fields: readonly ProposedField[]): Promise<boolean> {
    const now = candidate.value
    if (!now || busy.value || fields.length === 0) return false
    busy.value = true
    try {
      const answer = await client.autofill.accept({
        candidateId: now.id,
        fields: fields.map(
          (field) =>
            ({ ...copyOf(field), seen: copyOf(compareWithProfile(now, field).current) }) as AcceptedField,
        ),
      })
      cache.setQueryData(['candidates', 'one', now.id], answer.candidate)
      if (answer.changed === 0) notify.info(t('autofill.nothingNew'))
      else notify.done(t('autofill.done', { n: answer.changed }, answer.changed), { undoId: answer.undoId })
      return true
    } catch (error) {
      notify.failed(error)
      await cache.invalidateQueries({ key: ['candidates', 'one', now.id] })
      return false
    } finally {
      busy.value = false
    }
  }

  async function acceptRow(row: ReviewRow | null): Promise<void> {
    if (!row || row.state === 'same') return
    activate(row.field.id)
    if (await accept([row.field])) stepOn()
  }

  async function acceptEdited(field: ProposedField): Promise<void> {
    if (!(await accept([field]))) return
    editing.value = null
    // The profile has what was typed: the proposal as it was is decided.
    skipped.value = new Set([...skipped.value, field.id])
    stepOn()
  }

  async function acceptAll(): Promise<void> {
    const all = open.value
    const replacing = all.filter(({ state }) => state === 'differs').length
    if (replacing > 0) {
      const sure = await confirm.ask({
        title: t('autofill.replaceAll.title'),
        description: t('autofill.replaceAll.body', { n: replacing }, replacing),
        action: t('autofill.replaceAll.action'),
      })
      if (!sure) return
    }
    await accept(all.map(({ field }) => field))
  }

  function skip(row: ReviewRow | null): void {
    if (!row || row.state === 'same') return
    const next = new Set(skipped.value)
    const wasSkipped = next.delete(row.field.id)
    if (!wasSkipped) next.add(row.field.id)
    skipped.value = next
    activate(row.field.id)
    if (!wasSkipped) stepOn()
  }

  function edit(row: ReviewRow | null): void {
    if (!row) return
    activate(row.field.id)
    editing.value = row.field.id
  }

  return {
    groups,
    open,
    safe,
    same: computed(() => rows.value.filter(({ state }) => state === 'same').length),
    active,
    activeId,
    editing,
    busy,
    activate,
    step,
    edit,
    skip,
    acceptRow,
    acceptEdited,
    acceptSafe: () => accept(safe.value.map(({ field }) => field)),
    acceptAll,
  }
}
