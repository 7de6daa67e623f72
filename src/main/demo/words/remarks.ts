/** What colleagues write and mark, and what accompanies a CV. */

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** `{name}` is how the candidate is called. */
export const NOTES: Readonly<Record<string, readonly string[]>> = {
  en: lines(`Spoke for 20 minutes. {name} knows the shaft better than the slides. Wants to move within three months.
    Salary expectation is a little above our range; would take the lower end for a four-day week.
    Asked about working at height: no problem, certificate is from last year.
    Reference called back: "would hire again tomorrow".
    CV is modest, phone call was not. Worth an interview.
    Notice period is two months. Prefers mornings.
    Did the test at home and found an error in our task.
    Speaks better English than the cover letter suggests.
    Applied two years ago as well; then without experience with controllers.
    Would also fit the opening in product development.
    Cancelled the first appointment because of a sick child; new date is set.
    Please ask about the gap in the CV, kindly: parental leave, I think.`),
  fi: lines(`Soitin: {name} etsii vian rauhassa ja osaa selittää sen asiakkaalle.
    Palkkatoive haarukan yläpäässä, irtisanomisaika kuukausi.
    Suosittelija kehui täsmällisyyttä.
    Päivystys sopii, mutta ei kesälomaviikoilla.
    Haastattelu sovittu; tuo korttinsa mukaan.`),
  sv: lines(`Ringde: {name} har lett projekt i bebodda hus och låter trygg.
    Löneanspråk i övre delen av spannet, uppsägningstid två månader.
    Referensen var mycket positiv.
    Vill helst jobba hemifrån två dagar i veckan.
    Bra samtal, bokad för intervju.`),
  de: lines(`Telefonat: {name} sucht erst den Fehler und redet dann. Passt.
    Gehaltswunsch am oberen Rand, Kündigungsfrist sechs Wochen.
    Referenz bestätigt Zuverlässigkeit.
    Bereitschaft ist möglich, außer in den Schulferien.
    Probearbeiten vereinbart.`),
  fr: lines(`Échange de 20 minutes : {name} connaît bien les armoires de commande.
    Préavis de deux mois, prétentions dans la fourchette.
    Référence très positive.
    Disponible pour les astreintes.`),
  es: lines(`Llamada: {name} mantiene la calma y escucha.
    Pide turno de tarde; podemos hablarlo.
    La referencia es muy buena.`),
}

export const TAGS = [
  'strong',
  'relocation',
  'call back',
  'reference checked',
  'internal',
  'second choice',
  'four-day week',
  'night shift ok',
  'apprentice',
  'speaks Finnish',
] as const

/** Letters by language; `{title}`, `{years}`, `{name}` and `{city}` are filled in. */
export const LETTERS: Readonly<Record<string, readonly string[]>> = {
  en: lines(`Dear hiring team,
    I am applying for the position "{title}". For {years} years I have done this work, the last of them in {city}, and I would like to do it with you.
    What draws me is that you repair before you replace. I have seen buildings where nobody knew any more why a machine had been built as it was; finding that out is the part I like best.
    I am glad to show you my work on site or on paper, whichever tells you more.
    Yours sincerely
    {name}`),
  fi: lines(`Hyvä rekrytointitiimi,
    haen avointa tehtävää "{title}". Olen tehnyt alan töitä {years} vuotta, viimeksi paikkakunnalla {city}.
    Minua kiinnostaa tapanne korjata ennen kuin vaihdetaan. Vian etsiminen on työni paras osa.
    Kerron mielelläni lisää haastattelussa.
    Ystävällisin terveisin
    {name}`),
  sv: lines(`Hej,
    jag söker tjänsten "{title}". Jag har arbetat i branschen i {years} år, senast i {city}.
    Det som lockar är att ni lagar innan ni byter. Att hitta felet är den del jag tycker bäst om.
    Jag berättar gärna mer vid en intervju.
    Med vänliga hälsningar
    {name}`),
  de: lines(`Sehr geehrte Damen und Herren,
    ich bewerbe mich auf die Stelle „{title}“. Seit {years} Jahren arbeite ich in diesem Beruf, zuletzt in {city}.
    Mich überzeugt, dass bei Ihnen repariert wird, bevor getauscht wird. Die Fehlersuche ist der Teil, der mir am meisten liegt.
    Über eine Einladung freue ich mich.
    Mit freundlichen Grüßen
    {name}`),
  fr: lines(`Madame, Monsieur,
    je vous adresse ma candidature au poste « {title} ». J’exerce ce métier depuis {years} ans, en dernier lieu à {city}.
    Votre façon de réparer avant de remplacer me plaît : trouver la panne est ce que je préfère.
    Je me tiens à votre disposition pour un entretien.
    Cordialement,
    {name}`),
  es: lines(`Estimado equipo:
    me presento al puesto «{title}». Llevo {years} años en este trabajo, los últimos en {city}.
    Me atrae que reparen antes de sustituir; escuchar y encontrar el fallo es lo que mejor hago.
    Quedo a su disposición para una entrevista.
    Un saludo cordial,
    {name}`),
  zh: lines(`尊敬的招聘团队：
    您好！我申请“{title}”一职。我从事这一行已有{years}年，目前住在{city}。
    贵公司先维修、后更换的做法很吸引我。查找故障正是我最喜欢的工作。
    期待有机会与您面谈。
    此致敬礼
    {name}`),
  ar: lines(`السادة فريق التوظيف المحترمون،
    أتقدم بطلبي لشغل وظيفة «{title}». أعمل في هذا المجال منذ {years} سنوات وأقيم في {city}.
    أعجبني أنكم تصلحون قبل أن تستبدلوا، فالبحث عن العطل هو أحب ما في عملي إليّ.
    يسعدني أن ألتقي بكم في مقابلة.
    مع خالص التحية
    {name}`),
  el: lines(`Αξιότιμη ομάδα προσλήψεων,
    υποβάλλω αίτηση για τη θέση «{title}». Εργάζομαι στον κλάδο εδώ και {years} χρόνια και μένω στην πόλη {city}.
    Με ελκύει ότι επισκευάζετε πριν αντικαταστήσετε· η εύρεση της βλάβης είναι αυτό που μου αρέσει περισσότερο.
    Θα χαρώ να συναντηθούμε.
    Με εκτίμηση
    {name}`),
  ru: lines(`Уважаемые коллеги!
    Прошу рассмотреть мою кандидатуру на должность «{title}». Работаю в этой области {years} лет, живу в городе {city}.
    Мне близко, что у вас сначала ремонтируют, а потом заменяют. Искать неисправность я люблю больше всего.
    Буду рад встретиться.
    С уважением,
    {name}`),
  uk: lines(`Шановні колеги!
    Прошу розглянути мою кандидатуру на посаду «{title}». Працюю в цій галузі {years} років, мешкаю в місті {city}.
    Мені близько, що у вас спершу ремонтують, а потім замінюють. Шукати несправність люблю найбільше.
    Буду рада зустрітися.
    З повагою
    {name}`),
}

/** Courses that a certificate is about. */
export const COURSES = [
  'Working at height, refresher',
  'EN 81-20 for practitioners',
  'Electrically instructed person',
  'First aid at work',
  'C++20 in embedded systems',
  'Negotiation in two days',
  'Fire safety for lifts',
] as const
