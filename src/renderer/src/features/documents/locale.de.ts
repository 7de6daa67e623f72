/** German (Sie) for `features/documents/locale.en.ts`, in its order. */
export default {
  viewer: {
    label: 'Dokument {name}',
    loading: 'Dokument wird geöffnet',
    toolbar: 'Dokumentwerkzeuge',
    page: 'Seite',
    pageOf: 'von {pages}',
    previousPage: 'Vorige Seite',
    nextPage: 'Nächste Seite',
    zoomIn: 'Vergrößern',
    zoomOut: 'Verkleinern',
    zoom: 'Zoom {percent} %',
    fitWidth: 'An Breite anpassen',
    find: 'Im Dokument suchen',
    scrollDown: 'Dokument nach unten',
    scrollUp: 'Dokument nach oben',
    save: 'Original speichern',
    text: 'Text des Dokuments. Layout und Bilder sind im Original.',
    remoteImages:
      'Ein Bild liegt im Internet und wird nicht geladen. | {count} Bilder liegen im Internet und werden nicht geladen.',
    notes: 'Wissenswertes zur Datei: ein Hinweis | Wissenswertes zur Datei: {count} Hinweise',
  },
  shortcuts: {
    scope: 'Dokument',
  },
  find: {
    label: 'In diesem Dokument suchen',
    placeholder: 'Im Dokument suchen',
    none: 'Nicht gefunden',
    count: '{current} von {total}',
    next: 'Nächster Treffer',
    previous: 'Voriger Treffer',
    close: 'Suche schließen',
  },
  save: {
    title: 'Original speichern?',
    body: '{name} kommt von außen und wurde nicht auf Viren geprüft. In Haku kann die Datei keinen Schaden anrichten; ein anderes Programm führt vielleicht aus, was darin steckt. Öffnen Sie sie nur, wenn Sie dem Absender vertrauen.',
    confirm: 'Original speichern',
    cancel: 'In Haku belassen',
    failed:
      'Das Original konnte nicht gespeichert werden. Es ist weiter im Arbeitsbereich; versuchen Sie es erneut.',
  },
  problems: {
    encrypted: {
      title: 'Dieses PDF ist mit einem Kennwort geschützt',
      body: 'Ohne Kennwort kann Haku es nicht zeigen, und die Suche findet seinen Text nicht. Speichern Sie das Original und öffnen Sie es mit dem Kennwort, oder bitten Sie um eine offene Kopie.',
    },
    damaged: {
      title: 'Dieses PDF ist beschädigt',
      body: 'Es kann nicht gezeigt werden. Die Datei ist so erhalten, wie sie kam: Speichern Sie das Original, um ein anderes Programm zu versuchen, oder lassen Sie es sich noch einmal schicken.',
    },
    slow: {
      title: 'Dieses Dokument braucht zu lange',
      body: 'Haku hat nach einem fairen Versuch aufgehört, damit nichts anderes warten muss. Die Datei ist so erhalten, wie sie kam: Speichern Sie das Original und öffnen Sie es in einem anderen Programm.',
    },
    pending: {
      title: 'Dieses Dokument wird noch gelesen',
      body: 'Sein Text erscheint hier von selbst, sobald er gelesen ist. Das Original ist sicher.',
    },
    failed: {
      title: 'Der Text dieses Dokuments konnte nicht gelesen werden',
      body: 'Die Datei ist so erhalten, wie sie kam. Speichern Sie das Original und öffnen Sie es in dem Programm, mit dem es geschrieben wurde.',
    },
    noText: {
      title: 'Kein Text in diesem Dokument',
      body: 'Vielleicht enthält es nur Bilder, wie ein Scan. Speichern Sie das Original, um es in seinem eigenen Programm anzusehen.',
    },
    gone: {
      title: 'Dieses Dokument ist nicht mehr da',
      body: 'Es wurde aus dem Arbeitsbereich entfernt, seit diese Ansicht geöffnet wurde. Die anderen Dokumente sind wie zuvor.',
    },
    unreachable: {
      title: 'Das Dokument konnte nicht geholt werden',
      body: 'Der Datendienst hat nicht geantwortet. Das Dokument ist im Arbeitsbereich sicher.',
    },
    retry: 'Erneut versuchen',
  },
  kinds: {
    cv: 'Lebenslauf',
    cover_letter: 'Anschreiben',
    certificate: 'Zeugnis',
    other: 'Sonstiges',
  },
  types: {
    pdf: 'PDF',
    doc: 'Word (.doc)',
    docx: 'Word (.docx)',
    html: 'HTML',
    text: 'Text',
  },
  warnings: {
    EXTENSION_MISMATCH: 'Der Dateiname nennt einen anderen Typ, als der Inhalt hat.',
    HAS_MACROS: 'Enthält Makros. Haku führt sie nie aus.',
    HAS_SCRIPT: 'Enthält Skripte. Haku führt sie nie aus.',
    HAS_ATTACHMENTS: 'Andere Dateien sind darin eingebettet. Haku öffnet sie nicht.',
    NO_TEXT: 'Kein Text gefunden, wie bei einem Scan: Die Suche findet dieses Dokument nicht.',
    GLYPH_SOUP: 'Für den Computer ist der Text unlesbar: Die Suche findet ihn vielleicht nicht.',
    SIMPLIFIED: 'Vereinfacht gelesen: Reihenfolge oder Buchstaben können falsch sein.',
    TRUNCATED_TEXT: 'Sehr lang: Nur der erste Teil des Textes wird durchsucht.',
    PARTLY_READ: 'Einige Teile konnten nicht gelesen werden.',
  },
}
