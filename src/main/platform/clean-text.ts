/** Text from outside is data: what would break a line, a log or the reading direction of a list is taken out. */

// C0 and C1 controls except tab and line feed.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g
/** Overrides and isolates can make 'gpj.exe' read as 'exe.jpg' (Unicode TR 36, 3.2); marks (U+200E, U+200F) stay. */
const BIDI_OVERRIDES = /[\u202a-\u202e\u2066-\u2069]/g

/** Several lines in NFC: line ends become line feeds, control characters and lone surrogates go. */
export function cleanText(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n')
    .replace(CONTROLS, '')
    .replace(BIDI_OVERRIDES, '')
    .toWellFormed()
    .normalize('NFC')
    .trim()
}

/** One line: as cleanText, with every run of white space as one space, cut to `maxLength` UTF-16 units. */
export function cleanLine(text: string, maxLength: number): string {
  const line = cleanText(text).replace(/\s+/gu, ' ')
  return line.length <= maxLength ? line : line.slice(0, maxLength).toWellFormed().trim()
}
