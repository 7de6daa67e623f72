/** The file and folder dialogs of intake, opened from any page. */
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

export interface Choice {
  readonly what: 'files' | 'folder'
  readonly openingId: string | undefined
}

export const useIntakeDialogs = defineStore('intake-dialogs', () => {
  /** Set while a dialog is asked for; IntakeHost opens it and clears this. */
  const asked = shallowRef<Choice | null>(null)

  function choose(what: Choice['what'], openingId?: string): void {
    asked.value = { what, openingId }
  }

  return { asked, choose }
})
