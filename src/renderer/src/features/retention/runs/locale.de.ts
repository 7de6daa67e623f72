/** Texte der Läufe, die Fälliges entfernen, unter `retention.runs`. */
export default {
  title: 'Läufe',
  go: 'Zu den Läufen der Aufbewahrung',
  lead: 'Jeder Lauf entfernt, was gezeigt und freigegeben wurde, prüft jedes Byte und hinterlässt einen signierten Nachweis ohne personenbezogene Daten.',
  list: 'Läufe, der neueste zuerst',
  empty: {
    title: 'Noch kein Lauf',
    body: 'Bereiten Sie vor, was fällig ist: Es wird 24 Stunden festgehalten, damit es angesehen und freigegeben werden kann. Vorher wird nichts entfernt.',
  },
  unknown: {
    title: 'Diesen Lauf gibt es nicht',
    body: 'Eine Vorschau, die nicht gestartet wurde, weicht der nächsten. Sie hat nichts entfernt.',
    all: 'Alle Läufe',
  },
  of: 'Lauf vom {date}',
  state: {
    previewed: 'Wartet auf Freigabe',
    approved: 'Freigegeben, nicht gestartet',
    running: 'Begonnen, nicht beendet',
    erased: 'Entfernt, noch nicht nachgewiesen',
    done: 'Erledigt und nachgewiesen',
    expired: 'Abgelaufen',
    removing: 'Wird entfernt',
    checking: 'Wird geprüft',
  },
  row: {
    due: '{n} Bewerbung fällig | {n} Bewerbungen fällig',
    removed: '{n} Bewerbung entfernt | {n} Bewerbungen entfernt',
    prepared: 'vorbereitet von {name}',
    approved: 'freigegeben von {name}',
  },
  prepare: {
    action: 'Fälliges vorbereiten',
    title: 'Fälliges vorbereiten',
    lead: 'Hält 24 Stunden fest, was jetzt fällig ist, damit es freigegeben und entfernt werden kann. Noch wird nichts entfernt.',
    due: '{n} Bewerbung ist jetzt fällig. | {n} Bewerbungen sind jetzt fällig.',
    nothing: 'Jetzt ist nichts fällig, also gibt es nichts vorzubereiten.',
    replaces: 'Eine Vorschau, die nicht gestartet wurde, weicht der neuen.',
    again: 'Neu vorbereiten',
    do: '{n} Bewerbung vorbereiten | {n} Bewerbungen vorbereiten',
  },
  name: 'Ihr Name',
  nameHelp: 'Er bleibt in der Liste der Läufe stehen.',
  numbers: {
    label: 'Was dieser Lauf entfernen würde',
    total: 'Bewerbungen insgesamt',
    due: 'Fällig',
    anonymise: 'Zu anonymisieren',
    erase: 'Auf Antrag zu löschen',
  },
  expires: 'Gültig bis {time} ({left})',
  expired:
    'Diese Vorschau ist abgelaufen ({when}). Sie hat nichts entfernt. Sehen Sie neu an, was fällig ist, und geben Sie das frei.',
  changedSince:
    'Seit der Vorbereitung hat sich geändert, was fällig ist: jetzt {n}. Was nicht mehr fällig ist, bleibt. Ist etwas fällig geworden, wird der Lauf abgelehnt: Bereiten Sie ihn dann neu vor. | Seit der Vorbereitung hat sich geändert, was fällig ist: jetzt {n}. Was nicht mehr fällig ist, bleibt. Ist etwas fällig geworden, wird der Lauf abgelehnt: Bereiten Sie ihn dann neu vor.',
  nothingDue:
    'Bei der Vorbereitung war nichts fällig. Gestartet weist der Lauf nur nach, dass von früher Entferntem nichts übrig ist.',
  unsentAnswers:
    'Die Antwort an {n} Person, die gelöscht werden möchte, hat den Postausgang noch nicht verlassen. Dieser Lauf würde sie ungesendet entfernen. | Die Antworten an {n} Personen, die gelöscht werden möchten, haben den Postausgang noch nicht verlassen. Dieser Lauf würde sie ungesendet entfernen.',
  seeOutbox: 'Zum Postausgang',
  withoutApplication:
    '{n} Person, die gelöscht werden möchte und keine Bewerbung hat, wird mit gelöscht. | {n} Personen, die gelöscht werden möchten und keine Bewerbung haben, werden mit gelöscht.',
  approve: {
    title: 'Freigabe',
    fourEyes:
      '{name} hat diesen Lauf vorbereitet. Eine andere Person gibt ihn frei: Niemand entfernt allein.',
    automatic:
      '{name} hat diesen Lauf vorbereitet. Er wartet auf die Freigabe, weil er einen großen Teil entfernen würde.',
    dailyLook: 'Haku hat diesen Lauf von selbst vorbereitet. Ein Mensch sieht ihn durch und gibt ihn frei.',
    same: 'Sie haben diesen Lauf vorbereitet, also muss ihn eine andere Person freigeben. Sie trägt hier ihren Namen ein oder ändert die Einstellung für die Freigabe.',
    setting: 'Einstellung für die Freigabe',
    guarded:
      'Das ist ein großer Teil: {n} von {total}. Prüfen Sie zuerst die Regeln. Stimmt es, geben Sie die Zahl ein. | Das ist ein großer Teil: {n} von {total}. Prüfen Sie zuerst die Regeln. Stimmt es, geben Sie die Zahl ein.',
    count: '{n} eingeben',
    do: 'Entfernen von {n} Bewerbung freigeben | Entfernen von {n} Bewerbungen freigeben',
  },
  start: {
    ready: 'Freigegeben von {name}, {time}. Der Lauf kann beginnen.',
    action: 'Entfernen starten',
    title: '{n} Bewerbung endgültig entfernen? | {n} Bewerbungen endgültig entfernen?',
    lead: 'Das lässt sich nicht rückgängig machen. Niemand kann es zurückholen.',
    goes: 'Was geht',
    goesItems: {
      applications: 'Die Bewerbungen mit Notizen, Antworten, Bewertungsbögen, Mails und Verlauf',
      documents: 'Ihre Dokumente, mit den Schlüsseln, die sie öffnen',
      candidates: 'Das Profil jeder Person, von der keine Bewerbung, Einwilligung oder Sperre übrig ist',
      traces: 'Jede Spur in Suche, Rückgängig, Zusammenführungen, Eingang und Importen',
    },
    stays: 'Was bleibt',
    staysItems: {
      figures: 'Anonyme Zahlen für Berichte, mit niemandem verknüpft',
      kept: 'Was eine Sperre, eine Mindestfrist oder eine Einwilligung hält, und alles andere, was nicht fällig ist',
      proof: 'Der Nachweis und das Protokoll, ohne Namen von Bewerbern',
      backups: 'Sicherungen von vor diesem Lauf, bis sie ersetzt werden',
    },
    do: '{n} Bewerbung entfernen | {n} Bewerbungen entfernen',
    doNone: 'Starten',
  },
  progress: {
    removing: '{done} von {total} bearbeitet',
    checking: 'Entfernt. Jetzt wird jedes Byte des Arbeitsbereichs geprüft: Nichts davon darf übrig sein.',
    leave: 'Sie können weiterarbeiten: Der Lauf geht weiter und meldet sich.',
    stop: 'Anhalten',
    stopping: 'Wird angehalten …',
  },
  unfinished: {
    running:
      'Dieser Lauf wurde begonnen und ist nicht beendet: {done} von {total} sind bearbeitet. Er geht weiter, wo er stehen blieb, beim nächsten Öffnen von selbst oder jetzt.',
    erased:
      'Alles aus diesem Lauf ist entfernt, aber noch ist nicht nachgewiesen, dass kein Byte übrig ist. Geprüft wird beim nächsten Öffnen oder jetzt.',
    read: 'Etwas liest noch den Stand von vorher, deshalb ließ sich das Protokoll der Datenbank nicht leeren. Schließen Sie andere Fenster und prüfen Sie erneut.',
    left: 'Die Prüfung hat etwas gefunden, das weg sein sollte. Was entfernt wurde, bleibt entfernt. Prüfen Sie erneut, und wenn es wieder gefunden wird, sagen Sie es der Person, die diesen Rechner betreut.',
    goOn: 'Weiter',
    check: 'Erneut prüfen',
  },
  finished:
    '{n} Bewerbung entfernt, und das ist nachgewiesen | {n} Bewerbungen entfernt, und das ist nachgewiesen',
  verify: {
    action: 'Prüfen, dass nichts übrig ist',
    title: 'Prüfung von allem, was je entfernt wurde',
    ok: 'Von dem, was entfernt wurde, ist nichts übrig.',
    bad: 'Etwas von dem, was entfernt wurde, ist noch da.',
    at: 'Geprüft {time}',
    checks: {
      rows: '{n} Kennung in den Zeilen mit dem Entfernten verglichen | {n} Kennungen in den Zeilen mit dem Entfernten verglichen',
      'search-index': '{n} Zeile des Suchindex verglichen | {n} Zeilen des Suchindex verglichen',
      bytes:
        '{n} entferntes Wort in jedem Byte von Datenbank, Protokoll und Ordner gesucht | {n} entfernte Wörter in jedem Byte von Datenbank, Protokoll und Ordner gesucht',
      files:
        '{n} Datei mit den entfernten Dokumenten verglichen | {n} Dateien mit den entfernten Dokumenten verglichen',
    },
    good: 'Nichts gefunden',
    skipped: 'Nicht angesehen',
    unknown:
      'Einzelne Wörter werden nur gesucht, während ein Lauf sie entfernt: Danach kennt sie niemand mehr',
    found: 'Gefunden',
    close: 'Prüfung schließen',
  },
  receipt: {
    title: 'Nachweis',
    lead: 'Die gespeicherte Datei enthält keine personenbezogenen Daten, darf also aufbewahrt und gezeigt werden.',
    save: 'Nachweis als JSON speichern',
    fileName: 'haku-aufbewahrung-nachweis',
    saved: 'Nachweis gespeichert',
    result: 'Was entfernt wurde',
    due: 'Zum Entfernen freigegeben',
    anonymised: 'Bewerbungen anonymisiert',
    erased: 'Bewerbungen auf Antrag gelöscht',
    candidates: 'Bewerberprofile entfernt',
    documents: 'Dokumente vernichtet',
    skipped: 'So gelassen',
    skippedWhy: {
      KEEP: 'Aufbewahrt: nicht mehr fällig',
      NOTIFY: 'Aufbewahrt: bald fällig',
      HOLD: 'Unter Löschsperre',
      NEEDS_COUNTRY: 'Keine Regel greift',
      EXEMPT_HIRED: 'Eingestellt',
      IN_PROCESS: 'Keine Frist läuft',
      DEFER_RESTRICT: 'Löschung wartet',
      ALREADY_DONE: 'Schon anonymisiert',
      GONE: 'Anderweitig entfernt',
    },
    course: 'Ablauf',
    prepared: 'Vorbereitet',
    approved: 'Freigegeben',
    started: 'Gestartet',
    finished: 'Beendet',
    by: '{time}, von {name}',
    rules: 'Entscheidende Regeln',
    ruleVersion: '{rule}, Fassung {n}',
    noRules: 'Keine: Nach einer Regel wurde nichts entfernt.',
    proof: 'Beweis',
    backups: 'Ältere Sicherungen',
    backupsHold:
      '{n} Sicherung ist von vor diesem Lauf und enthält noch, was er entfernt hat. Sie ist vom {date}. | {n} Sicherungen sind von vor diesem Lauf und enthalten noch, was er entfernt hat. Die älteste ist vom {date}.',
    backupsRestore:
      'Wird eine davon wiederhergestellt, wird das Entfernte vor dem Öffnen erneut aus ihr entfernt.',
    backupsNone: 'Es gibt keine Sicherung mehr von vor diesem Lauf.',
    seeBackups: 'Sicherungen ansehen',
    exports: 'Exportierte Dateien',
    exportsHold:
      '{n} Export wurde aus diesem Arbeitsbereich gespeichert, am {date}. | {n} Exporte wurden aus diesem Arbeitsbereich gespeichert, der letzte am {date}.',
    exportsOutside:
      'Solche Dateien liegen in eigenen Ordnern derer, die sie gespeichert haben, außerhalb der Reichweite von Haku. Was gelöscht wurde, kann noch darin stehen.',
    exportsNone: 'Aus diesem Arbeitsbereich wurde nichts exportiert.',
    signature: 'Signatur',
    signedBy: 'Signiert von {verifier} mit dem Schlüssel dieses Arbeitsbereichs (Ed25519)',
    run: 'Lauf',
    asOf: 'Fällig am',
    hash: 'Prüfsumme des Freigegebenen',
    rulesHash: 'Prüfsumme der Regeln',
    publicKey: 'Öffentlicher Schlüssel',
  },
  dailyLook: 'Haku (tägliche Durchsicht)',
  setting: {
    label: 'Freigabe von Läufen',
    four_eyes: 'Vier Augen',
    automatic: 'Automatisch',
    four_eyesHelp: 'Eine andere Person als die, die den Lauf vorbereitet hat, gibt ihn frei.',
    automaticHelp:
      'Ein Lauf ist mit der Vorbereitung freigegeben, außer er würde einen großen Teil entfernen.',
    daily: 'Einmal am Tag von selbst nachsehen',
    dailyHelp: {
      four_eyes:
        'Einmal am Tag wird vorbereitet, was fällig ist: Es wartet hier und auf der Startseite auf die Freigabe. Entfernt wird dabei nichts.',
      automatic:
        'Einmal am Tag wird vorbereitet und entfernt, was fällig ist. Ein großer Teil wartet auf einen Menschen, ebenso wer noch keine Antwort hat.',
      off: 'Nichts wird vorbereitet oder entfernt, bis ein Mensch es tut.',
    },
    notices: 'Bewerbende vorher benachrichtigen',
    noticesHelp: {
      on: 'Wessen Bewerbung bald fällig ist, bekommt eine Nachricht im Postausgang, so viele Tage vorher, wie die Regel nennt. Nennt eine Regel keine, wird niemand benachrichtigt.',
      off: 'Die tägliche Durchsicht benachrichtigt sie.',
    },
  },
  keys: {
    next: 'Nächster Lauf',
    previous: 'Vorheriger Lauf',
    prepare: 'Fälliges vorbereiten',
    print: 'Nachweis drucken',
  },
}
