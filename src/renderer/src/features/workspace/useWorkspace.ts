/** The state of the workspace, and what can be done to it from anywhere. */
import { useQuery, useQueryCache } from '@pinia/colada'
import { defineStore, storeToRefs } from 'pinia'
import { computed, ref } from 'vue'
import type { z } from 'zod'
import type { WorkspaceStatus } from '#contract/workspace.ts'
import { useClient } from '../../app/client.ts'
import { forgetWorkspace } from '../../app/events.ts'

export type Status = z.infer<typeof WorkspaceStatus>

/** The welcome stays on screen after the workspace was made, until the recovery code was noted. */
const useWelcome = defineStore('welcome', () => ({ welcomeOpen: ref(false) }))

export function useWorkspace() {
  const client = useClient()
  const cache = useQueryCache()
  const { welcomeOpen } = storeToRefs(useWelcome())
  const query = useQuery({ key: ['workspace', 'status'], query: () => client.workspace.status() })

  /** Takes over a status that a command answered, so that the window follows at once. */
  function take(status: Status): void {
    if (status.state !== 'open') forgetWorkspace(cache)
    cache.setQueryData(['workspace', 'status'], status)
  }

  async function lock(): Promise<void> {
    take(await client.workspace.lock())
  }

  return {
    status: query.data,
    error: query.error,
    refetch: query.refetch,
    /** Whoever can read the folder can read everything: shown permanently. */
    isUnprotected: computed(() => query.data.value?.protections.includes('key-file') === true),
    /** Everybody in it is invented: shown permanently. */
    isDemo: computed(() => query.data.value?.demo === true),
    welcomeOpen,
    take,
    lock,
  }
}
