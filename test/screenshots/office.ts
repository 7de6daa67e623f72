/** A small workspace to look at: openings in four countries, people in several scripts, decisions, notes, documents. */

import { readFileSync } from 'node:fs'
import {
  Document,
  Header,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { systemClock } from '../../src/main/platform/clock.ts'
import { openWorkspace } from '../../src/main/store/workspace.ts'
import { pdfOf } from '../support/documents.ts'
import { startTestService } from '../support/service.ts'

const OPENINGS = [
  ['Senior Elevator Engineer', 'ENG-1024', 'Engineering', 'FI', 'Helsinki', 2],
  ['Field Service Technician, Lifts and Escalators', 'SRV-310', 'Service', 'DE', 'Hannover', 4],
  ['Controls Software Developer', 'ENG-1031', 'Engineering', 'SE', 'Göteborg', 1],
  ['Payroll Specialist', 'FIN-17', 'Finance', 'EE', 'Tallinn', 1],
] as const

const PEOPLE = [
  ['Aino Virtanen', 'Software engineer', 'Helsinki', 'FI'],
  ['Björn Åkesson', 'PLC programmer', 'Göteborg', 'SE'],
  ['李伟', '控制工程师', '上海', 'CN'],
  ['محمد العلي', 'مهندس مصاعد', 'Dubai', 'AE'],
  ['Олена Шевченко', 'Інженерка-електрик', 'Tampere', 'FI'],
  ['Maximilian von Hohenstein-Wittenberg', 'Servicetechniker für Aufzugsanlagen', 'Hannover', 'DE'],
  ['山田 太郎', '機械エンジニア', '東京', 'JP'],
  ['María José Fernández de la Vega y Santamaría', 'Ingeniera industrial', 'Madrid', 'ES'],
  ['Sanna Koskela', 'Automation designer', 'Tampere', 'FI'],
  ['Kwabena Owusu', 'Mechatronics engineer', 'Accra', 'GH'],
  ['יעל כהן', 'מהנדסת תוכנה', 'Tel Aviv', 'IL'],
  ['Linnéa Ståhl', 'Embedded developer', 'Malmö', 'SE'],
  ['Priya Raghunathan', 'Functional safety engineer', 'Bengaluru', 'IN'],
  ['Jean-François Lefèvre', 'Technicien de maintenance', 'Lyon', 'FR'],
  ['Katarzyna Wiśniewska', 'Payroll specialist', 'Gdańsk', 'PL'],
  ['Tõnu Õunapuu', 'Raamatupidaja', 'Tallinn', 'EE'],
  ['Σοφία Παπαδοπούλου', 'Ηλεκτρολόγος μηχανικός', 'Αθήνα', 'GR'],
  ['Nguyễn Thị Minh Khai', 'Test engineer', 'Espoo', 'FI'],
] as const

const SKILLS = [
  'C++',
  'PLC',
  'EN 81-20',
  'CANopen',
  'TypeScript',
  'Functional safety',
  'AutoCAD',
  'Hydraulics',
]

async function cvOf(name: string, headline: string, city: string): Promise<File> {
  // The font that comes with pdfmake has Latin letters only; others read "Applicant" here and their name in the profile.
  const latin = /^[\p{Script=Latin}\s.,'’-]+$/u
  const bytes = await pdfOf({
    content: [
      { text: latin.test(name) ? name : 'Applicant', fontSize: 22, bold: true },
      {
        text: `${latin.test(headline) ? headline : 'Engineer'} · ${latin.test(city) ? city : ''}`,
        margin: [0, 4, 0, 18],
      },
      { text: 'Experience', fontSize: 14, bold: true, margin: [0, 0, 0, 6] },
      { text: '2021 to today: Lead engineer, Nordic Lift Works', bold: true },
      {
        ul: [
          'Designed the control cabinet of a machine-room-less elevator to EN 81-20 and EN 81-50.',
          'Moved 140 installations to CANopen Lift; call-backs fell by a third.',
          'Led four engineers and the type examination with the notified body.',
        ],
        margin: [0, 4, 0, 10],
      },
      { text: '2016 to 2021: Automation engineer, Baltic Hoists', bold: true },
      {
        ul: ['PLC programming and commissioning in nine countries.', 'Safety chain analysis, SIL 3.'],
        margin: [0, 4, 0, 18],
      },
      { text: 'Education', fontSize: 14, bold: true, margin: [0, 0, 0, 6] },
      { text: 'M.Sc. Mechatronics, 2016' },
      { text: 'Skills', fontSize: 14, bold: true, margin: [0, 18, 0, 6] },
      { text: SKILLS.join(' · ') },
    ],
  })
  return new File([bytes as Uint8Array<ArrayBuffer>], 'CV.pdf', { type: 'application/pdf' })
}

/** What comes in other formats than PDF: a .docx, a .doc, and a text that does not say its character set. */
async function otherDocuments(): Promise<File[]> {
  const heading = (text: string) => new Paragraph({ text, heading: HeadingLevel.HEADING_1 })
  const row = (years: string, where: string) =>
    new TableRow({
      children: [years, where].map((text) => new TableCell({ children: [new Paragraph(text)] })),
    })
  const word = new Document({
    sections: [
      {
        headers: {
          default: new Header({ children: [new Paragraph('Tõnu Õunapuu · person15@example.org')] }),
        },
        children: [
          heading('Experience'),
          new Table({
            width: { size: 100, type: WidthType.PERCENTAGE },
            rows: [
              row('2019 to today', 'Chief accountant, Baltic Hoists'),
              row('2012 to 2019', 'Payroll, Lift Works'),
            ],
          }),
          heading('Languages'),
          ...['Estonian, first language', 'Finnish and English, fluent', 'German, good'].map(
            (text) => new Paragraph({ text, bullet: { level: 0 } }),
          ),
          new Paragraph({ children: [new TextRun({ text: 'References on request.', italics: true })] }),
          new Paragraph({ text: 'Certificates', heading: HeadingLevel.HEADING_1, pageBreakBefore: true }),
          new Paragraph('Payroll accounting, level 6'),
        ],
      },
    ],
  })
  const old = readFileSync(new URL('../fixtures/documents/cv-table.doc', import.meta.url))
  const letter = Buffer.from(
    'Lugupeetud t\xf6\xf6andja\n\nOlen raamatupidaja ja r\xe4\xe4gin nelja keelt.\n',
    'latin1',
  )
  return [
    new File([new Uint8Array(await Packer.toBuffer(word))], 'CV.docx'),
    new File([new Uint8Array(old)], 'Old CV.doc'),
    new File([new Uint8Array(letter)], 'Letter.txt'),
  ]
}

/** Makes the workspace in `dir`, protected by a key file, and leaves it closed. */
export async function makeOffice(dir: string): Promise<void> {
  const service = startTestService({ dir, keepDir: true })
  try {
    const { client } = service.connect()
    await client.workspace.create({ protection: 'key-file', accepted: true })
    const openings = []
    for (const [title, requisitionNumber, department, country, city, seats] of OPENINGS) {
      const { id } = await client.openings.create({
        ...{ title, requisitionNumber, department, country, city, seats },
        description:
          'You build what carries a billion people a day.\n\nYou bring experience with safety-related controls.',
        workplace: 'hybrid',
        pay: { min: 52_000, max: 68_000, currency: 'EUR', period: 'year' },
        team: [
          { name: 'Ritva Mäkelä', role: 'recruiter', email: 'ritva@example.org' },
          { name: 'Henrik Lund', role: 'hiring_manager', email: null },
        ],
        closesOn: '2027-03-31',
      })
      openings.push(await client.openings.publish({ id }))
    }
    await client.openings.create({ title: 'Escalator Test Engineer', requisitionNumber: 'ENG-1040' })
    for (const [at, [fullName, headline, city, country]] of PEOPLE.entries()) {
      const candidate = await client.candidates.create({
        ...{ fullName, headline, city, country },
        emails: [{ address: `person${at}@example.org`, primary: true }],
        phones: [{ written: `+358 40 123 4${String(at).padStart(3, '0')}`, e164: null }],
        summary: 'Nine years with safety-related controls of elevators.',
        experience: [
          {
            employer: 'Nordic Lift Works',
            title: 'Lead engineer',
            location: 'Helsinki',
            from: '2021-03',
            to: null,
            summary: '',
          },
          {
            employer: 'Baltic Hoists',
            title: 'Automation engineer',
            location: null,
            from: '2016-06',
            to: '2021-02',
            summary: '',
          },
        ],
        education: [
          {
            institution: 'Aalto University',
            area: 'Mechatronics',
            degree: 'M.Sc.',
            from: '2011',
            to: '2016',
          },
        ],
        skills: SKILLS.slice(at % 3, 4 + (at % 4)),
        languages: [{ language: 'English', fluency: 'Fluent' }],
      })
      const { added } = await client.documents.add({
        candidateId: candidate.id,
        files: fullName === 'Tõnu Õunapuu' ? await otherDocuments() : [await cvOf(fullName, headline, city)],
      })
      for (const opening of at % 4 === 0 ? openings.slice(0, 2) : [openings[at % 3 === 0 ? 1 : 0]]) {
        if (!opening) continue
        const { id } = await client.applications.create({
          candidateId: candidate.id,
          openingId: opening.id,
          source: 'careers_site',
          documentIds: added.map((document) => document.id),
        })
        const ids = [id]
        const stage = opening.stages[at % 4]
        if (stage && at % 4 > 0) await client.applications.move({ ids, stageId: stage.id })
        if (at % 3 === 0) await client.applications.rate({ ids, rating: 3 + (at % 3) })
        if (at % 5 === 0) await client.applications.tag({ ids, add: ['relocates', 'strong controls'] })
        if (at % 4 === 1)
          await client.applications.addNote({ id, body: 'Called: free from April, would move to Hyvinkää.' })
        if (at % 7 === 6) await client.applications.reject({ ids, reason: 'others_fit_better' })
      }
    }
    await client.workspace.backUp()
  } finally {
    await service.cleanup()
  }
  await quarantine(dir)
}

/** Leaves some documents as one that felled its reader is left: no document of ours does. */
async function quarantine(dir: string): Promise<void> {
  const store = await openWorkspace(dir, {}, { clock: systemClock })
  store.maintain((tx) => {
    const felled = tx.raw.prepare(
      `UPDATE document SET extraction = 'failed', failure = ? WHERE candidate_id = (SELECT id FROM candidate WHERE full_name = ?)`,
    )
    felled.run('TOO_SLOW', 'Sanna Koskela')
    felled.run('OUT_OF_MEMORY', 'Kwabena Owusu')
    felled.run('CRASHED', 'Linnéa Ståhl')
  })
  store.close()
}
