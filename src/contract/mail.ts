/**
 * Mail: templates in several languages, and the outbox, where messages wait. This version sends nothing: what is in the
 * outbox stays there, and can be looked at, changed and taken out.
 */
import { z } from 'zod'
import { Cursor, changesOf, EmailAddress, Id, Instant, LanguageTag, PageLimit, procedure } from './common.ts'

export const MailKind = z.enum([
  'confirmation',
  'rejection',
  'withdrawal',
  'talent_pool',
  /** The time for which an application may be kept is soon over. */
  'retention_notice',
  /** What becomes of a request to be erased. */
  'erasure_answer',
  /** A consent for the talent pool ends soon. */
  'consent_renewal',
  'other',
])
export type MailKind = z.infer<typeof MailKind>

/** What every template can name in braces. */
export const PLACEHOLDERS = [
  'candidate.givenName',
  'candidate.fullName',
  'opening.title',
  'opening.requisitionNumber',
  'sender.name',
] as const
/** What only a mail of this kind can name besides. */
const OF_KIND = {
  retention_notice: ['retention.dueOn'],
  erasure_answer: ['request.askedOn', 'request.answer'],
  consent_renewal: ['consent.expiresOn'],
} as const
type OwnPlaceholder = (typeof OF_KIND)[keyof typeof OF_KIND][number]
export type Placeholder = (typeof PLACEHOLDERS)[number] | OwnPlaceholder

/** What a template of a kind can name in braces: this list and nothing else. */
export const placeholdersOf = (kind: MailKind): readonly Placeholder[] => [
  ...PLACEHOLDERS,
  ...((OF_KIND as Partial<Record<MailKind, readonly OwnPlaceholder[]>>)[kind] ?? []),
]

/** Anything in braces on one line is meant as a placeholder. */
const BRACED = /\{([^{}\n]*)\}/g
/** What a mail program would show as a tag if the mail were HTML, which it never is. */
const TAG = /<\/?[a-z][^<>]*>/i

/** The words in braces that are no placeholder of a mail of this kind, each once. */
export function unknownPlaceholders(text: string, kind: MailKind = 'other'): string[] {
  const found = [...text.matchAll(BRACED)].map(([, name = '']) => name.trim())
  const known: readonly string[] = placeholdersOf(kind)
  return [...new Set(found)].filter((name) => !known.includes(name))
}

/** The first HTML tag in a text; null: there is none. */
export const tagIn = (text: string): string | null => TAG.exec(text)?.[0] ?? null

/** The text with those placeholders filled in that have a value; what a value itself holds in braces stays as it is. */
export const fillIn = (text: string, values: Readonly<Partial<Record<Placeholder, string>>>): string =>
  text.replaceAll(BRACED, (braced, name: string) => values[name.trim() as Placeholder] ?? braced)

export const TemplateName = z.string().trim().min(1, 'A template needs a name.').max(100)
const Subject = z.string().trim().min(1, 'A mail needs a subject.').max(200)
const Body = z.string().trim().min(1, 'A mail needs a text.').max(20_000)

/**
 * Words in one language. Templates of one name are one mail in several languages; they are of one kind.
 */
export const MailTemplate = z.object({
  /** Null: shipped with Haku, and not changed. */
  id: Id.nullable(),
  name: z.string(),
  kind: MailKind,
  language: LanguageTag,
  subject: z.string(),
  body: z.string(),
  /** Takes the place of a shipped one, which comes back when this is removed. */
  replacesShipped: z.boolean(),
})
export type MailTemplate = z.infer<typeof MailTemplate>

export const TemplateDraft = z.object({
  /** Left out: a new template, or a changed copy of a shipped one. */
  id: Id.optional(),
  name: TemplateName,
  kind: MailKind,
  language: LanguageTag,
  subject: Subject,
  body: Body,
})

export const MessageStatus = z.enum(['waiting', 'held', 'sent'])
export type MessageStatus = z.infer<typeof MessageStatus>

export const OutboxRow = z.object({
  id: Id,
  candidateId: Id,
  candidateName: z.string(),
  /** Null: about no single application. */
  applicationId: Id.nullable(),
  openingTitle: z.string().nullable(),
  kind: MailKind,
  language: LanguageTag,
  toAddress: z.string(),
  subject: z.string(),
  status: MessageStatus,
  /** Not sent before this instant: the time to think again. */
  sendAfter: Instant,
  createdAt: Instant,
  sentAt: Instant.nullable(),
})
export type OutboxRow = z.infer<typeof OutboxRow>

export const OutboxMessage = OutboxRow.extend({ body: z.string() })
export type OutboxMessage = z.infer<typeof OutboxMessage>

/** Messages that were picked, or all of one status with the count that the person was shown. */
export const MessageTarget = z.union([
  z.object({ ids: z.array(Id).min(1).max(10_000) }),
  z.object({ status: MessageStatus, expected: z.int().min(1) }),
])
export type MessageTarget = z.infer<typeof MessageTarget>

const changed = z.object({ changed: z.int(), undoId: z.int().nullable() })

export const MailSettings = z.object({
  /** How long a message waits before it may be sent. */
  delayMinutes: z
    .int()
    .min(0)
    .max(7 * 24 * 60),
  /** Name of the template that is offered along with a rejection; null: no mail, unless somebody chooses one. */
  rejection: TemplateName.nullable().default(null),
  /** The same for a withdrawal. */
  withdrawal: TemplateName.nullable().default(null),
})
export type MailSettings = z.infer<typeof MailSettings>
export const DEFAULT_DELAY_MINUTES = 30

export const MailPreview = z.object({
  /** Null: the candidate has no address, so no mail would be made. */
  toAddress: z.string().nullable(),
  /** Language of the words. */
  language: LanguageTag,
  /** Language of the application; another than `language` when there is no template in it. */
  wanted: LanguageTag,
  subject: z.string(),
  body: z.string(),
})
export type MailPreview = z.infer<typeof MailPreview>

export const mail = {
  /** Shipped and own ones, by kind, name and language. */
  templates: procedure.output(z.object({ rows: z.array(MailTemplate) })),
  saveTemplate: procedure.input(TemplateDraft).output(z.object({ id: Id })),
  removeTemplate: procedure.input(z.object({ id: Id })).output(z.object({ undoId: z.int() })),
  /** What a template would make of one application; with `draft`, what its words would, unsaved. */
  preview: procedure
    .input(
      z.object({
        applicationId: Id,
        template: TemplateName,
        draft: z.object({ subject: z.string().max(200), body: z.string().max(20_000) }).optional(),
        /** The words in this language, whatever that of the application. */
        language: LanguageTag.optional(),
      }),
    )
    .output(MailPreview),
  outbox: procedure
    .input(
      z.object({
        status: MessageStatus.default('waiting'),
        cursor: Cursor.optional(),
        limit: PageLimit.default(100),
      }),
    )
    .output(
      z.object({
        rows: z.array(OutboxRow),
        counts: z.record(MessageStatus, z.int()),
        next: Cursor.nullable(),
      }),
    ),
  message: procedure.input(z.object({ id: Id })).output(OutboxMessage),
  /** Waits until somebody releases it. */
  hold: procedure.input(MessageTarget).output(changed),
  /** Waits for its time again. */
  release: procedure.input(MessageTarget).output(changed),
  remove: procedure.input(MessageTarget).output(changed),
  edit: procedure
    .input(z.object({ id: Id, toAddress: EmailAddress, subject: Subject, body: Body }))
    .output(z.object({ undoId: z.int().nullable() })),
  settings: procedure.output(MailSettings),
  /** What is left out stays as it is. */
  setSettings: procedure.input(changesOf(MailSettings)).output(MailSettings),
}
