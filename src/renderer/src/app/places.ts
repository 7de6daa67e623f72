/** Codes that a person chooses by name: countries, subdivisions, time zones, languages, currencies. */

/** ISO 3166-1 alpha-2, with XK for Kosovo as the EU writes it. */
const COUNTRIES =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW'

/** Languages that openings are advertised in, as BCP 47 tags. Any other tag can be kept, it only is not offered. */
const LANGUAGES =
  'ar bg bn bs ca cs cy da de el en en-GB en-US es et eu fa fi fr fr-CA ga gl he hi hr hu hy id is it ja ka kk ko lb lt lv mk ms mt nb nl nn pl pt pt-BR ro ru se sk sl sq sr sv sw ta th tl tr uk ur uz vi zh-Hans zh-Hant'

export const countryCodes = (): string[] => COUNTRIES.split(' ')
export const languageTags = (): string[] => LANGUAGES.split(' ')
export const currencyCodes = (): string[] => Intl.supportedValuesOf('currency')
export const timeZones = (): string[] => ['UTC', ...Intl.supportedValuesOf('timeZone')]

/** Time zones of a country, or none where the browser does not know. */
export function timeZonesOf(country: string): string[] {
  try {
    const locale = new Intl.Locale('und', { region: country }) as Intl.Locale & {
      getTimeZones?: () => string[] | undefined
    }
    return locale.getTimeZones?.() ?? []
  } catch {
    return []
  }
}

/**
 * ISO 3166-2 names, in their own language, of the countries whose parts have employment law of their own. For others
 * the code is typed.
 */
const SUBDIVISIONS: Readonly<Record<string, string>> = {
  AT: '1 Burgenland|2 Kärnten|3 Niederösterreich|4 Oberösterreich|5 Salzburg|6 Steiermark|7 Tirol|8 Vorarlberg|9 Wien',
  AU: 'ACT Australian Capital Territory|NSW New South Wales|NT Northern Territory|QLD Queensland|SA South Australia|TAS Tasmania|VIC Victoria|WA Western Australia',
  BE: 'BRU Bruxelles / Brussel|VLG Vlaanderen|WAL Wallonie',
  CA: 'AB Alberta|BC British Columbia|MB Manitoba|NB New Brunswick|NL Newfoundland and Labrador|NS Nova Scotia|NT Northwest Territories|NU Nunavut|ON Ontario|PE Prince Edward Island|QC Québec|SK Saskatchewan|YT Yukon',
  CH: 'AG Aargau|AI Appenzell Innerrhoden|AR Appenzell Ausserrhoden|BE Bern|BL Basel-Landschaft|BS Basel-Stadt|FR Fribourg|GE Genève|GL Glarus|GR Graubünden|JU Jura|LU Luzern|NE Neuchâtel|NW Nidwalden|OW Obwalden|SG St. Gallen|SH Schaffhausen|SO Solothurn|SZ Schwyz|TG Thurgau|TI Ticino|UR Uri|VD Vaud|VS Valais|ZG Zug|ZH Zürich',
  DE: 'BB Brandenburg|BE Berlin|BW Baden-Württemberg|BY Bayern|HB Bremen|HE Hessen|HH Hamburg|MV Mecklenburg-Vorpommern|NI Niedersachsen|NW Nordrhein-Westfalen|RP Rheinland-Pfalz|SH Schleswig-Holstein|SL Saarland|SN Sachsen|ST Sachsen-Anhalt|TH Thüringen',
  ES: 'AN Andalucía|AR Aragón|AS Asturias|CB Cantabria|CE Ceuta|CL Castilla y León|CM Castilla-La Mancha|CN Canarias|CT Catalunya|EX Extremadura|GA Galicia|IB Illes Balears|MC Murcia|MD Madrid|ML Melilla|NC Navarra|PV País Vasco|RI La Rioja|VC Comunitat Valenciana',
  GB: 'ENG England|NIR Northern Ireland|SCT Scotland|WLS Wales',
  IT: '21 Piemonte|23 Valle d’Aosta|25 Lombardia|32 Trentino-Alto Adige|34 Veneto|36 Friuli-Venezia Giulia|42 Liguria|45 Emilia-Romagna|52 Toscana|55 Umbria|57 Marche|62 Lazio|65 Abruzzo|67 Molise|72 Campania|75 Puglia|77 Basilicata|78 Calabria|82 Sicilia|88 Sardegna',
  US: 'AK Alaska|AL Alabama|AR Arkansas|AZ Arizona|CA California|CO Colorado|CT Connecticut|DC District of Columbia|DE Delaware|FL Florida|GA Georgia|HI Hawaii|IA Iowa|ID Idaho|IL Illinois|IN Indiana|KS Kansas|KY Kentucky|LA Louisiana|MA Massachusetts|MD Maryland|ME Maine|MI Michigan|MN Minnesota|MO Missouri|MS Mississippi|MT Montana|NC North Carolina|ND North Dakota|NE Nebraska|NH New Hampshire|NJ New Jersey|NM New Mexico|NV Nevada|NY New York|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VA Virginia|VT Vermont|WA Washington|WI Wisconsin|WV West Virginia|WY Wyoming',
}

/** Code and name of each part of a country, or none where no names are kept. */
export function subdivisionsOf(country: string | null): { code: string; name: string }[] {
  const list = country === null ? undefined : SUBDIVISIONS[country]
  if (!list) return []
  return list.split('|').map((entry) => {
    const space = entry.indexOf(' ')
    return { code: `${country}-${entry.slice(0, space)}`, name: entry.slice(space + 1) }
  })
}

/** Name of a subdivision where it is kept, else its code. */
export function subdivisionName(code: string): string {
  return subdivisionsOf(code.slice(0, 2)).find((one) => one.code === code)?.name ?? code
}
