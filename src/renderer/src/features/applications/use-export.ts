import { useI18n } from 'vue-i18n'
import type { ApplicationRow } from '#contract/applications.ts'
import type { ListColumn } from '#contract/views.ts'
import { useClient } from '../../app/client.ts'
import { useFormat } from '../../app/format.ts'
import { useLanguage } from '../../app/language.ts'
import { useLongTasks } from '../../app/long-tasks.ts'
import { useNotify } from '../../app/notify.ts'
import { saveFile } from '../../app/save-file.ts'
import { BOM, csvLine, separatorOf } from './csv.ts'
import { isoDay } from './iso-day.ts'
import { applicationFilter, type ListFilter } from './list-filter.ts'
import { useCellText } from './use-cell-text.ts'
import { type Chosen, countOf } from './use-decisions.ts'

/** Applications as a file for a spreadsheet: the name, and the columns that the list shows. */
export function useExport() {
  const client = useClient()
  const long = useLongTasks()
  const notify = useNotify()
  const format = useFormat()
  const language = useLanguage()
  const cellText = useCellText()
  const { t } = useI18n()

  function cell(column: ListColumn, row: ApplicationRow): string {
    if (column === 'received') return isoDay(row.receivedAt)
    if (column === 'stageEntered') return isoDay(row.stageEnteredAt)
    if (column === 'snoozed') return isoDay(row.snoozedUntil)
    const { text, full } = cellText(column, row)
    return column === 'status' ? (full ?? text) : text
  }

  /** `chosen`: what of the list; a whole list comes in its order. */
  async function exportCsv(chosen: Chosen, { columns, ...list }: ListFilter): Promise<void> {
    const count = countOf(chosen)
    if (count === 0) return
    const { sort, descending, group } = list
    const order = { sort, descending, ...(group !== null && { group }) }
    const input = chosen.whole ? { filter: chosen.whole.filter, ...order } : { ids: [...chosen.ids] }
    const words = t('applications.export.named', { count: format.number(count) }, count)
    const separator = separatorOf(language.current)
    const heads = ['name' as const, ...columns].map((name) => t(`applications.columns.${name}`))
    const parts: Blob[] = [new Blob([BOM, csvLine(heads, separator)])]
    let exported = 0
    try {
      await long.runHere(words, async (signal, tell) => {
        for await (const { rows, done, total } of await client.applications.export(input)) {
          signal.throwIfAborted()
          exported = done
          const lines = rows.map((row) =>
            csvLine([row.candidateName, ...columns.map((column) => cell(column, row))], separator),
          )
          parts.push(new Blob(lines))
          tell(total === 0 ? 1 : done / total)
        }
        signal.throwIfAborted()
      })
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError')
        notify.info(t('tasks.cancelled'), t('applications.export.noFile'))
      else notify.failed(error)
      return
    }
    // The name of a file is seen by more people than the file: it names nobody, and no opening.
    const name = `${t('applications.export.fileName')}-${isoDay(Date.now())}.csv`
    saveFile(new Blob(parts, { type: 'text/csv;charset=utf-8' }), name)
    notify.info(t('applications.export.done', { count: format.number(exported) }, exported))
  }

  const exportList = (filter: ListFilter, count: number): Promise<void> =>
    exportCsv({ ids: [], name: null, whole: { filter: applicationFilter(filter), count } }, filter)

  return { exportCsv, exportList }
}
