/** All words of the window, through vue-i18n. Messages are interpreted, never evaluated: the CSP forbids eval. */
import { createI18n } from 'vue-i18n'
import { en } from '../locales/en.ts'

/**
 * English is there from the start and stands in for what a language does not have; the others are loaded when asked
 * for (language.ts). Plurals: vue-i18n's own choice is right in all four. Two forms: 1, and everything else with 0.
 * Three forms: none, 1, and everything else.
 */
export function createTexts() {
  return createI18n({
    legacy: false,
    locale: 'en',
    fallbackLocale: 'en',
    messages: { en },
    missingWarn: true,
    fallbackWarn: false,
  })
}

export type Texts = ReturnType<typeof createTexts>
