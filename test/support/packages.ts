/** Application packages made from a seed: mixed documents, names in several scripts, some refused on purpose. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { zipSync } from 'fflate'
import type { DocumentKind } from '../../src/contract/candidates.ts'
import { bytesOf, docxOf, paragraph, pdfOf, rawPdf } from './documents.ts'
import { seeded } from './kill.ts'

export interface PackageOptions {
  seed: number
  count: number
  /** Of published openings; each package names one of them. */
  requisitionNumbers: readonly string[]
}

export interface GeneratedPackage {
  /** Folder, or `.zip` when `zipped`. */
  name: string
  zipped: boolean
  files: ReadonlyMap<string, Uint8Array>
  fullName: string
  email: string
  requisitionNumber: string
  /** Code of the refusal of the whole package; null: it is to be accepted. */
  refusal: 'MALFORMED' | 'UNKNOWN_OPENING' | null
  /** Codes of the files that are to be refused while the rest is kept. */
  refusedFiles: readonly string[]
  /** Documents that are to be kept. */
  documents: number
}

const GIVEN = [
  'Aino',
  'Björn',
  'Zoë',
  'Łukasz',
  'Siobhán',
  'Ольга',
  'Дмитро',
  'Ελένη',
  'ليلى',
  'נועה',
  '美咲',
  '지훈',
  'Nguyễn',
  'अनन्या',
]
const FAMILY = [
  'Virtanen',
  'Ångström',
  "O'Neill",
  'Wójcik',
  'García-Pérez',
  'Петрова',
  'Шевченко',
  'Παπαδοπούλου',
  'حداد',
  'כהן',
  '佐藤',
  '김',
  'Thị Hoa',
  'शर्मा',
]
const WORDS =
  `planned built measured taught repaired translated negotiated scheduled designed audited delivered sold cooked
  welded programmed analysed documented cleaned coached painted researched calibrated imported exported budgeted
  customers teams machines warehouses gardens kitchens ledgers servers bridges textiles clinics archives vehicles
  every week with care across three regions under pressure on time and within the agreed cost`.split(/\s+/)

/** A picture of one pixel: a kind of file that is never taken as a document. */
export const onePixelPng = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
)

const FORMATS = ['pdf', 'docx', 'txt', 'html', 'doc', 'pdf-made'] as const
type Format = (typeof FORMATS)[number]
const EXTENSION: Record<Format, string> = {
  pdf: 'pdf',
  'pdf-made': 'pdf',
  docx: 'docx',
  txt: 'txt',
  html: 'html',
  doc: 'doc',
}

const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../fixtures/documents/${name}`, import.meta.url)))

/** About 250 words of a life that nobody lived. */
function cvText(random: () => number, name: string, email: string): string[] {
  const pick = () => WORDS[Math.floor(random() * WORDS.length)] ?? 'worked'
  const lines = [name, `${email} · +358 40 ${100_0000 + Math.floor(random() * 899_9999)}`, 'Experience']
  for (let job = 0; job < 5; job += 1) {
    const year = 2005 + job * 4
    lines.push(`${year}–${year + 3} ${Array.from({ length: 48 }, pick).join(' ')}.`)
  }
  return lines
}

async function documentOf(format: Format, lines: readonly string[]): Promise<Uint8Array> {
  const escaped = lines.map((line) => line.replaceAll('&', '&amp;').replaceAll('<', '&lt;'))
  switch (format) {
    case 'txt':
      return bytesOf(lines.join('\n'))
    case 'html':
      return bytesOf(
        `<!doctype html><html><head><meta charset="utf-8"><title>CV</title></head><body>${escaped.map((line) => `<p>${line}</p>`).join('')}</body></html>`,
      )
    case 'docx':
      return docxOf({ body: escaped.map(paragraph).join('') })
    case 'doc':
      return fixture('cv-table.doc')
    case 'pdf-made':
      return pdfOf({ content: lines.map((text) => ({ text })) })
    default: {
      const shown = lines.flatMap((line) => line.match(/.{1,90}/gu) ?? [])
      const latin = shown.map((line) => line.replace(/[^\x20-\x7e]/g, '?').replace(/[\\()]/g, '\\$&'))
      return rawPdf({
        content: `BT /F 10 Tf 40 780 Td 12 TL ${latin.map((line) => `(${line}) '`).join('\n')} ET`,
      })
    }
  }
}

/** Generates packages one by one. Every 10th is of the candidate before it, for another opening. */
export async function* generatePackages(options: PackageOptions): AsyncGenerator<GeneratedPackage> {
  const random = seeded(options.seed)
  const numbers = options.requisitionNumbers
  for (let index = 0; index < options.count; index += 1) {
    const again = index % 10 === 9 && numbers.length > 1
    const person = again ? index - 1 : index
    const fullName = `${GIVEN[person % GIVEN.length]} ${FAMILY[(person * 5 + Math.floor(person / 14)) % FAMILY.length]}`
    const email = `applicant.${options.seed}.${person}@example.org`
    const number = numbers[(again ? person + 1 : person) % numbers.length] ?? 'NONE'
    const refusal = index % 25 === 24 ? 'MALFORMED' : index % 20 === 19 ? 'UNKNOWN_OPENING' : null
    const attachments: { file: string; kind: DocumentKind }[] = []
    const files = new Map<string, Uint8Array>()
    const refusedFiles: string[] = []
    const add = (file: string, kind: DocumentKind, bytes: Uint8Array) => {
      files.set(file, bytes)
      attachments.push({ file, kind })
    }

    const lines = cvText(random, fullName, email)
    const format = FORMATS[index % FORMATS.length] ?? 'txt'
    add(`CV ${fullName}.${EXTENSION[format]}`, 'cv', await documentOf(format, lines))
    if (random() < 0.4) {
      const other = FORMATS[Math.floor(random() * 4)] ?? 'txt'
      add(
        `letters/cover.${EXTENSION[other]}`,
        'cover_letter',
        await documentOf(other, [`Dear team, ${index}`, ...lines.slice(3)]),
      )
    }
    if (random() < 0.2)
      add('certificate.pdf', 'certificate', await documentOf('pdf', [`Certificate ${index}`, fullName]))
    const documents = files.size
    if (index % 15 === 7) {
      add('photo.pdf', 'other', onePixelPng)
      refusedFiles.push('NOT_ACCEPTED_TYPE')
    }
    if (index % 100 === 13) {
      add('scan.txt', 'other', new Uint8Array(5_242_881).fill(0x61))
      refusedFiles.push('TOO_LARGE')
    }
    const json = {
      format: 'haku-application/1',
      requisitionNumber: refusal === 'UNKNOWN_OPENING' ? `GONE-${index}` : number,
      appliedAt: new Date(Date.UTC(2025, 0, 1) + index * 61_000).toISOString(),
      source: index % 3 === 0 ? 'careers_site' : 'job_board',
      language: 'en',
      candidate: {
        basics: {
          name: fullName,
          label: 'Applicant',
          email,
          phone: `+35840${1_000_000 + index}`,
          location: { city: 'Tampere', countryCode: 'FI' },
          profiles: [{ network: 'LinkedIn', url: `https://www.linkedin.com/in/applicant-${index}` }],
        },
        work: [{ name: 'Esimerkki Oy', position: 'Planner', startDate: '2019-05', summary: lines[3] }],
        education: [
          { institution: 'Tampere University', area: 'Logistics', studyType: 'MSc', endDate: '2018' },
        ],
        skills: [{ name: 'Planning', keywords: ['scheduling', 'budgets'] }],
        languages: [{ language: 'Finnish', fluency: 'Native' }],
      },
      answers: [{ question: 'When can you start?', answer: 'In four weeks.' }],
      consents: [{ purpose: 'application', givenAt: '2025-01-01T00:00:00Z' }],
      attachments,
    }
    const text = JSON.stringify(json)
    files.set('application.json', bytesOf(refusal === 'MALFORMED' ? text.slice(0, -20) : text))
    yield {
      name: `application-${String(index).padStart(5, '0')}`,
      zipped: index % 4 === 3,
      files,
      fullName,
      email,
      requisitionNumber: number,
      refusal,
      refusedFiles: refusal === null ? refusedFiles : [],
      documents: refusal === null ? documents : 0,
    }
  }
}

/** One package as a .zip in memory, its files inside a folder when `folder` is given. */
export function zipOf(files: ReadonlyMap<string, Uint8Array>, folder = ''): Uint8Array {
  return zipSync(Object.fromEntries([...files].map(([path, bytes]) => [folder + path, bytes])), { level: 1 })
}

/** Writes packages below `dir`, as folders and zips in turn. Returns what is to be expected of each. */
export async function writePackages(dir: string, options: PackageOptions): Promise<GeneratedPackage[]> {
  const packages: GeneratedPackage[] = []
  for await (const generated of generatePackages(options)) {
    packages.push({ ...generated, files: new Map() })
    if (generated.zipped) writeFileSync(join(dir, `${generated.name}.zip`), zipOf(generated.files))
    else
      for (const [path, bytes] of generated.files) {
        const target = join(dir, generated.name, path)
        mkdirSync(dirname(target), { recursive: true })
        writeFileSync(target, bytes)
      }
  }
  return packages
}
