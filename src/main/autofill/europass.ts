/**
 * Europass CVs in XML: the format since 2020 (root Candidate, after HR Open) and the one before (SkillsPassport 3).
 * Both are also found inside the PDFs that Europass makes.
 */
import { toE164 } from '../candidates/normalise.ts'
import { decodeXml } from '../documents/xml-scan.ts'
import { checkedDate } from './checked-date.ts'
import { htmlText } from './html-text.ts'
import { languageName } from './languages.ts'
import { linkOf } from './links.ts'
import { partialDate } from './partial-date.ts'
import type { StructuredProfile, StructuredReading } from './structured.ts'
import { all, first, textAt, type XmlNode, xmlTree } from './xml-tree.ts'

const MAX_XML_BYTES = 20 * 1024 * 1024

type List<Part extends keyof StructuredProfile> = NonNullable<StructuredProfile[Part]>

/** What the XML says; undefined when it is no Europass CV. */
export function readEuropass(bytes: Uint8Array): StructuredReading | undefined {
  if (bytes.length > MAX_XML_BYTES) return undefined
  const start = Buffer.from(bytes.subarray(0, 4096)).toString('latin1').replaceAll('\0', '')
  if (!/<(?:[\w-]{1,40}:)?(?:Candidate|SkillsPassport|Europass)[\s>]/.test(start)) return undefined
  const root = xmlTree(decodeXml(bytes))
  if (root?.name === 'Candidate') return readCandidate(root)
  if (root?.name === 'SkillsPassport') return readSkillsPassport(root)
  return root?.name === 'Europass' ? readSkillsPassport(first(root, 'SkillsPassport') ?? root) : undefined
}

const country = (code: string): string | null => {
  const upper = code.trim().toUpperCase()
  // The Union writes UK and EL where ISO 3166 has GB and GR.
  const iso = { UK: 'GB', EL: 'GR' }[upper] ?? upper
  return /^[A-Z]{2}$/.test(iso) ? iso : null
}

const place = (...parts: readonly string[]): string | null =>
  parts.filter((part) => part !== '').join(', ') || null

const countryName = (code: string): string => {
  const iso = country(code)
  return iso === null ? code : (new Intl.DisplayNames('en', { type: 'region' }).of(iso) ?? code)
}

/** 'B2', or 'listening B2, reading C1, ...' where the parts differ. */
function levels(parts: readonly (readonly [name: string, level: string])[]): string {
  const given = parts.filter(([, level]) => level !== '')
  const same = given.every(([, level]) => level === given[0]?.[1])
  return same ? (given[0]?.[1] ?? '') : given.map(([name, level]) => `${name} ${level}`).join(', ')
}

// --- Candidate ---

const DIMENSIONS: readonly (readonly [code: string, name: string])[] = [
  ['CEF-Understanding-Listening', 'listening'],
  ['CEF-Understanding-Reading', 'reading'],
  ['CEF-Speaking-Interaction', 'conversation'],
  ['CEF-Speaking-Production', 'speaking'],
  ['CEF-Writing-Production', 'writing'],
]

function readCandidate(root: XmlNode): StructuredReading {
  const person = first(root, 'CandidatePerson')
  const profile = first(root, 'CandidateProfile')
  const channels = all(person, 'Communication')
  const address = channels.map((channel) => first(channel, 'Address')).find((found) => found !== undefined)
  const home = country(textAt(address, 'CountryCode'))
  const uris = (kind: RegExp) =>
    channels
      .filter((channel) => kind.test(textAt(channel, 'ChannelCode')))
      .map((channel) => textAt(channel, 'URI'))
  const given = textAt(person, 'PersonName', 'GivenName')
  const family = textAt(person, 'PersonName', 'FamilyName')
  const links = [
    ...uris(/^web/i).map((uri) => linkOf(uri)),
    ...uris(/^social/i).map((uri) => linkOf(uri, 'other')),
  ]
  const used = new Set([
    'ExecutiveSummary',
    'EmploymentHistory',
    'EducationHistory',
    'PersonQualifications',
    'Skills',
  ])
  return {
    profile: {
      fullName: `${given} ${family}`.trim() || textAt(person, 'PersonName', 'FormattedName'),
      givenName: given,
      familyName: family,
      city: textAt(address, 'CityName'),
      country: home,
      summary: htmlText(textAt(profile, 'ExecutiveSummary')),
      emails: uris(/^e-?mail/i).map((uri, at) => ({
        address: uri.replace(/^mailto:/i, ''),
        primary: at === 0,
      })),
      phones: channels
        .filter((channel) => /^telephone|^mobile/i.test(textAt(channel, 'ChannelCode')))
        .map((channel) => {
          const dialling = textAt(channel, 'CountryDialing').replace(/^\+|^00/, '')
          const number = textAt(channel, 'DialNumber') || textAt(channel, 'FormattedNumber')
          const written = dialling === '' ? number : `+${dialling} ${number}`
          return { written, e164: toE164(written, home) }
        }),
      links: links.filter((link) => link !== undefined),
      experience: all(profile, 'EmploymentHistory', 'EmployerHistory').flatMap((employer) =>
        all(employer, 'PositionHistory').map((position) => {
          const period = first(position, 'EmploymentPeriod')
          const city =
            textAt(position, 'City') ||
            textAt(employer, 'OrganizationContact', 'Communication', 'Address', 'CityName')
          const land =
            textAt(position, 'Country') ||
            textAt(employer, 'OrganizationContact', 'Communication', 'Address', 'CountryCode')
          return {
            employer: textAt(employer, 'OrganizationName'),
            title: textAt(position, 'PositionTitle'),
            location: place(city, land === '' ? '' : countryName(land)),
            from: partialDate(textAt(period, 'StartDate', 'FormattedDateTime')),
            to: partialDate(textAt(period, 'EndDate', 'FormattedDateTime')),
            summary: htmlText(textAt(position, 'Description')),
          }
        }),
      ),
      education: all(profile, 'EducationHistory', 'EducationOrganizationAttendance').map((study) => ({
        institution: textAt(study, 'OrganizationName'),
        area: textAt(study, 'ProgramName'),
        degree: textAt(study, 'EducationDegree', 'DegreeName'),
        from: partialDate(textAt(study, 'AttendancePeriod', 'StartDate', 'FormattedDateTime')),
        to: partialDate(textAt(study, 'AttendancePeriod', 'EndDate', 'FormattedDateTime')),
      })),
      ...competencies(person, profile),
    },
    skipped: [
      ['OTHER_PEOPLE', all(profile, 'EmploymentReferences').length],
      [
        'NOT_USED',
        (profile?.children ?? []).filter(({ name, children }) => !used.has(name) && children.length > 0)
          .length,
      ],
    ],
  }
}

function competencies(person: XmlNode | undefined, profile: XmlNode | undefined) {
  const found = [
    ...all(profile, 'PersonQualifications', 'PersonCompetency'),
    ...all(profile, 'Skills', 'PersonCompetency'),
    ...all(profile, 'Skills', 'SkillsGroup', 'PersonCompetency'),
  ]
  const languages: List<'languages'> = all(person, 'PrimaryLanguageCode').map((node) => ({
    language: languageName(node.text.trim()),
    fluency: 'Native',
  }))
  const skills: string[] = []
  for (const one of found) {
    const name = textAt(one, 'CompetencyName') || textAt(one, 'CompetencyID')
    if (/^language$/i.test(textAt(one, 'TaxonomyID'))) {
      const scores = new Map(
        all(one, 'CompetencyDimension').map((dimension) => [
          textAt(dimension, 'CompetencyDimensionTypeCode'),
          textAt(dimension, 'Score', 'ScoreText'),
        ]),
      )
      languages.push({
        language: languageName(textAt(one, 'CompetencyID') || name),
        fluency: levels(DIMENSIONS.map(([code, label]) => [label, scores.get(code) ?? ''])),
      })
    } else skills.push(name)
  }
  return { languages, skills }
}

// --- SkillsPassport ---

function readSkillsPassport(root: XmlNode): StructuredReading {
  const learner = first(root, 'LearnerInfo')
  const identity = first(learner, 'Identification')
  const contact = first(identity, 'ContactInfo')
  const address = first(contact, 'Address', 'Contact')
  const home = country(textAt(address, 'Country', 'Code'))
  const given = textAt(identity, 'PersonName', 'FirstName')
  const family = textAt(identity, 'PersonName', 'Surname')
  const skills = first(learner, 'Skills')
  const statement = /personal_statement/i.test(textAt(learner, 'Headline', 'Type', 'Code'))
  const headline = labelAt(learner, 'Headline', 'Description')
  return {
    profile: {
      fullName: `${given} ${family}`.trim(),
      givenName: given,
      familyName: family,
      headline: statement ? null : headline,
      summary: statement ? htmlText(headline) : '',
      city: textAt(address, 'Municipality'),
      country: home,
      emails: [...all(contact, 'Email'), ...all(contact, 'EmailList', 'Email')].map((email, at) => ({
        address: textAt(email, 'Contact'),
        primary: at === 0,
      })),
      phones: [...all(contact, 'TelephoneList', 'Telephone'), ...all(contact, 'Telephone')].map((phone) => {
        const written = textAt(phone, 'Contact')
        return { written, e164: toE164(written, home) }
      }),
      links: [...all(contact, 'WebsiteList', 'Website'), ...all(contact, 'Website')]
        .map((site) => linkOf(textAt(site, 'Contact')))
        .filter((link) => link !== undefined),
      experience: all(learner, 'WorkExperienceList', 'WorkExperience').map((work) => {
        const at = first(work, 'Employer', 'ContactInfo', 'Address', 'Contact')
        return {
          employer: textAt(work, 'Employer', 'Name'),
          title: labelAt(work, 'Position'),
          location: place(textAt(at, 'Municipality'), labelAt(at, 'Country')),
          from: attributeDate(first(work, 'Period', 'From')),
          to: attributeDate(first(work, 'Period', 'To')),
          summary: htmlText(textAt(work, 'Activities')),
        }
      }),
      education: all(learner, 'EducationList', 'Education').map((study) => ({
        institution: textAt(study, 'Organisation', 'Name'),
        area: labelAt(study, 'Field'),
        degree: textAt(study, 'Title'),
        from: attributeDate(first(study, 'Period', 'From')),
        to: attributeDate(first(study, 'Period', 'To')),
      })),
      languages: [
        ...all(skills, 'Linguistic', 'MotherTongueList', 'MotherTongue').map((tongue) => ({
          language: labelAt(tongue, 'Description'),
          fluency: 'Native',
        })),
        ...all(skills, 'Linguistic', 'ForeignLanguageList', 'ForeignLanguage').map((tongue) => ({
          language: labelAt(tongue, 'Description'),
          fluency: levels(
            (['Listening', 'Reading', 'SpokenInteraction', 'SpokenProduction', 'Writing'] as const).map(
              (part, at) => [DIMENSIONS[at]?.[1] ?? part, textAt(tongue, 'ProficiencyLevel', part)],
            ),
          ),
        })),
      ],
      // These are free text of several lines; each line is a skill as the person put it.
      skills: ['JobRelated', 'Computer', 'Communication', 'Organisational', 'Other'].flatMap((kind) =>
        htmlText(textAt(skills, kind, 'Description'))
          .split('\n')
          .map((line) => line.replace(/^[•*–-]\s*/, '').trim())
          .filter((line) => line !== '' && line.length <= 200),
      ),
    },
    skipped: [
      ['OTHER_PEOPLE', all(learner, 'ReferenceList', 'ReferenceTo').length],
      ['NOT_USED', all(learner, 'AchievementList', 'Achievement').length],
    ],
  }
}

/** A coded value shows its label; files written by hand may have the text alone. */
const labelAt = (node: XmlNode | undefined, ...path: readonly string[]): string =>
  textAt(node, ...path, 'Label') || textAt(node, ...path)

/** `<From year="2015" month="--06" day="---01"/>`, after XML Schema's gYear, gMonth and gDay. */
function attributeDate(node: XmlNode | undefined): string | null {
  const number = (name: string) => node?.attributes.get(name)?.replace(/\D/g, '')
  return checkedDate(number('year'), number('month'), number('day'))
}
