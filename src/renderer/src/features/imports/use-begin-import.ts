import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { type ImportKind, MAX_IMPORT_BYTES } from '#contract/imports.ts'
import { useClient } from '../../app/client.ts'
import { useLongTasks } from '../../app/long-tasks.ts'
import { useNotify } from '../../app/notify.ts'
import { problemCode } from '../../app/problem.ts'
import { useImports } from './store.ts'

/** Whether a file calls itself a table. */
export const isTable = (name: string): boolean => /\.(csv|tsv|tab)$/i.test(name)

/** Begins an import: sends the table to the service and leads to its columns. Says what went wrong. */
export function useBeginImport() {
  const client = useClient()
  const router = useRouter()
  const long = useLongTasks()
  const notify = useNotify()
  const imports = useImports()
  const { t } = useI18n()

  async function begin(kind: ImportKind, chosen: File): Promise<void> {
    if (chosen.size > MAX_IMPORT_BYTES) {
      notify.info(t('imports.file.tooLarge'), t('imports.file.tooLargeBody'))
      return
    }
    const file = await heldInMemory(chosen)
    if (file === null) {
      notify.info(t('imports.file.unreadable'), t('imports.file.unreadableBody'))
      return
    }
    try {
      const one = await long.run(t('imports.file.reading'), (task) =>
        client.imports.upload({ kind, name: chosen.name.slice(0, 300), file, task }),
      )
      imports.keepFile(one.id, file)
      await router.push(`/imports/${one.id}`)
    } catch (error) {
      if (problemCode(error) === 'CANCELLED') notify.info(t('tasks.cancelled'))
      else notify.failed(error)
    }
  }

  /** Reads the file of an import that was not begun anew, as a table of the other kind. */
  async function beginAs(kind: ImportKind, importId: string): Promise<void> {
    const file = imports.fileOf(importId)
    if (!file) return
    try {
      await imports.forget(importId)
    } catch (error) {
      notify.failed(error)
      return
    }
    await begin(kind, file)
  }

  return { begin, beginAs }
}

/** The connection breaks when a file cannot be read while it is sent: so it is given what has been read. */
async function heldInMemory(file: File): Promise<File | null> {
  try {
    return new File([await file.arrayBuffer()], file.name, { type: file.type })
  } catch {
    return null
  }
}
