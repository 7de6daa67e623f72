import { defineStore } from 'pinia'
import { reactive, shallowRef } from 'vue'
import type { ImportKind, ImportMapping } from '#contract/imports.ts'
import { useConnection } from '../../app/client.ts'

/** Tables that this window imports: the files it was given, what was chosen for their columns, and how they go on. */
export const useImports = defineStore('imports', () => {
  const connection = useConnection()
  const { client } = connection
  /** Set while a file dialog is asked for; ImportHost opens it and clears this. */
  const asked = shallowRef<ImportKind | null>(null)
  const running = reactive(new Map<string, { done: number; total: number }>())
  /** What was chosen and not checked yet: leaving the page loses none of it. */
  const drafts = reactive(new Map<string, ImportMapping>())
  const files = new Map<string, File>()
  /** The last import of this window that came to an end, with its status. */
  const ended = shallowRef<{ id: string; status: string } | null>(null)
  const begunHere = new Set<string>()

  function choose(kind: ImportKind): void {
    asked.value = kind
  }

  /** Keeps the file of an import that waits, so that it can be read anew as the other kind. */
  const keepFile = (importId: string, file: File) => void files.set(importId, file)
  const fileOf = (importId: string): File | undefined => files.get(importId)

  function letGo(importId: string): void {
    files.delete(importId)
    drafts.delete(importId)
  }

  /** Lets go of an import that was not begun. */
  async function forget(importId: string): Promise<void> {
    await client.imports.cancel({ importId })
    letGo(importId)
  }

  async function run(importId: string): Promise<void> {
    begunHere.add(importId)
    const { total } = await client.imports.run({ importId })
    // An event may have been faster.
    if (begunHere.has(importId) && !running.has(importId)) running.set(importId, { done: 0, total })
    letGo(importId)
  }

  connection.onEvent((event) => {
    if (event.type === 'workspace' && event.state !== 'open') {
      for (const map of [running, drafts, files]) map.clear()
      begunHere.clear()
      ended.value = null
    }
    if (event.type !== 'import') return
    if (event.status === 'running') {
      running.set(event.importId, { done: event.done, total: event.total })
      return
    }
    running.delete(event.importId)
    if (begunHere.delete(event.importId)) ended.value = { id: event.importId, status: event.status }
  })

  return { asked, running, drafts, ended, choose, keepFile, fileOf, forget, run }
})
