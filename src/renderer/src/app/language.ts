/** The language of the window: chosen in the settings, else the first of the system's that Haku speaks. */
import { en as uiEnglish } from '@nuxt/ui/locale'
import { defineStore } from 'pinia'
import { markRaw, ref, shallowRef } from 'vue'
import type { en } from '../locales/en.ts'
import type { Texts } from './texts.ts'

export const LANGUAGES = ['en', 'fi', 'de', 'sv'] as const
export type Language = (typeof LANGUAGES)[number]

/** Each language in its own words, so that whoever is lost finds the way back. */
export const LANGUAGE_NAMES: Record<Language, string> = {
  en: 'English',
  fi: 'Suomi',
  de: 'Deutsch',
  sv: 'Svenska',
}

type UiLocale = typeof uiEnglish

/** A language beside English: its texts, and the words of the component library. */
interface Loaded {
  texts: object
  ui: UiLocale
}

const LOADERS: Record<Exclude<Language, 'en'>, () => Promise<Loaded>> = {
  fi: () => import('../locales/fi.ts'),
  de: () => import('../locales/de.ts'),
  sv: () => import('../locales/sv.ts'),
}

/** The first of the preferred tags (BCP 47, best first) that Haku speaks; English where it speaks none. */
export function pickLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const base = tag.toLowerCase().split('-')[0]
    const found = LANGUAGES.find((language) => language === base)
    if (found) return found
  }
  return 'en'
}

/** What the setting means now: a language by its code, or the system's. */
export const languageOf = (choice: string, preferred: readonly string[] = navigator.languages): Language =>
  LANGUAGES.find((language) => language === choice) ?? pickLanguage(preferred)

export const useLanguage = defineStore('language', () => {
  const ui = shallowRef<UiLocale>(uiEnglish)
  const current = ref<Language>('en')
  /** Formatters cost far more to make than to use: the whole window shares them, by language and purpose (format.ts). */
  const formatters = markRaw(new Map<string, unknown>())
  let wanted: Language = 'en'

  /** Loads a language if need be and shows it. Resolves when it is shown; the last one asked for wins. */
  async function show(texts: Texts, language: Language): Promise<void> {
    wanted = language
    const loaded = language === 'en' ? null : await LOADERS[language]()
    if (wanted !== language) return
    const composer = texts.global
    if (loaded) composer.setLocaleMessage(language as 'en', loaded.texts as typeof en)
    composer.locale.value = language as 'en'
    ui.value = loaded?.ui ?? uiEnglish
    current.value = language
    document.documentElement.lang = language
  }

  return { ui, current, formatters, show }
})
