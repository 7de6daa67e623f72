/** The sentences of an answer to a request for erasure, in the languages of the shipped mails; in any other, English. */

/** An application that waits. */
export interface Kept {
  readonly job: string
  /** As the rule names it. */
  readonly law: string
  readonly source: string
  readonly until: string
}

interface LetterWords {
  readonly language: string
  /** `by`: the day until which the answer has to come; null: it is over. */
  erased(job: string, by: string | null): string
  minimum(kept: Kept): string
  claims(kept: Kept): string
  held(job: string): string
  hired(job: string): string
  profileErased(by: string | null): string
  readonly profileHeld: string
  /** Nothing keeps anything: the profile goes too. */
  readonly allGone: string
  /** While anything is kept: Art. 18 GDPR. */
  readonly locked: string
}

const WORDS: Readonly<Record<string, LetterWords>> = {
  en: {
    language: 'en',
    erased: (job, by) =>
      `Your application for ${job}: we erase it with all its documents, notes and messages${by === null ? '' : `, at the latest on ${by}`}.`,
    minimum: ({ job, law, source, until }) =>
      `Your application for ${job}: we may not erase it yet, because the law obliges us to keep it until ${until}. On that day it is erased without your having to ask again. The law: ${law} (${source})`,
    claims: ({ job, law, source, until }) =>
      `Your application for ${job}: we keep it until ${until}, as long as legal claims can come from it, which the law permits. On that day it is erased without your having to ask again. The law: ${law} (${source})`,
    held: (job) =>
      `Your application for ${job}: we have to keep it for the establishment, exercise or defence of legal claims. When that is over, it is erased without your having to ask again; the day is not known yet.`,
    hired: (job) =>
      `Your application for ${job}: it led to your employment with us and belongs to your personnel file, for which other laws hold.`,
    profileErased: (by) =>
      `We erase your profile with everything that we know about you${by === null ? '' : `, at the latest on ${by}`}. After that we hold no personal data about you; older backups are overwritten in turn, and nothing comes back from them.`,
    profileHeld:
      'We have to keep your profile for the establishment, exercise or defence of legal claims. When that is over, it is erased without your having to ask again; the day is not known yet.',
    allGone:
      'Your profile is erased as well. After that we hold no personal data about you; older backups are overwritten in turn, and nothing comes back from them.',
    locked:
      'Until then what we keep is locked: it is in no search, no list and no report, and is used for nothing else.',
  },
  fi: {
    language: 'fi',
    erased: (job, by) =>
      `Hakemuksesi tehtävään ${job}: poistamme sen ja kaikki siihen kuuluvat asiakirjat, muistiinpanot ja viestit${by === null ? '' : ` viimeistään ${by}`}.`,
    minimum: ({ job, law, source, until }) =>
      `Hakemuksesi tehtävään ${job}: emme saa vielä poistaa sitä, koska laki velvoittaa meidät säilyttämään sen ${until} asti. Silloin se poistetaan ilman uutta pyyntöä. Laki: ${law} (${source})`,
    claims: ({ job, law, source, until }) =>
      `Hakemuksesi tehtävään ${job}: säilytämme sen ${until} asti eli niin kauan kuin siitä voi syntyä oikeudellisia vaateita, mikä on lain mukaan sallittua. Silloin se poistetaan ilman uutta pyyntöä. Laki: ${law} (${source})`,
    held: (job) =>
      `Hakemuksesi tehtävään ${job}: meidän on säilytettävä se oikeudellisen vaateen laatimista, esittämistä tai puolustamista varten. Kun se on ohi, hakemus poistetaan ilman uutta pyyntöä; päivää ei vielä tiedetä.`,
    hired: (job) =>
      `Hakemuksesi tehtävään ${job}: se johti työsuhteeseesi meillä ja kuuluu henkilöstökansioosi, jota koskevat muut lait.`,
    profileErased: (by) =>
      `Poistamme profiilisi ja kaiken, mitä tiedämme sinusta${by === null ? '' : `, viimeistään ${by}`}. Sen jälkeen meillä ei ole henkilötietojasi; vanhemmat varmuuskopiot korvautuvat aikanaan, eikä niistä palaa mitään.`,
    profileHeld:
      'Meidän on säilytettävä profiilisi oikeudellisen vaateen laatimista, esittämistä tai puolustamista varten. Kun se on ohi, profiili poistetaan ilman uutta pyyntöä; päivää ei vielä tiedetä.',
    allGone:
      'Profiilisi poistuu samalla. Sen jälkeen meillä ei ole henkilötietojasi; vanhemmat varmuuskopiot korvautuvat aikanaan, eikä niistä palaa mitään.',
    locked:
      'Siihen asti säilyttämämme tiedot ovat lukittuina: ne eivät näy haussa, luetteloissa eikä raporteissa, eikä niitä käytetä mihinkään muuhun.',
  },
  de: {
    language: 'de',
    erased: (job, by) =>
      `Ihre Bewerbung auf die Stelle ${job}: Wir löschen sie mit allen Unterlagen, Notizen und Nachrichten${by === null ? '' : `, spätestens am ${by}`}.`,
    minimum: ({ job, law, source, until }) =>
      `Ihre Bewerbung auf die Stelle ${job}: Wir dürfen sie noch nicht löschen, weil das Gesetz uns verpflichtet, sie bis zum ${until} aufzubewahren. An diesem Tag wird sie gelöscht, ohne dass Sie es noch einmal beantragen müssen. Das Gesetz: ${law} (${source})`,
    claims: ({ job, law, source, until }) =>
      `Ihre Bewerbung auf die Stelle ${job}: Wir behalten sie bis zum ${until}, solange aus ihr Rechtsansprüche entstehen können, was das Gesetz erlaubt. An diesem Tag wird sie gelöscht, ohne dass Sie es noch einmal beantragen müssen. Das Gesetz: ${law} (${source})`,
    held: (job) =>
      `Ihre Bewerbung auf die Stelle ${job}: Wir müssen sie zur Geltendmachung, Ausübung oder Verteidigung von Rechtsansprüchen aufbewahren. Ist das vorbei, wird sie gelöscht, ohne dass Sie es noch einmal beantragen müssen; der Tag steht noch nicht fest.`,
    hired: (job) =>
      `Ihre Bewerbung auf die Stelle ${job}: Sie hat zu Ihrer Einstellung bei uns geführt und gehört zu Ihrer Personalakte, für die andere Gesetze gelten.`,
    profileErased: (by) =>
      `Wir löschen Ihr Profil mit allem, was wir über Sie wissen${by === null ? '' : `, spätestens am ${by}`}. Danach haben wir keine personenbezogenen Daten von Ihnen; ältere Sicherungen werden nach und nach überschrieben, und nichts kommt aus ihnen zurück.`,
    profileHeld:
      'Wir müssen Ihr Profil zur Geltendmachung, Ausübung oder Verteidigung von Rechtsansprüchen aufbewahren. Ist das vorbei, wird es gelöscht, ohne dass Sie es noch einmal beantragen müssen; der Tag steht noch nicht fest.',
    allGone:
      'Ihr Profil wird mit gelöscht. Danach haben wir keine personenbezogenen Daten von Ihnen; ältere Sicherungen werden nach und nach überschrieben, und nichts kommt aus ihnen zurück.',
    locked:
      'Bis dahin ist gesperrt, was wir aufbewahren: Es erscheint in keiner Suche, keiner Liste und keinem Bericht und wird für nichts anderes verwendet.',
  },
  sv: {
    language: 'sv',
    erased: (job, by) =>
      `Din ansökan till ${job}: vi raderar den med alla handlingar, anteckningar och meddelanden${by === null ? '' : `, senast den ${by}`}.`,
    minimum: ({ job, law, source, until }) =>
      `Din ansökan till ${job}: vi får inte radera den ännu, eftersom lagen kräver att vi sparar den till den ${until}. Då raderas den utan att du behöver be om det igen. Lagen: ${law} (${source})`,
    claims: ({ job, law, source, until }) =>
      `Din ansökan till ${job}: vi sparar den till den ${until}, så länge rättsliga anspråk kan uppstå ur den, vilket lagen tillåter. Då raderas den utan att du behöver be om det igen. Lagen: ${law} (${source})`,
    held: (job) =>
      `Din ansökan till ${job}: vi måste spara den för att kunna fastställa, göra gällande eller försvara rättsliga anspråk. När det är över raderas den utan att du behöver be om det igen; dagen är inte känd ännu.`,
    hired: (job) =>
      `Din ansökan till ${job}: den ledde till din anställning hos oss och hör till din personalakt, som andra lagar gäller för.`,
    profileErased: (by) =>
      `Vi raderar din profil med allt vi vet om dig${by === null ? '' : `, senast den ${by}`}. Därefter har vi inga personuppgifter om dig; äldre säkerhetskopior skrivs över efter hand, och inget kommer tillbaka från dem.`,
    profileHeld:
      'Vi måste spara din profil för att kunna fastställa, göra gällande eller försvara rättsliga anspråk. När det är över raderas den utan att du behöver be om det igen; dagen är inte känd ännu.',
    allGone:
      'Din profil raderas samtidigt. Därefter har vi inga personuppgifter om dig; äldre säkerhetskopior skrivs över efter hand, och inget kommer tillbaka från dem.',
    locked:
      'Till dess är det vi sparar spärrat: det finns inte i någon sökning, lista eller rapport och används inte till något annat.',
  },
}

/** `language`: of the template, whatever its region. */
export const letterWords = (language: string): LetterWords =>
  WORDS[language.split('-')[0] ?? ''] ?? (WORDS.en as LetterWords)
