/** From the bytes of a document or an export to proposals for a profile. */
import type { ProfileProposal } from '#contract/autofill.ts'
import type { RefusalCode } from '#contract/inspection.ts'
import { type InspectionTools, inspectDocument } from '../documents/inspect.ts'
import { Refused } from '../documents/refusal.ts'
import { proposeFromText } from './cv-text.ts'
import { readEuropass } from './europass.ts'
import { parseJsonResume, readJsonResume } from './json-resume.ts'
import type { Lexicon } from './lexicon.ts'
import { openLinkedInArchive, readLinkedInArchive } from './linkedin-archive.ts'
import { proposeFromLinkedInPdf } from './linkedin-pdf.ts'
import { linkedInColumns } from './linkedin-pdf-lines.ts'
import { type PdfParts, readPdfParts } from './pdf-parts.ts'
import { structuredProposal } from './structured.ts'

export interface ProfileInput {
  bytes: Uint8Array
  /** Compared with the content only; a name proves nothing. */
  name?: string | undefined
  /** ISO 3166-1 alpha-2, for phone numbers without a country code. */
  defaultCountry?: string | undefined
}

export interface AutofillTools extends InspectionTools {
  /** The tables for free text, built when first needed. */
  lexicon: () => Lexicon
}

export type ProfileAnswer =
  | { readable: true; proposal: ProfileProposal }
  /** `reason` is a sentence for a person, with what to do. */
  | { readable: false; code: RefusalCode; reason: string }

/** LinkedIn's archives hold pictures and more beside the few tables that are read. */
export const MAX_ARCHIVE_BYTES = 64 * 1024 * 1024

/**
 * Says what a source proposes. The content alone decides what it is. To be called inside a document worker only: it
 * works for as long as the file makes it work. Never throws for anything that the file holds.
 */
export async function proposeProfile(input: ProfileInput, tools: AutofillTools): Promise<ProfileAnswer> {
  try {
    return await propose(input, tools)
  } catch (error) {
    const refused = error instanceof Refused ? error : new Refused('UNREADABLE')
    return { readable: false, code: refused.code, reason: refused.message }
  }
}

const answer = (proposal: ProfileProposal): ProfileAnswer => ({ readable: true, proposal })

async function propose(input: ProfileInput, tools: AutofillTools): Promise<ProfileAnswer> {
  const { bytes, name = '', defaultCountry } = input
  if (bytes.length > MAX_ARCHIVE_BYTES) throw new Refused('TOO_LARGE')
  const archive = await openLinkedInArchive(bytes)
  if (archive !== undefined)
    return answer(structuredProposal('linkedin_archive', await readLinkedInArchive(archive)))
  const resume = parseJsonResume(bytes)
  if (resume !== undefined) return answer(structuredProposal('json_resume', readJsonResume(resume)))
  const europass = readEuropass(bytes)
  if (europass !== undefined) return answer(structuredProposal('europass_xml', europass))

  let largest: string[] = []
  if (looksLikePdf(bytes)) {
    const parts = await readPdfParts(bytes, await tools.loadPdf(), tools.pdfDataFolder)
    const embedded = parts?.attachments
      .map(({ content }) => readEuropass(content))
      .find((reading) => reading !== undefined)
    if (embedded !== undefined) return answer(structuredProposal('europass_pdf', embedded))
    const columns = linkedInColumns(parts?.pages ?? [])
    if (columns !== undefined) return answer(proposeFromLinkedInPdf(columns, tools.lexicon()))
    largest = largestLines(parts)
  }
  const inspection = await inspectDocument(bytes, name, tools)
  if (!inspection.accepted) return { readable: false, code: inspection.code, reason: inspection.reason }
  return answer(proposeFromText(inspection.text, tools.lexicon(), { defaultCountry, largest }))
}

const looksLikePdf = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 1029)).toString('latin1').includes('%PDF-')

/** What stands in the largest type on the first page: in most CVs the name. */
function largestLines(parts: PdfParts | undefined): string[] {
  const runs = (parts?.pages[0] ?? []).filter(({ text }) => /\p{L}{2}/u.test(text))
  const size = runs.reduce((most, { height }) => Math.max(most, height), 0)
  const large = runs.filter(({ height }) => height > size - 0.5)
  const lines: string[] = []
  let y = Number.NaN
  for (const run of large.slice(0, 20)) {
    if (Math.abs(run.y - y) <= 2.5) lines[lines.length - 1] += ` ${run.text}`
    else lines.push(run.text)
    y = run.y
  }
  const cleaned = lines.map((line) => line.replace(/\s+/g, ' ').trim())
  // A name may be set in two lines.
  return cleaned.length > 1 ? [...cleaned, cleaned.join(' ')] : cleaned
}
