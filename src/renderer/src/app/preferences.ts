/** What a person likes about this window. Kept on this machine only; holds no data of the workspace. */
import { useMediaQuery, usePreferredDark } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, reactive, watch, watchEffect } from 'vue'
import { keep, readKept } from './kept.ts'

export type Theme = 'system' | 'light' | 'dark'
/** More: strong lines and full black and white; system: as the system asks (prefers-contrast, forced colours). */
export type Contrast = 'system' | 'normal' | 'more'
export type Density = 'compact' | 'comfortable'

const KEPT_AS = 'haku.preferences'

interface Preferences {
  theme: Theme
  contrast: Contrast
  /** Code of a language (language.ts), or `system`. */
  language: string
  density: Density
  /** Keys without Ctrl or Cmd (J, K, R…). Some people with speech input or tremor turn them off (WCAG 2.1.4). */
  singleKeys: boolean
  sidebarNarrow: boolean
  /** Widths of split panes in CSS pixels, by the name of the pane. */
  splits: Record<string, number>
  /** What lists of applications show beside the name, and what they are grouped by ('' for nothing). */
  listColumns: string[]
  listGroup: string
  /** The openings and views beside the list are folded away. */
  placesFolded: boolean
  /** How the applications of an opening were looked at last. */
  openingFace: 'list' | 'board'
  /** Order of the cards on a board. */
  boardSort: string
  /** How PDFs are shown: a fit or a number; two pages side by side; what stands in the sidebar ('' for none). */
  pdfScale: string
  pdfSpread: boolean
  pdfSidebar: string
  /** What stands beside a document: `profile`, `document`, `scorecard`, or '' for nothing. */
  besideDocument: string
  /** Word documents: as pages, or as text to read. */
  wordFace: 'layout' | 'reader'
}

const DEFAULTS: Preferences = {
  theme: 'system',
  contrast: 'system',
  language: 'system',
  density: 'compact',
  singleKeys: true,
  sidebarNarrow: false,
  splits: {},
  listColumns: ['rating', 'received'],
  listGroup: '',
  placesFolded: false,
  openingFace: 'list',
  boardSort: 'newest',
  pdfScale: 'auto',
  pdfSpread: false,
  pdfSidebar: '',
  besideDocument: 'profile',
  wordFace: 'layout',
}

/** Takes from what was kept only what still has the right shape. */
function fromKept(kept: unknown): Preferences {
  const found = typeof kept === 'object' && kept !== null ? (kept as Partial<Preferences>) : {}
  const known = Object.entries(DEFAULTS).map(([name, usual]) => {
    const value: unknown = found[name as keyof Preferences]
    const fits =
      typeof value === typeof usual && value !== null && Array.isArray(value) === Array.isArray(usual)
    return [name, fits ? value : usual]
  })
  return structuredClone(Object.fromEntries(known)) as Preferences
}

export const usePreferences = defineStore('preferences', () => {
  const stored = reactive(fromKept(readKept(KEPT_AS)))
  watch(stored, () => keep(KEPT_AS, stored), { deep: true })

  const systemDark = usePreferredDark()
  const isDark = computed(() => stored.theme === 'dark' || (stored.theme === 'system' && systemDark.value))
  const systemContrast = useMediaQuery('(prefers-contrast: more), (forced-colors: active)')
  const isHighContrast = computed(
    () => stored.contrast === 'more' || (stored.contrast === 'system' && systemContrast.value),
  )
  /** Height of a list row in CSS pixels. */
  const rowHeight = computed(() => (stored.density === 'compact' ? 32 : 40))

  watchEffect(() => {
    document.documentElement.classList.toggle('dark', isDark.value)
    document.documentElement.classList.toggle('light', !isDark.value)
    document.documentElement.classList.toggle('high-contrast', isHighContrast.value)
  })
  return { stored, isDark, isHighContrast, rowHeight }
})
