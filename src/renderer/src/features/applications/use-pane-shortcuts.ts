import { useShortcuts } from '../../app/shortcuts.ts'

/** What the keys of an open application do; each acts on it, or on all that are selected. */
export interface PaneActions {
  /** False while no application is open. */
  enabled(): boolean
  /** To the stage at this position, counted from 0. */
  moveTo(index: number): void
  advance(): void
  reject(): void
  withdraw(): void
  reactivate(): void
  note(): void
  tag(): void
  rate(): void
  nextDocument(): void
  profile(): void
}

const stageDigits = 9

export function usePaneShortcuts(actions: PaneActions): void {
  const { enabled } = actions
  useShortcuts('applications.shortcuts.pane', [
    { keys: 'a', label: 'applications.action.advance', run: actions.advance, enabled },
    { keys: 'r', label: 'applications.action.reject', run: actions.reject, enabled },
    { keys: 'w', label: 'applications.action.withdraw', run: actions.withdraw, enabled },
    { keys: 'u', label: 'applications.action.reactivate', run: actions.reactivate, enabled },
    { keys: 'n', label: 'applications.action.note', run: actions.note, enabled },
    { keys: 't', label: 'applications.action.tag', run: actions.tag, enabled },
    { keys: 's', label: 'applications.action.rate', run: actions.rate, enabled },
    { keys: 'd', label: 'applications.action.nextDocument', run: actions.nextDocument, enabled },
    { keys: 'p', label: 'applications.action.profile', run: actions.profile, enabled },
    ...Array.from({ length: stageDigits }, (_, at) => ({
      keys: String(at + 1),
      label: 'applications.action.moveTo',
      run: () => actions.moveTo(at),
      enabled,
      hidden: at > 0,
    })),
  ])
}
