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
    IN_QUARANTINE: {
      title: 'Ett dokument i karantän öppnas inte i ett annat program',
      detail: 'Det finns kvar som det kom.',
      remedy: 'Läs det igen, eller spara originalet om du litar på avsändaren.',
    },
    NOT_OPENED: {
      title: 'Inget program öppnade dokumentet',
      detail: 'Det är som det var i Haku, och ingen kopia blev kvar.',
      remedy: 'Installera ett program för dess typ, eller spara originalet.',
    },
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
    MERGE_UNKNOWN: {
      title: 'Den ihopslagningen finns inte',
      detail: 'Den kan ha ångrats eller kandidaten raderats. Inget har ändrats.',
      remedy: 'Öppna kandidaten igen.',
    },
    MERGE_UNDONE: {
      title: 'Ihopslagningen är redan ångrad',
      detail: 'Inget har ändrats.',
      remedy: 'Båda finns i listan över kandidater.',
    },
    MERGED_SINCE: {
      title: 'Kandidaten har slagits ihop igen sedan dess',
      detail: 'Inget har ändrats.',
      remedy: 'Ångra den nyare ihopslagningen först; den kan göras om efteråt.',
    },
    SAME_CANDIDATE: {
      title: 'Det är en och samma kandidat',
      detail: 'Inget har ändrats.',
      remedy: 'Välj två kandidater.',
    },
    LIST_TOO_LONG: {
      title: 'Tillsammans har en lista fler poster än en profil rymmer',
      detail: 'Inget har ändrats.',
      remedy: 'Ta den listan från en av de två.',
    },
    CANDIDATE_ANONYMISED: {
      title: 'Kandidaten är anonymiserad',
      detail: 'Uppgifter kan inte fyllas i igen. Inget har ändrats.',
      remedy: 'Skapa en ny kandidat.',
    },
    BLIND_MODE: {
      title: 'Blindläget är på',
      detail: 'Det här skulle visa eller skriva om vem en kandidat är. Inget gjordes.',
      remedy: 'Visa kandidaten eller stäng av blindläget.',
    },
    PROFILE_CHANGED: {
      title: 'Profilen har ändrats under tiden',
      detail: 'Den har inte längre det du jämförde med. Inget skrevs.',
      remedy: 'Titta på jämförelsen igen: den visar nu vad profilen har.',
    },
    FIELD_TWICE: {
      title: 'Två fält till samma plats',
      detail: 'Två av de valda fälten skulle hamna på samma plats i profilen. Inget skrevs.',
      remedy: 'Välj ett av dem.',
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
    MIN_OVER_MAX: {
      title: 'Den minsta tiden är längre än den längsta',
      detail: 'Regeln skulle kräva att bevara och ta bort på samma gång. Inget har ändrats.',
      remedy: 'Förläng den längsta tiden, eller korta den minsta om lagen tillåter det.',
    },
    ABOVE_CEILING: {
      title: 'Längre än källan stöder',
      detail: 'Den längsta tiden är längre än regelns källa stöder. Inget har ändrats.',
      remedy: 'Skriv skälet till att bevara längre, eller välj en kortare längsta tid.',
    },
    PERIOD_NOT_POSITIVE: {
      title: 'En tid är minst 1',
      detail: '0 betyder varken ”aldrig” eller ”genast”. Inget har ändrats.',
      remedy: 'Skriv minst 1, eller lämna fältet tomt.',
    },
    NO_MAXIMUM: {
      title: 'Den längsta tiden saknas',
      detail: 'En regel utan längsta tid skulle bevara för alltid. Inget har ändrats.',
      remedy: 'Skriv en längsta tid.',
    },
    NOTHING_CHANGED: {
      title: 'Regeln säger redan detta',
      detail: 'Inget har ändrats.',
      remedy: 'Ändra något, eller låt regeln vara.',
    },
    RULE_CHANGED_SINCE: {
      title: 'Regeln har ändrats under tiden',
      detail: 'Inget har ändrats.',
      remedy: 'Titta på den senaste versionen och gör sedan din ändring igen.',
    },
    REVIEW_DAY: {
      title: 'Ett gallringsstopp prövas inom tolv månader',
      detail: 'Inget har ändrats.',
      remedy: 'Välj en dag från i dag till om tolv månader; då kan det sättas på nytt.',
    },
    HOLD_ON_NOTHING: {
      title: 'Det som skulle stoppas finns inte',
      detail: 'Det kan ha tagits tillbaka. Inget har ändrats.',
      remedy: 'Läs in listan igen.',
    },
    HOLD_UNKNOWN: {
      title: 'Gallringsstoppet finns inte',
      detail: 'Det kan ha tagits tillbaka. Inget har ändrats.',
      remedy: 'Läs in listan över gallringsstopp igen.',
    },
    HOLD_RELEASED: {
      title: 'Gallringsstoppet är redan hävt',
      detail: 'Inget har ändrats.',
    },
    RUN_UNKNOWN: {
      title: 'Den här körningen finns inte',
      detail: 'En förhandsvisning som inte startades ger vika för nästa. Inget ändrades.',
      remedy: 'Läs listan över körningar på nytt.',
    },
    RUN_UNDER_WAY: {
      title: 'En annan körning är inte avslutad',
      detail: 'Den påbörjades och måste avslutas först. Inget ändrades.',
      remedy: 'Starta den igen; den fortsätter där den stannade.',
    },
    RUN_APPROVED: {
      title: 'Den här körningen är redan godkänd',
      detail: 'Inget ändrades.',
    },
    PREVIEW_EXPIRED: {
      title: 'Den här förhandsvisningen har gått ut',
      detail:
        'Den är äldre än 24 timmar, eller från en klocka som var ställd på annat sätt. Inget togs bort.',
      remedy: 'Se på nytt vad som ska gallras och godkänn det.',
    },
    FOUR_EYES: {
      title: 'En annan person måste godkänna det här',
      detail: 'Den som förberedde en körning kan inte också godkänna den. Inget ändrades.',
      remedy: 'Be en annan person, eller ändra inställningen för godkännande.',
    },
    NEEDS_CONFIRMATION: {
      title: 'Det här kräver talet',
      detail: 'Körningen skulle ta bort en stor del av alla ansökningar. Inget ändrades.',
      remedy: 'Kontrollera reglerna. Om det stämmer, godkänn med det talet.',
    },
    NOT_APPROVED: {
      title: 'Den här körningen är inte godkänd',
      detail: 'Inget togs bort.',
      remedy: 'Godkänn den först.',
    },
    CLOCK_BEHIND: {
      title: 'Datorns klocka går fel',
      detail: 'Den ligger efter det som redan har antecknats här. Inget togs bort.',
      remedy: 'Ställ klockan rätt och försök igen.',
    },
    DUE_CHANGED: {
      title: 'Det som ska gallras har ändrats',
      detail: 'Sedan godkännandet ska något annat gallras, eller så har en regel ändrats. Inget togs bort.',
      remedy: 'Se på nytt vad som ska gallras och godkänn det.',
    },
    RUN_HALTED: {
      title: 'Körningen stoppades',
      detail: 'Det som togs bort förblir borttaget.',
      remedy:
        'Starta den igen; den fortsätter där den stannade. Annars fortsätter den av sig själv vid nästa öppning.',
    },
    RUN_STOPPED: {
      title: 'Körningen avbröts',
      detail: 'Arbetsytan stängdes innan den var klar. Det som togs bort förblir borttaget.',
      remedy: 'Den fortsätter när arbetsytan är öppen igen.',
    },
    REQUEST_UNKNOWN: {
      title: 'Den här begäran finns inte',
      detail: 'Den kan ha utförts eller tagits tillbaka. Inget ändrades.',
      remedy: 'Läs listan på nytt.',
    },
    REQUEST_LATER: {
      title: 'En begäran kan inte ha kommit in efter nu',
      detail: 'Inget ändrades.',
      remedy: 'Välj i dag eller en tidigare dag.',
    },
    REQUEST_STANDS: {
      title: 'En begäran från den här kandidaten är redan öppen',
      detail: 'Inget ändrades.',
    },
    REQUEST_SETTLED: {
      title: 'Det här svaret har redan skjutits upp eller getts',
      detail: 'Inget ändrades.',
    },
    CONSENT_NOT_ENDING: {
      title: 'Inget att förnya',
      detail: 'Kandidaten hör inte till dem vars samtycke snart upphör. Inget ändrades.',
      remedy: 'Samtycket kan ha förlängts eller tagits tillbaka; läs listan igen.',
    },
    EXTENSION_LATE: {
      title: 'Det är för sent att skjuta upp svaret',
      detail: 'Ett svar kan bara skjutas upp under den första månaden. Inget ändrades.',
      remedy: 'Svara kandidaten nu.',
    },
    LETTER_NEEDS_RULE: {
      title: 'Svaret kan inte skrivas ännu',
      detail:
        'En tjänst som kandidaten har sökt saknar land, eller har ett utan gallringsregel, så ingen vet vilken lag som avgör.',
      remedy: 'Ge tjänsten dess land, eller landet dess regel, och skriv sedan svaret.',
    },
    NO_ADDRESS: {
      title: 'Det finns ingen e-postadress',
      detail: 'Kandidaten har ingen e-postadress. Inget ändrades.',
      remedy: 'Svara på annat sätt och notera sedan begäran som besvarad.',
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
