import { onScopeDispose } from 'vue'
import { useI18n } from 'vue-i18n'
import { useConnection } from '../../app/client.ts'
import { useNotify } from '../../app/notify.ts'
import { mostPages } from './pdf/sheet.ts'
import { createPrinter } from './print.ts'
import type { DocumentControls } from './viewing.ts'

/** Prints the document on screen; nothing of it stays when it is locked or left. */
export function usePrinting() {
  const { t } = useI18n()
  const notify = useNotify()
  const connection = useConnection()
  const printer = createPrinter()

  async function print(controls: DocumentControls, title: string): Promise<void> {
    const { fillSheet, pages = 0 } = controls
    if (!fillSheet) return
    if (pages > mostPages) notify.info(t('documents.print.cut', { count: mostPages }))
    try {
      await printer.print(fillSheet, { title, isPaged: pages > 0 })
    } catch {
      notify.info(t('documents.print.failed'))
    }
  }

  const stop = connection.onEvent((event) => {
    if (event.type === 'workspace' && event.state !== 'open') printer.drop()
  })
  onScopeDispose(() => {
    stop()
    printer.drop()
  })
  return { print }
}
