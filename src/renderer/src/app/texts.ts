/** All words of the window, through vue-i18n. Messages are interpreted, never evaluated: the CSP forbids eval. */
import { createI18n } from 'vue-i18n'
import { en } from '../locales/en.ts'

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
