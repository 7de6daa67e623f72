import { useI18n } from 'vue-i18n'
import type { Import, RowProblem } from '#contract/imports.ts'
import { useClient } from '../../app/client.ts'
import { useFormat } from '../../app/format.ts'
import { useLanguage } from '../../app/language.ts'
import { useLongTasks } from '../../app/long-tasks.ts'
import { useNotify } from '../../app/notify.ts'
import { saveFile } from '../../app/save-file.ts'
import { BOM, csvLine, separatorOf } from '../applications/csv.ts'
import { isoDay } from '../applications/iso-day.ts'

/** What is wrong with a row or a cell, in the language of the window. */
export const problemWords = (t: (key: string) => string, code: RowProblem['code']): string =>
  t(`imports.codes.${code}`)

/**
 * The rows with problems as a file: the cells as they came, and why, in a last column. Mended there, the file can be
 * imported as it is: the last column is not mapped to anything.
 */
export function useProblemFile(): (table: Import) => Promise<void> {
  const client = useClient()
  const long = useLongTasks()
  const notify = useNotify()
  const format = useFormat()
  const language = useLanguage()
  const { t } = useI18n()

  return async ({ id, columns, counts }) => {
    const separator = separatorOf(language.current)
    const total = counts.refused + counts.partial
    const heads = [...columns.map(({ header }) => header), t('imports.problems.reason')]
    const parts: Blob[] = [new Blob([BOM, csvLine(heads, separator)])]
    let done = 0
    try {
      await long.runHere(t('imports.problems.saving'), async (signal, tell) => {
        for await (const { rows } of await client.imports.exportProblems({ importId: id })) {
          signal.throwIfAborted()
          const lines = rows
            .filter(({ cells }) => cells.length > 0)
            .map(({ cells, problems }) => {
              const why = problems.map(({ code, column }) => {
                const head = column === null ? '' : columns[column]?.header
                return `${head ? `${head}${t('common.colon')}` : ''}${problemWords(t, code)}`
              })
              return csvLine([...columns.map((_, at) => cells[at] ?? ''), why.join(' ')], separator)
            })
          parts.push(new Blob(lines))
          done += rows.length
          tell(total === 0 ? 1 : done / total)
        }
      })
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') notify.info(t('tasks.cancelled'))
      else notify.failed(error)
      return
    }
    // The name of a file is seen by more people than the file: it names nobody.
    saveFile(
      new Blob(parts, { type: 'text/csv;charset=utf-8' }),
      `${t('imports.problems.fileName')}-${isoDay(Date.now())}.csv`,
    )
    notify.info(t('imports.problems.saved', { count: format.number(done) }, done))
  }
}
