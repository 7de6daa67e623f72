/** Asks before what cannot be taken back by undo: `if (await confirm.ask({…}))`. */
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

export interface Question {
  title: string
  description: string
  /** A verb: what the button does. */
  action: string
  danger?: boolean
}

export const useConfirm = defineStore('confirm', () => {
  const question = shallowRef<Question | null>(null)
  let settle: ((answer: boolean) => void) | null = null

  function ask(next: Question): Promise<boolean> {
    settle?.(false)
    question.value = next
    return new Promise((resolve) => {
      settle = resolve
    })
  }

  function answer(value: boolean): void {
    question.value = null
    settle?.(value)
    settle = null
  }

  return { question, ask, answer }
})
