/** Month names, seasons and words for "until now" and "since", in the languages that dates are read in. */

const months = (text: string): readonly (readonly string[])[] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(' '))

/** Twelve lines: every way to write the month, in en, de, fi, sv, fr, es, it, nl, pt, pl and ru; lower case. */
export const MONTHS = months(`
  january jan januar jänner jän tammikuu tammikuuta tammi januari janvier janv enero ene gennaio gen janeiro styczeń январь янв
  february feb februar helmikuu helmikuuta helmi februari février févr fév fevrier febrero febbraio febr fevereiro fev luty февраль фев
  march mar märz mär maaliskuu maaliskuuta maalis mars marzo maart mrt março marzec март мар
  april apr huhtikuu huhtikuuta huhti avril avr abril abr aprile kwiecień апрель апр
  may mai toukokuu toukokuuta touko maj mayo maggio mag mei maio май
  june jun juni kesäkuu kesäkuuta kesä juin junio giugno giu junho czerwiec июнь июн
  july jul juli heinäkuu heinäkuuta heinä juillet juil julio luglio lug julho lipiec июль июл
  august aug elokuu elokuuta elo augusti août aout agosto ago augustus sierpień август авг
  september sept sep syyskuu syyskuuta syys septembre septiembre settembre sett setembro set wrzesień сентябрь сент сен
  october oct oktober okt lokakuu lokakuuta loka octobre octubre ottobre ott outubro out październik октябрь окт
  november nov marraskuu marraskuuta marras novembre noviembre novembro listopad ноябрь ноя нояб
  december dec dezember dez joulukuu joulukuuta joulu décembre déc decembre diciembre dic dicembre dezembro grudzień декабрь дек
`)

export const SEASONS =
  'spring summer autumn fall winter frühjahr frühling sommer herbst kevät kesä syksy talvi vår sommar höst vinter printemps été automne hiver primavera verano otoño invierno estate autunno inverno lente voorjaar zomer herfst'.split(
    ' ',
  )

/** What stands in place of the end of something that goes on; lower case, longest first where one begins another. */
export const UNTIL_NOW =
  `present|until now|till now|to date|now|today|current|currently|ongoing|bis heute|bis jetzt|bis dato|heute|aktuell|laufend|derzeit|jetzt|fortlaufend|tällä hetkellä|toistaiseksi|tähän päivään|nykyinen|nykyään|nykyhetki|jatkuu|edelleen|nyt|för närvarande|fortfarande|pågående|tills vidare|nuvarande|i dag|idag|nu|aujourd['’]hui|à ce jour|à présent|en cours|en poste|présent|actuellement|actuel|hasta la fecha|en la actualidad|actualidad|actualmente|presente|actual|hoy|in corso|ad oggi|attuale|oggi|tot heden|heden|huidig|atual|atualmente|até o momento|obecnie|настоящее время|по настоящее время|н\\.в\\.|сейчас`.split(
    '|',
  )

export const SINCE = 'since|from|seit|ab|vuodesta|alkaen|sedan|från|depuis|desde|dal|da|sinds|с'.split('|')
export const UP_TO =
  'to|until|till|bis|bis zum|till och med|till|saakka|à|au|a|al|hasta|fino a|tot|tot en met|até|по'.split('|')
