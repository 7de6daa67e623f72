/** Swedish for `locales/problem.en.ts`, in its order. */
export default {
  codes: {
    WORKSPACE_ABSENT: {
      title: 'Här finns ännu ingen arbetsyta',
      detail: 'Inget har ändrats.',
      remedy: 'Skapa en, eller starta Haku med mappen för en annan.',
    },
    WORKSPACE_LOCKED: {
      title: 'Arbetsytan är låst',
      detail: 'Allt som sparats är säkert.',
      remedy: 'Lås upp den och försök igen.',
    },
    WORKSPACE_BUSY: {
      title: 'En annan Haku använder arbetsytan',
      detail: 'Inget har ändrats.',
      remedy: 'Stäng den andra och försök igen.',
    },
    WORKSPACE_DAMAGED: {
      title: 'Arbetsytans databas är skadad',
      detail: 'Inget har skrivits sedan detta upptäcktes.',
      remedy: 'Återställ en säkerhetskopia, eller exportera det som ännu går att läsa.',
    },
    WORKSPACE_NEWER: {
      title: 'Arbetsytan användes senast av en nyare Haku',
      detail: 'Inget har ändrats.',
      remedy: 'Uppdatera Haku och öppna den igen.',
    },
    WRONG_PASSPHRASE: {
      title: 'Lösenfrasen öppnar inte arbetsytan',
      detail: 'Inget har ändrats.',
      remedy: 'Kontrollera Caps Lock och tangentbordslayouten, eller använd återställningskoden.',
    },
    NOT_FOUND: {
      title: 'Detta finns inte längre',
      detail: 'Det kan ha ångrats eller tagits bort i ett annat fönster.',
      remedy: 'Gå tillbaka till listan.',
    },
    CONFLICT: {
      title: 'Detta strider mot något som redan finns',
      detail: 'Inget har ändrats.',
      remedy: 'Ändra det och försök igen.',
    },
    INVALID_STATE: {
      title: 'Detta går inte i nuvarande läge',
      detail: 'Inget har ändrats.',
    },
    REFUSED: {
      title: 'Haku godtog inte detta',
      detail: 'Inget har ändrats.',
    },
    CANCELLED: {
      title: 'Avbrutet',
      detail: 'Inget har ändrats.',
    },
    SERVICE_STOPPED: {
      title: 'Datatjänsten svarade inte',
      detail:
        'Den startar om av sig själv. Det som bekräftats tidigare är sparat; det här steget kanske inte är det.',
      remedy: 'Försök igen om en stund.',
    },
    TIME_LIMIT: {
      title: 'Detta tog för lång tid',
      detail: 'Haku slutade vänta. Steget kan ändå ha slutförts.',
      remedy: 'Se efter om det blev gjort, och försök sedan igen.',
    },
    BAD_REQUEST: {
      title: 'En del av detta kan inte tas emot som det är',
      detail: 'Inget har ändrats.',
      remedy: 'Kontrollera de markerade fälten.',
    },
    UNEXPECTED: {
      title: 'Detta fungerade inte, och Haku vet inte varför',
      detail: 'Det som sparats tidigare är säkert.',
      remedy:
        'Försök igen. Händer det igen visar loggen i arbetsytans mapp vad som försöktes; den innehåller inga personuppgifter.',
    },
  },
  reasons: {
    REQUISITION_NUMBER_TAKEN: {
      title: 'Rekryteringsnumret är upptaget',
      detail: 'Inget har ändrats.',
      remedy: 'Välj ett annat.',
    },
    COUNTRY_MISSING: {
      title: 'Land saknas',
      detail: 'Inget har ändrats.',
      remedy: 'Ange landet.',
    },
    PLACE_FIXED: {
      title: 'Platsen för en avslutad tjänst kan inte ändras',
      detail: 'Inget har ändrats.',
    },
    OPENING_CLOSED: {
      title: 'Tjänsten är avslutad',
      detail: 'Inget har ändrats.',
    },
    ALREADY_PUBLISHED: {
      title: 'Tjänsten är redan publicerad',
      detail: 'Inget har ändrats.',
    },
    OPENING_NOT_CLOSED: {
      title: 'Tjänsten är inte avslutad',
      detail: 'Inget har ändrats.',
    },
    NOTHING_TO_UNDO: {
      title: 'Inget att ångra',
      detail: 'Inget har ändrats.',
    },
    NOTHING_TO_REDO: {
      title: 'Inget att göra om',
      detail: 'Inget har ändrats.',
    },
    NOT_THE_NEWEST: {
      title: 'Något nyare har gjorts sedan dess',
      detail: 'Inget har ändrats.',
    },
    CHANGED_SINCE: {
      title: 'Ändrat sedan dess',
      detail: 'Inget har ändrats.',
    },
    NOTE_EMPTY: {
      title: 'En anteckning behöver text',
      detail: 'En anteckning utan text sparades inte.',
      remedy: 'Skriv något, eller ta bort anteckningen.',
    },
    OPENING_UNKNOWN: {
      title: 'Tjänsten finns inte',
      detail: 'Den kan ha tagits tillbaka.',
      remedy: 'Titta i listan över tjänster.',
    },
    CANDIDATE_UNKNOWN: {
      title: 'Kandidaten finns inte',
      detail: 'Posten kan ha tagits tillbaka eller raderats.',
      remedy: 'Titta i listan över kandidater.',
    },
    CANDIDATE_ANONYMISED: {
      title: 'Kandidaten är anonymiserad',
      detail: 'Uppgifter kan inte fyllas i igen. Inget har ändrats.',
      remedy: 'Skapa en ny kandidat.',
    },
    OPENING_NOT_PUBLISHED: {
      title: 'Tjänsten tar inte emot ansökningar nu',
      detail: 'Det gör bara en publicerad. Inget har ändrats.',
      remedy: 'Publicera eller öppna den igen, eller välj en annan tjänst.',
    },
    TIME_ZONE_UNKNOWN: {
      title: 'Tidszonen är okänd',
      detail: 'Inget har ändrats.',
      remedy: 'Välj en ur listan, till exempel Europe/Helsinki.',
    },
    SUBDIVISION_OF_OTHER_COUNTRY: {
      title: 'Regionen hör till ett annat land',
      detail: 'Inget har ändrats.',
      remedy: 'Välj en region i landet, eller ingen.',
    },
    CLOSES_BEFORE_IT_OPENS: {
      title: 'Stängningsdatum ligger före öppningsdatum',
      detail: 'Inget har ändrats.',
      remedy: 'Rätta ett av de två datumen.',
    },
    BACKUP_PASSPHRASE: {
      title: 'Säkerhetskopian har en annan lösenfras',
      detail: 'Den öppnas bara med den som arbetsytan hade när den gjordes. Inget har ändrats.',
      remedy: 'Skriv den lösenfrasen.',
    },
    BACKUP_DAMAGED: {
      title: 'Säkerhetskopian är skadad',
      detail: 'Inget har ändrats.',
      remedy: 'Välj en annan säkerhetskopia.',
    },
    NO_KEY_STORE: {
      title: 'Det finns inget nyckellager',
      detail: 'Ingen arbetsyta skapades.',
      remedy: 'Skydda arbetsytan med en lösenfras i stället.',
    },
    WRONG_RECOVERY_CODE: {
      title: 'Återställningskoden öppnar inte arbetsytan',
      detail: 'Inget har ändrats.',
      remedy: 'Kontrollera bokstäver som liknar varandra.',
    },
  },
}
