import { readFileSync } from 'node:fs'
import { writeFileAtomically } from '../platform/files.ts'
import type { Theme } from './menu.ts'

/** The theme chosen in the menu, kept between starts in a small file beside the window's own data. */

const THEMES: readonly Theme[] = ['system', 'light', 'dark']

/** The stored theme, or `system` when none is stored or the file cannot be read. */
export function readTheme(path: string): Theme {
  try {
    const { theme } = JSON.parse(readFileSync(path, 'utf8')) as { theme?: Theme }
    return THEMES.find((known) => known === theme) ?? 'system'
  } catch {
    return 'system'
  }
}

/** Throws when the file cannot be written. */
export function writeTheme(path: string, theme: Theme): void {
  writeFileAtomically(path, Buffer.from(JSON.stringify({ theme })))
}
