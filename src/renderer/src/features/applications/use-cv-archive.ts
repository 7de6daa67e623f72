import { Zip, ZipPassThrough } from 'fflate'
import { useI18n } from 'vue-i18n'
import { useClient } from '../../app/client.ts'
import { useFormat } from '../../app/format.ts'
import { useLongTasks } from '../../app/long-tasks.ts'
import { useNotify } from '../../app/notify.ts'
import { problemCode } from '../../app/problem.ts'
import { saveFile } from '../../app/save-file.ts'
import { isoDay } from './iso-day.ts'
import { applicationFilter, type ListFilter } from './list-filter.ts'
import { type Chosen, countOf } from './use-decisions.ts'

/** Programs of old open no archive beyond 4 GiB or 65,535 files (APPNOTE 6.3.10, 4.4.1.4); this stays well below. */
const MOST_BYTES = 2 ** 31
const MOST_FILES = 50_000

/** Its file is missing or damaged, or the document was taken back meanwhile. */
const LOST = new Set(['WORKSPACE_DAMAGED', 'NOT_FOUND'])

class TooMuch extends Error {}

/** The CVs of applications as one zip. What is in it is compressed already, so it is put in as it is. */
export function useCvArchive() {
  const client = useClient()
  const long = useLongTasks()
  const notify = useNotify()
  const format = useFormat()
  const { t } = useI18n()

  async function contentOf(id: string, signal: AbortSignal): Promise<Uint8Array | null> {
    try {
      const { file } = await client.documents.content({ id }, { signal })
      return new Uint8Array(await file.arrayBuffer())
    } catch (error) {
      if (LOST.has(problemCode(error))) return null
      throw error
    }
  }

  async function saveCvs(chosen: Chosen, { sort, descending, group }: ListFilter): Promise<void> {
    const count = countOf(chosen)
    if (count === 0) return
    const order = { sort, descending, ...(group !== null && { group }) }
    const input = chosen.whole ? { filter: chosen.whole.filter, ...order } : { ids: [...chosen.ids] }
    const parts: Blob[] = []
    let files = 0
    let bytes = 0
    let unreadable = 0
    try {
      await long.runHere(
        t('applications.cvs.named', { count: format.number(count) }, count),
        async (signal, tell) => {
          const zip = new Zip((error, data) => {
            if (error) throw error
            parts.push(new Blob([new Uint8Array(data)]))
          })
          for await (const one of await client.applications.exportCvs(input)) {
            signal.throwIfAborted()
            for (const { path, documentId } of one.files) {
              const content = await contentOf(documentId, signal)
              if (content === null) {
                unreadable += 1
                continue
              }
              files += 1
              bytes += content.length
              if (bytes > MOST_BYTES || files > MOST_FILES) throw new TooMuch()
              const entry = new ZipPassThrough(path)
              zip.add(entry)
              entry.push(content, true)
            }
            tell(one.total === 0 ? 1 : one.done / one.total)
          }
          signal.throwIfAborted()
          zip.end()
        },
      )
    } catch (error) {
      if (error instanceof TooMuch) notify.info(t('applications.cvs.tooMuch'), t('applications.cvs.fewer'))
      else if (error instanceof DOMException && error.name === 'AbortError')
        notify.info(t('tasks.cancelled'), t('applications.export.noFile'))
      else notify.failed(error)
      return
    }
    const lost =
      unreadable > 0
        ? t('applications.cvs.unreadable', { count: format.number(unreadable) }, unreadable)
        : undefined
    if (files === 0) return notify.info(t('applications.cvs.none'), lost ?? t('applications.export.noFile'))
    // Who is inside, only the names inside say.
    saveFile(
      new Blob(parts, { type: 'application/zip' }),
      `${t('applications.cvs.fileName')}-${isoDay(Date.now())}.zip`,
    )
    notify.info(t('applications.cvs.done', { count: format.number(files) }, files), lost)
  }

  const saveListCvs = (filter: ListFilter, count: number): Promise<void> =>
    saveCvs({ ids: [], name: null, whole: { filter: applicationFilter(filter), count } }, filter)

  return { saveCvs, saveListCvs }
}
