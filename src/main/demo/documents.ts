/** Which documents somebody sends, in which format, under which name. */
import type { DocumentKind } from '#contract/candidates.ts'
import { type Cv, cvOf, type Letter } from './cv.ts'
import { cvDocx, cvHtml, cvText, letterDocx, letterText } from './markup.ts'
import { canSpell } from './pdf.ts'
import { cvPdf, letterPdf } from './pdf-layouts.ts'
import type { DemoPerson } from './people.ts'
import type { Random } from './random.ts'
import { wordFile } from './word-files.ts'
import { cvLabels } from './words/labels.ts'
import type { DemoOpening } from './words/openings.ts'
import { COURSES, LETTERS } from './words/remarks.ts'

export interface DemoFile {
  name: string
  kind: DocumentKind
  bytes: Uint8Array
}

/** Every word that a layout would draw. */
const wordsOf = (cv: Cv): string => JSON.stringify(Object.values(cv), (_, value: unknown) => value)

const spelled = (cv: Cv): boolean => canSpell(wordsOf(cv).replaceAll('\\n', ' '))

const fileName = (random: Random, what: string, latin: string, extension: string): string =>
  random.pick([
    `${what} ${latin}.${extension}`,
    `${latin.replaceAll(' ', '_')}_${what.replaceAll(' ', '_')}.${extension}`,
    `${what.toLowerCase()}-${latin.toLowerCase().replaceAll(' ', '-')}.${extension}`,
  ])

export const cvFor = (person: DemoPerson): Cv => cvOf(person.profile, person.language, person.pastime)

/** The CV of a person; `number` is the person's place in the plan. */
export function cvFile(random: Random, person: DemoPerson, number: number): DemoFile {
  const cv = cvFor(person)
  const what = cvLabels(person.language).cv
  const name = (extension: string) => fileName(random, what, person.latin, extension)
  const written = wordFile(number)
  if (written) return { kind: 'cv', name: name('doc'), bytes: written }
  const look = random.int(0, 11)
  const format = spelled(cv)
    ? random.weighted([
        ['pdf', 62],
        ['docx', 20],
        ['html', 8],
        ['txt', 10],
      ] as const)
    : random.weighted([
        ['docx', 70],
        ['html', 20],
        ['txt', 10],
      ] as const)
  switch (format) {
    case 'pdf':
      return { kind: 'cv', name: name('pdf'), bytes: cvPdf(cv, look) }
    case 'docx':
      return { kind: 'cv', name: name('docx'), bytes: cvDocx(cv, look) }
    case 'html':
      return { kind: 'cv', name: name('html'), bytes: cvHtml(cv) }
    default:
      return { kind: 'cv', name: name('txt'), bytes: cvText(cv) }
  }
}

const contactOf = ({ profile }: DemoPerson): string[] =>
  [profile.city ?? '', ...profile.emails.map(({ address }) => address)].filter((line) => line !== '')

/** The letter that goes with one application: in the opening's language, or in the person's own. */
export function letterFile(random: Random, person: DemoPerson, { draft }: DemoOpening): DemoFile {
  const own = LETTERS[person.mother] !== undefined && random.chance(0.6)
  const language = own ? person.mother : draft.language
  const fill = (line: string) =>
    line
      .replaceAll('{title}', draft.title)
      .replaceAll('{years}', String(person.yearsOfWork))
      .replaceAll('{city}', person.profile.city ?? '')
      .replaceAll('{name}', person.profile.fullName)
  const letter: Letter = {
    name: person.profile.fullName,
    contact: contactOf(person),
    title: draft.title,
    paragraphs: (LETTERS[language] ?? LETTERS.en ?? []).map(fill),
    language,
    rightToLeft: language === 'ar',
  }
  const what = cvLabels(language).letter
  const name = (extension: string) => fileName(random, what, person.latin, extension)
  if (random.chance(0.15)) return { kind: 'cover_letter', name: name('txt'), bytes: letterText(letter) }
  const pdf = canSpell([letter.name, letter.title, ...letter.paragraphs, ...letter.contact].join(' '))
  return pdf && random.chance(0.7)
    ? { kind: 'cover_letter', name: name('pdf'), bytes: letterPdf(letter) }
    : { kind: 'cover_letter', name: name('docx'), bytes: letterDocx(letter) }
}

/** A certificate of a course, from an invented school. */
export function certificateFile(random: Random, person: DemoPerson, today: number): DemoFile {
  const course = random.pick(COURSES)
  const labels = cvLabels('en')
  const day = new Date(today - random.int(200, 1500) * 86_400_000).toISOString().slice(0, 10)
  const school = person.profile.education[0]?.institution ?? ''
  // The name as it stands in a passport: these letters every printer has.
  const name = canSpell(person.profile.fullName) ? person.profile.fullName : person.latin
  return {
    kind: 'certificate',
    name: fileName(random, labels.certificate, person.latin, 'pdf'),
    bytes: letterPdf({
      name: canSpell(school) ? school : 'Training centre',
      contact: [],
      title: labels.certificate,
      paragraphs: [
        `This is to certify that ${canSpell(name) ? name : 'the holder'} has completed the course`,
        course,
        day,
      ],
      language: 'en',
      rightToLeft: false,
    }),
  }
}
