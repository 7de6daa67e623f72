/** German (Sie) for `locales/problem.en.ts`, in its order. */
export default {
  codes: {
    WORKSPACE_ABSENT: {
      title: 'Hier gibt es noch keinen Arbeitsbereich',
      detail: 'Es wurde nichts geändert.',
      remedy: 'Legen Sie einen an, oder starten Sie Haku mit dem Ordner eines anderen.',
    },
    WORKSPACE_LOCKED: {
      title: 'Der Arbeitsbereich ist gesperrt',
      detail: 'Alles Gespeicherte ist sicher.',
      remedy: 'Entsperren Sie ihn und versuchen Sie es erneut.',
    },
    WORKSPACE_BUSY: {
      title: 'Ein anderes Haku benutzt diesen Arbeitsbereich',
      detail: 'Es wurde nichts geändert.',
      remedy: 'Schließen Sie das andere und versuchen Sie es erneut.',
    },
    WORKSPACE_DAMAGED: {
      title: 'Die Datenbank dieses Arbeitsbereichs ist beschädigt',
      detail: 'Seit das bemerkt wurde, wurde nichts mehr geschrieben.',
      remedy: 'Stellen Sie eine Sicherung wieder her, oder exportieren Sie, was noch lesbar ist.',
    },
    WORKSPACE_NEWER: {
      title: 'Dieser Arbeitsbereich wurde zuletzt mit einem neueren Haku benutzt',
      detail: 'Es wurde nichts geändert.',
      remedy: 'Aktualisieren Sie Haku und öffnen Sie ihn erneut.',
    },
    WRONG_PASSPHRASE: {
      title: 'Diese Passphrase öffnet den Arbeitsbereich nicht',
      detail: 'Es wurde nichts geändert.',
      remedy:
        'Prüfen Sie die Feststelltaste und das Tastaturlayout, oder benutzen Sie den Wiederherstellungscode.',
    },
    NOT_FOUND: {
      title: 'Das ist nicht mehr da',
      detail: 'Es wurde vielleicht rückgängig gemacht oder in einem anderen Fenster entfernt.',
      remedy: 'Gehen Sie zurück zur Liste.',
    },
    CONFLICT: {
      title: 'Das widerspricht etwas, das schon da ist',
      detail: 'Es wurde nichts geändert.',
      remedy: 'Ändern Sie es und versuchen Sie es erneut.',
    },
    INVALID_STATE: {
      title: 'Das ist im jetzigen Zustand nicht möglich',
      detail: 'Es wurde nichts geändert.',
    },
    REFUSED: {
      title: 'Haku hat das abgelehnt',
      detail: 'Es wurde nichts geändert.',
    },
    CANCELLED: {
      title: 'Abgebrochen',
      detail: 'Es wurde nichts geändert.',
    },
    SERVICE_STOPPED: {
      title: 'Der Datendienst hat nicht geantwortet',
      detail:
        'Er startet von selbst neu. Was vorher bestätigt wurde, ist gespeichert; dieser Schritt vielleicht nicht.',
      remedy: 'Versuchen Sie es gleich noch einmal.',
    },
    TIME_LIMIT: {
      title: 'Das hat zu lange gedauert',
      detail: 'Haku wartet nicht weiter. Der Schritt kann trotzdem fertig geworden sein.',
      remedy: 'Sehen Sie nach, ob es geschehen ist, und versuchen Sie es dann erneut.',
    },
    BAD_REQUEST: {
      title: 'Manches davon kann so nicht übernommen werden',
      detail: 'Es wurde nichts geändert.',
      remedy: 'Prüfen Sie die markierten Felder.',
    },
    UNEXPECTED: {
      title: 'Das hat nicht geklappt, und Haku weiß nicht, warum',
      detail: 'Was vorher gespeichert wurde, ist sicher.',
      remedy:
        'Versuchen Sie es erneut. Geschieht es wieder, sagt das Protokoll im Ordner des Arbeitsbereichs, was versucht wurde; es enthält keine personenbezogenen Daten.',
    },
  },
  reasons: {
    IN_QUARANTINE: {
      title: 'Ein Dokument in Quarantäne wird in keinem anderen Programm geöffnet',
      detail: 'Es bleibt erhalten, wie es gekommen ist.',
      remedy: 'Lesen Sie es noch einmal, oder speichern Sie das Original, wenn Sie dem Absender vertrauen.',
    },
    NOT_OPENED: {
      title: 'Kein Programm hat das Dokument geöffnet',
      detail: 'In Haku ist es, wie es war, und es blieb keine Kopie zurück.',
      remedy: 'Installieren Sie ein Programm für diesen Typ, oder speichern Sie das Original.',
    },
    REQUISITION_NUMBER_TAKEN: {
      title: 'Diese Stellennummer ist vergeben',
      detail: 'Es wurde nichts geändert.',
      remedy: 'Wählen Sie eine andere.',
    },
    COUNTRY_MISSING: {
      title: 'Das Land fehlt',
      detail: 'Es wurde nichts geändert.',
      remedy: 'Geben Sie das Land an.',
    },
    PLACE_FIXED: {
      title: 'Der Ort einer beendeten Stelle steht fest',
      detail: 'Es wurde nichts geändert.',
    },
    OPENING_CLOSED: {
      title: 'Diese Stelle ist beendet',
      detail: 'Es wurde nichts geändert.',
    },
    ALREADY_PUBLISHED: {
      title: 'Diese Stelle ist schon veröffentlicht',
      detail: 'Es wurde nichts geändert.',
    },
    OPENING_NOT_CLOSED: {
      title: 'Diese Stelle ist nicht beendet',
      detail: 'Es wurde nichts geändert.',
    },
    NOTHING_TO_UNDO: {
      title: 'Nichts rückgängig zu machen',
      detail: 'Es wurde nichts geändert.',
    },
    NOTHING_TO_REDO: {
      title: 'Nichts zu wiederholen',
      detail: 'Es wurde nichts geändert.',
    },
    NOT_THE_NEWEST: {
      title: 'Seither wurde etwas Neueres getan',
      detail: 'Es wurde nichts geändert.',
    },
    CHANGED_SINCE: {
      title: 'Seither geändert',
      detail: 'Es wurde nichts geändert.',
    },
    NOTE_EMPTY: {
      title: 'Eine Notiz braucht Text',
      detail: 'Eine Notiz ohne Text wurde nicht behalten.',
      remedy: 'Schreiben Sie etwas, oder entfernen Sie die Notiz.',
    },
    OPENING_UNKNOWN: {
      title: 'Diese Stelle gibt es nicht',
      detail: 'Sie wurde vielleicht zurückgenommen.',
      remedy: 'Sehen Sie in der Liste der Stellen nach.',
    },
    CANDIDATE_UNKNOWN: {
      title: 'Diese Person gibt es nicht',
      detail: 'Der Datensatz wurde vielleicht zurückgenommen oder gelöscht.',
      remedy: 'Sehen Sie in der Liste der Bewerber nach.',
    },
    MERGE_UNKNOWN: {
      title: 'Diese Zusammenführung gibt es nicht',
      detail: 'Vielleicht wurde sie getrennt oder die Person gelöscht. Es wurde nichts geändert.',
      remedy: 'Öffnen Sie die Person noch einmal.',
    },
    MERGE_UNDONE: {
      title: 'Diese Zusammenführung ist schon getrennt',
      detail: 'Es wurde nichts geändert.',
      remedy: 'Beide stehen in der Liste der Bewerber.',
    },
    MERGED_SINCE: {
      title: 'Diese Person wurde seither noch einmal zusammengeführt',
      detail: 'Es wurde nichts geändert.',
      remedy: 'Trennen Sie erst die neuere Zusammenführung; danach können Sie sie wiederholen.',
    },
    SAME_CANDIDATE: {
      title: 'Das ist ein und dieselbe Person',
      detail: 'Es wurde nichts geändert.',
      remedy: 'Wählen Sie zwei Bewerber.',
    },
    LIST_TOO_LONG: {
      title: 'Zusammen hat eine Liste mehr Einträge, als ein Profil fasst',
      detail: 'Es wurde nichts geändert.',
      remedy: 'Nehmen Sie diese Liste von einer der beiden Personen.',
    },
    CANDIDATE_ANONYMISED: {
      title: 'Diese Person ist anonymisiert',
      detail: 'Angaben können nicht wieder ergänzt werden. Es wurde nichts geändert.',
      remedy: 'Legen Sie eine neue Person an.',
    },
    BLIND_MODE: {
      title: 'Der Blindmodus ist an',
      detail: 'Damit würde gezeigt oder überschrieben, wer eine Person ist. Es wurde nichts getan.',
      remedy: 'Zeigen Sie die Person, oder schalten Sie den Blindmodus aus.',
    },
    PROFILE_CHANGED: {
      title: 'Das Profil wurde inzwischen geändert',
      detail: 'Dort steht nicht mehr, womit Sie verglichen haben. Es wurde nichts eingetragen.',
      remedy: 'Sehen Sie sich den Vergleich noch einmal an: er zeigt jetzt, was im Profil steht.',
    },
    FIELD_TWICE: {
      title: 'Zwei Felder für eine Stelle',
      detail: 'Zwei der gewählten Felder kämen an dieselbe Stelle des Profils. Es wurde nichts eingetragen.',
      remedy: 'Wählen Sie eines davon.',
    },
    OPENING_NOT_PUBLISHED: {
      title: 'Diese Stelle nimmt jetzt keine Bewerbungen an',
      detail: 'Nur eine veröffentlichte tut es. Es wurde nichts geändert.',
      remedy: 'Veröffentlichen oder öffnen Sie sie wieder, oder wählen Sie eine andere Stelle.',
    },
    TIME_ZONE_UNKNOWN: {
      title: 'Die Zeitzone ist unbekannt',
      detail: 'Es wurde nichts geändert.',
      remedy: 'Wählen Sie eine aus der Liste, zum Beispiel Europe/Helsinki.',
    },
    SUBDIVISION_OF_OTHER_COUNTRY: {
      title: 'Die Region gehört zu einem anderen Land',
      detail: 'Es wurde nichts geändert.',
      remedy: 'Wählen Sie eine Region des Landes oder keine.',
    },
    CLOSES_BEFORE_IT_OPENS: {
      title: 'Das Ende liegt vor dem Beginn',
      detail: 'Es wurde nichts geändert.',
      remedy: 'Berichtigen Sie eines der beiden Daten.',
    },
    MIN_OVER_MAX: {
      title: 'Die Mindestfrist ist länger als die Höchstfrist',
      detail: 'Die Regel würde zugleich Aufbewahren und Entfernen verlangen. Es wurde nichts geändert.',
      remedy: 'Verlängern Sie die Höchstfrist, oder kürzen Sie die Mindestfrist, wenn das Recht es zulässt.',
    },
    ABOVE_CEILING: {
      title: 'Länger, als die Quelle trägt',
      detail: 'Die Höchstfrist liegt über dem, was die Quelle der Regel trägt. Es wurde nichts geändert.',
      remedy:
        'Schreiben Sie den Grund, der eine längere Aufbewahrung erlaubt, oder wählen Sie eine kürzere Höchstfrist.',
    },
    PERIOD_NOT_POSITIVE: {
      title: 'Eine Frist beträgt mindestens 1',
      detail: '0 heißt weder „nie“ noch „sofort“. Es wurde nichts geändert.',
      remedy: 'Geben Sie mindestens 1 ein, oder lassen Sie das Feld leer.',
    },
    NO_MAXIMUM: {
      title: 'Die Höchstfrist fehlt',
      detail: 'Eine Regel ohne Höchstfrist würde für immer aufbewahren. Es wurde nichts geändert.',
      remedy: 'Geben Sie eine Höchstfrist ein.',
    },
    NOTHING_CHANGED: {
      title: 'Das sagt die Regel bereits',
      detail: 'Es wurde nichts geändert.',
      remedy: 'Ändern Sie etwas, oder lassen Sie die Regel, wie sie ist.',
    },
    RULE_CHANGED_SINCE: {
      title: 'Diese Regel wurde inzwischen geändert',
      detail: 'Es wurde nichts geändert.',
      remedy: 'Sehen Sie sich die neueste Version an, und ändern Sie dann erneut.',
    },
    REVIEW_DAY: {
      title: 'Eine Löschsperre wird binnen zwölf Monaten überprüft',
      detail: 'Es wurde nichts geändert.',
      remedy: 'Wählen Sie einen Tag von heute an bis in zwölf Monaten; dann kann sie verlängert werden.',
    },
    HOLD_ON_NOTHING: {
      title: 'Was gesperrt werden sollte, gibt es nicht',
      detail: 'Es wurde vielleicht zurückgenommen. Es wurde nichts geändert.',
      remedy: 'Laden Sie die Liste neu.',
    },
    HOLD_UNKNOWN: {
      title: 'Diese Löschsperre gibt es nicht',
      detail: 'Sie wurde vielleicht zurückgenommen. Es wurde nichts geändert.',
      remedy: 'Laden Sie die Liste der Löschsperren neu.',
    },
    HOLD_RELEASED: {
      title: 'Diese Löschsperre ist schon aufgehoben',
      detail: 'Es wurde nichts geändert.',
    },
    RUN_UNKNOWN: {
      title: 'Diesen Lauf gibt es nicht',
      detail: 'Eine Vorschau, die nicht gestartet wurde, weicht der nächsten. Nichts wurde geändert.',
      remedy: 'Lesen Sie die Liste der Läufe neu.',
    },
    RUN_UNDER_WAY: {
      title: 'Ein anderer Lauf ist nicht beendet',
      detail: 'Er wurde begonnen und muss zuerst enden. Nichts wurde geändert.',
      remedy: 'Starten Sie ihn erneut; er geht weiter, wo er stehen blieb.',
    },
    RUN_APPROVED: {
      title: 'Dieser Lauf ist schon freigegeben',
      detail: 'Nichts wurde geändert.',
    },
    PREVIEW_EXPIRED: {
      title: 'Diese Vorschau ist abgelaufen',
      detail:
        'Sie ist älter als 24 Stunden oder stammt von einer anders gestellten Uhr. Nichts wurde entfernt.',
      remedy: 'Sehen Sie neu an, was fällig ist, und geben Sie das frei.',
    },
    FOUR_EYES: {
      title: 'Eine andere Person muss das freigeben',
      detail: 'Wer einen Lauf vorbereitet hat, kann ihn nicht auch freigeben. Nichts wurde geändert.',
      remedy: 'Bitten Sie eine andere Person oder ändern Sie die Einstellung für die Freigabe.',
    },
    NEEDS_CONFIRMATION: {
      title: 'Dazu braucht es die Zahl',
      detail: 'Der Lauf würde einen großen Teil aller Bewerbungen entfernen. Nichts wurde geändert.',
      remedy: 'Prüfen Sie die Regeln. Stimmt es, geben Sie ihn mit dieser Zahl frei.',
    },
    NOT_APPROVED: {
      title: 'Dieser Lauf ist nicht freigegeben',
      detail: 'Nichts wurde entfernt.',
      remedy: 'Geben Sie ihn zuerst frei.',
    },
    CLOCK_BEHIND: {
      title: 'Die Uhr dieses Rechners geht falsch',
      detail: 'Sie liegt hinter dem, was hier schon aufgezeichnet ist. Nichts wurde entfernt.',
      remedy: 'Stellen Sie die Uhr und versuchen Sie es erneut.',
    },
    DUE_CHANGED: {
      title: 'Was fällig ist, hat sich geändert',
      detail:
        'Seit der Freigabe ist anderes fällig geworden, oder eine Regel wurde geändert. Nichts wurde entfernt.',
      remedy: 'Sehen Sie neu an, was fällig ist, und geben Sie das frei.',
    },
    RUN_HALTED: {
      title: 'Der Lauf wurde angehalten',
      detail: 'Was entfernt wurde, bleibt entfernt.',
      remedy:
        'Starten Sie ihn wieder; er geht weiter, wo er stehen blieb. Sonst geht er beim nächsten Öffnen von selbst weiter.',
    },
    RUN_STOPPED: {
      title: 'Der Lauf wurde unterbrochen',
      detail:
        'Der Arbeitsbereich wurde geschlossen, bevor er beendet war. Was entfernt wurde, bleibt entfernt.',
      remedy: 'Er geht weiter, sobald der Arbeitsbereich wieder offen ist.',
    },
    REQUEST_UNKNOWN: {
      title: 'Diesen Antrag gibt es nicht',
      detail: 'Er kann ausgeführt oder zurückgenommen worden sein. Nichts wurde geändert.',
      remedy: 'Lesen Sie die Liste neu.',
    },
    REQUEST_LATER: {
      title: 'Ein Antrag kann nicht nach jetzt eingegangen sein',
      detail: 'Nichts wurde geändert.',
      remedy: 'Wählen Sie heute oder einen früheren Tag.',
    },
    REQUEST_STANDS: {
      title: 'Von dieser Person ist schon ein Antrag offen',
      detail: 'Nichts wurde geändert.',
    },
    REQUEST_SETTLED: {
      title: 'Diese Antwort wurde schon aufgeschoben oder gegeben',
      detail: 'Nichts wurde geändert.',
    },
    CONSENT_NOT_ENDING: {
      title: 'Nichts zu erneuern',
      detail: 'Diese Person gehört nicht zu denen, deren Einwilligung bald endet. Nichts wurde geändert.',
      remedy: 'Die Einwilligung wurde vielleicht verlängert oder widerrufen; lesen Sie die Liste neu.',
    },
    EXTENSION_LATE: {
      title: 'Für einen Aufschub ist es zu spät',
      detail: 'Eine Antwort kann nur im ersten Monat aufgeschoben werden. Nichts wurde geändert.',
      remedy: 'Antworten Sie der Person jetzt.',
    },
    LETTER_NEEDS_RULE: {
      title: 'Die Antwort lässt sich noch nicht schreiben',
      detail:
        'Eine Stelle, auf die sich die Person beworben hat, hat kein Land oder eines ohne Aufbewahrungsregel, also ist nicht bekannt, welches Gesetz entscheidet.',
      remedy: 'Geben Sie der Stelle ihr Land oder dem Land seine Regel und schreiben Sie dann die Antwort.',
    },
    NO_ADDRESS: {
      title: 'Es gibt keine E-Mail-Adresse',
      detail: 'Diese Person hat keine E-Mail-Adresse. Nichts wurde geändert.',
      remedy: 'Antworten Sie auf anderem Weg und vermerken Sie den Antrag als beantwortet.',
    },
    BACKUP_PASSPHRASE: {
      title: 'Diese Sicherung hat eine andere Passphrase',
      detail: 'Sie öffnet sich nur mit der, die der Arbeitsbereich damals hatte. Es wurde nichts geändert.',
      remedy: 'Geben Sie diese Passphrase ein.',
    },
    BACKUP_DAMAGED: {
      title: 'Diese Sicherung ist beschädigt',
      detail: 'Es wurde nichts geändert.',
      remedy: 'Wählen Sie eine andere Sicherung.',
    },
    NO_KEY_STORE: {
      title: 'Es gibt keinen Schlüsselspeicher',
      detail: 'Es wurde kein Arbeitsbereich angelegt.',
      remedy: 'Schützen Sie ihn stattdessen mit einer Passphrase.',
    },
    WRONG_RECOVERY_CODE: {
      title: 'Dieser Wiederherstellungscode öffnet den Arbeitsbereich nicht',
      detail: 'Es wurde nichts geändert.',
      remedy: 'Achten Sie auf Buchstaben, die sich ähneln.',
    },
  },
}
