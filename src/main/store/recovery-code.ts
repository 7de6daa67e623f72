/** The code that opens a workspace whose passphrase is lost: 160 random bits, written so that people can copy them. */

/** Crockford's base 32: no I, L, O or U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const GROUP = 4

export const RECOVERY_BYTES = 20

/** Eight groups of four characters, for example `7Q2K-…`. */
export function formatRecoveryCode(bytes: Buffer): string {
  let bits = BigInt(`0x${bytes.toString('hex')}`)
  let code = ''
  for (let at = 0; at < (RECOVERY_BYTES * 8) / 5; at += 1) {
    code = ALPHABET.charAt(Number(bits & 31n)) + code
    bits >>= 5n
  }
  return code.match(new RegExp(`.{${GROUP}}`, 'g'))?.join('-') ?? code
}

/** The bytes of a code as typed: any case, any separators, O for 0, I or L for 1. Null when it is not a code. */
export function parseRecoveryCode(typed: string): Buffer | null {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  if (code.length !== (RECOVERY_BYTES * 8) / 5) return null
  let bits = 0n
  for (const character of code) {
    const value = ALPHABET.indexOf(character)
    if (value < 0) return null
    bits = (bits << 5n) | BigInt(value)
  }
  return Buffer.from(bits.toString(16).padStart(RECOVERY_BYTES * 2, '0'), 'hex')
}
