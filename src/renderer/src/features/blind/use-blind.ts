/** Blind mode as this window shows it: the service hides, this asks for it and forgets what was seen before. */
import { useToast } from '@nuxt/ui/composables'
import { useQuery, useQueryCache } from '@pinia/colada'
import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import type { BlindStatus } from '#contract/blind.ts'
import { useClient } from '../../app/client.ts'
import { useConfirm } from '../../app/confirm.ts'
import { forgetWorkspace } from '../../app/events.ts'
import { useNotify } from '../../app/notify.ts'
import { useDocumentCache } from '../documents/cache.ts'

const KEY = ['workspace', 'blind']

/** One for the window: what is seen changes everywhere at once. */
const useEpoch = defineStore('blind', () => ({ epoch: ref(0) }))

export function useBlind() {
  const client = useClient()
  const cache = useQueryCache()
  const documents = useDocumentCache()
  const confirm = useConfirm()
  const notify = useNotify()
  const toast = useToast()
  const { t } = useI18n()
  const shown = useEpoch()
  const { data } = useQuery({ key: KEY, query: () => client.blind.status() })
  const on = computed(() => data.value?.on ?? false)
  const isHidden = (candidateId: string | undefined): boolean =>
    on.value && candidateId !== undefined && !(data.value?.revealed.includes(candidateId) ?? false)

  /** Nothing that was read under the other rule stays in the window; the page is made anew. */
  function forget(): void {
    forgetWorkspace(cache)
    documents.clear()
    toast.clear()
    confirm.answer(false)
    shown.epoch += 1
  }

  async function change(work: () => Promise<BlindStatus>): Promise<void> {
    try {
      const status = await work()
      cache.setQueryData(KEY, status)
    } catch (error) {
      notify.failed(error)
    }
  }

  const set = (next: boolean) =>
    change(() => client.blind.set({ on: next, label: t('blind.label', { n: '{n}' }) }))

  async function reveal(candidateId: string): Promise<void> {
    const sure = await confirm.ask({
      title: t('blind.reveal.title'),
      description: t('blind.reveal.body'),
      action: t('blind.reveal.action'),
    })
    if (sure) await change(() => client.blind.reveal({ candidateId }))
  }

  return { on, isHidden, set, toggle: () => set(!on.value), reveal, forget, status: data }
}

/** For the frame alone: follows the state, whoever changed it, and re-makes the page. */
export function useBlindFrame() {
  const blind = useBlind()
  const shown = useEpoch()
  const { locale } = useI18n()
  watch(
    () => JSON.stringify(blind.status.value ?? null),
    (now, before) => {
      if (before !== 'null' && now !== 'null') blind.forget()
    },
  )
  watch(locale, () => {
    if (blind.on.value) void blind.set(true)
  })
  return { ...blind, epoch: computed(() => shown.epoch) }
}
