/** German (Sie) for `locale.en.ts`, in its order. */
export default {
  switch: 'Word-Dokument: Seiten oder Text',
  faces: { label: 'Anzeigen als', layout: 'Seiten', reader: 'Text' },
  layout: 'Fast so, wie Word es zeigt. Schriften und Seitenumbrüche können abweichen.',
  reading: 'Text zum Lesen. Das Layout steht in den Seiten und im Original.',
  simplified: 'Vereinfachte Ansicht: Text, Überschriften und Tabellen. Layout und Bilder stehen im Original.',
  byOffice: 'Seiten von LibreOffice auf diesem Computer.',
  picturesLeftOut: 'Ein Bild wird nicht gezeigt. | {count} Bilder werden nicht gezeigt.',
  link: {
    title: 'Diesen Link außerhalb von Haku öffnen?',
    body: '{address} hat der Absender in das Dokument geschrieben. Wer die Website betreibt, erfährt, dass sie geöffnet wurde.',
    confirm: 'Link öffnen',
  },
  fallback: {
    TOO_LONG: 'Zu lang für Seiten: hier als Text. Das Original bleibt, wie es kam.',
    TOO_SLOW: 'Die Seiten haben zu lange gedauert, daher hier der Text. Das Original bleibt, wie es kam.',
    OUT_OF_MEMORY:
      'Die Seiten hätten zu viel Speicher gebraucht, daher hier der Text. Das Original bleibt, wie es kam.',
    ZIP_LIMIT:
      'Diese Datei würde sich zu weit mehr entpacken, als ein Dokument braucht, wie bei einem Angriff. Daher wird nur der schon gelesene Text gezeigt.',
    ENCRYPTED: 'Diese Datei ist durch ein Passwort geschützt. Gezeigt wird der schon gelesene Text.',
    OFFICE_SLOW:
      'LibreOffice hat länger als eine Minute gebraucht und wurde beendet. Dies ist die Ansicht von Haku; das Original bleibt, wie es kam.',
    OFFICE_FAILED:
      'LibreOffice konnte aus diesem Dokument keine Seiten machen. Dies ist die Ansicht von Haku; das Original bleibt, wie es kam.',
    OFFICE_TOO_LARGE:
      'LibreOffice hat mehr Seiten gemacht, als gezeigt werden können. Dies ist die Ansicht von Haku; das Original bleibt, wie es kam.',
    OFFICE_ABSENT: 'LibreOffice ist nicht mehr auf diesem Computer. Dies ist die Ansicht von Haku.',
    other:
      'Die Seiten konnten nicht gemacht werden, daher die nächstbeste Ansicht. Das Original bleibt, wie es kam.',
  },
  office: {
    title: 'Dokumente',
    label: 'Word-Dokumente als Seiten von LibreOffice zeigen',
    hint: '.doc und .docx genau so, wie sie gedruckt werden. Während ein Dokument umgewandelt wird, höchstens eine Minute lang, liegt es unverschlüsselt in einem temporären Ordner, den nur Ihr Konto öffnen kann; danach wird der Ordner entfernt. Die Seiten selbst bleiben im Arbeitsspeicher. LibreOffice bekommt kein Netz, wo das System das zulässt, und führt keine Makros aus.',
    found: 'LibreOffice gefunden unter',
    absent: 'LibreOffice wurde auf diesem Computer nicht gefunden. Haku zeigt Word-Dokumente selbst.',
    savedOn: 'Word-Dokumente werden als Seiten von LibreOffice gezeigt.',
    savedOff: 'Haku zeigt Word-Dokumente selbst.',
  },
}
