import { useI18n } from 'vue-i18n'
import { COMMANDS, type CommandId, groupOf } from '../../app/commands.ts'
import { keyCaps } from '../../app/keys.ts'

/** How commands and their keys are called in running text. */
export function useCommandWords() {
  const { t } = useI18n()
  const name = (id: CommandId) => t(COMMANDS[id].label, { n: COMMANDS[id].n ?? 0 })
  return {
    name,
    /** With the group, because names such as "Edit" stand in several. */
    named: (ids: readonly CommandId[]) =>
      ids.map((id) => t('keyboard.dialog.named', { name: name(id), group: t(groupOf(id)) })).join(', '),
    /** "Ctrl+K", "G O"; '' as "no key". */
    spoken: (keys: string) =>
      keys === ''
        ? t('keyboard.none')
        : keyCaps(keys)
            .map((chord) => chord.join('+'))
            .join(' '),
  }
}
