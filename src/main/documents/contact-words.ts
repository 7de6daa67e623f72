/** Words that tell what a line near the top of a CV is not: a name. Lower case, without diacritics. */

/** Headings and document titles. */
export const HEADINGS = new Set(
  [
    'cv curriculum vitae resume lebenslauf bewerbung anschreiben cover letter personal details information data',
    'contact kontakt contacto contatti contato coordonnees profile profil perfil profilo summary about me objective',
    'experience erfahrung berufserfahrung experiencia esperienza experiencias experiences work employment history',
    'education ausbildung bildung formacion formation formazione skills kenntnisse competencias competences competenze',
    'languages sprachen idiomas langues lingue references referenzen referencias personliche daten angaben zur person',
    'datos personales informations personnelles dati personali dane osobowe henkilotiedot ansioluettelo yhteystiedot',
    'meritforteckning personuppgifter europass page seite address anschrift adresse direccion indirizzo osoite',
    'phone telephone mobile telefon telefono telefone email mail website linkedin github nationality date birth',
    'application confidential private zyciorys onemocneni zivotopis eletrajz cv. ozgecmis iletisim',
    'резюме контакты контактная информация о себе опыт работы образование навыки личные данные анкета',
    'βιογραφικο σημειωμα στοιχεια επικοινωνιας προσωπικα',
    '履歴書 職務経歴書 简历 個人簡歷 个人简历 이력서 자기소개서 연락처 联系方式 سيرة ذاتية السيرة الذاتية',
  ]
    .join(' ')
    .split(' '),
)

/** Words of job titles, places of work and towns' descriptions. */
export const TITLES = new Set(
  [
    'engineer engineering manager developer designer consultant analyst architect administrator assistant director',
    'officer lead senior junior intern specialist coordinator representative executive accountant nurse teacher lecturer',
    'professor researcher scientist student graduate technician operator driver clerk sales marketing product project',
    'software web data full stack frontend backend devops cloud business human resources recruiter writer editor',
    'entwickler ingenieur ingenieurin berater beraterin leiter leiterin kaufmann kauffrau sachbearbeiter techniker',
    'ingeniero ingeniera desarrollador desarrolladora gerente abogado ingenieur developpeur responsable chef charge',
    'university universitat universidad universite institute school college hochschule gmbh inc ltd llc ag oy ab sa',
    'company corporation group department street strasse avenue road straat katu',
    'инженер менеджер разработчик программист специалист директор бухгалтер руководитель студент',
  ]
    .join(' ')
    .split(' '),
)

/** Small words inside names that are not capitalised. */
export const PARTICLES = new Set(
  'van von der den de del della di da dos das du la le el al bin binti ibn bint y e i ter ten zu zur af av st'.split(
    ' ',
  ),
)

/** What stands before a colon and a name. */
export const NAME_LABEL =
  /^(?:full name|name|vor- und (?:nach|zu)name|vorname|nom(?: et prénom)?|nombre(?: completo| y apellidos)?|nome(?: completo)?|imię i nazwisko|jméno|név|nimi|namn|navn|naam|фио|ф\.и\.о\.|имя|ім'я|піб|ονοματεπώνυμο|όνομα|氏名|姓名|이름|성명|الاسم)\s*[:：]\s*/iu

/** What may stand before a name in the title of a CV, as in 'Lebenslauf Jane Doe' or 'Résumé of Jane Doe'. */
export const TITLE_PREFIX =
  /^(?:curriculum vitae|lebenslauf|r[ée]sum[ée]|cv|ansioluettelo|резюме)(?:\s*(?:of|von|de|di|for)\b|\s*[:–—-])?\s+(?=\S)/iu
