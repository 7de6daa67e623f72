/** Documents: what is taken, what a reader found in it, and how a client gets to see it. */
import { z } from 'zod'
import { DocumentRow } from './candidates.ts'
import { Id, procedure } from './common.ts'

export const documents = {
  /** The original bytes, decrypted in memory. The name is the sanitised original one. */
  content: procedure.input(z.object({ id: Id })).output(z.object({ file: z.file(), document: DocumentRow })),
  /** The text that was read from it, for types that are not shown as they are. */
  text: procedure
    .input(z.object({ id: Id }))
    .output(z.object({ text: z.string(), warnings: z.array(z.string()) })),
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
