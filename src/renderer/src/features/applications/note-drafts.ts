import { defineStore } from 'pinia'
import { reactive } from 'vue'
import { useConnection } from '../../app/client.ts'

/** Notes that are being written, by application: in memory only, gone when the workspace is locked. */
export const useNoteDrafts = defineStore('note-drafts', () => {
  const drafts = reactive(new Map<string, string>())
  const mentions = reactive(new Map<string, string[]>())

  function keep(applicationId: string, text: string): void {
    if (text === '') {
      drafts.delete(applicationId)
      mentions.delete(applicationId)
    } else drafts.set(applicationId, text)
  }

  /** Colleagues who were chosen for the note that is being written. */
  function keepMentions(applicationId: string, ids: string[]): void {
    mentions.set(applicationId, ids)
  }

  useConnection().onEvent((event) => {
    if (event.type === 'workspace' && event.state !== 'open') {
      drafts.clear()
      mentions.clear()
    }
  })

  return {
    of: (applicationId: string) => drafts.get(applicationId) ?? '',
    keep,
    mentionsOf: (applicationId: string) => mentions.get(applicationId) ?? [],
    keepMentions,
  }
})
