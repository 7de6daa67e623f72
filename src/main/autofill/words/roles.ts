/**
 * Words and endings that tell a job title from an employer, and a school from a degree; lower case, folded
 * (see fold.ts). In en, de, fi, sv and the commonest of fr, es, it, nl.
 */
const list = (text: string): string[] => text.trim().split(/\s+/)

/** Whole words of titles. */
export const TITLE_WORDS = list(`
  engineer manager developer designer consultant analyst architect administrator assistant director officer lead
  senior junior intern trainee specialist coordinator representative executive accountant nurse teacher lecturer
  professor researcher scientist technician operator driver clerk secretary supervisor head chief founder owner
  president ceo cto cfo coo partner associate advisor adviser buyer planner controller auditor lawyer attorney
  paralegal physician doctor dentist pharmacist therapist physiotherapist psychologist midwife paramedic caregiver
  carer chef cook waiter waitress barista bartender receptionist cashier salesperson seller merchandiser recruiter
  editor journalist writer copywriter translator interpreter photographer artist musician producer librarian
  electrician plumber welder carpenter mechanic machinist painter mason roofer fitter installer foreman worker
  programmer tester scrum master owner instructor trainer coach tutor guide counsellor counselor educator
  handler dispatcher courier guard cleaner janitor gardener hairdresser tailor baker butcher postdoc fellow student
  volunteer freelancer entrepreneur agent broker underwriter strategist marketer apprentice helper
  leiter leiterin mitarbeiter mitarbeiterin fachkraft kaufmann kauffrau sachbearbeiter sachbearbeiterin referent
  referentin berater beraterin praktikant praktikantin werkstudent werkstudentin auszubildender auszubildende arzt
  arztin lehrer lehrerin ingenieur ingenieurin geschaftsfuhrer geschaftsfuhrerin assistent assistentin angestellter
  angestellte elektriker elektrikerin koch kochin kellner kellnerin verkaufer verkauferin erzieher erzieherin fahrer
  fahrerin schweisser meister meisterin geselle gesellin hilfskraft aushilfe trainee vorstand inhaber
  johtaja paallikko asiantuntija insinoori suunnittelija koordinaattori avustaja hoitaja opettaja lehtori tutkija
  professori myyja konsultti kehittaja harjoittelija tyontekija esimies esihenkilo asentaja kuljettaja kokki
  tarjoilija siivooja sihteeri kirjanpitaja arkkitehti analyytikko laakari juristi toimittaja valmentaja ohjaaja
  apulainen edustaja yrittaja paallysmies hitsaaja sahkoasentaja lahihoitaja sairaanhoitaja rekrytoija
  chef ledare handlaggare ingenjor utvecklare saljare larare sjukskoterska underskoterska konsult samordnare
  assistent praktikant tekniker montor svetsare ekonom redovisningsekonom controller jurist lakare arkitekt
  projektledare teamledare gruppchef direktor vd verksamhetschef koordinator radgivare forskare doktorand lektor
  kock servitor stadare vaktmastare elektriker snickare malare forare chauffor inkopare planerare analytiker
  ingenieur responsable directeur directrice chargee charge assistante stagiaire comptable infirmier infirmiere
  ingeniero ingeniera gerente responsable tecnico tecnica profesor profesora desarrollador contable enfermera
  ingegnere responsabile impiegato impiegata direttore tecnico sviluppatore infermiera stagista
  medewerker adviseur leidinggevende ontwikkelaar verpleegkundige docent stagiair
`)

/** Endings of titles in languages that join words; long enough to say something. */
export const TITLE_ENDINGS = list(`
  ingenieur ingenieurin entwickler entwicklerin leiter leiterin manager managerin berater beraterin techniker
  technikerin mechaniker mechanikerin mechatroniker elektroniker kaufmann kauffrau fachkraft pfleger pflegerin
  schwester lehrer lehrerin arbeiter arbeiterin assistent assistentin verkaufer verkauferin bearbeiter bearbeiterin
  fuhrer fuhrerin fahrer fahrerin anwalt anwaltin prufer pruferin halter halterin referent referentin planer planerin
  helfer helferin meister meisterin monteur installateur berater disponent gestalter gestalterin schweisser
  insinoori paallikko johtaja asiantuntija suunnittelija kehittaja hoitaja opettaja myyja asentaja kuljettaja
  tyontekija esimies vastaava ohjaaja koordinaattori avustaja kirjanpitaja neuvoja sihteeri teknikko konsultti
  ingenjor utvecklare chef ledare larare skoterska saljare tekniker montor konsult ekonom handlaggare mekaniker
  ansvarig forare svetsare assistent bitrade skotare radgivare samordnare arbetare inkopare strateg designer
`)

/** Words and legal forms of employers. */
export const EMPLOYER_WORDS = list(`
  gmbh ag kg se mbh ohg ug eg ev oy oyj ab abp hb kb as asa a/s aps inc llc ltd limited plc corp corporation co company
  group holding gruppe konzern sa sas sarl srl spa bv nv ry rf tmi stiftung saatio stiftelsen foundation verein
  bank pankki hospital krankenhaus klinikum klinik clinic sairaala sjukhus university universitat yliopisto
  universitet hochschule college school schule koulu skola institute institut instituutti museum museo theater theatre
  teatteri teater hotel hotelli hotell restaurant restaurang ravintola cafe kahvila agency agentur toimisto byra
  solutions systems technologies labs studio studios industries industrie services logistics logistik partners
  stadt kaupunki kommun kommune municipality city ministry ministerium ministerio council gemeinde werke stadtwerke
  apotheke apteekki apotek ministerio ministeriet verlag verlagshaus kustannus forlag airlines motors energy pharma
  consulting software digital media insurance versicherung vakuutus forsakring bau rakennus bygg foods
`)
export const EMPLOYER_ENDINGS = list(
  'werke werk klinik klinikum bank pankki gruppe haus yhtiot yhtio sairaala keskus konserni bolaget koncernen sjukhuset verlag logistik technik bau',
)

/** Words of schools. */
export const SCHOOL_WORDS = list(`
  university college school institute academy polytechnic faculty
  universitat hochschule fachhochschule berufsschule berufskolleg gymnasium realschule gesamtschule akademie institut
  schule oberschule tu eth fh ihk th
  yliopisto ammattikorkeakoulu ammattiopisto lukio opisto amk koulu korkeakoulu ammattikoulu akatemia oppilaitos
  universitet universitetet hogskola hogskolan gymnasieskola gymnasieskolan gymnasiet folkhogskola akademi
  yrkeshogskola yrkeshogskolan skola skolan komvux kth
  universite ecole lycee faculte
  universidad escuela instituto facultad colegio
  universita scuola liceo politecnico istituto
  universiteit hogeschool
  universidade escola
  mit lse eth epfl rwth kit tum lmu hwr htw lut hanken xamk haaga helia samk jamk tamk metropolia ki lth chalmers
`)
export const SCHOOL_ENDINGS = list(
  'universitat universitet hochschule schule gymnasium kolleg yliopisto korkeakoulu opisto lukio koulu instituutti skola skolan hogskola hogskolan gymnasiet gymnasieskola universitetet akademie',
)

/** Degrees, as they begin; folded. Longer ones first where one begins another. */
export const DEGREES = `
doctor of philosophy|doctor of science|doctor of medicine|doctorate|phd|ph.d|dphil|md|
master of science in engineering|master of science|master of arts|master of engineering|master of business administration|master of laws|master of education|master s degree|masters degree|master|msc|m.sc|ma|m.a|meng|m.eng|mba|llm|ll.m|mphil|
bachelor of science in engineering|bachelor of science|bachelor of arts|bachelor of engineering|bachelor of business administration|bachelor of laws|bachelor of education|bachelor of nursing|bachelor s degree|bachelors degree|bachelor|bsc|b.sc|ba|b.a|beng|b.eng|bba|llb|ll.b|
associate degree|higher national diploma|hnd|postgraduate certificate|pgce|graduate diploma|diploma|vocational qualification|apprenticeship|a levels|a level|gcse|high school diploma|certificate|
promotion zum dr|promotion|habilitation|dr. rer. nat|dr. ing|dr.|doktor|diplom ingenieur in|diplom ingenieurin|diplom ingenieur|diplom kaufmann|diplom kauffrau|diplom informatiker|dipl. ing|dipl. kfm|diplom|magister artium|magister|staatsexamen|erstes staatsexamen|zweites staatsexamen|ausbildung zum|ausbildung zur|ausbildung als|berufsausbildung|lehre als|ausbildung|meisterbrief|techniker|abitur|allgemeine hochschulreife|fachhochschulreife|fachabitur|mittlere reife|realschulabschluss|hauptschulabschluss|
tekniikan tohtori|filosofian tohtori|tohtori|diplomi insinoori|filosofian maisteri|kauppatieteiden maisteri|oikeustieteen maisteri|valtiotieteiden maisteri|yhteiskuntatieteiden maisteri|kasvatustieteen maisteri|tekniikan kandidaatti|luonnontieteiden kandidaatti|humanististen tieteiden kandidaatti|kauppatieteiden kandidaatti|kandidaatti|maisteri|insinoori (ylempi amk)|insinoori ylempi amk|insinoori amk|insinoori|tradenomi ylempi amk|tradenomi amk|tradenomi|sairaanhoitaja amk|sairaanhoitaja|sosionomi amk|sosionomi|medianomi amk|medianomi|restonomi amk|restonomi|lahihoitaja|merkonomi|datanomi|artenomi|ylioppilastutkinto|ylioppilas|perustutkinto|ammattitutkinto|erikoisammattitutkinto|ammatillinen perustutkinto|di|dipl. ins|ktm|fm|
teknologie doktor|filosofie doktor|doktorsexamen|licentiatexamen|civilingenjorsexamen|civilingenjor|hogskoleingenjorsexamen|hogskoleingenjor|civilekonomexamen|civilekonom|ekonomie magister|ekonomie kandidat|filosofie magister|filosofie kandidat|teknologie master|teknologie kandidat|masterexamen|magisterexamen|kandidatexamen|hogskoleexamen|yrkeshogskoleexamen|yrkesexamen|gymnasieexamen|studentexamen|lararexamen|sjukskoterskeexamen|socionomexamen|juristexamen|lakarexamen|
doctorat|master|licence|maitrise|dut|bts|baccalaureat|diplome d ingenieur|grado en|grado|licenciatura|bachillerato|doctorado|laurea magistrale|laurea triennale|laurea|dottorato|diploma di maturita|doctoraal|hbo|wo|mbo|havo|vwo
`
  .split('|')
  .map((degree) => degree.trim())
  .filter((degree) => degree !== '')
