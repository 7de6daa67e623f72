/** Swedish for `features/documents/locale.en.ts`, in its order. */
export default {
  viewer: {
    label: 'Dokument {name}',
    loading: 'Öppnar dokumentet',
    toolbar: 'Dokumentverktyg',
    page: 'Sida',
    pageOf: 'av {pages}',
    previousPage: 'Föregående sida',
    nextPage: 'Nästa sida',
    zoomIn: 'Zooma in',
    zoomOut: 'Zooma ut',
    zoom: 'Zoom {percent} %',
    fitWidth: 'Anpassa till bredden',
    find: 'Sök i dokumentet',
    scrollDown: 'Rulla dokumentet nedåt',
    scrollUp: 'Rulla dokumentet uppåt',
    save: 'Spara originalet',
    text: 'Dokumentets text. Layout och bilder finns i originalet.',
    remoteImages:
      'En bild ligger på internet och läses inte in. | {count} bilder ligger på internet och läses inte in.',
    notes: 'Bra att veta om filen: en anmärkning | Bra att veta om filen: {count} anmärkningar',
  },
  shortcuts: {
    scope: 'Dokument',
  },
  find: {
    label: 'Sök i det här dokumentet',
    placeholder: 'Sök i dokumentet',
    none: 'Hittades inte',
    count: '{current} av {total}',
    next: 'Nästa träff',
    previous: 'Föregående träff',
    close: 'Stäng sökningen',
  },
  save: {
    title: 'Spara originalet?',
    body: '{name} kommer utifrån och har inte kontrollerats för virus. I Haku kan filen inte göra skada, men ett annat program kan köra det som finns i den. Öppna den bara om du litar på avsändaren.',
    confirm: 'Spara originalet',
    cancel: 'Behåll den i Haku',
    failed: 'Originalet kunde inte sparas. Det finns kvar i arbetsytan; försök igen.',
  },
  problems: {
    encrypted: {
      title: 'PDF-filen är skyddad med lösenord',
      body: 'Haku kan inte visa den utan lösenordet, och sökningen hittar inte texten. Spara originalet och öppna det med lösenordet, eller be kandidaten om en öppen kopia.',
    },
    damaged: {
      title: 'PDF-filen är skadad',
      body: 'Den kan inte visas. Filen finns kvar som den kom: spara originalet och prova ett annat program, eller be kandidaten skicka den igen.',
    },
    slow: {
      title: 'Dokumentet tar för lång tid',
      body: 'Haku slutade efter ett rimligt försök, så att inget annat behöver vänta. Filen finns kvar som den kom: spara originalet och öppna det i ett annat program.',
    },
    pending: {
      title: 'Dokumentet läses fortfarande',
      body: 'Texten visas här av sig själv så snart den är läst. Originalet är säkert.',
    },
    failed: {
      title: 'Dokumentets text kunde inte läsas',
      body: 'Filen finns kvar som den kom. Spara originalet och öppna det i programmet som det skrevs med.',
    },
    noText: {
      title: 'Ingen text i dokumentet',
      body: 'Det kan innehålla bara bilder, som en skanning. Spara originalet och titta på det i programmet som det skrevs med.',
    },
    gone: {
      title: 'Dokumentet finns inte längre',
      body: 'Det togs bort ur arbetsytan efter att vyn öppnades. De andra dokumenten är som förut.',
    },
    unreachable: {
      title: 'Dokumentet kunde inte hämtas',
      body: 'Datatjänsten svarade inte. Dokumentet är säkert i arbetsytan.',
    },
    retry: 'Försök igen',
  },
  kinds: {
    cv: 'CV',
    cover_letter: 'Personligt brev',
    certificate: 'Intyg',
    other: 'Övrigt',
  },
  types: {
    pdf: 'PDF',
    doc: 'Word (.doc)',
    docx: 'Word (.docx)',
    html: 'HTML',
    text: 'Text',
  },
  warnings: {
    EXTENSION_MISMATCH: 'Filnamnet anger en annan typ än innehållet har.',
    HAS_MACROS: 'Innehåller makron. Haku kör dem aldrig.',
    HAS_SCRIPT: 'Innehåller skript. Haku kör dem aldrig.',
    HAS_ATTACHMENTS: 'Andra filer är inbäddade i den. Haku öppnar dem inte.',
    NO_TEXT: 'Ingen text hittades, som i en skanning: sökningen hittar inte dokumentet.',
    GLYPH_SOUP: 'Texten är rappakalja för en dator: sökningen hittar den kanske inte.',
    SIMPLIFIED: 'Läst på ett förenklat sätt: ordning eller bokstäver kan vara fel.',
    TRUNCATED_TEXT: 'Mycket långt: bara den första delen av texten går att söka i.',
    PARTLY_READ: 'Vissa delar kunde inte läsas.',
  },
}
