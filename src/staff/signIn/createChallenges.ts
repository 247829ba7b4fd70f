import { createHash } from 'node:crypto'
import { isBefore } from '../../platform/calendar.ts'
import { makeToken, type Signer } from '../../platform/signing.ts'

/** What a passkey is asked to sign. `sign-in` is for whoever comes; a new key is of one of the staff. */
export type ChallengeFor = 'sign-in' | `passkey of ${number}`

/** Somebody looks for their key, unlocks a telephone and starts again. */
const CHALLENGE_MINUTES = 10

export type GoodChallenge = { hash: Buffer; expiresAt: Temporal.Instant }

/**
 * Questions that carry their own proof: whoever looks at the sign-in page leaves no row behind. That each is answered once
 * is for the database to hold, when an answer comes.
 */
export function createChallenges(signer: Signer) {
  return {
    make(purpose: ChallengeFor, now: Temporal.Instant): Uint8Array<ArrayBuffer> {
      const expires = now.add({ minutes: CHALLENGE_MINUTES }).epochMilliseconds
      return new Uint8Array(Buffer.from(signer.sign(`${purpose}|${expires}|${makeToken()}`)))
    },
    /** Undefined where it was not asked by us, for this, within its time. */
    read(encoded: string, purpose: ChallengeFor, now: Temporal.Instant): GoodChallenge | undefined {
      const bytes = Buffer.from(encoded, 'base64url')
      const [of, until] = signer.verify(bytes.toString())?.split('|') ?? []
      if (of !== purpose || until === undefined) return undefined
      const expiresAt = Temporal.Instant.fromEpochMilliseconds(Number(until))
      if (!isBefore(now, expiresAt)) return undefined
      return { hash: createHash('sha256').update(bytes).digest(), expiresAt }
    },
  }
}

export type Challenges = ReturnType<typeof createChallenges>
