/** How good a passphrase is, by its length alone: rules about symbols make worse passphrases (NIST SP 800-63B 5.1.1.2). */
import { MIN_PASSPHRASE_LENGTH } from '#contract/workspace.ts'

export type Strength = 'empty' | 'short' | 'fair' | 'good' | 'strong'

const GOOD_LENGTH = 15
const STRONG_LENGTH = 22

/** Counts characters as people see them, not UTF-16 units. */
export const lengthOf = (passphrase: string): number => [...passphrase].length

export function strengthOf(passphrase: string): Strength {
  const length = lengthOf(passphrase)
  if (length === 0) return 'empty'
  // The contract counts UTF-16 units, of which there are at least as many.
  if (length < MIN_PASSPHRASE_LENGTH) return 'short'
  if (new Set(passphrase).size < 4) return 'fair'
  if (length < GOOD_LENGTH) return 'fair'
  return length < STRONG_LENGTH ? 'good' : 'strong'
}
