/**
 * Every command that has a key of its own, with the key it has until somebody changes it (Settings, Keyboard). This is
 * the one list: pages register what a command does (shortcuts.ts), and everything that shows a key asks keymap.ts.
 * Keys of lists and dialogs that everybody knows (arrows, Enter, Escape) are no commands, and cannot be changed.
 */

/** Where commands work. Two that can work in one place cannot have one key. */
export type Place =
  | 'home'
  | 'triage'
  | 'application'
  | 'board'
  | 'compare'
  | 'openings'
  | 'opening'
  | 'candidates'
  | 'candidate'
  | 'fillIn'
  | 'pool'
  | 'duplicates'
  | 'merge'
  | 'retention'
  | 'outbox'
  | 'search'
  | 'intake'
  | 'form'
  | 'keyboard'

export interface Command {
  /** Key of the text that names it. */
  readonly label: string
  /** '' for none; for example 'mod+z', 'shift+mod+z', 'j', '?', or a sequence 'g o'. `mod` is Cmd on macOS, else Ctrl. */
  readonly keys: string
  /** Further keys of it, until it gets another. */
  readonly also?: readonly string[]
  readonly on: readonly Place[] | 'everywhere'
  /** What `label` counts. */
  readonly n?: number
}

/** Where applications are decided about. */
const DECIDED: readonly Place[] = ['triage', 'application', 'board', 'compare']
const PANE: readonly Place[] = ['triage', 'application']
const VIEWER: readonly Place[] = ['triage', 'application', 'candidate', 'fillIn']

const everywhere = {
  'palette.open': { label: 'shortcuts.search', keys: 'mod+k', on: 'everywhere' },
  'history.undo': { label: 'shortcuts.undo', keys: 'mod+z', on: 'everywhere' },
  'history.redo': { label: 'shortcuts.redo', keys: 'shift+mod+z', on: 'everywhere' },
  'workspace.lock': { label: 'shortcuts.lock', keys: 'mod+l', on: 'everywhere' },
  'blind.toggle': { label: 'blind.toggle', keys: 'shift+b', on: 'everywhere' },
  'frame.sidebar': { label: 'shortcuts.sidebar', keys: 'mod+b', on: 'everywhere' },
  'frame.shortcuts': { label: 'shortcuts.help', keys: '?', on: 'everywhere' },
  'imports.candidates': { label: 'imports.commands.candidates', keys: '', on: 'everywhere' },
  'imports.openings': { label: 'imports.commands.openings', keys: '', on: 'everywhere' },
  'go.imports': { label: 'imports.commands.go', keys: '', on: 'everywhere' },
  'go.home': { label: 'shortcuts.goHome', keys: 'g h', on: 'everywhere' },
  'go.triage': { label: 'shortcuts.goApplications', keys: 'g t', also: ['g a'], on: 'everywhere' },
  'go.openings': { label: 'shortcuts.goOpenings', keys: 'g o', on: 'everywhere' },
  'go.candidates': { label: 'shortcuts.goCandidates', keys: 'g c', on: 'everywhere' },
  'go.duplicates': { label: 'shortcuts.goDuplicates', keys: 'g d', on: 'everywhere' },
  'go.talentPool': { label: 'shortcuts.goTalentPool', keys: 'g p', on: 'everywhere' },
  'go.retention': { label: 'shortcuts.goRetention', keys: 'g r', on: 'everywhere' },
  'go.retentionRuns': { label: 'retention.runs.go', keys: 'g e', on: 'everywhere' },
  'go.erasureRequests': { label: 'retention.requests.go', keys: 'g q', on: 'everywhere' },
  'go.outbox': { label: 'shortcuts.goOutbox', keys: 'g m', on: 'everywhere' },
  'go.intake': { label: 'shortcuts.goIntake', keys: 'g i', on: 'everywhere' },
  'go.settings': { label: 'shortcuts.goSettings', keys: 'g s', on: 'everywhere' },
  'go.colleagues': { label: 'colleagues.open', keys: '', on: 'everywhere' },
  'go.templates': { label: 'mail.settings.openTemplates', keys: '', on: 'everywhere' },
  'go.keyboard': { label: 'keyboard.change', keys: '', on: 'everywhere' },
} as const satisfies Record<string, Command>

const lists = {
  'list.next': {
    label: 'shortcuts.next',
    keys: 'j',
    on: [
      'home',
      'triage',
      'board',
      'compare',
      'openings',
      'candidates',
      'duplicates',
      'merge',
      'fillIn',
      'retention',
      'outbox',
      'keyboard',
    ],
  },
  'list.previous': {
    label: 'shortcuts.previous',
    keys: 'k',
    on: [
      'home',
      'triage',
      'board',
      'compare',
      'openings',
      'candidates',
      'duplicates',
      'merge',
      'fillIn',
      'retention',
      'outbox',
      'keyboard',
    ],
  },
  'list.search': {
    label: 'common.searchList',
    keys: '/',
    on: ['triage', 'openings', 'candidates', 'search', 'pool', 'retention', 'keyboard'],
  },
  'list.filter': { label: 'applications.action.filter', keys: 'f', on: ['triage'] },
  'list.select': { label: 'applications.action.select', keys: 'x', on: ['triage', 'board', 'outbox'] },
  'list.extendDown': { label: 'applications.action.extendDown', keys: 'shift+j', on: ['triage'] },
  'list.extendUp': { label: 'applications.action.extendUp', keys: 'shift+k', on: ['triage'] },
  'list.selectAll': { label: 'applications.action.selectAll', keys: 'mod+a', on: ['triage', 'outbox'] },
  'list.compare': { label: 'screening.compare.shortcut', keys: 'c', on: ['triage'] },
  'list.export': { label: 'applications.export.action', keys: 'shift+e', on: ['triage'] },
  'list.places': { label: 'applications.action.places', keys: 'v', on: ['triage'] },
  'list.face': { label: 'board.action.face', keys: 'b', on: ['triage', 'board'] },
} as const satisfies Record<string, Command>

const stage = (n: number): Command => ({
  label: 'applications.action.toStage',
  keys: String(n),
  on: DECIDED,
  n,
})

const application = {
  'application.advance': { label: 'applications.action.advance', keys: 'a', on: DECIDED },
  'application.reject': { label: 'applications.action.reject', keys: 'r', on: DECIDED },
  'application.withdraw': { label: 'applications.action.withdraw', keys: 'w', on: DECIDED },
  'application.reactivate': { label: 'applications.action.reactivate', keys: 'u', on: DECIDED },
  'application.undo': {
    label: 'applications.action.undo',
    keys: 'z',
    on: [...DECIDED, 'duplicates', 'outbox', 'fillIn'],
  },
  'application.rate': { label: 'applications.action.rate', keys: 's', on: DECIDED },
  'application.tag': { label: 'applications.action.tag', keys: 't', on: [...PANE, 'board'] },
  'application.note': { label: 'applications.action.note', keys: 'n', on: PANE },
  'application.snooze': { label: 'applications.action.snooze', keys: 'h', on: PANE },
  'application.assign': { label: 'applications.action.assign', keys: 'shift+a', on: PANE },
  'application.scorecard': { label: 'screening.scorecard.shortcut', keys: 'e', on: PANE },
  'application.nextDocument': { label: 'applications.action.nextDocument', keys: 'd', on: VIEWER },
  'application.previousDocument': {
    label: 'documents.viewer.previousDocument',
    keys: 'shift+d',
    on: VIEWER,
  },
  'application.profile': { label: 'applications.action.profile', keys: 'p', on: PANE },
  'application.fillIn': { label: 'autofill.fromDocument', keys: 'shift+p', on: PANE },
  'application.scorecardBeside': { label: 'applications.action.scorecardBeside', keys: 'shift+i', on: PANE },
  'application.acceptProposal': { label: 'screening.proposal.shortcutAccept', keys: 'y', on: PANE },
  'application.keepAnyway': { label: 'screening.proposal.shortcutKeep', keys: 'shift+y', on: PANE },
  'application.stage1': stage(1),
  'application.stage2': stage(2),
  'application.stage3': stage(3),
  'application.stage4': stage(4),
  'application.stage5': stage(5),
  'application.stage6': stage(6),
  'application.stage7': stage(7),
  'application.stage8': stage(8),
  'application.stage9': stage(9),
} as const satisfies Record<string, Command>

const documents = {
  'document.find': { label: 'documents.viewer.find', keys: 'mod+f', on: VIEWER },
  'document.zoomIn': { label: 'documents.viewer.zoomIn', keys: '+', also: ['='], on: VIEWER },
  'document.zoomOut': { label: 'documents.viewer.zoomOut', keys: '-', on: VIEWER },
  'document.fitWidth': { label: 'documents.viewer.fitWidth', keys: '0', on: VIEWER },
  'document.fitPage': { label: 'documents.viewer.fitPage', keys: 'shift+f', on: VIEWER },
  'document.actualSize': { label: 'documents.viewer.actualSize', keys: 'shift+o', on: VIEWER },
  'document.spread': { label: 'documents.viewer.spread', keys: 'shift+s', on: VIEWER },
  'document.rotate': { label: 'documents.viewer.rotate', keys: 'shift+r', on: VIEWER },
  'document.sidebar': { label: 'documents.viewer.sidebar', keys: 'l', on: VIEWER },
  'document.face': { label: 'word.switch', keys: 'shift+l', on: VIEWER },
  'document.scrollDown': { label: 'documents.viewer.scrollDown', keys: 'alt+arrowdown', on: VIEWER },
  'document.scrollUp': { label: 'documents.viewer.scrollUp', keys: 'alt+arrowup', on: VIEWER },
  'document.nextPage': { label: 'documents.viewer.nextPage', keys: ']', on: VIEWER },
  'document.previousPage': { label: 'documents.viewer.previousPage', keys: '[', on: VIEWER },
  'document.beside': { label: 'documents.viewer.beside', keys: 'i', on: VIEWER },
  'document.other': { label: 'documents.viewer.other', keys: 'm', on: VIEWER },
  'document.print': { label: 'documents.viewer.print', keys: 'mod+p', on: VIEWER },
  'document.outside': { label: 'documents.viewer.outside', keys: '', on: VIEWER },
} as const satisfies Record<string, Command>

const compare = {
  'compare.remove': { label: 'screening.compare.removeActive', keys: 'x', on: ['compare'] },
  'compare.differences': { label: 'screening.compare.onlyDifferences', keys: 'd', on: ['compare'] },
  'compare.open': { label: 'applications.action.open', keys: 'o', on: ['compare'] },
  'compare.print': { label: 'common.print', keys: 'mod+p', on: ['compare'] },
} as const satisfies Record<string, Command>

const openings = {
  'openings.new': { label: 'openings.new', keys: 'n', on: ['openings'] },
  'openings.edit': { label: 'openings.actions.edit', keys: 'e', on: ['openings', 'opening'] },
  'openings.applications': { label: 'openings.actions.applications', keys: 'a', on: ['openings', 'opening'] },
  'openings.board': { label: 'openings.actions.board', keys: 'b', on: ['opening'] },
} as const satisfies Record<string, Command>

const candidates = {
  'candidates.new': { label: 'candidates.new', keys: 'n', on: ['candidates'] },
  'candidates.edit': { label: 'candidates.page.edit', keys: 'e', on: ['candidates', 'candidate'] },
  'candidates.addToOpening': { label: 'candidates.page.addToOpening', keys: 'o', on: ['candidate'] },
  'candidates.fillIn': { label: 'autofill.fromApplication', keys: 'f', on: ['candidate'] },
} as const satisfies Record<string, Command>

const fillIn = {
  'fillIn.accept': { label: 'autofill.keys.accept', keys: 'a', on: ['fillIn'] },
  'fillIn.skip': { label: 'autofill.keys.skip', keys: 'x', on: ['fillIn'] },
  'fillIn.edit': { label: 'autofill.keys.edit', keys: 'e', on: ['fillIn'] },
  'fillIn.acceptSure': { label: 'autofill.keys.acceptSure', keys: 'shift+a', on: ['fillIn'] },
  'fillIn.acceptAll': { label: 'autofill.keys.acceptAll', keys: 'mod+enter', on: ['fillIn'] },
  'fillIn.view': { label: 'autofill.keys.view', keys: 'v', on: ['fillIn'] },
} as const satisfies Record<string, Command>

const duplicates = {
  'duplicates.compare': { label: 'duplicates.compare', keys: 'o', on: ['duplicates'] },
  'duplicates.apart': { label: 'duplicates.apart', keys: 'x', on: ['duplicates', 'merge'] },
  'merge.first': { label: 'duplicates.merge.first', keys: '1', on: ['merge'] },
  'merge.second': { label: 'duplicates.merge.second', keys: '2', on: ['merge'] },
  'merge.both': { label: 'duplicates.merge.takeBoth', keys: '3', on: ['merge'] },
  'merge.exchange': { label: 'duplicates.merge.exchange', keys: 's', on: ['merge'] },
  'merge.do': { label: 'duplicates.merge.title', keys: 'm', also: ['mod+enter'], on: ['merge'] },
} as const satisfies Record<string, Command>

const intake = {
  'intake.accept': { label: 'intake.shortcuts.accept', keys: 'mod+enter', on: ['intake'] },
  'intake.discard': { label: 'intake.shortcuts.discard', keys: 'shift+mod+backspace', on: ['intake'] },
  'intake.next': { label: 'intake.shortcuts.next', keys: 'alt+arrowdown', on: ['intake'] },
  'intake.previous': { label: 'intake.shortcuts.previous', keys: 'alt+arrowup', on: ['intake'] },
} as const satisfies Record<string, Command>

const retention = {
  'retention.prepare': { label: 'retention.runs.keys.prepare', keys: 'p', on: ['retention'] },
  'retention.print': { label: 'retention.runs.keys.print', keys: 'mod+p', on: ['retention'] },
} as const satisfies Record<string, Command>

const outbox = {
  'outbox.open': { label: 'mail.outbox.keys.open', keys: 'o', on: ['outbox'] },
  'outbox.hold': { label: 'mail.outbox.keys.hold', keys: 'h', on: ['outbox'] },
  'outbox.remove': { label: 'mail.outbox.keys.remove', keys: 'w', on: ['outbox'] },
} as const satisfies Record<string, Command>

const forms = {
  'form.save': { label: 'common.save', keys: 'mod+s', also: ['mod+enter'], on: ['form'] },
} as const satisfies Record<string, Command>

const ALL = {
  ...everywhere,
  ...lists,
  ...application,
  ...documents,
  ...compare,
  ...openings,
  ...candidates,
  ...duplicates,
  ...fillIn,
  ...retention,
  ...outbox,
  ...intake,
  ...forms,
}
export type CommandId = keyof typeof ALL
export const COMMANDS: Readonly<Record<CommandId, Command>> = ALL
export const COMMAND_IDS = Object.keys(ALL) as CommandId[]
export const isCommandId = (id: string): id is CommandId => Object.hasOwn(ALL, id)

const idsOf = (commands: object) => Object.keys(commands) as CommandId[]

/** The commands as Settings lists them; `name` is the key of the text that heads the group. */
export const COMMAND_GROUPS: readonly { readonly name: string; readonly ids: readonly CommandId[] }[] = [
  { name: 'shortcuts.scopes.everywhere', ids: idsOf(everywhere) },
  { name: 'shortcuts.scopes.lists', ids: idsOf(lists) },
  { name: 'applications.shortcuts.pane', ids: idsOf(application) },
  { name: 'documents.shortcuts.scope', ids: idsOf(documents) },
  { name: 'screening.compare.scope', ids: idsOf(compare) },
  { name: 'openings.title', ids: idsOf(openings) },
  { name: 'candidates.title', ids: idsOf(candidates) },
  { name: 'duplicates.title', ids: idsOf(duplicates) },
  { name: 'autofill.scope', ids: idsOf(fillIn) },
  { name: 'retention.title', ids: idsOf(retention) },
  { name: 'mail.outbox.title', ids: idsOf(outbox) },
  { name: 'intake.shortcuts.scope', ids: idsOf(intake) },
  { name: 'shortcuts.scopes.forms', ids: idsOf(forms) },
]

export const groupOf = (id: CommandId): string =>
  COMMAND_GROUPS.find(({ ids }) => ids.includes(id))?.name ?? 'shortcuts.scopes.everywhere'

/** Whether both can work in one place. */
export function meet(one: CommandId, other: CommandId): boolean {
  const [here, there] = [COMMANDS[one].on, COMMANDS[other].on]
  if (here === 'everywhere' || there === 'everywhere') return true
  return here.some((place) => there.includes(place))
}

/** The commands that move an application to the stage at this position, counted from 0. */
export const STAGE_COMMANDS = COMMAND_IDS.filter((id) => id.startsWith('application.stage'))
