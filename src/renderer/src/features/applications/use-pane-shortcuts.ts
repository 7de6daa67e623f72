import { useShortcuts } from '../../app/shortcuts.ts'

/** What the keys of an open application do; each acts on it, or on all that are selected. */
export interface PaneActions {
  /** False while no application is open and none is coming. */
  enabled(): boolean
  /** While what a key is about is still on its way, the key waits: for who it is, its pipeline, its documents and notes. */
  awaits: { person(): boolean; pipeline(): boolean; whole(): boolean }
  /** To the stage at this position, counted from 0. */
  moveTo(index: number): void
  advance(): void
  reject(): void
  withdraw(): void
  reactivate(): void
  note(): void
  tag(): void
  rate(): void
  assign(): void
  snooze(): void
  nextDocument(): void
  profile(): void
}

const stageDigits = 9

export function usePaneShortcuts(actions: PaneActions): void {
  const { enabled, awaits } = actions
  const person = { enabled, awaits: awaits.person }
  const pipeline = { enabled, awaits: awaits.pipeline }
  const whole = { enabled, awaits: awaits.whole }
  useShortcuts('applications.shortcuts.pane', [
    { keys: 'a', label: 'applications.action.advance', run: actions.advance, ...pipeline },
    { keys: 'r', label: 'applications.action.reject', run: actions.reject, ...person },
    { keys: 'w', label: 'applications.action.withdraw', run: actions.withdraw, ...person },
    { keys: 'u', label: 'applications.action.reactivate', run: actions.reactivate, ...person },
    { keys: 'n', label: 'applications.action.note', run: actions.note, ...whole },
    { keys: 't', label: 'applications.action.tag', run: actions.tag, ...person },
    { keys: 's', label: 'applications.action.rate', run: actions.rate, ...person },
    { keys: 'h', label: 'applications.action.snooze', run: actions.snooze, ...person },
    { keys: 'shift+a', label: 'applications.action.assign', run: actions.assign, ...person },
    { keys: 'd', label: 'applications.action.nextDocument', run: actions.nextDocument, ...whole },
    { keys: 'p', label: 'applications.action.profile', run: actions.profile, enabled },
    ...Array.from({ length: stageDigits }, (_, at) => ({
      keys: String(at + 1),
      label: 'applications.action.moveTo',
      run: () => actions.moveTo(at),
      ...pipeline,
      hidden: at > 0,
    })),
  ])
}
