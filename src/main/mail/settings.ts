import type { InputOf } from '#contract/common.ts'
import { DEFAULT_DELAY_MINUTES, MailSettings, type mail } from '#contract/mail.ts'
import { readSetting, writeSetting } from '../store/settings.ts'
import type { Readable, Store } from '../store/types.ts'

const SETTINGS = 'mail'

const USUAL: MailSettings = { delayMinutes: DEFAULT_DELAY_MINUTES, rejection: null, withdrawal: null }

export const readMailSettings = (db: Readable): MailSettings => readSetting(db, SETTINGS, MailSettings, USUAL)

/** Changes what is given, and returns how it all stands then. */
export function writeMailSettings(store: Store, changes: InputOf<typeof mail.setSettings>): MailSettings {
  return store.maintain((tx) => {
    const now = readMailSettings(tx)
    const {
      delayMinutes = now.delayMinutes,
      rejection = now.rejection,
      withdrawal = now.withdrawal,
    } = changes
    const settings = { delayMinutes, rejection, withdrawal }
    writeSetting(tx, SETTINGS, settings)
    return settings
  })
}
