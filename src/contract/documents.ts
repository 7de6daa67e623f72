/** Documents: what is taken, what a reader found in it, and how a client gets to see it. */
import { z } from 'zod'
import { DocumentRow } from './candidates.ts'
import { Id, procedure } from './common.ts'

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
