/** What the sections of a CV are called, by kind; one language a line (en, de, fi, sv, fr, es, it, nl, pt, da and nb, pl, ru). */

export type SectionKind =
  | 'contact'
  | 'summary'
  | 'experience'
  | 'education'
  | 'skills'
  | 'languages'
  | 'references'
  | 'other'

const HEADINGS: Readonly<Record<SectionKind, string>> = {
  contact: `
    contact|contact details|contact information|contact me|personal details|personal information|personal data|address|details
    kontakt|kontaktdaten|persönliche daten|persönliche angaben|angaben zur person|zur person|personalien|anschrift
    yhteystiedot|yhteys|ota yhteyttä|henkilötiedot|perustiedot
    kontaktuppgifter|kontaktinformation|personuppgifter|personliga uppgifter
    coordonnées|contacts|informations personnelles|état civil|données personnelles
    contacto|contactar|datos de contacto|datos personales|información personal|información de contacto
    contatti|recapiti|dati personali|informazioni personali
    contactgegevens|persoonlijke gegevens|personalia|persoonsgegevens
    contato|contactos|dados pessoais|informações pessoais|informações de contato
    personlige oplysninger|personalia|kontaktoplysninger
    dane osobowe|dane kontaktowe|контакты|контактная информация|личные данные|способы связаться`,
  summary: `
    summary|profile|professional summary|professional profile|personal profile|personal statement|about|about me|objective|career objective|executive summary|career summary|introduction|career profile|who i am
    profil|kurzprofil|über mich|zusammenfassung|berufsprofil|persönliches profil|berufliches profil|ziel|kurzvorstellung|das bin ich
    profiili|tiivistelmä|esittely|yhteenveto|tietoa minusta|minusta|minä lyhyesti|ammatillinen profiili|lyhyesti|kuka olen
    om mig|sammanfattning|profil|personlig profil|kort om mig|presentation|yrkesprofil
    résumé|à propos|à propos de moi|profil professionnel|présentation|objectif
    extracto|resumen|perfil|perfil profesional|sobre mí|acerca de|acerca de mí|objetivo|resumen profesional
    riepilogo|profilo|profilo professionale|su di me|chi sono|obiettivo|presentazione
    samenvatting|profiel|persoonlijk profiel|over mij
    resumo|perfil profissional|sobre mim|sobre|objetivo profissional
    om meg|profiltekst|resumé
    podsumowanie|o mnie|общие сведения|о себе|обо мне|профиль|цель`,
  experience: `
    experience|work experience|professional experience|employment|employment history|work history|career history|relevant experience|career|positions held|professional background|employment record|jobs|where i have worked
    berufserfahrung|arbeitserfahrung|beruflicher werdegang|werdegang|berufspraxis|praxiserfahrung|berufliche stationen|erfahrung|berufliche erfahrung|berufliche laufbahn|tätigkeiten|arbeitsverhältnisse|stationen
    työkokemus|kokemus|työhistoria|ura|työura|työsuhteet|ammatillinen kokemus|työpaikat
    arbetslivserfarenhet|erfarenhet|arbetserfarenhet|yrkeserfarenhet|anställningar|arbetsliv|yrkesliv|tidigare anställningar|karriär
    expérience|expériences|expérience professionnelle|expériences professionnelles|parcours professionnel|emplois
    experiencia|experiencia laboral|experiencia profesional|trayectoria profesional|historial laboral
    esperienza|esperienze|esperienza professionale|esperienze professionali|esperienza lavorativa|esperienze lavorative
    ervaring|werkervaring|arbeidsverleden|loopbaan
    experiência|experiências|experiência profissional|experiências profissionais
    erhvervserfaring|arbejdserfaring|arbeidserfaring|erfaring|yrkeserfaring
    doświadczenie|doświadczenie zawodowe|опыт работы|опыт|профессиональный опыт|трудовая деятельность`,
  education: `
    education|education and training|academic background|academic qualifications|qualifications|studies|educational background|schooling|academic history|degrees
    ausbildung|bildung|bildungsweg|studium|schulbildung|akademischer werdegang|ausbildung und studium|aus und weiterbildung|hochschulbildung|schulische ausbildung|bildungsgang|studium und ausbildung|akademische ausbildung
    koulutus|opinnot|koulutus ja tutkinnot|tutkinnot|koulutustausta|opiskelu
    utbildning|utbildningar|studier|utbildning och kurser|akademisk bakgrund|examina|skolor
    formation|formations|études|éducation|diplômes|formation académique|parcours académique
    educación|formación|formación académica|estudios|educación y formación
    istruzione|formazione|istruzione e formazione|studi|titoli di studio
    opleiding|opleidingen|onderwijs|studie
    formação|formação acadêmica|formação académica|educação|escolaridade
    uddannelse|utdanning|utdannelse
    wykształcenie|edukacja|образование|обучение`,
  skills: `
    skills|key skills|core skills|technical skills|top skills|competencies|core competencies|areas of expertise|expertise|skills and tools|it skills|computer skills|professional skills|abilities|strengths|tools|technologies|technical expertise|hard skills|soft skills|skills and competences|digital skills|special skills
    kenntnisse|fähigkeiten|kompetenzen|top kenntnisse|kernkompetenzen|edv kenntnisse|it kenntnisse|fachkenntnisse|kenntnisse und fähigkeiten|besondere kenntnisse|fachliche kompetenzen|stärken|qualifikationen|technische kenntnisse|skills und tools
    taidot|osaaminen|ydinosaaminen|tärkeimmät taidot|parhaat taidot|erityisosaaminen|it taidot|atk taidot|vahvuudet|tekninen osaaminen|keskeinen osaaminen|tietotekniset taidot|osaamisalueet|avaintaidot
    kunskaper|kompetenser|färdigheter|kompetens|nyckelkompetenser|huvudkompetenser|främsta kompetenser|it kunskaper|datakunskaper|styrkor|tekniska kunskaper|egenskaper|kunskaper och färdigheter
    compétences|principales compétences|compétences clés|savoir faire|compétences techniques|compétences informatiques
    competencias|aptitudes|aptitudes principales|habilidades|conocimientos|conocimientos técnicos|destrezas
    competenze|competenze principali|capacità|abilità|competenze tecniche|conoscenze informatiche
    vaardigheden|competenties|belangrijkste vaardigheden|kennis
    competências|principais competências|habilidades técnicas|conhecimentos
    kompetencer|færdigheder|ferdigheter|kompetanse|nøgleord
    umiejętności|навыки|ключевые навыки|основные навыки|умения|важнейшие навыки`,
  languages: `
    languages|language skills|language proficiency|spoken languages
    sprachen|sprachkenntnisse|fremdsprachen|sprachkompetenzen
    kielet|kielitaito|kielitaidot|kieliosaaminen
    språk|språkkunskaper|språkfärdigheter|språkkompetens
    langues|compétences linguistiques|langues étrangères
    idiomas|lenguas
    lingue|competenze linguistiche|lingue straniere|conoscenze linguistiche
    talen|talenkennis
    línguas
    sprog|sprogkundskaber|språkferdigheter
    języki|języki obce|znajomość języków|языки|знание языков|иностранные языки`,
  references: `
    references|referees
    referenzen
    suosittelijat|suositukset
    referenser
    références
    referencias
    referenze
    referenties
    referências
    referanser
    referencje|рекомендации`,
  other: `
    interests|hobbies|hobbies and interests|certifications|certificates|licenses and certifications|licences and certifications|publications|projects|volunteering|volunteer experience|volunteer work|awards|honors|honours|honors awards|honors and awards|courses|patents|memberships|additional information|other|activities|achievements|personal projects|test scores|organizations|also|other information|further training|positions of trust
    interessen|hobbys|zertifikate|zertifizierungen|bescheinigungen|publikationen|veröffentlichungen|projekte|ehrenamt|ehrenamtliches engagement|engagement|auszeichnungen|kurse|weiterbildung|weiterbildungen|sonstiges|weitere angaben|mitgliedschaften|freizeit|fortbildungen|honors awards|hobbys und interessen
    harrastukset|kiinnostuksen kohteet|sertifikaatit|julkaisut|projektit|vapaaehtoistyö|palkinnot|kurssit|luottamustoimet|muuta|muut tiedot|sertifioinnit|lisätiedot|vapaa aika|lisäkoulutus|luvat ja kortit|pätevyydet
    intressen|fritidsintressen|certifikat|certifieringar|publikationer|projekt|volontärarbete|ideellt arbete|utmärkelser|kurser|övrigt|fritid|uppdrag|förtroendeuppdrag|meriter|övriga meriter|vidareutbildning
    centres d’intérêt|centres d'intérêt|loisirs|certifications|publications|projets|bénévolat|distinctions|divers|licences et certifications
    intereses|aficiones|certificaciones|publicaciones|proyectos|voluntariado|premios|cursos|otros|otros datos
    interessi|certificazioni|pubblicazioni|progetti|volontariato|premi|corsi|altro|hobby
    interesses|hobby's|certificaten|certificeringen|publicaties|projecten|vrijwilligerswerk|prijzen|cursussen|overige
    certificações|publicações|projetos|voluntariado|prêmios|outros
    interesser|fritidsinteresser|sertifiseringer|frivilligt arbejde
    zainteresowania|certyfikaty|сертификаты|публикации|проекты|увлечения|хобби|награды|курсы|дополнительная информация`,
}

/** Every heading with its kind. */
export function headings(): (readonly [heading: string, kind: SectionKind])[] {
  return Object.entries(HEADINGS).flatMap(([kind, text]) =>
    text
      .split(/[\n|]/)
      .map((heading) => heading.trim())
      .filter((heading) => heading !== '')
      .map((heading) => [heading, kind as SectionKind] as const),
  )
}
