/** Countries of the demo: cities, numbers that are kept free for stories, schools and employers that do not exist. */
import type { Country } from './names.ts'

export interface Place {
  cities: readonly string[]
  /** Invented: what people there have worked for. */
  employers: readonly string[]
  /** Invented. */
  schools: readonly string[]
  language: string
}

export const PLACES: Readonly<Record<Country, Place>> = {
  FI: {
    language: 'fi',
    cities: [
      'Helsinki',
      'Espoo',
      'Tampere',
      'Hyvinkää',
      'Jyväskylä',
      'Oulu',
      'Turku',
      'Hämeenlinna',
      'Lappeenranta',
    ],
    employers: [
      'Pohjanhissi Oy',
      'Kuurasäätö Oy',
      'Saimaan Kytkentä Oy',
      'Tunturiverkko Oy',
      'Vesisilta Palvelut Oy',
      'Rautasampo Oy',
      'Järvi-Huolto Oy',
    ],
    schools: ['Saimaanrannan ammattikorkeakoulu', 'Keski-Pohjan yliopisto', 'Hiidenlinnan ammattiopisto'],
  },
  SE: {
    language: 'sv',
    cities: ['Stockholm', 'Göteborg', 'Västerås', 'Malmö', 'Örebro', 'Norrköping', 'Umeå'],
    employers: [
      'Lindhästens Hissar AB',
      'Västervinds Teknik AB',
      'Norrsken Drift AB',
      'Granbergs Projekt AB',
      'Kopparbygg Service AB',
      'Skärgårdens El AB',
    ],
    schools: ['Mälarstrands högskola', 'Norrbergs universitet', 'Väståns yrkeshögskola'],
  },
  DE: {
    language: 'de',
    cities: ['Berlin', 'München', 'Nürnberg', 'Köln', 'Düsseldorf', 'Gießen', 'Lübeck', 'Görlitz'],
    employers: [
      'Havelberg Aufzugbau GmbH',
      'Isarwerk Technik GmbH',
      'Grünfeld Antriebe AG',
      'Rheinbogen Logistik GmbH',
      'Müllerhof Steuerungen GmbH',
      'Elbtal Einkaufsverbund eG',
    ],
    schools: ['Hochschule Oderbrück', 'Technische Universität Isarau', 'Berufskolleg Rheinbogen'],
  },
  FR: {
    language: 'fr',
    cities: ['Lyon', 'Paris', 'Grenoble', 'Saint-Étienne', 'Besançon', 'Orléans', 'Béziers'],
    employers: [
      'Ascenseurs du Rhône-Neuf SA',
      'Mécanique Beauvallon SARL',
      'Électro-Lumière SAS',
      'Maintenance Trois-Rivières SAS',
      'Chaudronnerie Pré-Vert SARL',
    ],
    schools: ['Lycée technique des Trois-Ponts', 'Université de Haute-Rive', 'Institut Beauvallon'],
  },
  ES: {
    language: 'es',
    cities: ['Madrid', 'Alcalá de Henares', 'Logroño', 'Málaga', 'León', 'A Coruña', 'Cádiz'],
    employers: [
      'Ascensores Puenteluz SL',
      'Servicios Monteazul SA',
      'Atención Alameda SL',
      'Red Norteña SA',
      'Centralita Olivares SL',
    ],
    schools: ['Universidad de Valdeluna', 'Instituto Técnico Alameda', 'Escuela Superior Monteazul'],
  },
  GB: {
    language: 'en',
    cities: ['London', 'Leeds', 'Bristol', 'Glasgow', 'Cardiff', 'Norwich', 'Newcastle upon Tyne'],
    employers: [
      'Harrowgate Lifts Ltd',
      'Tidewater People Ltd',
      'Northmoor Engineering Ltd',
      'Pennine Talent LLP',
      'Fenland Controls Ltd',
      'Quayside Analytics Ltd',
    ],
    schools: ['University of Northmoor', 'Fenland College of Technology', 'Eastcastle Polytechnic'],
  },
  IE: {
    language: 'en',
    cities: ['Dublin', 'Cork', 'Galway', 'Limerick', 'Dún Laoghaire'],
    employers: [
      'Liffeybank Finance DAC',
      'Claddagh Systems Ltd',
      'Greenisle Energy Ltd',
      'Shannonside Audit Ltd',
    ],
    schools: ['Shannonside University', 'Institute of Technology Claddagh'],
  },
  US: {
    language: 'en',
    cities: ['San José', 'Oakland', 'Sacramento', 'Fresno', 'Santa Cruz', 'Reno'],
    employers: [
      'Redwood Motion Inc.',
      'Baylight Embedded LLC',
      'Sierra Drives Inc.',
      'Goldrush Robotics Inc.',
      'Almond Valley Software LLC',
    ],
    schools: ['Redwood State University', 'Baylight Institute of Technology', 'Sierra Community College'],
  },
}

/**
 * Numbers that no person has: kept free for films and books by Ofcom (GB), NANPA (US), BNetzA (DE), PTS (SE), ARCEP
 * (FR) and ComReg (IE). Finland and Spain keep none free, so people there bring a number of one of these.
 */
const digits = (value: number, length: number): string => String(value).padStart(length, '0')
export const PHONES: Readonly<Record<string, (n: number) => string>> = {
  GB: (n) => `+44 7700 900${digits(n % 1000, 3)}`,
  US: (n) => `+1 (408) 555-01${digits(n % 100, 2)}`,
  DE: (n) => `+49 30 23125 ${digits(n % 1000, 3)}`,
  SE: (n) => `+46 70 174 06 ${digits(5 + (n % 95), 2)}`,
  FR: (n) => `+33 6 39 98 ${digits(Math.floor(n / 100) % 100, 2)} ${digits(n % 100, 2)}`,
  IE: (n) => `+353 20 91${digits(n % 10, 1)} ${digits(n % 10_000, 4)}`,
}
