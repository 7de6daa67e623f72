/**
 * Blind mode of one open workspace. It stays on when the app is closed; who was revealed is forgotten then, and when it
 * is turned on again. Every answer to the window passes here, so that no part of the app has to think of it.
 */
import { z } from 'zod'
import type { BlindStatus } from '#contract/blind.ts'
import type { Subject } from '#contract/events.ts'
import { readProfile } from '../candidates/profile.ts'
import type { CommandDeps } from '../platform/deps.ts'
import { Problem } from '../platform/problem.ts'
import { readSetting, writeSetting } from '../store/settings.ts'
import type { Store } from '../store/types.ts'
import { maskAnswer, maskIntake } from './mask-answer.ts'
import { people } from './people.ts'

export interface Blind {
  status(): BlindStatus
  set(input: { on: boolean; label: string }): BlindStatus
  /** Throws Problem NOT_FOUND. */
  reveal(input: { candidateId: string }): BlindStatus
  /** Throws Problem REFUSED when a call cannot be answered, or must not be made, without seeing who it is about. */
  check(path: string, input: unknown): void
  /** The answer as the window may see it. */
  mask(path: string, input: unknown, output: unknown): unknown
}

const Setting = z.object({ on: z.boolean(), label: z.string() })
const OFF = { on: false, label: '{n}' }

/** Everything a window may be showing: it all reads differently now. */
const SHOWN: Subject[] = [
  ...(['workspace', 'candidates', 'applications', 'documents', 'openings'] as const),
  ...(['intake', 'mail', 'screening', 'views'] as const),
]

/** Whole files leave or come with all that is in them. */
const FILES = new Set([
  'applications.export',
  'applications.exportCvs',
  'documents.content',
  'documents.openOutside',
  'documents.pages',
  'documents.wordView',
  'duplicates.preview',
  'duplicates.merge',
  'duplicates.previewUnmerge',
  'duplicates.unmerge',
  'autofill.proposeFromDocument',
  'autofill.proposeFromFile',
  'intake.itemText',
  // A letter is to somebody by name.
  'retention.requests.letter',
])
/** A form that was filled from a masked record would write the mask back. */
const WRITES_BACK = new Set([
  'candidates.update',
  'applications.editNote',
  'mail.edit',
  'retention.requests.writeLetter',
  'autofill.accept',
  'intake.review',
])
/** About the workspace, openings, colleagues and words of their own: no candidate is in them. */
const ABOUT_NOBODY =
  /^(?:workspace|openings|colleagues|views|history|tasks|events|blind|home|screening)\.|^mail\.(?:templates|settings)/
const ORIGIN_OPERATORS = new Set(['name', 'city', 'country'])

const refused = () =>
  new Problem(
    'REFUSED',
    'BLIND_MODE',
    'Blind mode is on, and this would show or rewrite who a candidate is. Nothing was done.',
    'Reveal the candidate, or turn blind mode off.',
  )

export function createBlind(store: Store, deps: CommandDeps, publish: (subjects: Subject[]) => void): Blind {
  let setting = readSetting(store.reader, 'blind', Setting, OFF)
  const revealed = new Set<string>()
  // A script is not a person who screens: it gets what it always gets.
  const isOn = () => setting.on && deps.actor === 'person'
  const status = (): BlindStatus => ({ on: setting.on, revealed: [...revealed] })

  /** Whose records a call is about; undefined stands for somebody who cannot be told. */
  function subjectsOf(path: string, input: unknown): (string | undefined)[] {
    if (path === 'duplicates.preview' || path === 'duplicates.merge') {
      const { keepId, goneId } = (input ?? {}) as Partial<Record<'keepId' | 'goneId', string>>
      return [keepId, goneId]
    }
    return [subjectOf(path, input)]
  }

  function subjectOf(path: string, input: unknown): string | undefined {
    const asked = (typeof input === 'object' && input !== null ? input : {}) as Record<string, unknown>
    const text = (key: string) => (typeof asked[key] === 'string' ? asked[key] : '')
    const known = people(store.reader, setting.label)
    if (path === 'candidates.update') return text('id')
    if (FILES.has(path) && path.startsWith('documents.')) return known.ofDocument(text('id'))
    if (path === 'mail.edit') return known.ofMessage(text('id'))
    if (path.startsWith('retention.requests.'))
      return store.reader.raw
        .prepare<[string], string>('SELECT candidate_id FROM erasure_request WHERE id = ?')
        .pluck()
        .get(text('id'))
    if (path === 'applications.editNote')
      return store.reader.raw
        .prepare<[string], string>(
          'SELECT a.candidate_id FROM note n JOIN application a ON a.id = n.application_id WHERE n.id = ?',
        )
        .pluck()
        .get(text('id'))
    if (text('documentId') !== '') return known.ofDocument(text('documentId'))
    return text('candidateId') || undefined
  }

  return {
    status,
    set(input) {
      const { on, label } = input
      if (on !== setting.on) {
        store.command(
          { action: on ? 'blind.on' : 'blind.off', subjects: [], undoable: false, actor: deps.actor },
          (tx) => writeSetting(tx, 'blind', { on, label }),
        )
        revealed.clear()
      } else store.maintain((tx) => writeSetting(tx, 'blind', { on, label }))
      setting = { on, label }
      publish(SHOWN)
      return status()
    },
    reveal({ candidateId }) {
      readProfile(store.reader, candidateId)
      store.command(
        { action: 'blind.reveal', subjects: [candidateId], undoable: false, actor: deps.actor },
        () => undefined,
      )
      revealed.add(candidateId)
      publish(SHOWN)
      return status()
    },
    check(path, input) {
      // A table of another system is nothing but people.
      if (!isOn() || !(FILES.has(path) || WRITES_BACK.has(path) || path.startsWith('imports.'))) return
      // Settling an item without a contact lets it go: nothing of it is seen or written.
      const letsGo = path === 'intake.review' && (input as { contact?: unknown } | null)?.contact === null
      if (letsGo) return
      if (subjectsOf(path, input).some((one) => one === undefined || !revealed.has(one))) throw refused()
    },
    mask(path, input, output) {
      if (!isOn() || ABOUT_NOBODY.test(path)) return output
      if (path.startsWith('intake.')) return maskIntake(output)
      if (
        path === 'search.suggest' &&
        ORIGIN_OPERATORS.has(String((input as { operator?: unknown }).operator))
      )
        return { values: [] }
      return maskAnswer(path, input, output, people(store.reader, setting.label), (id) => revealed.has(id))
    },
  }
}
