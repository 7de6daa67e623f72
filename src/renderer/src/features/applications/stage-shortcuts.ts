import { COMMANDS, STAGE_COMMANDS } from '../../app/commands.ts'
import { useKeymap } from '../../app/keymap.ts'
import type { Shortcut } from '../../app/shortcuts.ts'

/**
 * The keys of the stages. One line says them all, as long as they are the digits; those that somebody changed are
 * listed by themselves.
 * @param move to the stage at this position, counted from 0
 */
export function stageShortcuts(
  move: (index: number) => void,
  how: Pick<Shortcut, 'enabled' | 'awaits'>,
): Shortcut[] {
  const keymap = useKeymap()
  return STAGE_COMMANDS.map((command, index) => ({
    ...how,
    command,
    run: () => move(index),
    hidden: index > 0,
    get label() {
      return STAGE_COMMANDS.some(keymap.isChanged) ? COMMANDS[command].label : 'applications.action.moveTo'
    },
  }))
}
