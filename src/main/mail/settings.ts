import { DEFAULT_DELAY_MINUTES, MailSettings } from '#contract/mail.ts'
import { readSetting, writeSetting } from '../store/settings.ts'
import type { Readable, Store } from '../store/types.ts'

const SETTINGS = 'mail'

export const readMailSettings = (db: Readable): MailSettings =>
  readSetting(db, SETTINGS, MailSettings, { delayMinutes: DEFAULT_DELAY_MINUTES })

export function writeMailSettings(store: Store, settings: MailSettings): MailSettings {
  store.maintain((tx) => writeSetting(tx, SETTINGS, settings))
  return settings
}
