import { useShortcuts } from '../../app/shortcuts.ts'
import { stageShortcuts } from './stage-shortcuts.ts'

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
  /** To the next document, or the one before. */
  stepDocument(by: 1 | -1): void
  profile(): void
}

export function usePaneShortcuts(actions: PaneActions): void {
  const { enabled, awaits } = actions
  const person = { enabled, awaits: awaits.person }
  const pipeline = { enabled, awaits: awaits.pipeline }
  const whole = { enabled, awaits: awaits.whole }
  useShortcuts('applications.shortcuts.pane', [
    { command: 'application.advance', run: actions.advance, ...pipeline },
    { command: 'application.reject', run: actions.reject, ...person },
    { command: 'application.withdraw', run: actions.withdraw, ...person },
    { command: 'application.reactivate', run: actions.reactivate, ...person },
    { command: 'application.note', run: actions.note, ...whole },
    { command: 'application.tag', run: actions.tag, ...person },
    { command: 'application.rate', run: actions.rate, ...person },
    { command: 'application.snooze', run: actions.snooze, ...person },
    { command: 'application.assign', run: actions.assign, ...person },
    { command: 'application.nextDocument', run: () => actions.stepDocument(1), ...whole },
    { command: 'application.previousDocument', run: () => actions.stepDocument(-1), ...whole },
    { command: 'application.profile', run: actions.profile, enabled },
    ...stageShortcuts(actions.moveTo, pipeline),
  ])
}
