/**
 * The words of the native menu. Electron's roles bring English labels on every system but macOS, so each is written
 * here. The menu speaks the system's language: what is chosen inside the window stays there, because the page reaches
 * the shell through one port to the data service and nothing else.
 */
export interface MenuWords {
  file: string
  quit: string
  edit: string
  undo: string
  redo: string
  cut: string
  copy: string
  paste: string
  remove: string
  selectAll: string
  view: string
  resetZoom: string
  zoomIn: string
  zoomOut: string
  theme: string
  system: string
  light: string
  dark: string
  fullScreen: string
  window: string
  minimize: string
  close: string
  help: string
  about: string
}

const english: MenuWords = {
  file: '&File',
  quit: 'Quit',
  edit: '&Edit',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  remove: 'Delete',
  selectAll: 'Select all',
  view: '&View',
  resetZoom: 'Actual size',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  theme: 'Theme',
  system: 'Same as system',
  light: 'Light',
  dark: 'Dark',
  fullScreen: 'Full screen',
  window: '&Window',
  minimize: 'Minimise',
  close: 'Close',
  help: '&Help',
  about: 'About Haku',
}

const finnish: MenuWords = {
  file: '&Tiedosto',
  quit: 'Lopeta',
  edit: '&Muokkaa',
  undo: 'Kumoa',
  redo: 'Tee uudelleen',
  cut: 'Leikkaa',
  copy: 'Kopioi',
  paste: 'Liitä',
  remove: 'Poista',
  selectAll: 'Valitse kaikki',
  view: '&Näytä',
  resetZoom: 'Todellinen koko',
  zoomIn: 'Lähennä',
  zoomOut: 'Loitonna',
  theme: 'Teema',
  system: 'Järjestelmän mukaan',
  light: 'Vaalea',
  dark: 'Tumma',
  fullScreen: 'Koko näyttö',
  window: '&Ikkuna',
  minimize: 'Pienennä',
  close: 'Sulje',
  help: '&Ohje',
  about: 'Tietoja Hausta',
}

const german: MenuWords = {
  file: '&Datei',
  quit: 'Beenden',
  edit: '&Bearbeiten',
  undo: 'Rückgängig',
  redo: 'Wiederholen',
  cut: 'Ausschneiden',
  copy: 'Kopieren',
  paste: 'Einfügen',
  remove: 'Löschen',
  selectAll: 'Alles auswählen',
  view: '&Ansicht',
  resetZoom: 'Originalgröße',
  zoomIn: 'Vergrößern',
  zoomOut: 'Verkleinern',
  theme: 'Farbschema',
  system: 'Wie das System',
  light: 'Hell',
  dark: 'Dunkel',
  fullScreen: 'Vollbild',
  window: '&Fenster',
  minimize: 'Minimieren',
  close: 'Schließen',
  help: '&Hilfe',
  about: 'Über Haku',
}

const swedish: MenuWords = {
  file: '&Arkiv',
  quit: 'Avsluta',
  edit: '&Redigera',
  undo: 'Ångra',
  redo: 'Gör om',
  cut: 'Klipp ut',
  copy: 'Kopiera',
  paste: 'Klistra in',
  remove: 'Ta bort',
  selectAll: 'Markera allt',
  view: '&Visa',
  resetZoom: 'Verklig storlek',
  zoomIn: 'Zooma in',
  zoomOut: 'Zooma ut',
  theme: 'Tema',
  system: 'Som systemet',
  light: 'Ljust',
  dark: 'Mörkt',
  fullScreen: 'Helskärm',
  window: '&Fönster',
  minimize: 'Minimera',
  close: 'Stäng',
  help: '&Hjälp',
  about: 'Om Haku',
}

const WORDS: Record<string, MenuWords> = { en: english, fi: finnish, de: german, sv: swedish }

/** Words for the first of the preferred language tags (BCP 47, best first) that Haku speaks, else English. */
export function menuWords(preferred: readonly string[]): MenuWords {
  for (const tag of preferred) {
    const words = WORDS[tag.toLowerCase().split('-')[0] ?? '']
    if (words) return words
  }
  return english
}
