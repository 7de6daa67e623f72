/** Texts of Word documents on screen, under `word`. */
export default {
  switch: 'Word document: pages or text',
  faces: { label: 'Show as', layout: 'Pages', reader: 'Text' },
  layout: 'Close to how Word shows it. Fonts and page ends may differ.',
  reading: 'Text to read. Layout is in the pages and in the original.',
  simplified: 'Simplified view: text, headings and tables. Layout and pictures are in the original.',
  byOffice: 'Pages made by LibreOffice on this computer.',
  picturesLeftOut: 'One picture is not shown. | {count} pictures are not shown.',
  link: {
    title: 'Open this link outside Haku?',
    body: '{address} was written into the document by its sender. Whoever runs that site learns that it was opened.',
    confirm: 'Open link',
  },
  fallback: {
    TOO_LONG: 'Too long for pages: shown as text. The original is kept as it came.',
    TOO_SLOW: 'The pages took too long, so the text is shown. The original is kept as it came.',
    OUT_OF_MEMORY: 'The pages needed too much memory, so the text is shown. The original is kept as it came.',
    ZIP_LIMIT:
      'This file would unpack to far more than a document needs, as an attack would, so only the text that was read before is shown.',
    ENCRYPTED: 'This file is protected by a password. The text that was read before is shown.',
    OFFICE_SLOW:
      'LibreOffice took longer than a minute and was stopped. This is the view by Haku; the original is kept as it came.',
    OFFICE_FAILED:
      'LibreOffice could not make pages of this document. This is the view by Haku; the original is kept as it came.',
    OFFICE_TOO_LARGE:
      'LibreOffice made more pages than can be shown. This is the view by Haku; the original is kept as it came.',
    OFFICE_ABSENT: 'LibreOffice is no longer on this computer. This is the view by Haku.',
    other: 'The pages could not be made, so the next best view is shown. The original is kept as it came.',
  },
  office: {
    title: 'Documents',
    label: 'Show Word documents as pages made by LibreOffice',
    hint: 'For .doc and .docx exactly as they print. While a document is converted, for a minute at most, it lies unencrypted in a temporary folder that only your account can open; then the folder is removed. The pages themselves stay in memory. LibreOffice gets no network where the system allows that, and runs no macros.',
    found: 'LibreOffice found at',
    absent: 'LibreOffice was not found on this computer. Haku shows Word documents by itself.',
    savedOn: 'Word documents are shown as pages made by LibreOffice.',
    savedOff: 'Haku shows Word documents by itself.',
  },
}
