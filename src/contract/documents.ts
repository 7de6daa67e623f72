/** Documents: what is taken, what a reader found in it, and how a client gets to see it. */
import { z } from 'zod'
import { DocumentRow } from './candidates.ts'
import { Cursor, Id, PageLimit, procedure } from './common.ts'

/** A document in quarantine or that could not be read, with whose it is. */
export const UnreadDocument = DocumentRow.extend({ candidateId: Id, candidateName: z.string() })
export type UnreadDocument = z.infer<typeof UnreadDocument>

/** A Word document as markup. It comes from a parser of hostile files: it is sanitised before it is shown. */
export const WordDocumentView = z.object({
  html: z.string().max(32_000_000),
  /** Rules of its own; empty for a text to read. */
  css: z.string().max(8_000_000),
  /** Width of its widest page in CSS pixels; 0 where it has none. */
  pageWidth: z.int().nonnegative(),
  /** Pictures in a format that is not shown, too large ones, and those that lie outside the file. */
  picturesLeftOut: z.int().nonnegative(),
  /** Built from what could be told of the structure, without the layout: always for .doc. */
  simplified: z.boolean(),
})
export type WordDocumentView = z.infer<typeof WordDocumentView>

export const OfficeState = z.object({
  /** Whether the person wants Word documents shown as pages made by LibreOffice. */
  on: z.boolean(),
  /** Where LibreOffice is on this computer, or null. */
  program: z.string().nullable(),
})
export type OfficeState = z.infer<typeof OfficeState>

export const documents = {
  /** The original bytes, decrypted in memory. The name is the sanitised original one. */
  content: procedure.input(z.object({ id: Id })).output(z.object({ file: z.file(), document: DocumentRow })),
  /** The text that was read from it, for types that are not shown as they are. */
  text: procedure
    .input(z.object({ id: Id }))
    .output(z.object({ text: z.string(), warnings: z.array(z.string()) })),
  /** Documents in quarantine, newest first. */
  quarantined: procedure
    .input(z.object({ cursor: Cursor.optional(), limit: PageLimit.default(100) }))
    .output(z.object({ rows: z.array(UnreadDocument), total: z.int(), next: Cursor.nullable() })),
  /** Reads a document again that is in quarantine or could not be read. What comes of it is in the answer. */
  retry: procedure.input(z.object({ id: Id })).output(DocumentRow),
  /** The charset that the text of a text or HTML document was read in, as a WHATWG encoding name. */
  charset: procedure.input(z.object({ id: Id })).output(z.object({ charset: z.string() })),
  /**
   * Opens a copy of the original in the system's default program for its type. Only in the desktop app; the copy lies in
   * clear in a private folder until the workspace is locked or the app quits.
   */
  openOutside: procedure.input(z.object({ id: Id })).output(z.void()),
  /**
   * A Word document as its layout (.docx only), or as text to read with headings, lists and tables. REFUSED: ENCRYPTED,
   * ZIP_LIMIT, TOO_SLOW, OUT_OF_MEMORY, TOO_LONG, DAMAGED or UNREADABLE.
   */
  wordView: procedure
    .input(z.object({ id: Id, face: z.enum(['layout', 'reader']) }))
    .output(WordDocumentView),
  /**
   * A Word document as PDF, made by the person's own LibreOffice; kept nowhere. REFUSED: OFFICE_OFF, OFFICE_ABSENT,
   * OFFICE_SLOW, OFFICE_FAILED, OFFICE_TOO_LARGE or OFFICE_STOPPED.
   */
  pages: procedure.input(z.object({ id: Id })).output(z.object({ file: z.file() })),
  office: procedure.output(OfficeState),
  setOffice: procedure.input(z.object({ on: z.boolean() })).output(OfficeState),
  /** Adds files to a candidate, and to an application of theirs where one is named; the 5 MiB rule counts per application. */
  add: procedure
    .input(
      z.object({ candidateId: Id, applicationId: Id.optional(), files: z.array(z.file()).min(1).max(50) }),
    )
    .output(
      z.object({
        added: z.array(DocumentRow),
        refused: z.array(z.object({ name: z.string(), code: z.string(), reason: z.string() })),
      }),
    ),
}
