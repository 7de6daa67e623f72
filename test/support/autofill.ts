/** Sources of profiles made in code: archives, Europass files and LinkedIn's PDF, of invented people. */
import { strToU8, zipSync } from 'fflate'
import type { ProfileProposal, ProposedPart } from '../../src/contract/autofill.ts'
import { proposeProfile } from '../../src/main/autofill/index.ts'
import { createLexicon, type Lexicon } from '../../src/main/autofill/lexicon.ts'
import { inspectionTools, pdfOf } from './documents.ts'

/** What proposeProfile needs, its tables built once. */
export function autofillTools() {
  let lexicon: Lexicon | undefined
  return {
    ...inspectionTools(),
    lexicon: () => {
      lexicon ??= createLexicon()
      return lexicon
    },
  }
}

/** The proposal for a source that must be readable. */
export async function proposalOf(
  bytes: Uint8Array,
  tools: ReturnType<typeof autofillTools>,
  name = 'file',
): Promise<ProfileProposal> {
  const answer = await proposeProfile(bytes, name, tools)
  if (!('fields' in answer)) throw new Error(`The source was refused: ${answer.code}`)
  return answer
}

/** All values of one part, in order. */
export const valuesOf = ({ fields }: ProfileProposal, part: ProposedPart): unknown[] =>
  fields.filter((field) => field.part === part).map((field) => field.value)

/** What the spans of the fields of one part point at. */
export const shownBy = ({ fields, text }: ProfileProposal, part: ProposedPart): string[][] =>
  fields
    .filter((field) => field.part === part)
    .map((field) => field.spans.map(({ start, end }) => text.slice(start, end)))

export const archiveOf = (files: Record<string, string | Uint8Array>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [
        name,
        typeof content === 'string' ? strToU8(content) : content,
      ]),
    ),
  )

/** The tables of an archive as LinkedIn writes them. */
export const LINKEDIN_TABLES: Readonly<Record<string, string>> = {
  'Profile.csv': `First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,Twitter Handles,Websites,Instant Messengers
Ines,Vaaramäki,,,,"Lift engineer, and proud of it","I keep things moving.
Two lines of it.",Engineering,33100,"Tampere, Pirkanmaa, Finland",[@inesv],"[PERSONAL:https://ines.example.org,PORTFOLIO:https://example.net/lifts]",`,
  'Positions.csv': `Company Name,Title,Description,Location,Started On,Finished On
Hoist & Hook Oy,Senior lift engineer,"Designs drives.
Says ""no"" to noise.","Tampere, Finland",Mar 2020,
Paternoster AG,Engineer,,Berlin,2014,Feb 2020`,
  'Education.csv': `School Name,Start Date,End Date,Notes,Degree Name,Activities
Aalto-yliopisto,2008,2013,,"Master of Science - MS, Mechanical Engineering",`,
  'Skills.csv': 'Name\nHydraulics\n"Machine rooms, small ones"',
  'Languages.csv': `Name,Proficiency
Finnish,Native or bilingual proficiency
English,Full professional proficiency`,
  'Email Addresses.csv': `Email Address,Confirmed,Primary,Updated On
old@example.org,Yes,No,1/1/20
Ines@Example.org,Yes,Yes,1/2/20`,
  'PhoneNumbers.csv': 'Extension,Number,Type\n,+358 40 123 4567,Mobile',
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** A CV in the format that Europass uses since 2020. */
export const EUROPASS_CANDIDATE = `<?xml version="1.0" encoding="UTF-8"?>
<Candidate xmlns="http://www.europass.eu/1.0" xmlns:oa="http://www.openapplications.org/oagis/9" xmlns:eures="http://www.europass_eures.eu/1.0" xmlns:hr="http://www.hr-xml.org/3">
  <CandidatePerson>
    <PersonName><oa:GivenName>Élodie</oa:GivenName><hr:FamilyName>Marchetti &amp; Fils</hr:FamilyName></PersonName>
    <Communication><ChannelCode>Telephone</ChannelCode><UseCode>mobile</UseCode><CountryDialing>33</CountryDialing><oa:DialNumber>612345678</oa:DialNumber></Communication>
    <Communication><ChannelCode>Email</ChannelCode><oa:URI>elodie@example.fr</oa:URI></Communication>
    <Communication><ChannelCode>Web</ChannelCode><oa:URI>https://elodie.example.fr</oa:URI></Communication>
    <Communication><UseCode>home</UseCode><Address type="home"><oa:AddressLine>1 rue Haute</oa:AddressLine><oa:CityName>Lyon</oa:CityName><CountryCode>fr</CountryCode></Address></Communication>
    <PrimaryLanguageCode name="NORMAL">fre</PrimaryLanguageCode>
  </CandidatePerson>
  <CandidateProfile languageCode="en">
    <hr:ExecutiveSummary>${escaped('<p>Baker &amp; teacher.</p>')}</hr:ExecutiveSummary>
    <EmploymentHistory>
      <EmployerHistory>
        <hr:OrganizationName>Four Doré</hr:OrganizationName>
        <PositionHistory>
          <PositionTitle typeCode="FREETEXT">Head baker</PositionTitle>
          <eures:EmploymentPeriod><eures:StartDate><hr:FormattedDateTime>2018-04-01</hr:FormattedDateTime></eures:StartDate><hr:CurrentIndicator>true</hr:CurrentIndicator></eures:EmploymentPeriod>
          <oa:Description>${escaped('<ul><li>Bread</li><li>Night shifts</li></ul>')}</oa:Description>
          <City>Lyon</City><Country>fr</Country>
        </PositionHistory>
      </EmployerHistory>
    </EmploymentHistory>
    <EducationHistory>
      <EducationOrganizationAttendance>
        <hr:OrganizationName>Lycée hôtelier</hr:OrganizationName>
        <AttendancePeriod><StartDate><hr:FormattedDateTime>2009-09</hr:FormattedDateTime></StartDate><EndDate><hr:FormattedDateTime>2011</hr:FormattedDateTime></EndDate></AttendancePeriod>
        <EducationDegree><hr:DegreeName>CAP Boulanger</hr:DegreeName></EducationDegree>
      </EducationOrganizationAttendance>
    </EducationHistory>
    <PersonQualifications>
      <PersonCompetency><CompetencyID schemeName="NORMAL">eng</CompetencyID><hr:TaxonomyID>language</hr:TaxonomyID>
        <eures:CompetencyDimension><hr:CompetencyDimensionTypeCode>CEF-Understanding-Listening</hr:CompetencyDimensionTypeCode><eures:Score><hr:ScoreText>B2</hr:ScoreText></eures:Score></eures:CompetencyDimension>
        <eures:CompetencyDimension><hr:CompetencyDimensionTypeCode>CEF-Understanding-Reading</hr:CompetencyDimensionTypeCode><eures:Score><hr:ScoreText>B2</hr:ScoreText></eures:Score></eures:CompetencyDimension>
      </PersonCompetency>
    </PersonQualifications>
    <Skills><PersonCompetency><hr:TaxonomyID>Digital_Skill</hr:TaxonomyID><hr:CompetencyName>Recipe software</hr:CompetencyName></PersonCompetency></Skills>
    <EmploymentReferences><EmploymentReference><Name>Somebody Else</Name></EmploymentReference></EmploymentReferences>
  </CandidateProfile>
</Candidate>`

/** The format before that. */
export const EUROPASS_PASSPORT = `<?xml version="1.0" encoding="UTF-8"?>
<SkillsPassport xmlns="http://europass.cedefop.europa.eu/Europass" locale="en">
  <LearnerInfo>
    <Identification>
      <PersonName><FirstName>Betje</FirstName><Surname>Smit</Surname></PersonName>
      <ContactInfo>
        <Address><Contact><Municipality>Delft</Municipality><Country><Code>NL</Code><Label>Netherlands</Label></Country></Contact></Address>
        <Email><Contact>betje@example.nl</Contact></Email>
        <TelephoneList><Telephone><Contact>015 212 3456</Contact></Telephone></TelephoneList>
        <WebsiteList><Website><Contact>example.nl</Contact></Website></WebsiteList>
      </ContactInfo>
    </Identification>
    <Headline><Type><Code>position</Code></Type><Description><Label>Water engineer</Label></Description></Headline>
    <WorkExperienceList><WorkExperience>
      <Period><From year="2015" month="--06" day="---01"/><To year="2020"/></Period>
      <Position><Label>Dike inspector</Label></Position>
      <Activities>&lt;p&gt;Walked every dike.&lt;/p&gt;</Activities>
      <Employer><Name>Waterschap</Name><ContactInfo><Address><Contact><Municipality>Delft</Municipality><Country><Label>Netherlands</Label></Country></Contact></Address></ContactInfo></Employer>
    </WorkExperience></WorkExperienceList>
    <EducationList><Education>
      <Period><From year="2010"/><To year="2014" month="--07"/></Period>
      <Title>BSc Civil Engineering</Title><Organisation><Name>TU Delft</Name></Organisation>
    </Education></EducationList>
    <Skills>
      <Linguistic>
        <MotherTongueList><MotherTongue><Description><Code>nl</Code><Label>Dutch</Label></Description></MotherTongue></MotherTongueList>
        <ForeignLanguageList><ForeignLanguage><Description><Label>German</Label></Description>
          <ProficiencyLevel><Listening>C1</Listening><Reading>C1</Reading><SpokenInteraction>B2</SpokenInteraction><SpokenProduction>B2</SpokenProduction><Writing>B1</Writing></ProficiencyLevel>
        </ForeignLanguage></ForeignLanguageList>
      </Linguistic>
      <Computer><Description>QGIS</Description></Computer>
    </Skills>
  </LearnerInfo>
</SkillsPassport>`

interface LinkedInPdf {
  /** Of the footer: 'Page' and 'of'. */
  footer: [string, string]
  side: { text: string; size?: number }[]
  main: { text: string; size: number }[]
}

/** A PDF laid out as LinkedIn's "Save to PDF" is: a narrow column at the left, sizes that tell what is what. */
export function linkedInPdf({ footer, side, main }: LinkedInPdf): Promise<Uint8Array> {
  const line = ({ text, size = 10.5 }: { text: string; size?: number }) => ({
    text,
    fontSize: size,
    margin: [0, 1, 0, 1],
  })
  return pdfOf({
    pageSize: 'LETTER',
    pageMargins: [22, 30, 22, 40],
    footer: (page: number, pages: number) => ({
      text: `${footer[0]} ${page} ${footer[1]} ${pages}`,
      alignment: 'right',
      margin: [0, 0, 22, 0],
      fontSize: 9,
    }),
    content: [
      {
        columns: [
          { stack: side.map(line), width: 170 },
          { stack: main.map(line), width: '*' },
        ],
        columnGap: 32,
      },
    ],
    defaultStyle: { fontSize: 10.5 },
  })
}
