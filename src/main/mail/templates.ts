/** Templates: the shipped ones, and what people here made of them or beside them. */

import type { InputOf } from '#contract/common.ts'
import { type MailKind, type MailTemplate, type mail, tagIn, unknownPlaceholders } from '#contract/mail.ts'
import { cleanLine, cleanText } from '../platform/clean-text.ts'
import type { CommandDeps } from '../platform/deps.ts'
import { newId } from '../platform/ids.ts'
import { Problem } from '../platform/problem.ts'
import { effectiveCommand } from '../store/effective-command.ts'
import type { Readable, Store } from '../store/types.ts'
import { SHIPPED } from './shipped/templates.ts'

interface Stored {
  id: string
  name: string
  kind: MailKind
  language: string
  subject: string
  body: string
}

const COLUMNS = 'id, name, kind, language, subject, body'

const KINDS: readonly MailKind[] = [
  'rejection',
  'confirmation',
  'withdrawal',
  'talent_pool',
  'consent_renewal',
  'retention_notice',
  'erasure_answer',
  'other',
]

const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()
const isSame = (a: Pick<Stored, 'name' | 'language'>, b: Pick<Stored, 'name' | 'language'>): boolean =>
  sameName(a.name, b.name) && a.language === b.language

/** All templates by kind, name and language; a shipped one that was changed here comes once, as it is now. */
export function listTemplates(db: Readable): { rows: MailTemplate[] } {
  const stored = db.raw.prepare<[], Stored>(`SELECT ${COLUMNS} FROM mail_template`).all()
  const rows = [
    ...stored.map((row) => ({ ...row, replacesShipped: SHIPPED.some((shipped) => isSame(shipped, row)) })),
    ...SHIPPED.filter((shipped) => !stored.some((row) => isSame(row, shipped))).map((shipped) => ({
      ...shipped,
      id: null,
      replacesShipped: false,
    })),
  ]
  const place = ({ kind }: MailTemplate) => KINDS.indexOf(kind)
  rows.sort(
    (a, b) =>
      place(a) - place(b) ||
      (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : Number(!sameName(a.name, b.name))) ||
      (a.language < b.language ? -1 : 1),
  )
  return { rows }
}

/**
 * The templates of one mail, one for each language it is written in. Throws Problem NOT_FOUND when there is none of
 * this name.
 */
export function languagesOf(db: Readable, name: string): MailTemplate[] {
  const found = listTemplates(db).rows.filter((row) => sameName(row.name, name))
  if (found.length > 0) return found
  throw new Problem(
    'NOT_FOUND',
    'TEMPLATE_UNKNOWN',
    'There is no mail template of this name. Nothing was changed.',
    'Read the templates again, and choose another.',
  )
}

const baseOf = (language: string): string => language.split('-')[0] ?? language

/** What is written where nobody wrote in the language that was wanted. */
const FALLBACK = 'en'

/** The template in a language, else in the same language of another region, else in English, else the first there is. */
export function inLanguage(templates: readonly MailTemplate[], language: string): MailTemplate {
  const base = baseOf(language)
  const chosen =
    templates.find((one) => one.language === language) ??
    templates.find((one) => one.language === base) ??
    templates.find((one) => baseOf(one.language) === base) ??
    templates.find((one) => baseOf(one.language) === FALLBACK) ??
    templates[0]
  if (!chosen) throw new Error('A mail has at least one template.')
  return chosen
}

/** Whether a template's language is that of the application, whatever the region. */
export const isOfLanguage = (template: Pick<MailTemplate, 'language'>, language: string): boolean =>
  baseOf(template.language) === baseOf(language)

/** Throws Problem REFUSED when a text names what is no placeholder of this kind of mail, or holds HTML. */
function requireWords(kind: MailKind, ...texts: readonly string[]): void {
  const unknown = [...new Set(texts.flatMap((text) => unknownPlaceholders(text, kind)))]
  if (unknown.length > 0) {
    throw new Problem(
      'REFUSED',
      'PLACEHOLDER_UNKNOWN',
      `There is no such placeholder: ${unknown.map((name) => `{${name}}`).join(', ')}. Nothing was saved.`,
      'Use the placeholders that are offered, or take the braces away.',
    )
  }
  const tag = texts.map(tagIn).find((found) => found !== null)
  if (tag !== undefined) {
    throw new Problem(
      'REFUSED',
      'TEMPLATE_HTML',
      `Mails are plain text, so ${tag} would be read as it stands. Nothing was saved.`,
      'Write it without tags.',
    )
  }
}

/**
 * Saves the words of a mail in one language. Returns the id. Throws Problem NOT_FOUND, REFUSED (unknown placeholder,
 * HTML, nothing left of a text), CONFLICT (there is one already in this language, or the name is of another kind).
 */
export function saveTemplate(
  store: Store,
  input: InputOf<typeof mail.saveTemplate>,
  deps: CommandDeps,
): { id: string } {
  const { kind, language } = input
  const id = input.id ?? newId()
  const tidy = {
    name: cleanLine(input.name, 100),
    subject: cleanLine(input.subject, 200),
    body: cleanText(input.body),
  }
  if (Object.values(tidy).includes('')) {
    throw new Problem(
      'REFUSED',
      'TEMPLATE_EMPTY',
      'A template needs a name, a subject and a text. Nothing was saved.',
      'Fill in what is missing.',
    )
  }
  requireWords(kind, tidy.subject, tidy.body)
  effectiveCommand(
    store,
    { action: 'mail.saveTemplate', subjects: [id], undoable: true, actor: deps.actor },
    (tx) => {
      const rows = listTemplates(tx).rows
      const before = rows.find((row) => row.id === id)
      if (input.id !== undefined && !before) throw templateNotFound()
      const others = rows.filter((row) => row.id !== id)
      const taken = others.find((row) => row.id !== null && isSame(row, { ...tidy, language }))
      if (taken) {
        throw new Problem(
          'CONFLICT',
          'TEMPLATE_TAKEN',
          'There is a template of this name in this language already. Nothing was saved.',
          'Change that one, or choose another name or language.',
        )
      }
      if (others.some((row) => sameName(row.name, tidy.name) && row.kind !== kind)) {
        throw new Problem(
          'CONFLICT',
          'TEMPLATE_OF_OTHER_KIND',
          'Templates of this name are of another kind. Nothing was saved.',
          'Choose another name: one mail in several languages is of one kind.',
        )
      }
      const now = deps.clock.now()
      const same =
        before?.name === tidy.name &&
        before.kind === kind &&
        before.language === language &&
        before.subject === tidy.subject &&
        before.body === tidy.body
      if (same) return { changed: 0, result: null }
      tx.raw
        .prepare(
          `INSERT INTO mail_template (id, name, kind, language, subject, body, created_at, updated_at)
           VALUES (@id, @name, @kind, @language, @subject, @body, @now, @now)
           ON CONFLICT (id) DO UPDATE SET name = @name, kind = @kind, language = @language, subject = @subject,
             body = @body, updated_at = @now`,
        )
        .run({ id, kind, language, now, ...tidy })
      return { changed: 1, result: null }
    },
  )
  return { id }
}

const templateNotFound = () =>
  new Problem(
    'NOT_FOUND',
    'TEMPLATE_UNKNOWN',
    'There is no such template. Nothing was changed.',
    'Read the templates again.',
  )

/** Removes a template; a shipped one that it replaced is back. `undoId` takes it back. Throws Problem NOT_FOUND. */
export function removeTemplate(store: Store, { id }: { id: string }, deps: CommandDeps): { undoId: number } {
  const { undoId } = store.command(
    { action: 'mail.removeTemplate', subjects: [id], undoable: true, actor: deps.actor },
    (tx) => {
      if (tx.raw.prepare('DELETE FROM mail_template WHERE id = ?').run(id).changes === 0)
        throw templateNotFound()
    },
  )
  if (undoId === null) throw new Error('Removing a template left nothing to undo.')
  return { undoId }
}
