/** Backups, and the long jobs around them: they go on and report when the person leaves the page. */
import { useQuery, useQueryCache } from '@pinia/colada'
import { defineStore, storeToRefs } from 'pinia'
import { ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Backup, VerifyReport } from '#contract/workspace.ts'
import { useClient } from '../../app/client.ts'
import { useFormat } from '../../app/format.ts'
import { useNotify } from '../../app/notify.ts'
import { useWorkspace } from './useWorkspace.ts'

/** What runs outlives the page that started it. */
const useJobs = defineStore('workspace-jobs', () => ({
  isBackingUp: ref(false),
  restoring: ref<string | null>(null),
  isVerifying: ref(false),
  report: shallowRef<{ report: VerifyReport; at: number } | null>(null),
}))

export function useBackups() {
  const client = useClient()
  const cache = useQueryCache()
  const notify = useNotify()
  const format = useFormat()
  const { t } = useI18n()
  const { take, refetch: refetchStatus } = useWorkspace()
  const jobs = useJobs()
  const { isBackingUp, restoring } = storeToRefs(jobs)
  const list = useQuery({ key: ['workspace', 'backups'], query: () => client.workspace.backups() })

  const listAgain = () => cache.invalidateQueries({ key: ['workspace'] })

  async function backUp(): Promise<void> {
    if (jobs.isBackingUp) return
    jobs.isBackingUp = true
    try {
      await client.workspace.backUp()
      notify.done(t('workspace.backups.made'))
    } catch (error) {
      notify.failed(error)
    } finally {
      jobs.isBackingUp = false
      await listAgain()
    }
  }

  /** Throws what the service refused, so that the dialog can show it beside its field. */
  async function restore(backup: Backup, passphrase: string): Promise<void> {
    jobs.restoring = backup.name
    try {
      take(await client.workspace.restore({ name: backup.name, ...(passphrase ? { passphrase } : {}) }))
      notify.done(t('workspace.backups.restored', { date: format.dateTime(backup.createdAt) }))
      await cache.invalidateQueries()
    } finally {
      jobs.restoring = null
      await refetchStatus()
    }
  }

  return { list, isBackingUp, restoring, backUp, restore }
}

export function useVerify() {
  const client = useClient()
  const notify = useNotify()
  const { t } = useI18n()
  const jobs = useJobs()
  const { isVerifying, report } = storeToRefs(jobs)

  async function verify(): Promise<void> {
    if (jobs.isVerifying) return
    jobs.isVerifying = true
    try {
      const found = await client.workspace.verify()
      jobs.report = { report: found, at: Date.now() }
      if (found.ok) notify.done(t('workspace.verify.done'))
      else notify.info(t('workspace.verify.doneBad'))
    } catch (error) {
      notify.failed(error)
    } finally {
      jobs.isVerifying = false
    }
  }
  return { isVerifying, report, verify }
}
