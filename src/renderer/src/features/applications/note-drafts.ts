import { defineStore } from 'pinia'
import { reactive } from 'vue'
import { useConnection } from '../../app/client.ts'

/** Notes that are being written, by application: in memory only, gone when the workspace is locked. */
export const useNoteDrafts = defineStore('note-drafts', () => {
  const drafts = reactive(new Map<string, string>())

  function keep(applicationId: string, text: string): void {
    if (text === '') drafts.delete(applicationId)
    else drafts.set(applicationId, text)
  }

  useConnection().onEvent((event) => {
    if (event.type === 'workspace' && event.state !== 'open') drafts.clear()
  })

  return { of: (applicationId: string) => drafts.get(applicationId) ?? '', keep }
})
