import { type CountryCode, findPhoneNumbersInText, isSupportedCountry } from 'libphonenumber-js'
import { type ProposedField, proposeName } from './propose-name.ts'

export interface ProposedContact {
  fullName?: ProposedField
  /** Lower case. */
  email?: ProposedField
  /** E.164, for example +358401234567. */
  phone?: ProposedField
}

export const CONFIDENT = 0.75

/** Contact blocks stand at the beginning, or on the last page of some layouts; more is never looked at. */
const MAX_CHARACTERS = 60_000
const HEAD_CHARACTERS = 2_500
/** Of a phone number that no word announces. */
const MIN_DIGITS = 7
const EMAIL = /[\p{L}\p{N}_][\p{L}\p{N}._%+'-]{0,63}@(?:[\p{L}\p{N}-]{1,63}\.){1,6}\p{L}{2,24}/gu
const ROLE_MAILBOX =
  /^(?:info|jobs?|hr|career|careers|bewerbung|karriere|kontakt|contact|office|support|sales|no-?reply|admin|team|mail|rekry)$/
const REFERENCES_HEADING =
  /^\s*(?:references?|referees|referenzen|références|referencias|referenze|referenser|suosittelijat|рекомендации)\s*:?\s*$/imu

/**
 * Name, e-mail and phone of the person whose CV this is, as far as its text tells. A proposal to be confirmed: what is
 * unsure has a low confidence, what is not there is missing.
 * `defaultCountry` (ISO 3166-1 alpha-2) is for phone numbers written without a country code; without it those are
 * left alone.
 */
export function proposeContact(text: string, defaultCountry?: string): ProposedContact {
  const sample = text.slice(0, MAX_CHARACTERS)
  const references = sample.search(REFERENCES_HEADING)
  // Behind this heading stand other people's addresses.
  const own = references > 200 ? sample.slice(0, references) : sample
  const email = proposeEmail(own)
  const phone = proposePhone(own, defaultCountry)
  const fullName = proposeName(own, email?.value)
  const nameFitsMail = fullName !== undefined && fullName.confidence >= 0.85
  if (email !== undefined && nameFitsMail) email.confidence = Math.max(email.confidence, 0.9)
  return {
    ...(fullName === undefined ? {} : { fullName }),
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { phone }),
  }
}

function proposeEmail(text: string): ProposedField | undefined {
  const found: { value: string; at: number; role: boolean }[] = []
  for (const match of text.matchAll(EMAIL)) {
    // Text glued to the address by a layout ('jane@doe.fiPhone') shows by a capital in the last label.
    const value = match[0].replace(/(\.[a-z]{2,24})\p{Lu}\p{L}*$/u, '$1').toLowerCase()
    if (found.some((other) => other.value === value)) continue
    found.push({ value, at: match.index, role: ROLE_MAILBOX.test(value.slice(0, value.indexOf('@'))) })
  }
  const best = found.find((candidate) => !candidate.role) ?? found[0]
  if (best === undefined) return undefined
  const personal = found.filter((candidate) => !candidate.role)
  let confidence = best.at < HEAD_CHARACTERS ? 0.95 : 0.7
  if (personal.length > 1) confidence = Math.min(confidence, 0.6)
  if (best.role) confidence = 0.3
  return { value: best.value, confidence }
}

function proposePhone(text: string, defaultCountry: string | undefined): ProposedField | undefined {
  const country =
    defaultCountry !== undefined && isSupportedCountry(defaultCountry) ? defaultCountry : undefined
  const numbers = findPhoneNumbersInText(text, country as CountryCode | undefined).map((found) => {
    const before =
      text
        .slice(Math.max(found.startsAt - 24, 0), found.startsAt)
        .split('\n')
        .at(-1) ?? ''
    const written = text.slice(found.startsAt, found.endsAt)
    return {
      value: found.number.number as string,
      fax: /\bfax/i.test(before),
      labelled: /(?:tel|phone|mob|cell|handy|gsm|puh|тел|моб|電話|电话|전화|هاتف|☎|📞|✆)[^\d+]*$/iu.test(
        before,
      ),
      international: /^\s*\(?(?:\+|00)/.test(written),
      digits: written.replace(/\D/g, '').length,
      at: found.startsAt,
    }
  })
  // Postal codes and amounts are numbers that somebody could dial, too.
  const usable = numbers.filter((number) => !number.fax && (number.labelled || number.digits >= MIN_DIGITS))
  const best = usable.find((number) => number.labelled) ?? usable[0]
  if (best === undefined) return undefined
  let confidence = best.international ? 0.85 : 0.6
  if (best.labelled) confidence += 0.1
  if (best.at > HEAD_CHARACTERS) confidence -= 0.25
  if (new Set(usable.map((number) => number.value)).size > 1) confidence -= 0.15
  return { value: best.value, confidence: round(confidence) }
}

function round(confidence: number): number {
  return Math.round(Math.min(Math.max(confidence, 0), 0.99) * 100) / 100
}
