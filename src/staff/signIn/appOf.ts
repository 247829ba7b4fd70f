import { Secret, TOTP } from 'otpauth'
import type { Signer } from '../../platform/signing.ts'

/** RFC 6238 with what every app takes: SHA-1, six figures, thirty seconds. */
const PERIOD_SECONDS = 30
/** RFC 4226, 4: at least 128 bits, 160 recommended. */
const SECRET_BYTES = 20

export type AuthenticatorApp = {
  /** What is scanned, or opened on the telephone itself. */
  url: string
  /** What is typed where nothing can be scanned, in groups of four. */
  secret: string
  /** The step whose code this is, within half a minute around `now`; undefined for any other code. */
  stepOf(code: string, now: Temporal.Instant): number | undefined
}

/** The app of one of the staff, by its salt. */
export function appOf(
  signer: Signer,
  app: { staffId: number; salt: string; email: string; publication: string },
): AuthenticatorApp {
  const bytes = signer.hash(`app ${app.staffId} ${app.salt}`).subarray(0, SECRET_BYTES)
  const secret = new Secret({ buffer: new Uint8Array(bytes).buffer })
  // A colon parts the issuer from the label in the address.
  const issuer = app.publication.replaceAll(':', ' ')
  const totp = new TOTP({ issuer, label: app.email, secret, period: PERIOD_SECONDS })
  return {
    url: totp.toString(),
    secret: secret.base32.replace(/(.{4})(?=.)/g, '$1 '),
    stepOf(code, now) {
      const timestamp = now.epochMilliseconds
      const delta = totp.validate({ token: code, timestamp, window: 1 })
      return delta === null ? undefined : Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta
    },
  }
}
