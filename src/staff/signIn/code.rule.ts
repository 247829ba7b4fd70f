/** Without the letters and figures that are taken for each other (RFC 4648's alphabet has none of 0, 1, 8, 9). */
const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567'
/** Fifty bits: beyond guessing with ten tries in a quarter of an hour. */
const RECOVERY_CHARACTERS = 10

export type TypedCode = { kind: 'app'; code: string } | { kind: 'recovery'; code: string } | { kind: 'malformed' }

/** What somebody types: six figures of the app, or a recovery code, with whatever parts them. */
export function readTypedCode(typed: string): TypedCode {
  const plain = typed
    .slice(0, 200)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Pd}\u2212\p{C}]/gu, '')
  if (/^[0-9]{6}$/.test(plain)) return { kind: 'app', code: plain }
  if (plain.length === RECOVERY_CHARACTERS && [...plain].every((letter) => LETTERS.includes(letter))) {
    return { kind: 'recovery', code: plain }
  }
  return { kind: 'malformed' }
}

/** A recovery code of these random bytes. */
export function writeRecoveryCode(random: Uint8Array): string {
  return [...random.slice(0, RECOVERY_CHARACTERS)].map((byte) => LETTERS[byte % LETTERS.length]).join('')
}

/** As people read it: `abcde-fghij`. */
export const inGroups = (code: string) => `${code.slice(0, 5)}-${code.slice(5)}`
