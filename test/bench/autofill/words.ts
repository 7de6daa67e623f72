/**
 * What the invented people of the autofill benchmark are made of. Some skills, schools and employers are in no table of Haku's on purpose, and no
 * list is used whole: the two sets of CVs draw from different halves.
 */
export type CvLanguage = 'en' | 'de' | 'fi' | 'sv'

export interface CvWords {
  country: string
  countryName: string
  given: string[]
  family: string[]
  titles: string[]
  employers: string[]
  /** Postal code and town. */
  cities: [code: string, town: string][]
  streets: string[]
  schools: string[]
  degrees: string[]
  areas: string[]
  deeds: string[]
  summaries: string[]
  skills: string[]
  /** As written in this language, with the English name. */
  tongues: [written: string, english: string][]
  levels: string[]
  native: string
  months: string[]
  short: string[]
  now: string[]
  between: string[]
  labels: { phone: string[]; email: string[]; address: string[] }
  headings: Record<
    'summary' | 'experience' | 'education' | 'skills' | 'languages' | 'contact' | 'other',
    string[]
  >
  other: string[]
  /** What makes a CV harder to read, in its language. */
  trouble: {
    title: string
    born: string
    blurb: string[]
    referee: [heading: string, lines: string[]]
    project: [heading: string, line: string]
    since: string
    thesis: string
    groups: [string, string]
    page: string
  }
  at: string
  phone: (digits: (count: number) => string) => { international: string; national: string; e164: string }
}

const list = (text: string): string[] => text.split('|').map((item) => item.trim())
const cities = (text: string): [string, string][] =>
  list(text).map((item) => {
    const at = item.lastIndexOf(' ', item.search(/\p{L}/u))
    return [item.slice(0, Math.max(at, 0)).trim(), item.slice(at + 1).trim()]
  })
const pairs = (text: string): [string, string][] =>
  list(text).map((item) => {
    const [written = '', english = ''] = item.split('=')
    return [written, english]
  })

const en: CvWords = {
  country: 'GB',
  countryName: 'United Kingdom',
  given: list(
    'Alice|Oliver|Priya|Callum|Fatima|Harriet|Tobias|Niamh|Rhys|Chidi|Imogen|Declan|Yasmin|Graham|Sophie|Kwame|Beatrice|Ewan|Leila|Marcus|Joanna|Hugh',
  ),
  family: list(
    'Ashworth|Okafor|Pemberton|Kaur|MacLeod|Bennett-Shaw|Rahman|Thistlewood|O’Neill|Fairfax|Delgado|Hargreaves|Nakamura|Whitcombe|Boateng|Lindqvist|Carmichael|Sutton|Abara|Wren',
  ),
  titles: list(
    'Senior Software Engineer|Head of Sales|Marketing Manager|Ward Sister|Staff Nurse|Financial Controller|Primary School Teacher|Warehouse Supervisor|Data Analyst|Legal Counsel|HR Business Partner|Site Manager|UX Designer|Chief of Staff|Maintenance Technician|Sous Chef|Account Executive|Research Associate|Customer Success Manager|Procurement Specialist|Electrical Fitter|Operations Lead|Scrum Master|Social Worker',
  ),
  employers: list(
    'Brightwater Systems Ltd|Harrow & Finch|Northgate Hospital|Calder Bank plc|Redfern Logistics|Oakfield Primary School|Tamarind Kitchens|Pellworth Group|Mossbank Energy|Silverline Studios|Quillfeather|City of Elmham Council|Larkspur Pharma|Stonebridge Partners LLP|Vantage Rail|Juniper & Co|Aldermere University|Copperleaf Retail Ltd|Heron Analytics|Bluefinch|Wexcombe Builders|Kestrel Airlines',
  ),
  cities: cities(
    'London|Leeds|Bristol|Manchester|Edinburgh|Cardiff|Sheffield|Nottingham|Glasgow|Brighton|Liverpool|Exeter',
  ),
  streets: list(
    '14 Mill Lane|3 Kingfisher Close|221 Harbour Road|7 Orchard Street|58 Station Parade|9 Abbey Gardens',
  ),
  schools: list(
    'University of Leeds|Aldermere University|Imperial College London|University of Bristol|Heriot-Watt University|London School of Economics|Sheffield Hallam University|Cardiff University|Bramley Sixth Form College|Royal Northern Institute of Technology',
  ),
  degrees: list('BSc|MSc|Bachelor of Arts|Master of Science|BEng|PhD|MBA|Bachelor of Science|MA|LLB'),
  areas: list(
    'Computer Science|Economics|Adult Nursing|Mechanical Engineering|English Literature|Law|Psychology|Supply Chain Management|Graphic Design|Chemistry|Business Administration|Civil Engineering',
  ),
  deeds: list(
    'Led a team of nine people across two sites and cut delivery time by a third.|Introduced weekly reviews that halved the number of open complaints|Wrote the handbook that new colleagues still get on their first day.|Negotiated contracts with suppliers in four countries.|Moved 1,200 customers to a new platform without an hour of downtime|Reported monthly figures to the board and explained what was behind them.|Trained apprentices and signed off their final projects.|Planned shifts for a department that never closes|Saved £240,000 a year by renewing only what was used.|Kept the audit of 2018 free of findings.',
  ),
  summaries: list(
    'I like work that is finished. For twelve years I have turned loose ends into things that run without me, and I am looking for the next ones.|Hands-on specialist with experience in growing teams and calm in busy times. Known for plain words and for lists that get shorter.|Curious, careful and quick to learn; I have worked in three industries and took the best of each with me.',
  ),
  skills: list(
    'Project management|Python|Data analysis|Negotiation|Budgeting|Microsoft Excel|Customer service|Stakeholder management|SQL|Wound care|Payroll|AutoCAD|Forklift operation|Figma|Content marketing|Contract law|Risk assessment|Public speaking|JavaScript|Docker|Agile|Recruiting|Welding|Food hygiene|Tableau|Patient care|Curriculum development|SEO|Git|Leadership|Power BI|First aid|Rope access|Beekeeping records|Panel beating|Radiosonde launches|Escape room design|Glazing|Kiln firing|Piano tuning',
  ),
  tongues: pairs(
    'English=English|French=French|German=German|Spanish=Spanish|Polish=Polish|Hindi=Hindi|Welsh=Welsh|Italian=Italian|Arabic=Arabic',
  ),
  levels: list('fluent|C1|B2|basic|intermediate|professional working proficiency|A2|conversational'),
  native: 'native',
  months: list('January|February|March|April|May|June|July|August|September|October|November|December'),
  short: list('Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec'),
  now: list('present|Present|now|today|current'),
  between: ' – |-| to | - |–'.split('|'),
  labels: { phone: list('Phone|Mobile|Tel'), email: list('Email|E-mail'), address: list('Address|Location') },
  headings: {
    summary: list('Profile|Summary|About me|Personal statement|Professional summary'),
    experience: list('Experience|Work experience|Employment history|Professional experience|Career history'),
    education: list('Education|Education and training|Academic background|Qualifications'),
    skills: list('Skills|Key skills|Core competencies|Technical skills|Areas of expertise'),
    languages: list('Languages|Language skills|Spoken languages'),
    contact: list('Contact|Contact details|Personal details'),
    other: list('Interests|Hobbies|Volunteering'),
  },
  other: list(
    'Hill walking, choir and the repair of old radios|Runs the youth group of a rowing club|Open water swimming',
  ),
  trouble: {
    title: 'Curriculum Vitae',
    born: 'Date of birth: 12 March 1985',
    blurb: list('Mid-sized maker of pumps with 400 people in three countries|Family business, founded 1921'),
    referee: [
      'References',
      ['Dr Winifred Marlowe, Head of Department', 'w.marlowe@elsewhere.example.org', '+44 20 7946 0999'],
    ],
    project: ['Projects', 'Rebuilt the archive of the rowing club, 2017 – 2018'],
    since: 'since',
    thesis: 'Thesis: On the quiet running of large machines',
    groups: ['Tools', 'Methods'],
    page: 'Page',
  },
  at: ' at ',
  phone: (digits) => {
    const tail = digits(3)
    return { international: `+44 20 7946 0${tail}`, national: `020 7946 0${tail}`, e164: `+442079460${tail}` }
  },
}

const de: CvWords = {
  country: 'DE',
  countryName: 'Deutschland',
  given: list(
    'Anneliese|Jürgen|Katharina|Mehmet|Friederike|Lars|Sabine|Thorsten|Ayşe|Benedikt|Clara|Dragan|Elke|Florian|Gesa|Henning|Ilse|Jonas|Kerstin|Matthias|Nadine|Volker',
  ),
  family: list(
    'Brandstätter|Yıldız|Großmann|Petersen|Von der Heide|Schöller|Kowalski|Meyer-Lüdenscheid|Fuchs|Aydın|Hagedorn|Lindner|Öztürk|Rothenberger|Stahl|Trautmann|Weißbach|Zimmermann|Kühn|Eberle',
  ),
  titles: list(
    'Softwareentwicklerin|Leiter Vertrieb|Pflegefachkraft|Projektmanager|Steuerfachangestellte|Referentin Öffentlichkeitsarbeit|Servicetechniker|Einkäufer|Grundschullehrerin|Bauleiter|Personalreferentin|Elektroniker für Betriebstechnik|Kaufmännische Angestellte|Wissenschaftlicher Mitarbeiter|Schichtleiter Logistik|Assistenzärztin|Produktmanagerin|Key Account Manager|Werkstudent|Qualitätsingenieur|Sachbearbeiterin Buchhaltung|Restaurantleiter',
  ),
  employers: list(
    'Nordlicht Systeme GmbH|Brauer & Söhne KG|Klinikum Auenstadt|Sparkasse Mittelfels|Hansen Logistik GmbH & Co. KG|Grundschule am Weiher|Gasthof Lindenhof|Falkenberg AG|Stadtwerke Rheinhofen|Pixelwerk|Kanzlei Dr. Sommer|Universität Auenstadt|Alpina Pharma GmbH|Zeitgeist Verlag|Rheinbau SE|Morgenröte|Landeshauptstadt Neuenburg|Feinmechanik Stolz GmbH|Wiesental Energie|Kunstraum Ost e. V.',
  ),
  cities: cities(
    '10115 Berlin|20095 Hamburg|80331 München|50667 Köln|70173 Stuttgart|04109 Leipzig|28195 Bremen|90402 Nürnberg|01067 Dresden|79098 Freiburg|48143 Münster|24103 Kiel',
  ),
  streets: list('Lindenstraße 14|Am Mühlbach 3|Goethestraße 112|Hafenweg 8a|Bahnhofstr. 27|Rosengasse 5'),
  schools: list(
    'Technische Universität München|Universität Leipzig|Hochschule Bremen|Ruhr-Universität Bochum|Freie Universität Berlin|Berufskolleg Auenstadt|Fachhochschule Kiel|RWTH Aachen|Albert-Einstein-Gymnasium|Humboldt-Universität zu Berlin',
  ),
  degrees: list(
    'B.Sc.|M.Sc.|Diplom|Bachelor of Arts|Master of Science|Magister|B.Eng.|Staatsexamen|Promotion|Master',
  ),
  areas: list(
    'Informatik|Betriebswirtschaftslehre|Pflegewissenschaft|Maschinenbau|Germanistik|Rechtswissenschaften|Psychologie|Logistik|Kommunikationsdesign|Chemie|Wirtschaftsingenieurwesen|Elektrotechnik',
  ),
  deeds: list(
    'Leitung eines Teams von neun Personen an zwei Standorten.|Einführung wöchentlicher Besprechungen, die offene Beschwerden halbierten|Verfassen des Handbuchs, das neue Kolleginnen am ersten Tag bekommen.|Verhandlung von Verträgen mit Zulieferern in vier Ländern|Umzug von 1.200 Kunden auf eine neue Plattform ohne eine Stunde Ausfall.|Monatliche Berichte an die Geschäftsführung|Anleitung von Auszubildenden bis zur Abschlussprüfung.|Dienstplanung für eine Abteilung, die nie schließt|Einsparung von 240.000 € im Jahr.|Vorbereitung der Prüfung 2018 ohne Beanstandung.',
  ),
  summaries: list(
    'Ich mag Arbeit, die fertig wird. Seit zwölf Jahren mache ich aus losen Enden Dinge, die ohne mich laufen.|Erfahrene Fachkraft mit Ruhe in vollen Zeiten und Freude an klaren Worten. Bekannt für Listen, die kürzer werden.|Neugierig, sorgfältig und schnell eingearbeitet; drei Branchen haben mich geprägt.',
  ),
  skills: list(
    'Projektmanagement|Python|Datenanalyse|Verhandlungsführung|Budgetierung|Microsoft Excel|Kundenservice|Arbeitsrecht|SQL|Wundversorgung|Lohnbuchhaltung|AutoCAD|Gabelstapler|Figma|Online-Marketing|Vertragsrecht|Risikobeurteilung|Moderation|JavaScript|Docker|Agile Methoden|Rekrutierung|Schweißen|Lebensmittelhygiene|Tableau|Qualitätsmanagement|Lehrplanentwicklung|DATEV|Git|Mitarbeiterführung|SAP|Erste Hilfe|Seilzugangstechnik|Orgelbau|Wetterballonstarts|Glasmalerei|Imkerei|Klavierstimmen|Rätselbau|Karosserieklempnerei',
  ),
  tongues: pairs(
    'Deutsch=German|Englisch=English|Französisch=French|Spanisch=Spanish|Türkisch=Turkish|Polnisch=Polish|Italienisch=Italian|Russisch=Russian|Niederländisch=Dutch',
  ),
  levels: list('fließend|C1|B2|Grundkenntnisse|verhandlungssicher|gut|A2|sehr gute Kenntnisse'),
  native: 'Muttersprache',
  months: list('Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember'),
  short: list('Jan.|Feb.|März|Apr.|Mai|Juni|Juli|Aug.|Sept.|Okt.|Nov.|Dez.'),
  now: list('heute|aktuell|bis heute|jetzt'),
  between: ' – |-| bis | - |–'.split('|'),
  labels: {
    phone: list('Telefon|Mobil|Tel.'),
    email: list('E-Mail|Mail'),
    address: list('Anschrift|Adresse|Wohnort'),
  },
  headings: {
    summary: list('Profil|Kurzprofil|Über mich|Zusammenfassung'),
    experience: list('Berufserfahrung|Beruflicher Werdegang|Werdegang|Berufspraxis|Berufliche Stationen'),
    education: list('Ausbildung|Bildungsweg|Studium und Ausbildung|Akademischer Werdegang'),
    skills: list('Kenntnisse|Fähigkeiten|Kompetenzen|EDV-Kenntnisse|Fachkenntnisse'),
    languages: list('Sprachen|Sprachkenntnisse|Fremdsprachen'),
    contact: list('Kontakt|Persönliche Daten|Zur Person'),
    other: list('Interessen|Ehrenamt|Sonstiges'),
  },
  other: list(
    'Wandern, Chor und die Reparatur alter Radios|Jugendgruppe eines Rudervereins|Freiwasserschwimmen',
  ),
  trouble: {
    title: 'Lebenslauf',
    born: 'Geboren am 12.03.1985 in Köln, ledig',
    blurb: list(
      'Mittelständischer Hersteller von Pumpen mit 400 Beschäftigten|Familienunternehmen, gegründet 1921',
    ),
    referee: [
      'Referenzen',
      ['Dr. Winfried Marlow, Abteilungsleiter', 'w.marlow@anderswo.example.org', '+49 30 23125 999'],
    ],
    project: ['Projekte', 'Neuaufbau des Archivs im Ruderverein, 2017 – 2018'],
    since: 'seit',
    thesis: 'Abschlussarbeit: Über den ruhigen Lauf großer Maschinen',
    groups: ['Werkzeuge', 'Methoden'],
    page: 'Seite',
  },
  at: ' bei ',
  phone: (digits) => {
    const tail = digits(3)
    return { international: `+49 30 23125 ${tail}`, national: `030 23125 ${tail}`, e164: `+493023125${tail}` }
  },
}

const fi: CvWords = {
  country: 'FI',
  countryName: 'Suomi',
  given: list(
    'Aino|Veikko|Päivi|Jussi|Sanna|Olli-Pekka|Hilkka|Tuomas|Marjaana|Eero|Iida|Kalle|Lotta|Markku|Noora|Pasi|Riikka|Seppo|Tiina|Väinö|Emmi|Jarkko',
  ),
  family: list(
    'Mäkelä|Virtanen-Aho|Hämäläinen|Kettunen|Lehtovaara|Salonen|Jokinen|Ylönen|Rautio|Niskala|Peltomaa|Sjöblom|Karhunen|Tuominen|Ahvenniemi|Laakkonen|Vuorela|Öhman|Heino|Koskela',
  ),
  titles: list(
    'Ohjelmistokehittäjä|Myyntijohtaja|Sairaanhoitaja|Projektipäällikkö|Kirjanpitäjä|Viestinnän asiantuntija|Huoltoasentaja|Ostaja|Luokanopettaja|Työmaainsinööri|Henkilöstökoordinaattori|Sähköasentaja|Toimistosihteeri|Tutkija|Varastovastaava|Erikoislääkäri|Tuotepäällikkö|Avainasiakaspäällikkö|Harjoittelija|Laatuinsinööri|Palkanlaskija|Ravintolapäällikkö',
  ),
  employers: list(
    'Revontuli Systeemit Oy|Lehdon Leipomo|Kuusiston keskussairaala|Saimaan Osuuspankki|Tuulihaukka Logistiikka Oy|Rantakylän koulu|Ravintola Kaisla|Pohjolan Konepaja Oyj|Koivurannan kaupunki|Pikselipaja|Asianajotoimisto Halla|Itälahden yliopisto|Metsätähti Pharma Oy|Kustannus Oy Havu|Kivirakenne Oy|Aamunkoi|Merikosken Energia Oy|Hienomekaniikka Virta Oy|Kuntayhtymä Suvanto|Taidehalli Kaari ry',
  ),
  cities: cities(
    '00100 Helsinki|33100 Tampere|20100 Turku|90100 Oulu|02100 Espoo|40100 Jyväskylä|15110 Lahti|70100 Kuopio|65100 Vaasa|80100 Joensuu|28100 Pori|96200 Rovaniemi',
  ),
  streets: list('Koivukatu 14 B 3|Myllytie 5|Rantaväylä 112|Satamakuja 8|Asematie 27 A|Ruusupolku 5'),
  schools: list(
    'Aalto-yliopisto|Helsingin yliopisto|Tampereen ammattikorkeakoulu|Oulun yliopisto|Itälahden yliopisto|Savon ammattiopisto|Metropolia Ammattikorkeakoulu|LUT-yliopisto|Kallion lukio|Turun kauppakorkeakoulu',
  ),
  degrees: list(
    'Insinööri (AMK)|Diplomi-insinööri|Tradenomi|Filosofian maisteri|Kauppatieteiden maisteri|Sairaanhoitaja (AMK)|Tekniikan kandidaatti|Perustutkinto|Tekniikan tohtori|Medianomi (AMK)',
  ),
  areas: list(
    'tietotekniikka|liiketalous|hoitotyö|konetekniikka|suomen kieli|oikeustiede|psykologia|logistiikka|graafinen suunnittelu|kemia|tuotantotalous|sähkötekniikka',
  ),
  deeds: list(
    'Johdin yhdeksän hengen tiimiä kahdessa toimipisteessä.|Otin käyttöön viikkokatselmukset, jotka puolittivat avoimet valitukset|Kirjoitin oppaan, jonka uudet työntekijät saavat ensimmäisenä päivänä.|Neuvottelin sopimukset toimittajien kanssa neljässä maassa|Siirsin 1 200 asiakasta uudelle alustalle ilman tunninkaan katkosta.|Raportoin kuukausittain johtoryhmälle|Ohjasin harjoittelijoita ja arvioin heidän näyttönsä.|Suunnittelin työvuorot osastolle, joka ei koskaan sulje|Säästin 240 000 euroa vuodessa.|Valmistelin vuoden 2018 tarkastuksen ilman huomautuksia.',
  ),
  summaries: list(
    'Pidän työstä, joka valmistuu. Kahdentoista vuoden ajan olen tehnyt irrallisista langoista asioita, jotka toimivat ilman minua.|Kokenut ammattilainen, joka pysyy rauhallisena kiireessä ja puhuu selvästi. Listani lyhenevät.|Utelias, huolellinen ja nopea oppimaan; kolme toimialaa on opettanut minua.',
  ),
  skills: list(
    'Projektinhallinta|Python|Data-analyysi|Neuvottelutaidot|Budjetointi|Microsoft Excel|Asiakaspalvelu|Työoikeus|SQL|Haavanhoito|Palkanlaskenta|AutoCAD|Trukkikortti|Figma|Sisältömarkkinointi|Sopimusoikeus|Riskienarviointi|Esiintymistaidot|JavaScript|Docker|Ketterät menetelmät|Rekrytointi|Hitsaus|Hygieniapassi|Tableau|Laadunvarmistus|Opetussuunnitelmatyö|Kirjanpito|Git|Johtaminen|Power BI|Ensiapu|Köysityöskentely|Mehiläishoito|Luotausballonit|Lasimaalaus|Pianonviritys|Pakopelisuunnittelu|Keramiikan poltto|Urkujenrakennus',
  ),
  tongues: pairs(
    'suomi=Finnish|ruotsi=Swedish|englanti=English|saksa=German|venäjä=Russian|viro=Estonian|ranska=French|espanja=Spanish|italia=Italian',
  ),
  levels: list('sujuva|C1|B2|alkeet|erinomainen|hyvä|A2|kohtalainen'),
  native: 'äidinkieli',
  months: list(
    'tammikuu|helmikuu|maaliskuu|huhtikuu|toukokuu|kesäkuu|heinäkuu|elokuu|syyskuu|lokakuu|marraskuu|joulukuu',
  ),
  short: list('tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu'),
  now: list('nykyinen|nyt|nykyään|jatkuu|'),
  between: ' – |–|-| - '.split('|'),
  labels: {
    phone: list('Puhelin|Puh.|GSM'),
    email: list('Sähköposti|Email'),
    address: list('Osoite|Kotipaikka'),
  },
  headings: {
    summary: list('Profiili|Tiivistelmä|Esittely|Minusta'),
    experience: list('Työkokemus|Työhistoria|Työura|Kokemus'),
    education: list('Koulutus|Opinnot|Koulutus ja tutkinnot|Tutkinnot'),
    skills: list('Taidot|Osaaminen|Ydinosaaminen|IT-taidot'),
    languages: list('Kielet|Kielitaito|Kielitaidot'),
    contact: list('Yhteystiedot|Henkilötiedot'),
    other: list('Harrastukset|Luottamustoimet|Muuta'),
  },
  other: list('Vaellus, kuoro ja vanhojen radioiden korjaus|Soutuseuran nuorisoryhmä|Avovesiuinti'),
  trouble: {
    title: 'Ansioluettelo',
    born: 'Syntymäaika: 12.3.1985',
    blurb: list('Keskisuuri pumppujen valmistaja, 400 työntekijää|Perheyritys, perustettu 1921'),
    referee: [
      'Suosittelijat',
      ['Tohtori Vilma Marttila, osastonjohtaja', 'v.marttila@muualla.example.org', '+358 40 999 9999'],
    ],
    project: ['Projektit', 'Soutuseuran arkiston uudistus, 2017 – 2018'],
    since: 'alkaen',
    thesis: 'Opinnäytetyö: Suurten koneiden hiljaisesta käynnistä',
    groups: ['Työkalut', 'Menetelmät'],
    page: 'Sivu',
  },
  at: ', ',
  phone: (digits) => {
    const [a, b] = [digits(3), digits(4)]
    return { international: `+358 40 ${a} ${b}`, national: `040 ${a} ${b}`, e164: `+35840${a}${b}` }
  },
}

const sv: CvWords = {
  country: 'SE',
  countryName: 'Sverige',
  given: list(
    'Astrid|Björn|Cecilia|Dilan|Elsa|Fredrik|Gunilla|Håkan|Ingrid|Johan|Karolina|Lennart|Maja|Nils|Ottilia|Patrik|Ronja|Sven-Erik|Tove|Ulrika|Viktor|Åsa',
  ),
  family: list(
    'Åkesson|Bergkvist|Dahlström|Ekholm|Forsgren|Gustafsson|Haddad|Isaksson-Lind|Jönsson|Kjellberg|Lundmark|Nordfeldt|Palm|Rosengren|Sandell|Törnqvist|Wahlgren|Zetterlund|Öberg|Ström',
  ),
  titles: list(
    'Systemutvecklare|Försäljningschef|Sjuksköterska|Projektledare|Redovisningsekonom|Kommunikatör|Servicetekniker|Inköpare|Grundskollärare|Platschef|HR-specialist|Elektriker|Administratör|Forskare|Lagerarbetare|Underläkare|Produktägare|Kundansvarig|Praktikant|Kvalitetsingenjör|Lönespecialist|Restaurangchef',
  ),
  employers: list(
    'Norrsken System AB|Bergman & Lind|Sahléns sjukhus|Mälarbanken AB|Falken Logistik AB|Ängsskolan|Restaurang Kajen|Svea Verkstad AB|Ekholms kommun|Pixelhuset|Advokatfirman Holm|Västervik universitet|Björk Pharma AB|Tallens förlag|Byggare Nord AB|Gryning|Strömvik Energi AB|Finmekanik i Skövde AB|Region Mellanland|Konsthallen Bågen',
  ),
  cities: cities(
    '111 20 Stockholm|411 03 Göteborg|211 19 Malmö|753 10 Uppsala|722 11 Västerås|582 22 Linköping|252 20 Helsingborg|903 26 Umeå|222 22 Lund|602 21 Norrköping|831 30 Östersund|972 31 Luleå',
  ),
  streets: list('Björkgatan 14|Kvarnvägen 3|Strandvägen 112|Hamngränd 8|Stationsgatan 27|Rosenstigen 5'),
  schools: list(
    'Uppsala universitet|Kungliga Tekniska högskolan|Göteborgs universitet|Linköpings universitet|Högskolan i Skövde|Chalmers tekniska högskola|Umeå universitet|Hvitfeldtska gymnasiet|Handelshögskolan i Stockholm|Malmö yrkeshögskola',
  ),
  degrees: list(
    'Civilingenjör|Kandidatexamen|Masterexamen|Högskoleingenjör|Ekonomie magister|Sjuksköterskeexamen|Teknologie doktor|Yrkesexamen|Filosofie kandidat|Socionomexamen',
  ),
  areas: list(
    'datateknik|företagsekonomi|omvårdnad|maskinteknik|litteraturvetenskap|juridik|psykologi|logistik|grafisk design|kemi|industriell ekonomi|elektroteknik',
  ),
  deeds: list(
    'Ledde ett team på nio personer på två orter.|Införde veckomöten som halverade antalet öppna klagomål|Skrev handboken som nya kollegor får första dagen.|Förhandlade avtal med leverantörer i fyra länder|Flyttade 1 200 kunder till en ny plattform utan en timmes avbrott.|Rapporterade varje månad till ledningen|Handledde lärlingar och bedömde deras prov.|Planerade scheman för en avdelning som aldrig stänger|Sparade 240 000 kronor om året.|Förberedde revisionen 2018 utan anmärkning.',
  ),
  summaries: list(
    'Jag gillar arbete som blir klart. I tolv år har jag gjort lösa trådar till saker som fungerar utan mig.|Erfaren yrkesperson med lugn i bråda tider och glädje i klara ord. Känd för listor som blir kortare.|Nyfiken, noggrann och snabb att lära; tre branscher har format mig.',
  ),
  skills: list(
    'Projektledning|Python|Dataanalys|Förhandling|Budgetering|Microsoft Excel|Kundservice|Arbetsrätt|SQL|Sårvård|Lönehantering|AutoCAD|Truckkort|Figma|Innehållsmarknadsföring|Avtalsrätt|Riskbedömning|Presentationsteknik|JavaScript|Docker|Agila metoder|Rekrytering|Svetsning|Livsmedelshygien|Tableau|Kvalitetssäkring|Läroplansutveckling|Bokföring|Git|Ledarskap|Power BI|Första hjälpen|Reparbete|Biodling|Väderballonger|Glasmålning|Pianostämning|Escape room-bygge|Keramikbränning|Orgelbygge',
  ),
  tongues: pairs(
    'Svenska=Swedish|Engelska=English|Finska=Finnish|Tyska=German|Norska=Norwegian|Franska=French|Spanska=Spanish|Kurdiska=Kurdish|Arabiska=Arabic',
  ),
  levels: list('flytande|C1|B2|grundläggande|mycket goda kunskaper|god|A2|obehindrat'),
  native: 'modersmål',
  months: list('januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december'),
  short: list('jan|feb|mars|apr|maj|jun|jul|aug|sept|okt|nov|dec'),
  now: list('nu|pågående|nuvarande|idag'),
  between: ' – |–|-| - |–'.split('|'),
  labels: {
    phone: list('Telefon|Mobil|Tel'),
    email: list('E-post|Mejl'),
    address: list('Adress|Bostadsort'),
  },
  headings: {
    summary: list('Om mig|Profil|Sammanfattning|Kort om mig'),
    experience: list('Arbetslivserfarenhet|Erfarenhet|Yrkeserfarenhet|Anställningar'),
    education: list('Utbildning|Utbildningar|Studier'),
    skills: list('Kompetenser|Kunskaper|Färdigheter|IT-kunskaper'),
    languages: list('Språk|Språkkunskaper'),
    contact: list('Kontakt|Kontaktuppgifter|Personuppgifter'),
    other: list('Intressen|Övrigt|Ideellt arbete'),
  },
  other: list(
    'Vandring, kör och lagning av gamla radioapparater|Leder ungdomsgruppen i en roddklubb|Simning i öppet vatten',
  ),
  trouble: {
    title: 'Meritförteckning',
    born: 'Född 12 mars 1985',
    blurb: list('Medelstor tillverkare av pumpar med 400 anställda|Familjeföretag, grundat 1921'),
    referee: [
      'Referenser',
      ['Dr Vilma Marklund, avdelningschef', 'v.marklund@annorstades.example.org', '+46 70 174 06 99'],
    ],
    project: ['Projekt', 'Nytt arkiv för roddklubben, 2017 – 2018'],
    since: 'sedan',
    thesis: 'Examensarbete: Om stora maskiners tysta gång',
    groups: ['Verktyg', 'Metoder'],
    page: 'Sida',
  },
  at: ' hos ',
  phone: (digits) => {
    const tail = `6${digits(1)}`
    return {
      international: `+46 70 174 06 ${tail}`,
      national: `070-174 06 ${tail}`,
      e164: `+46701740 6${tail}`.replace(' ', ''),
    }
  },
}

export const WORDS: Readonly<Record<CvLanguage, CvWords>> = { en, de, fi, sv }
