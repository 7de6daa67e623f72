/** The twelve openings of the demo: eight countries, six languages, every status. */
import type { OpeningDraft } from '#contract/openings.ts'
import type { QuestionEdit } from '#contract/screening.ts'
import type { Country } from './names.ts'
import type { Trade } from './trades.ts'

type DraftInput = Pick<
  OpeningDraft,
  | 'title'
  | 'requisitionNumber'
  | 'department'
  | 'jobFamily'
  | 'city'
  | 'timeZone'
  | 'language'
  | 'description'
> &
  Partial<OpeningDraft>

export interface DemoOpening {
  key: string
  country: Country
  trade: Trade
  draft: DraftInput
  /** Days before today. A draft has never opened; what is not closed is open still. */
  openedDaysAgo: number | null
  closed: { daysAgo: number; as: 'closed' | 'filled' | 'cancelled' } | null
  /** Days from today until it closes by itself. */
  closesInDays: number | null
  applications: number
  hires: number
  questions: readonly Omit<QuestionEdit, 'id'>[]
  /** Judged in interviews. */
  criteria: readonly string[]
}

const question = (
  text: string,
  kind: QuestionEdit['kind'],
  rule: QuestionEdit['rule'] = null,
  reason: QuestionEdit['reason'] = null,
  choices: string[] = [],
): Omit<QuestionEdit, 'id'> => ({ question: text, kind, choices, rule, reason })
const mustBeYes = { type: 'must_be', answer: 'yes' } as const
const atLeast = (least: number) => ({ type: 'range', least, most: null }) as const

const pay = (min: number, max: number, currency: string, period: 'year' | 'month') => ({
  min,
  max,
  currency,
  period,
})

export const OPENINGS: readonly DemoOpening[] = [
  {
    key: 'lift-engineer',
    country: 'FI',
    trade: 'engineer',
    draft: {
      title: 'Senior lift engineer',
      requisitionNumber: 'ENG-1042',
      department: 'Product development',
      jobFamily: 'Engineering',
      city: 'Helsinki',
      timeZone: 'Europe/Helsinki',
      language: 'en',
      workplace: 'hybrid',
      seats: 2,
      pay: pay(4600, 6200, 'EUR', 'month'),
      description:
        'You design drives and safety gear for buildings that are older than all of us. You calculate, test in our tower, and stand in the shaft when your work is put in.\n\nYou bring a degree in mechanical or electrical engineering, five years with lifts or cranes, and English that colleagues in four countries understand. Finnish helps on site.',
    },
    openedDaysAgo: 96,
    closed: null,
    closesInDays: 24,
    applications: 74,
    hires: 1,
    questions: [
      question('Are you allowed to work in the EU?', 'yes_no', mustBeYes, 'work_permit'),
      question(
        'How many years have you worked with lifts, escalators or cranes?',
        'number',
        atLeast(3),
        'not_qualified',
      ),
      question(
        'Which of these do you speak at work?',
        'choice',
        { type: 'one_of', choices: ['English'] },
        'language',
        ['English', 'Finnish', 'Swedish', 'German'],
      ),
    ],
    criteria: ['Mechanical judgement', 'Safety thinking', 'Explains clearly'],
  },
  {
    key: 'huoltoasentaja',
    country: 'FI',
    trade: 'technician',
    draft: {
      title: 'Huoltoasentaja, Pirkanmaa',
      requisitionNumber: 'SRV-2210',
      department: 'Huolto',
      jobFamily: 'Field service',
      city: 'Tampere',
      timeZone: 'Europe/Helsinki',
      language: 'fi',
      seats: 3,
      pay: pay(2900, 3500, 'EUR', 'month'),
      description:
        'Huollat ja korjaat hissejä, ovia ja liukuportaita Pirkanmaalla. Saat auton, työkalut ja oman piirin.\n\nToivomme alan koulutusta, B-ajokorttia ja halua löytää vika ennen kuin osa vaihdetaan.',
    },
    openedDaysAgo: 61,
    closed: null,
    closesInDays: 9,
    applications: 46,
    hires: 1,
    questions: [
      question('Onko sinulla B-ajokortti?', 'yes_no', mustBeYes, 'not_qualified'),
      question('Voitko päivystää joka neljäs viikko?', 'yes_no'),
    ],
    criteria: ['Vianhaku', 'Turvallisuus', 'Asiakkaan kohtaaminen'],
  },
  {
    key: 'controls-software',
    country: 'FI',
    trade: 'software',
    draft: {
      title: 'Controls software engineer (C++)',
      requisitionNumber: 'ENG-1051',
      department: 'Product development',
      jobFamily: 'Software',
      city: 'Espoo',
      timeZone: 'Europe/Helsinki',
      language: 'en',
      workplace: 'hybrid',
      seats: 1,
      pay: pay(4800, 6500, 'EUR', 'month'),
      description:
        'You write the software that decides which car comes. Modern C++ on small machines, tests on real hardware every night, reviews that are about the code.\n\nYou have shipped embedded software before and can say why it was safe.',
    },
    openedDaysAgo: 40,
    closed: null,
    closesInDays: 35,
    applications: 52,
    hires: 0,
    questions: [
      question('How many years of C++ have you written for money?', 'number', atLeast(2), 'not_qualified'),
      question('Do you need a visa to work in Finland?', 'yes_no'),
    ],
    criteria: ['C++', 'Works with hardware', 'Reviews well'],
  },
  {
    key: 'projektledare',
    country: 'SE',
    trade: 'project',
    draft: {
      title: 'Projektledare modernisering',
      requisitionNumber: 'PRJ-3307',
      department: 'Modernisering',
      jobFamily: 'Projects',
      city: 'Stockholm',
      timeZone: 'Europe/Stockholm',
      language: 'sv',
      workplace: 'hybrid',
      pay: pay(46000, 58000, 'SEK', 'month'),
      description:
        'Du leder moderniseringar i hus där folk bor kvar. Tid, pengar och grannar är ditt ansvar; montörerna är dina bästa vänner.\n\nDu har lett byggprojekt i minst tre år och skriver en svenska som hyresgäster förstår.',
    },
    openedDaysAgo: 128,
    closed: null,
    closesInDays: null,
    applications: 38,
    hires: 0,
    questions: [question('Har du lett projekt med egen budget?', 'yes_no', mustBeYes, 'not_qualified')],
    criteria: ['Planering', 'Ekonomi', 'Samarbete'],
  },
  {
    key: 'servicetekniker',
    country: 'SE',
    trade: 'technician',
    draft: {
      title: 'Servicetekniker',
      requisitionNumber: 'SRV-2188',
      department: 'Service',
      jobFamily: 'Field service',
      city: 'Göteborg',
      timeZone: 'Europe/Stockholm',
      language: 'sv',
      seats: 2,
      pay: pay(32000, 38000, 'SEK', 'month'),
      description:
        'Du sköter hissar och rulltrappor i västra Sverige, med egen bil och eget distrikt.\n\nVi söker dig med el- eller hissutbildning och B-körkort.',
    },
    openedDaysAgo: 330,
    closed: { daysAgo: 190, as: 'filled' },
    closesInDays: null,
    applications: 34,
    hires: 2,
    questions: [question('Har du B-körkort?', 'yes_no', mustBeYes, 'not_qualified')],
    criteria: ['Felsökning', 'Kundkontakt'],
  },
  {
    key: 'servicetechniker',
    country: 'DE',
    trade: 'technician',
    draft: {
      title: 'Servicetechniker Aufzüge (m/w/d)',
      requisitionNumber: 'SRV-2301',
      department: 'Service',
      jobFamily: 'Field service',
      subdivision: 'DE-BE',
      city: 'Berlin',
      timeZone: 'Europe/Berlin',
      language: 'de',
      seats: 4,
      pay: pay(3200, 4100, 'EUR', 'month'),
      description:
        'Sie warten und reparieren Aufzüge und Fahrtreppen in Berlin und Brandenburg. Wagen, Werkzeug und Bezirk gehören Ihnen.\n\nSie haben eine Ausbildung als Mechatroniker oder Elektroniker und den Führerschein Klasse B.',
    },
    openedDaysAgo: 82,
    closed: null,
    closesInDays: 16,
    applications: 48,
    hires: 1,
    questions: [
      question('Haben Sie einen Führerschein der Klasse B?', 'yes_no', mustBeYes, 'not_qualified'),
      question('Ab wann können Sie anfangen?', 'text'),
    ],
    criteria: ['Fehlersuche', 'Sicherheit', 'Umgang mit Kunden'],
  },
  {
    key: 'einkaeufer',
    country: 'DE',
    trade: 'buyer',
    draft: {
      title: 'Strategischer Einkäufer (m/w/d)',
      requisitionNumber: 'PUR-4105',
      department: 'Einkauf',
      jobFamily: 'Purchasing',
      subdivision: 'DE-BY',
      city: 'München',
      timeZone: 'Europe/Berlin',
      language: 'de',
      workplace: 'hybrid',
      pay: pay(58000, 72000, 'EUR', 'year'),
      description:
        'Sie kaufen Guss, Seile und Elektronik und sprechen mit Konstruktion und Gießerei dieselbe Sprache.\n\nSie bringen drei Jahre technischen Einkauf mit und verhandeln auf Deutsch und Englisch.',
    },
    openedDaysAgo: 410,
    closed: { daysAgo: 300, as: 'closed' },
    closesInDays: null,
    applications: 27,
    hires: 1,
    questions: [],
    criteria: ['Verhandlung', 'Technisches Verständnis'],
  },
  {
    key: 'technicien',
    country: 'FR',
    trade: 'technician',
    draft: {
      title: 'Technicien de maintenance (H/F)',
      requisitionNumber: 'SRV-2275',
      department: 'Maintenance',
      jobFamily: 'Field service',
      city: 'Lyon',
      timeZone: 'Europe/Paris',
      language: 'fr',
      seats: 2,
      pay: pay(2200, 2800, 'EUR', 'month'),
      description:
        'Vous entretenez et dépannez des ascenseurs dans le Grand Lyon, avec votre véhicule et votre secteur.\n\nVous avez une formation en électromécanique, le permis B et le sens du service.',
    },
    openedDaysAgo: 150,
    closed: null,
    closesInDays: 51,
    applications: 33,
    hires: 1,
    questions: [question('Avez-vous le permis B ?', 'yes_no', mustBeYes, 'not_qualified')],
    criteria: ['Diagnostic', 'Sécurité', 'Relation client'],
  },
  {
    key: 'atencion',
    country: 'ES',
    trade: 'service',
    draft: {
      title: 'Responsable de atención al cliente',
      requisitionNumber: 'CUS-5120',
      department: 'Atención al cliente',
      jobFamily: 'Customer service',
      city: 'Madrid',
      timeZone: 'Europe/Madrid',
      language: 'es',
      pay: pay(24000, 31000, 'EUR', 'year'),
      description:
        'Diriges un turno que atiende llamadas de personas atrapadas en ascensores. Voz tranquila, frases cortas, ninguna promesa.\n\nBuscamos experiencia en centros de atención y dos idiomas además del español.',
    },
    openedDaysAgo: 520,
    closed: { daysAgo: 395, as: 'filled' },
    closesInDays: null,
    applications: 29,
    hires: 1,
    questions: [question('¿Puede trabajar en turno de noche?', 'yes_no', mustBeYes, 'other')],
    criteria: ['Calma', 'Organización'],
  },
  {
    key: 'talent',
    country: 'GB',
    trade: 'people',
    draft: {
      title: 'Talent acquisition partner',
      requisitionNumber: 'PEO-6003',
      department: 'People',
      jobFamily: 'Human resources',
      city: 'London',
      timeZone: 'Europe/London',
      language: 'en',
      workplace: 'remote',
      pay: pay(42000, 52000, 'GBP', 'year'),
      description:
        'You find technicians where nobody looks and answer everybody who writes. You run structured interviews and teach hiring managers to do so too.',
    },
    openedDaysAgo: 235,
    closed: { daysAgo: 170, as: 'cancelled' },
    closesInDays: null,
    applications: 17,
    hires: 0,
    questions: [question('What did you learn from the last candidate you rejected?', 'text')],
    criteria: ['Listening', 'Structure'],
  },
  {
    key: 'embedded',
    country: 'US',
    trade: 'software',
    draft: {
      title: 'Embedded software engineer',
      requisitionNumber: 'ENG-1060',
      department: 'Connected products',
      jobFamily: 'Software',
      subdivision: 'US-CA',
      city: 'San José',
      timeZone: 'America/Los_Angeles',
      language: 'en',
      pay: pay(135000, 172000, 'USD', 'year'),
      description:
        'You keep forty thousand devices up to date over the air, and none of them may stop between floors. Embedded Linux, C++ and Rust.',
    },
    openedDaysAgo: 26,
    closed: null,
    closesInDays: 40,
    applications: 22,
    hires: 0,
    questions: [
      question(
        'Are you legally authorized to work in the United States?',
        'yes_no',
        mustBeYes,
        'work_permit',
      ),
      question(
        'What salary do you expect per year, in USD?',
        'number',
        { type: 'range', least: null, most: 185_000 },
        'pay_expectation',
      ),
    ],
    criteria: ['Embedded Linux', 'Debugging', 'Communication'],
  },
  {
    key: 'analyst',
    country: 'IE',
    trade: 'finance',
    draft: {
      title: 'Financial analyst',
      requisitionNumber: 'FIN-7001',
      department: 'Finance',
      jobFamily: 'Finance',
      city: 'Dublin',
      timeZone: 'Europe/Dublin',
      language: 'en',
      workplace: 'hybrid',
      pay: pay(52000, 64000, 'EUR', 'year'),
      description:
        'You model service contracts over ten years and explain to engineers what a margin is. This opening waits for the budget of next year.',
    },
    openedDaysAgo: null,
    closed: null,
    closesInDays: null,
    applications: 0,
    hires: 0,
    questions: [],
    criteria: ['Modelling', 'Explaining figures'],
  },
]

/** Colleagues at the company; the first is the person who uses the demo. */
export const COLLEAGUES = [
  'Kaisa Lehtoniemi',
  'Mattias Ödegård',
  'Renate Kirchhoff',
  'Étienne Vauclair',
  'Oonagh Tully',
  'Paavo Ketola',
  'Hüseyin Tunalı',
] as const
