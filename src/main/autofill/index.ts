/** The one way into the readers of profiles: what a file says of the person whose profile it is. */
import type { ProfileProposal } from '#contract/autofill.ts'
import type { RefusedInspection } from '#contract/inspection.ts'
import { type InspectionTools, inspectDocument } from '../documents/inspect.ts'
import { Refused, refusedInspection } from '../documents/refusal.ts'
import { proposeFromText } from './cv-text.ts'
import { readEuropass } from './europass.ts'
import { parseJsonResume, readJsonResume } from './json-resume.ts'
import type { Lexicon } from './lexicon.ts'
import { openLinkedInArchive, readLinkedInArchive } from './linkedin-archive.ts'
import { proposeFromLinkedInPdf } from './linkedin-pdf.ts'
import { linkedInColumns } from './linkedin-pdf-lines.ts'
import { type PdfParts, readPdfParts } from './pdf-parts.ts'
import { structuredProposal } from './structured.ts'

export interface AutofillTools extends InspectionTools {
  /** The tables for free text, built when first needed. */
  lexicon: () => Lexicon
}

/** LinkedIn's archives hold pictures and more beside the few tables that are read. */
export const MAX_ARCHIVE_BYTES = 64 * 1024 * 1024

/**
 * Says what a source proposes for the profile of the person it is about. The content alone decides what it is;
 * `fileName` is only compared with it. To be called inside a document worker only: it works for as long as the file
 * makes it work. Never throws for anything that the file holds; what cannot be read is refused.
 */
export async function proposeProfile(
  bytes: Uint8Array,
  fileName: string,
  tools: AutofillTools,
): Promise<ProfileProposal | RefusedInspection> {
  try {
    if (bytes.length > MAX_ARCHIVE_BYTES) return refusedInspection('TOO_LARGE')
    return (await fromStructure(bytes)) ?? (await fromDocument(bytes, fileName, tools))
  } catch (error) {
    // A parser tripped over the content; the error's text may quote it.
    return refusedInspection(error instanceof Refused ? error.code : 'UNREADABLE')
  }
}

/** From a source that names its fields; undefined when it is none. Throws Refused. */
async function fromStructure(bytes: Uint8Array): Promise<ProfileProposal | undefined> {
  const archive = await openLinkedInArchive(bytes)
  if (archive !== undefined) return structuredProposal('linkedin_archive', await readLinkedInArchive(archive))
  const resume = parseJsonResume(bytes)
  if (resume !== undefined) return structuredProposal('json_resume', readJsonResume(resume))
  const europass = readEuropass(bytes)
  return europass === undefined ? undefined : structuredProposal('europass_xml', europass)
}

async function fromDocument(
  bytes: Uint8Array,
  fileName: string,
  tools: AutofillTools,
): Promise<ProfileProposal | RefusedInspection> {
  const parts = looksLikePdf(bytes)
    ? await readPdfParts(bytes, await tools.loadPdf(), tools.pdfDataFolder)
    : undefined
  for (const { content } of parts?.attachments ?? []) {
    const europass = readEuropass(content)
    if (europass !== undefined) return structuredProposal('europass_pdf', europass)
  }
  const columns = linkedInColumns(parts?.pages ?? [])
  if (columns !== undefined) return proposeFromLinkedInPdf(columns, tools.lexicon())
  const inspection = await inspectDocument(bytes, fileName, tools)
  if (!inspection.accepted) return inspection
  return proposeFromText(inspection.text, tools.lexicon(), { largest: largestLines(parts) })
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
