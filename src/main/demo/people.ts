/** The invented people of the demo: who applies, with a profile that hangs together. */
import type { CandidateProfile } from '#contract/candidates.ts'
import type { Random } from './random.ts'
import { tongueName } from './words/labels.ts'
import { type Country, NAMES, type NameList, tonguesOf } from './words/names.ts'
import { PHONES, PLACES } from './words/places.ts'
import { PASTIMES, SKILLS, type Trade, tradeWords } from './words/trades.ts'

export interface DemoPerson {
  profile: CandidateProfile
  /** The name in Latin letters, for file names and addresses. */
  latin: string
  country: Country
  trade: Trade
  /** Language that the CV is in. */
  language: string
  mother: string
  pastime: string | null
  yearsOfWork: number
}

const COUNTRIES = Object.keys(PLACES) as Country[]

interface Name {
  fullName: string
  given: string
  family: string
  latin: string
  mother: string
}

const written = (word: string): [written: string, latin: string] => {
  const [own = word, latin] = word.split('=')
  return [own, latin ?? own]
}

function nameOf(random: Random, country: Country): Name {
  const names: NameList = NAMES[random.weighted(tonguesOf(country))]
  const [given, latinGiven] = written(random.pick(names.given))
  const [family, latinFamily] = written(random.pick(names.family))
  return {
    given,
    family,
    fullName: names.familyFirst ? `${family}${given}` : `${given} ${family}`,
    latin: `${latinGiven} ${latinFamily}`,
    mother: names.mother,
  }
}

const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  å: 'a',
  ł: 'l',
  ı: 'i',
  đ: 'd',
  ð: 'd',
}

/** Small letters a to z and dots: what an address or a file name is made of. */
export const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[ßøæåłıđð]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z]+/g, '.')
    .replace(/^\.|\.$/g, '')

const pad = (month: number): string => String(month).padStart(2, '0')
/** The month so many months before `today`, as YYYY-MM. */
export const monthBefore = (today: number, months: number): string => {
  const date = new Date(today)
  const count = date.getUTCFullYear() * 12 + date.getUTCMonth() - months
  return `${Math.floor(count / 12)}-${pad((count % 12) + 1)}`
}

const FLUENCY = ['native', 'fluent', 'working knowledge', 'basic'] as const

function historyOf(random: Random, country: Country, trade: Trade, language: string, today: number) {
  const { words } = tradeWords(trade, language)
  const place = PLACES[country]
  const jobs = random.weighted([
    [1, 1],
    [2, 4],
    [3, 5],
    [4, 3],
    [5, 1],
  ] as const)
  const experience: CandidateProfile['experience'] = []
  const employers = random.some(place.employers, jobs)
  let end = random.chance(0.6) ? 0 : random.int(1, 9)
  let deeds = random.some(words.deeds, words.deeds.length)
  for (const [at, employer] of employers.entries()) {
    const start = end + random.int(14, 66)
    if (deeds.length < 3) deeds = random.some(words.deeds, words.deeds.length)
    experience.push({
      employer,
      title: random.pick(words.titles),
      location: random.pick(place.cities),
      from: monthBefore(today, start),
      to: at === 0 && end === 0 ? null : monthBefore(today, end),
      summary: deeds.splice(0, random.int(2, 4)).join('\n'),
    })
    end = start + random.int(0, 5)
  }
  const yearsOfWork = Math.max(1, Math.round(end / 12))
  const endYear = Number(monthBefore(today, end).slice(0, 4))
  const education: CandidateProfile['education'] = random
    .some(place.schools, random.chance(0.3) ? 2 : 1)
    .map((institution, at) => ({
      institution,
      area: random.pick(words.areas),
      degree: random.pick(words.degrees),
      from: String(endYear - 4 * (at + 1)),
      to: String(endYear - 4 * at),
    }))
  const summary = random.pick(words.summaries).replace('{years}', String(yearsOfWork))
  return { experience, education, yearsOfWork, summary }
}

/** One person from a country, of a trade; `number` tells addresses and numbers apart. */
export function makePerson(
  random: Random,
  {
    number,
    country,
    trade,
    language: wanted,
    today,
  }: { number: number; country: Country; trade: Trade; language: string; today: number },
): DemoPerson {
  const home = random.chance(0.86) ? country : random.pick(COUNTRIES)
  const name = nameOf(random, home)
  const { language } = tradeWords(trade, wanted)
  const history = historyOf(random, home, trade, language, today)
  const domain = random.pick(['example.org', 'example.com'])
  const address = `${plain(name.latin)}${number % 3 === 0 ? number : ''}@${domain}`
  const phone = PHONES[home] ?? PHONES[random.pick(['DE', 'GB', 'FR'])]
  const tongues = [
    ...new Set([name.mother, language, ...(random.chance(0.8) ? ['en'] : []), PLACES[home].language]),
  ]
  return {
    latin: name.latin,
    country: home,
    trade,
    language,
    mother: name.mother,
    pastime: random.chance(0.25) ? random.pick(PASTIMES[language] ?? PASTIMES.en ?? []) : null,
    yearsOfWork: history.yearsOfWork,
    profile: {
      fullName: name.fullName,
      givenName: name.given,
      familyName: name.family,
      headline: history.experience[0]?.title ?? null,
      city: random.pick(PLACES[home].cities),
      country: home,
      summary: history.summary,
      emails: [{ address, primary: true }],
      phones: phone && random.chance(0.92) ? [{ written: phone(number), e164: null }] : [],
      links: random.chance(0.3)
        ? [{ kind: 'website', url: `https://${plain(name.latin).replaceAll('.', '-')}.example.org/` }]
        : [],
      experience: history.experience,
      education: history.education,
      skills: random.some(SKILLS[trade], random.int(4, 8)),
      languages: tongues.map((code, at) => ({
        language: tongueName(code),
        fluency: at === 0 ? FLUENCY[0] : random.pick(FLUENCY.slice(1)),
      })),
    },
  }
}
