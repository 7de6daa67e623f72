import { type CountryCode as PhoneCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min'

export { foldName } from '../platform/fold.ts'

/** What two addresses are compared by: NFKC, trimmed, lower case. */
export const normaliseEmail = (address: string): string => address.normalize('NFKC').trim().toLowerCase()

/**
 * A number as E.164, read as dialled inside `country` (ISO 3166-1 alpha-2) when it has no country calling code.
 * Null when it cannot be a number.
 */
export function toE164(written: string, country: string | null): string | null {
  const parsed = parsePhoneNumberFromString(written, (country ?? undefined) as PhoneCountry | undefined)
  return parsed?.isPossible() ? parsed.number : null
}
