import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { useKeymap } from '../../../app/keymap.ts'
import { useNotify } from '../../../app/notify.ts'
import { useShortcuts } from '../../../app/shortcuts.ts'
import { MOST_COMPARED } from './use-compared.ts'

/** C puts the selected applications side by side; returns the same for a button. */
export function useCompareKey(selected: () => readonly string[]) {
  const { t } = useI18n()
  const keymap = useKeymap()
  const router = useRouter()
  const notify = useNotify()

  function compare(): void {
    const ids = selected()
    if (ids.length >= 2 && ids.length <= MOST_COMPARED)
      void router.push({ path: '/compare', query: { ids: ids.join(',') } })
    else
      notify.info(
        t('screening.compare.choose'),
        t('screening.compare.chooseHow', { key: keymap.caps('list.select').join(' ') || t('keyboard.none') }),
      )
  }
  useShortcuts('applications.shortcuts.scope', [{ command: 'list.compare', run: compare }])
  return compare
}
