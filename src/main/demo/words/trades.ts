/**
 * What people of each trade have done, by the language of their CV. A sentence stands alone, so that any few of them
 * make a believable job. Some hold a rare word, for whoever looks for a CV that is half remembered.
 */
export const TRADES = [
  'engineer',
  'technician',
  'software',
  'project',
  'buyer',
  'service',
  'people',
  'finance',
] as const
export type Trade = (typeof TRADES)[number]

export interface TradeWords {
  titles: readonly string[]
  /** One sentence about the person; `{years}` is a number. */
  summaries: readonly string[]
  deeds: readonly string[]
  areas: readonly string[]
  degrees: readonly string[]
}

const words = (
  titles: string,
  degrees: string,
  areas: string,
  summaries: string,
  deeds: string,
): TradeWords => ({
  titles: titles.split('|'),
  degrees: degrees.split('|'),
  areas: areas.split('|'),
  summaries: lines(summaries),
  deeds: lines(deeds),
})
const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

const english: Readonly<Record<Trade, TradeWords>> = {
  engineer: words(
    'Lift engineer|Senior mechanical engineer|Design engineer|Commissioning engineer',
    'MSc|BEng|MEng',
    'Mechanical engineering|Mechatronics|Electrical engineering',
    `Mechanical engineer with {years} years in vertical transport, from first sketch to handover.
     I design drives and car frames that are easy to service, and I have spent {years} years proving it on site.
     Engineer with {years} years in lifts and escalators who likes a shaft better than a meeting room.`,
    `Designed a machine-room-less drive for buildings of up to forty floors and took it through type approval to EN 81-20.
     Calculated guide rails and brackets for seismic zones and wrote the calculation sheets that the team still uses.
     Led the replacement of a paternoster by two glass lifts in a listed building without closing it for a day.
     Cut the noise of a traction machine by six decibels with a new isolation frame.
     Ran vibration measurements on site and traced a rumble to a worn diverter pulley.
     Reviewed supplier drawings and returned them within two working days.
     Commissioned thirty group controllers in hospitals, airports and one opera house.
     Wrote risk assessments to ISO 14798 together with the safety notified body.
     Built a test tower rig that drops a car on its safety gear at three different loads.
     Took part in the working group that rewrote our manual for funicular railways.
     Coached four junior engineers; two of them now lead projects of their own.
     Brought the weight of the counterweight frame down by eleven per cent without touching its stiffness.`,
  ),
  technician: words(
    'Service technician|Field technician|Lift mechanic|Installation technician',
    'Vocational diploma|Apprenticeship|Certificate',
    'Lift mechanics|Electrical installation|Industrial maintenance',
    `Service technician with {years} years on lifts, doors and escalators.
     I find the fault before I change the part; {years} years of call-outs have taught me that.
     Field technician, {years} years, own tools, clean driving licence.`,
    `Looked after 140 units in a district with hospitals and two metro stations.
     Answered call-outs day and night and freed people from stuck cars within half an hour on average.
     Changed suspension ropes and governor ropes and re-levelled the cars afterwards.
     Repaired landing doors of six makes, from the fifties to last year.
     Trained two apprentices until their final examination.
     Kept the van's stock so that nine visits of ten ended with the unit running.
     Wrote short reports that the customer could read.
     Swapped relay logic for a microprocessor controller over one weekend.
     Inspected escalator steps and chains by a plan that I made myself.
     Restored the brass gates of a 1912 cage lift as a hobby project for the museum.`,
  ),
  software: words(
    'Embedded software engineer|Controls software engineer|Firmware developer|C++ developer',
    'MSc|BSc|BEng',
    'Computer science|Embedded systems|Automation',
    `Embedded developer with {years} years of C++ on small machines that may not fail.
     I write control software that people stand inside of; {years} years without a safety finding.
     Software engineer, {years} years, at home between the oscilloscope and the code review.`,
    `Wrote the door controller in modern C++ and proved its timing with a logic analyser.
     Moved a safety chain to SIL 3 with a certified compiler and a home-made test harness.
     Brought continuous integration to a team that flashed boards by hand, with tests on real hardware every night.
     Implemented CANopen Lift (CiA 417) and helped two suppliers to get theirs right.
     Found a race condition that showed up once in eleven weeks, and wrote the article about it.
     Designed the dispatch algorithm for a group of eight cars; waiting time fell by a fifth.
     Replaced a home-grown scheduler by FreeRTOS without touching a single application file.
     Wrote a Rust tool that decodes field traces in seconds instead of hours.
     Ported the simulator to the browser so that sales could show it.
     Reviewed code of three sites and kept the coding guidelines short.
     Spoke at a meet-up about watchdogs, quaternions and why neither saves you.
     Kept forty thousand devices up to date over the air, with rollback.`,
  ),
  project: words(
    'Project manager|Modernisation project lead|Site manager',
    'MSc|BSc|Diploma',
    'Civil engineering|Project management|Construction',
    `Project manager with {years} years in modernisation; I keep dates because I say no early.
     {years} years of projects in occupied buildings, where nobody may notice us.`,
    `Led the modernisation of 64 lifts in social housing, floor by floor, with the residents at home.
     Held a budget of four million and closed the project two per cent below it.
     Planned night work in an airport terminal together with security and cleaning.
     Settled claims with the main contractor without a lawyer.
     Reported every Friday on one page: done, next, in danger.
     Wrote tender documents with clear limits of delivery.
     Brought three subcontractors and one heritage office to the same table.
     Introduced a daily ten-minute stand-up at the shaft door.
     Kept the accident rate at zero for three years.`,
  ),
  buyer: words(
    'Strategic buyer|Purchaser|Category manager|Supply chain specialist',
    'MSc|BA|Diploma',
    'Supply chain management|Business administration|Industrial engineering',
    `Buyer with {years} years in castings, ropes and electronics.
     I buy what engineers draw and make friends of both; {years} years so far.`,
    `Qualified a second source for cast sheaves and cut the lead time from fourteen weeks to six.
     Negotiated frame contracts for steel ropes in three currencies.
     Ran should-cost analyses for machined parts together with the design office.
     Brought 30 suppliers to electronic invoicing in one year.
     Audited foundries on site, in boots.
     Saved nine per cent on control cabinets by buying them wired.
     Kept the line running through a shortage of microcontrollers.
     Wrote the quality agreement that the whole group now uses.
     Moved returnable packaging to a pool and got rid of two lorries a week.`,
  ),
  service: words(
    'Customer service lead|Contact centre agent|Customer care specialist',
    'Diploma|BA|Certificate',
    'Communication|Business administration|Tourism',
    `Customer service with {years} years on the phone and a calm voice.
     {years} years of listening first; most people are right about something.`,
    `Led a shift of twelve agents who take emergency calls from lifts in four languages.
     Brought the time to answer down to nine seconds by planning breaks with a pencil.
     Wrote the script for people who are stuck: short sentences, no promises.
     Trained newcomers for two weeks each, and stayed reachable afterwards.
     Handled complaints that nobody else wanted.
     Introduced call-backs, which three customers of four prefer.
     Kept notes that the technicians read before they drive off.
     Taught sign language basics to the night shift.`,
  ),
  people: words(
    'Talent acquisition partner|Recruiter|HR business partner|People operations specialist',
    'MA|BA|MSc',
    'Psychology|Human resources|Business administration',
    `Recruiter with {years} years of technical roles; I answer every applicant.
     People partner, {years} years, fond of short forms and long conversations.`,
    `Hired ninety field technicians in two years, a third of them by referral.
     Cut the time from application to first answer from nineteen days to three.
     Ran structured interviews with scorecards and trained hiring managers in them.
     Moved the team off spreadsheets and onto one system.
     Wrote job advertisements without the word "rockstar".
     Built an apprenticeship programme with three vocational schools.
     Kept retention periods per country, and deleted on time.
     Led the works council talks about shift models.
     Organised assessment days with a real rope and a real pulley.`,
  ),
  finance: words(
    'Financial analyst|Business controller|Management accountant|Finance manager',
    'MSc|BComm|ACCA',
    'Finance|Accounting|Economics',
    `Financial analyst with {years} years in industry; I like figures that somebody can check.
     Controller with {years} years of month ends, the last ones by noon of day three.`,
    `Closed the books of four entities by working day three.
     Built the rolling forecast that replaced a budget of 400 tabs.
     Explained margins to engineers, and machines to accountants.
     Led the move from two ledgers to one with no overtime in December.
     Found a double-booked accrual of 1.2 million before the auditors did.
     Modelled service contracts over ten years with churn and indexation.
     Automated the consolidation in SQL and Python.
     Prepared the audit file; the management letter had no point on it.
     Kept the cash forecast within two per cent for six quarters.`,
  ),
}

const finnish: Partial<Record<Trade, TradeWords>> = {
  technician: words(
    'Huoltoasentaja|Hissiasentaja|Kenttähuoltaja',
    'Ammattitutkinto|Perustutkinto',
    'Sähkö- ja automaatiotekniikka|Kone- ja tuotantotekniikka',
    `Hissihuollossa {years} vuotta, ajokortti ja omat työkalut.
     Olen {years} vuotta etsinyt vian ennen kuin vaihdan osan.`,
    `Vastasin 120 hissin huollosta keskustan alueella.
     Päivystin joka neljäs viikko ja vapautin jumiin jääneet keskimäärin puolessa tunnissa.
     Vaihdoin kannatusköydet ja säädin korit tasolle.
     Korjasin kuuden valmistajan ovia viisikymmenluvulta nykypäivään.
     Ohjasin kaksi oppisopimusopiskelijaa näyttötutkintoon asti.
     Pidin auton varaston sellaisena, että yhdeksän käyntiä kymmenestä riitti.
     Vaihdoin releohjauksen mikroprosessoriin yhden viikonlopun aikana.
     Kunnostin kansanmuseon ristikko-ovisen hissin talkoilla.
     Tein määräaikaistarkastukset yhdessä tarkastuslaitoksen kanssa.`,
  ),
}

const swedish: Partial<Record<Trade, TradeWords>> = {
  project: words(
    'Projektledare|Moderniseringsledare|Platschef',
    'Civilingenjör|Högskoleingenjör|Yrkeshögskoleexamen',
    'Byggteknik|Projektledning|Maskinteknik',
    `Projektledare med {years} år i ombyggnader där folk bor kvar.
     Jag håller tiden eftersom jag säger nej i tid; {years} år i branschen.`,
    `Ledde moderniseringen av 64 hissar i allmännyttan, trapphus för trapphus.
     Ansvarade för en budget på fyrtio miljoner kronor och stängde två procent under.
     Planerade nattarbete på en flygplats tillsammans med säkerhet och städ.
     Skrev förfrågningsunderlag med tydliga gränsdragningar.
     Rapporterade varje fredag på en sida: klart, nästa, i fara.
     Löste tvister med totalentreprenören utan advokat.
     Samlade tre underentreprenörer och länsantikvarien kring samma bord.
     Höll olycksfallen på noll i tre år.
     Bytte ut en paternosterhiss mot två glashissar utan att stänga huset.`,
  ),
  technician: words(
    'Servicetekniker|Hissmontör|Fälttekniker',
    'Gymnasieexamen|Yrkesbevis',
    'El- och energiprogrammet|Industriteknik',
    `Servicetekniker med {years} år på hissar, portar och rulltrappor.
     Jag hittar felet innan jag byter delen, sedan {years} år.`,
    `Skötte 130 anläggningar i ett distrikt med två sjukhus.
     Hade jour var femte vecka och släppte ut instängda inom en halvtimme.
     Bytte bärlinor och justerade hisskorgar.
     Reparerade dörrar av sex fabrikat.
     Handledde två lärlingar fram till yrkesbeviset.
     Höll bilens lager så att nio besök av tio räckte.
     Bytte relästyrning mot mikroprocessor under en helg.
     Renoverade gallergrinden i en hiss från 1912 på fritiden.`,
  ),
}

const german: Partial<Record<Trade, TradeWords>> = {
  technician: words(
    'Servicetechniker Aufzüge|Mechatroniker|Monteur Fahrtreppen',
    'Facharbeiterbrief|Meisterbrief|Gesellenbrief',
    'Mechatronik|Elektrotechnik|Anlagenmechanik',
    `Mechatroniker mit {years} Jahren im Aufzugservice.
     Ich suche erst den Fehler und tausche dann das Teil, seit {years} Jahren.`,
    `Betreute 150 Anlagen in einem Bezirk mit zwei Kliniken und drei U-Bahnhöfen.
     Fuhr Bereitschaft und befreite eingeschlossene Personen im Mittel in 25 Minuten.
     Wechselte Tragseile und Geschwindigkeitsbegrenzer und stellte die Fangvorrichtung neu ein.
     Setzte Schachttüren von sechs Herstellern instand.
     Begleitete Prüfungen mit der zugelassenen Überwachungsstelle.
     Bildete zwei Auszubildende bis zur Gesellenprüfung aus.
     Rüstete an einem Wochenende von Relais- auf Mikroprozessorsteuerung um.
     Hielt den Wagenbestand so, dass neun von zehn Einsätzen ohne zweite Anfahrt endeten.
     Restaurierte ehrenamtlich den Paternoster eines alten Rathauses.`,
  ),
  buyer: words(
    'Strategischer Einkäufer|Einkäuferin Technik|Warengruppenmanager',
    'Diplom|Bachelor|Fachwirt',
    'Wirtschaftsingenieurwesen|Betriebswirtschaft|Logistik',
    `Einkauf mit {years} Jahren Erfahrung bei Guss, Seilen und Elektronik.
     Ich verhandle gern und lese Zeichnungen, beides seit {years} Jahren.`,
    `Qualifizierte eine zweite Quelle für Treibscheiben und verkürzte die Lieferzeit von vierzehn auf sechs Wochen.
     Verhandelte Rahmenverträge für Stahlseile in drei Währungen.
     Führte Zielkostenanalysen mit der Konstruktion durch.
     Auditierte Gießereien vor Ort, in Sicherheitsschuhen.
     Sparte neun Prozent bei Schaltschränken durch den Bezug verdrahteter Einheiten.
     Hielt die Fertigung durch die Mikrocontroller-Knappheit hindurch am Laufen.
     Schrieb die Qualitätssicherungsvereinbarung, die heute der Konzern nutzt.
     Stellte 30 Lieferanten auf elektronische Rechnungen um.`,
  ),
}

const french: Partial<Record<Trade, TradeWords>> = {
  technician: words(
    'Technicien de maintenance|Ascensoriste|Technicienne itinérante',
    'Bac professionnel|BTS|CAP',
    'Maintenance des systèmes|Électrotechnique|Mécanique industrielle',
    `Technicien avec {years} ans d’expérience sur ascenseurs et escaliers mécaniques.
     Je cherche la panne avant de changer la pièce, depuis {years} ans.`,
    `Entretien de 130 appareils dans un secteur comprenant deux hôpitaux.
     Astreinte une semaine sur cinq, déblocage des personnes en moins de trente minutes.
     Remplacement des câbles de traction et réglage des parachutes.
     Dépannage de portes palières de six marques différentes.
     Formation de deux apprentis jusqu’à leur diplôme.
     Remplacement d’une logique à relais par un microprocesseur en un week-end.
     Suivi des contrôles techniques quinquennaux avec le bureau de contrôle.
     Tenue du stock du véhicule : neuf visites sur dix sans second passage.
     Restauration bénévole de la cabine d’un funiculaire de 1908.`,
  ),
}

const spanish: Partial<Record<Trade, TradeWords>> = {
  service: words(
    'Responsable de atención al cliente|Agente de contact center|Coordinadora de servicio',
    'Grado|Diplomatura|Técnico superior',
    'Comunicación|Administración de empresas|Turismo',
    `Atención al cliente con {years} años al teléfono y voz tranquila.
     Escucho primero; en {years} años casi todo el mundo ha tenido razón en algo.`,
    `Coordiné un turno de doce agentes que atienden llamadas de emergencia desde ascensores.
     Reduje el tiempo de respuesta a nueve segundos planificando los descansos a lápiz.
     Redacté el guion para personas atrapadas: frases cortas, sin promesas.
     Formé a las nuevas incorporaciones durante dos semanas.
     Gestioné las reclamaciones que nadie más quería.
     Implanté la devolución de llamadas, que prefieren tres de cada cuatro clientes.
     Mantuve notas que los técnicos leen antes de salir.
     Enseñé nociones de lengua de signos al turno de noche.`,
  ),
}

const BY_LANGUAGE: Readonly<Record<string, Partial<Record<Trade, TradeWords>>>> = {
  en: english,
  fi: finnish,
  sv: swedish,
  de: german,
  fr: french,
  es: spanish,
}

/** The words of a trade in a language; in English where there are none. */
export function tradeWords(trade: Trade, language: string): { words: TradeWords; language: string } {
  const found = BY_LANGUAGE[language]?.[trade]
  return found ? { words: found, language } : { words: english[trade], language: 'en' }
}

const skills = (text: string) => text.split('|')
/** Skills are written as they are everywhere. */
export const SKILLS: Readonly<Record<Trade, readonly string[]>> = {
  engineer: skills(
    'EN 81-20|EN 81-50|SolidWorks|FEA|Traction machines|Safety gear|ISO 14798|Type approval|Vibration analysis|Tolerance chains|Hydraulics|AutoCAD|Counterweights|Commissioning',
  ),
  technician: skills(
    'Troubleshooting|Rope replacement|Door operators|Escalators|Relay logic|PLC|Driving licence B|Working at height|Welding|Electrical safety|Hydraulics|On-call work|First aid',
  ),
  software: skills(
    'C++|C|Rust|Python|FreeRTOS|CANopen|PLC|IEC 61508|CMake|Git|Embedded Linux|Unit testing|Oscilloscope|Yocto|Structured text',
  ),
  project: skills(
    'Project management|Scheduling|Budgeting|Contracts|Site safety|Stakeholder management|MS Project|Tendering|Claims|Heritage buildings',
  ),
  buyer: skills(
    'Negotiation|Category management|Castings|Steel ropes|Electronics|SAP|Should-cost|Supplier audits|Incoterms|Contracts',
  ),
  service: skills(
    'Call handling|Scheduling|Complaints|CRM|Spanish|English|Portuguese|Training|Workforce planning|De-escalation',
  ),
  people: skills(
    'Structured interviews|Sourcing|Labour law|Onboarding|Scorecards|Employer branding|GDPR|Works council|Coaching',
  ),
  finance: skills(
    'Forecasting|Consolidation|SQL|Python|IFRS|Excel|Power BI|Audit|Cost accounting|Contract modelling',
  ),
}

/** What people do beside their work: one in four says so. */
export const PASTIMES: Readonly<Record<string, readonly string[]>> = {
  en: [
    'Sings bass in a choir.',
    'Keeps bees on the roof.',
    'Restores old paternosters.',
    'Orienteering, badly but often.',
    'Plays the nyckelharpa.',
    'Volunteers with the mountain rescue.',
  ],
  fi: [
    'Pelaa pesäpalloa.',
    'Suunnistaa, huonosti mutta usein.',
    'Hoitaa mehiläisiä.',
    'Laulaa sekakuorossa.',
  ],
  sv: ['Spelar nyckelharpa.', 'Sjunger i kör.', 'Seglar på sommaren.', 'Odlar äpplen.'],
  de: ['Singt im Kirchenchor.', 'Imkert auf dem Dach.', 'Freiwillige Feuerwehr.', 'Restauriert Uhren.'],
  fr: ['Joue de l’accordéon.', 'Randonnée en Chartreuse.', 'Apiculteur amateur.'],
  es: ['Toca la gaita.', 'Huerto urbano.', 'Voluntario en protección civil.'],
}
