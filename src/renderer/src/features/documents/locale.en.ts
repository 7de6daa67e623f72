/** Texts of the document viewer, under `documents`. */
export default {
  viewer: {
    label: 'Document {name}',
    loading: 'Opening the document',
    toolbar: 'Document tools',
    page: 'Page',
    pageOf: 'of {pages}',
    previousPage: 'Previous page',
    nextPage: 'Next page',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    zoom: 'Zoom {percent} %',
    fitWidth: 'Fit width',
    find: 'Find in document',
    save: 'Save original',
    text: 'Text of the document. Layout and pictures are in the original.',
    remoteImages:
      'One picture lies on the internet and is not loaded. | {count} pictures lie on the internet and are not loaded.',
    notes: 'What to know about this file: one note | What to know about this file: {count} notes',
  },
  shortcuts: { scope: 'Document' },
  find: {
    label: 'Find in this document',
    placeholder: 'Find in document',
    none: 'Not found',
    count: '{current} of {total}',
    next: 'Next hit',
    previous: 'Previous hit',
    close: 'Close find',
  },
  save: {
    title: 'Save the original?',
    body: '{name} comes from outside and was not checked for viruses. In Haku it can do no harm; another program may run what is inside it. Open it only if you trust the sender.',
    confirm: 'Save original',
    cancel: 'Keep it in Haku',
    failed: 'The original could not be saved. It is still in the workspace; try again.',
  },
  problems: {
    encrypted: {
      title: 'This PDF is protected by a password',
      body: 'Haku cannot show it without the password, and search does not find its text. Save the original and open it with the password, or ask the candidate for an open copy.',
    },
    damaged: {
      title: 'This PDF is damaged',
      body: 'It cannot be shown. The file is kept as it came: save the original to try another program, or ask the candidate to send it again.',
    },
    slow: {
      title: 'This document takes too long',
      body: 'Haku stopped after a fair try, so that nothing else has to wait. The file is kept as it came: save the original to open it in another program.',
    },
    pending: {
      title: 'Still reading this document',
      body: 'Its text appears here by itself as soon as it is read. The original is safe.',
    },
    failed: {
      title: 'The text of this document could not be read',
      body: 'The file is kept as it came. Save the original to open it in the program it was written with.',
    },
    noText: {
      title: 'No text in this document',
      body: 'It may hold only pictures, as a scan does. Save the original to look at it in the program it was written with.',
    },
    gone: {
      title: 'This document is no longer there',
      body: 'It was removed from the workspace since this view was opened. The other documents are as they were.',
    },
    unreachable: {
      title: 'The document could not be fetched',
      body: 'The data service did not answer. The document is safe in the workspace.',
    },
    retry: 'Try again',
  },
  kinds: { cv: 'CV', cover_letter: 'Cover letter', certificate: 'Certificate', other: 'Other' },
  types: {
    'application/pdf': 'PDF',
    'application/msword': 'Word (.doc)',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word (.docx)',
    'text/html': 'HTML',
    'text/plain': 'Text',
  },
  warnings: {
    EXTENSION_MISMATCH: 'The file name claims another type than the content has.',
    HAS_MACROS: 'Carries macros. Haku never runs them.',
    HAS_SCRIPT: 'Carries script. Haku never runs it.',
    HAS_ATTACHMENTS: 'Other files are embedded in it. Haku does not open them.',
    NO_TEXT: 'No text was found, as in a scan: search cannot find this document.',
    GLYPH_SOUP: 'Its text reads as gibberish to a computer: search may not find it.',
    SIMPLIFIED: 'Read in a simplified way: order or letters may be off.',
    TRUNCATED_TEXT: 'Very long: only the first part of its text is searched.',
    PARTLY_READ: 'Some parts could not be read.',
  },
}
