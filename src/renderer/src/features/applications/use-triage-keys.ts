import { useHistory } from '../../app/history.ts'
import { useShortcuts } from '../../app/shortcuts.ts'
import type { OpenRow } from './use-open-row.ts'
import { usePaneShortcuts } from './use-pane-shortcuts.ts'
import type { useTriageActions } from './use-triage-actions.ts'

/** What the pane beside the list does by itself. */
export interface PaneHandle {
  writeNote(): Promise<void>
  stepDocument(by: 1 | -1): void
  toggleProfile(): void
}

interface Parts {
  readonly open: OpenRow
  readonly actions: ReturnType<typeof useTriageActions>
  /** The open application over the full width. */
  full(): void
  /** One level back: the selection, the words, the list. */
  stepBack(): void
  /** Picks the open application, or no longer. */
  toggle(): void
  search(): void
  filters(): void
  /** To the openings and saved views. */
  places(): void
  /** What is selected, or the whole list, as a file. */
  exportHere(): void
  pane(): PaneHandle | null
}

/** The keys of triage. Those pressed before their application is there wait for it. */
export function useTriageKeys(parts: Parts): void {
  const { open, actions, full, stepBack, toggle, search, filters, places, exportHere, pane } = parts
  const history = useHistory()
  const awaits = () => open.coming.value
  const down = { label: 'applications.action.next', run: () => open.step(1), awaits }
  const up = { label: 'applications.action.previous', run: () => open.step(-1), awaits }
  const extendDown = { label: 'applications.action.extendDown', run: () => open.step(1, true), awaits }
  const extendUp = { label: 'applications.action.extendUp', run: () => open.step(-1, true), awaits }
  useShortcuts('applications.shortcuts.scope', [
    { command: 'list.next', ...down },
    { command: 'list.previous', ...up },
    { keys: 'arrowdown', ...down, hidden: true },
    { keys: 'arrowup', ...up, hidden: true },
    { keys: 'enter', label: 'applications.action.open', run: full, enabled: isIdle, awaits },
    { command: 'list.select', run: toggle, awaits },
    { keys: 'shift+arrowdown', ...extendDown },
    { keys: 'shift+arrowup', ...extendUp },
    { command: 'list.extendDown', ...extendDown, hidden: true },
    { command: 'list.extendUp', ...extendUp, hidden: true },
    {
      command: 'list.selectAll',
      run: actions.selectAll,
      whileTyping: false,
      awaits,
    },
    { command: 'list.search', label: 'applications.action.search', run: search },
    { command: 'list.filter', run: filters },
    { command: 'list.places', run: places },
    { command: 'list.export', run: exportHere },
    { command: 'application.undo', run: () => void history.undo() },
    { keys: 'escape', label: 'applications.action.stepBack', run: stepBack },
  ])
  usePaneShortcuts({
    enabled: () => actions.hasSubject.value,
    awaits: {
      person: () => actions.rowComing.value,
      pipeline: () => actions.stagesComing.value,
      whole: () => actions.wholeComing.value,
    },
    moveTo: (index) => actions.move(actions.chosen.value, actions.chosenStages.value[index]),
    advance: actions.advance,
    reject: () => actions.ask('askReject'),
    withdraw: () => actions.ask('askWithdraw'),
    reactivate: actions.reactivate,
    note: () => void pane()?.writeNote(),
    tag: actions.askTags,
    rate: actions.askRating,
    assign: actions.askAssign,
    snooze: actions.askSnooze,
    stepDocument: (by) => pane()?.stepDocument(by),
    profile: () => pane()?.toggleProfile(),
  })
}

/** Enter belongs to a button or link that has the focus. */
function isIdle(): boolean {
  return !document.activeElement?.closest('button, a, [role=button], [role=tab], summary')
}
