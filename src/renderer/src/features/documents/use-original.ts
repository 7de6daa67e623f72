import { useI18n } from 'vue-i18n'
import { useClient } from '../../app/client.ts'
import { useConfirm } from '../../app/confirm.ts'
import { useNotify } from '../../app/notify.ts'
import { saveFile } from '../../app/save-file.ts'
import { useDocumentCache } from './cache.ts'

/** Ways out of Haku for the original of a document, each after a warning. */
export function useOriginal() {
  const { t } = useI18n()
  const cache = useDocumentCache()
  const client = useClient()
  const confirm = useConfirm()
  const notify = useNotify()

  async function download(id: string): Promise<void> {
    const { row, bytes } = await cache.load(id)
    // An HTML document must never be opened as a page of this origin: it is saved as plain bytes.
    const type = row.mediaType === 'text/html' ? 'application/octet-stream' : row.mediaType
    saveFile(new Blob([bytes.slice()], { type }), row.name)
  }

  async function save(id: string, name: string): Promise<void> {
    const sure = await confirm.ask({
      title: t('documents.save.title'),
      description: t('documents.save.body', { name }),
      action: t('documents.save.confirm'),
    })
    if (sure) await download(id).catch(notify.failed)
  }

  /** In the program that the system has for it; a browser can only save it. */
  async function openOutside(id: string, name: string, warnings: readonly string[]): Promise<void> {
    const inShell = window.haku?.shell === 'electron'
    const runs = warnings.includes('HAS_MACROS') || warnings.includes('HAS_SCRIPT')
    const sure = await confirm.ask({
      title: t('documents.outside.title'),
      description: [
        t('documents.outside.body', { name }),
        runs ? t('documents.outside.macros') : '',
        inShell ? t('documents.outside.copy') : t('documents.outside.download'),
      ]
        .filter((text) => text !== '')
        .join(' '),
      action: t('documents.outside.confirm'),
      danger: true,
    })
    if (!sure) return
    try {
      if (!inShell) return await download(id)
      await client.documents.openOutside({ id })
      notify.info(t('documents.outside.opened'))
    } catch (error) {
      notify.failed(error)
    }
  }

  return { save, openOutside }
}
