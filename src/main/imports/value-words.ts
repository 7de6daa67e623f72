/** Words for codes, in other systems and in English, German, Finnish and Swedish; compared folded, letters and digits only. */
import type { RejectionReason, Source, WithdrawalReason } from '#contract/applications.ts'
import type { OpeningDraft, StageKind } from '#contract/openings.ts'
import { foldName } from '../platform/fold.ts'

const key = (text: string): string => foldName(text).replace(/[^\p{L}\p{N}]/gu, '')

function lookup<Code extends string>(words: Readonly<Record<Code, string>>): (text: string) => Code | null {
  const found = new Map<string, Code>()
  for (const [code, list] of Object.entries(words) as [Code, string][])
    for (const word of [code, ...list.split('|')]) if (!found.has(key(word))) found.set(key(word), code)
  return (text) => found.get(key(text)) ?? null
}

export const sourceOf = lookup<Source>({
  careers_site:
    'careers site|career site|careers page|company website|website|jobs page|karriereseite|unternehmenswebsite|urasivusto|verkkosivut|karriärsida|webbplats|applied|lever',
  job_board:
    'job board|job site|indeed|stepstone|monster|glassdoor|duunitori|oikotie|blocket jobb|arbetsförmedlingen|stellenbörse|jobbörse|työpaikkasivusto|työpaikkailmoitus|jobbsajt|annons|job ad',
  referral:
    'referral|referred|employee referral|recommendation|empfehlung|mitarbeiterempfehlung|suositus|rekommendation|tips',
  agency:
    'agency|recruitment agency|headhunter|staffing agency|personalvermittlung|personalberatung|henkilöstöpalvelu|rekrytointitoimisto|rekryteringsföretag|bemanningsföretag',
  linkedin: 'linkedin|linkedin jobs|linkedin recruiter|linked in',
  email: 'email|e-mail|mail|e-mail application|e-mail-bewerbung|sähköposti|e-post|mejl',
  event:
    'event|job fair|career fair|meetup|conference|university|veranstaltung|jobmesse|karrieremesse|tapahtuma|rekrytointimessut|evenemang|arbetsmarknadsdag|mässa',
  internal: 'internal|internal applicant|intern|interne bewerbung|sisäinen|internt',
  other:
    'other|other source|andere|andere quelle|sonstige|sonstiges|muu|muu lähde|annan|annan källa|övrigt|sourced',
  unknown:
    'unknown|unknown source|none|unbekannt|unbekannte quelle|tuntematon|tuntematon lähde|okänd|okänd källa',
})

export type StatusWord = 'active' | 'hired' | 'rejected' | 'withdrawn'
export const statusOf = lookup<StatusWord>({
  active:
    'active|open|in progress|in process|new|pending|aktiv|offen|in bearbeitung|neu|avoin|aktiivinen|käsittelyssä|uusi|pågående|öppen|ny',
  hired: 'hired|placed|accepted|eingestellt|angestellt|palkattu|valittu|anställd',
  rejected:
    'rejected|declined|archived|disqualified|not suitable|not selected|abgelehnt|abgesagt|absage|archiviert|hylätty|ei valittu|arkistoitu|avslagen|avslag|nekad|arkiverad',
  withdrawn:
    'withdrawn|withdrew|candidate withdrew|candidate declined|zurückgezogen|perunut|peruttu|vetäytynyt|återtagen|återkallad|dragit tillbaka',
})

export const stageKindOf = lookup<StageKind>({
  new: 'new|new lead|new applicant|applied|application review|inbox|new applications|no contact|neu|eingang|bewerbung|uusi|saapunut|ny|inkommen|ansökan',
  screen:
    'screen|screening|phone screen|recruiter screen|contacted|reached out|responded|qualifying|vorauswahl|telefoninterview|telefongespräch|esikarsinta|puhelinhaastattelu|gallring|telefonintervju|urval',
  interview:
    'interview|interviewing|on-site interview|onsite|on-site|technical interview|team interview|gespräch|vorstellungsgespräch|haastattelu|intervju',
  offer: 'offer|offered|offer extended|contract|angebot|vertragsangebot|tarjous|työtarjous|erbjudande',
  hired: 'hired|placed|eingestellt|palkattu|anställd',
  other: 'other',
})

export const rejectionOf = lookup<RejectionReason>({
  not_qualified:
    'not qualified|underqualified|lacks skills|nicht qualifiziert|ei täytä vaatimuksia|ej kvalificerad',
  others_fit_better:
    'others fit better|other candidate|andere passen besser|muut sopivat paremmin|andra passar bättre',
  pay_expectation: 'pay expectation|salary|compensation|gehaltsvorstellung|palkkatoive|löneanspråk',
  location: 'location|standort|sijainti|ort',
  language: 'language|sprache|kielitaito|språk',
  work_permit: 'work permit|visa|arbeitserlaubnis|työlupa|arbetstillstånd',
  position_closed: 'position closed|stelle geschlossen|tehtävä päättynyt|tjänsten stängd',
  duplicate: 'duplicate|duplicate application|doppelte bewerbung|sama hakemus kahdesti|dubblett av ansökan',
  other: 'other reason|anderer grund|muu syy|annan orsak',
})

export const withdrawalOf = lookup<WithdrawalReason>({
  other_offer:
    'took another offer|other offer|anderes angebot angenommen|otti toisen tarjouksen|tog ett annat erbjudande',
  pay: 'pay|salary|gehalt|palkka|lön',
  location: 'location|standort|sijainti|ort',
  personal: 'personal reasons|persönliche gründe|henkilökohtaiset syyt|personliga skäl',
  process_too_slow: 'process too slow|prozess zu langsam|liian hidas prosessi|för långsam process',
  other: 'other reason|anderer grund|muu syy|annan orsak',
})

export const employmentTypeOf = lookup<OpeningDraft['employmentType']>({
  full_time:
    'full time|fulltime|h|hire|permanent|regular|vollzeit|festanstellung|unbefristet|kokoaikainen|vakituinen|heltid|tillsvidare',
  part_time: 'part time|parttime|teilzeit|osa-aikainen|deltid',
  contract: 'contract|contractor|freelance|freelancer|c|fl|freie mitarbeit|toimeksianto|uppdrag|konsult',
  temporary:
    'temporary|temp|fixed term|c2h|contract to hire|befristet|zeitarbeit|määräaikainen|tidsbegränsad|vikariat',
  internship: 'internship|intern|trainee|praktikum|harjoittelu|praktik',
  apprenticeship: 'apprenticeship|apprentice|lehre|ausbildung|oppisopimus|lärling',
})

export const workplaceOf = lookup<OpeningDraft['workplace']>({
  on_site: 'on site|onsite|office|in office|no|vor ort|büro|paikan päällä|toimisto|på plats|kontor',
  hybrid: 'hybrid|partly remote|hybridi|teilweise remote',
  remote: 'remote|fully remote|yes|true|homeoffice|home office|etätyö|etä|distans|på distans',
})

export const payPeriodOf = lookup<NonNullable<OpeningDraft['pay']>['period']>({
  year: 'year|yearly|annual|annually|per year|jahr|jährlich|pro jahr|vuosi|vuodessa|år|årslön|per år',
  month: 'month|monthly|per month|monat|monatlich|pro monat|kuukausi|kuukaudessa|månad|månadslön|per månad',
  week: 'week|weekly|woche|wöchentlich|viikko|vecka',
  day: 'day|daily|tag|täglich|päivä|dag',
  hour: 'hour|hourly|per hour|stunde|stündlich|tunti|tunnissa|timme|timlön',
})
