import type { z } from 'zod'
import { writeAuditLog } from '../../platform/auditLog.ts'
import type { Browser } from '../../platform/browser.ts'
import { type DatabaseTransaction, inTransaction } from '../../platform/database.ts'
import type { Limit } from '../../platform/limits.ts'
import { findStaff } from '../accounts/accounts.module.ts'
import type { GoodChallenge } from './createChallenges.ts'
import type { StaffSignInDeps } from './deps.ts'
import { lockPasskey, markPasskeyUsed, type PasskeyRow, spendChallenge } from './factors.sql.ts'
import { parsePasskeyAnswer } from './parsePasskeyAnswer.ts'
import { KNOWN_PASSKEY } from './passkeyAnswers.ts'
import { relyingParty } from './relyingParty.rule.ts'

/** A signature costs a millisecond to check; nobody's finger is quicker. */
const TRIED_FROM_NETWORK: Limit = { name: 'desk-passkeys', times: 60, perSeconds: 60 }

export type EnteredByPasskey = { kind: 'entered'; sessionToken: string } | { kind: 'refused' } | { kind: 'limited' }

/**
 * Signs in with a passkey, which is had and unlocked by its owner, so that nothing else is asked. Begins a session, or a new
 * one in the place of this browser's. Every refusal is the same to whoever tries.
 */
export async function enterByPasskey(
  deps: StaffSignInDeps,
  browser: Browser,
  answer: string,
): Promise<EnteredByPasskey> {
  if (!deps.limits.allowsHere(TRIED_FROM_NETWORK, browser.network)) return { kind: 'limited' }
  const response = parsePasskeyAnswer(answer, KNOWN_PASSKEY)
  if (!response) return { kind: 'refused' }
  return inTransaction(deps.db, async (tx) => {
    const passkey = await lockPasskey(tx, response.id)
    const member = passkey && (await findStaff(tx, { id: passkey.staff_id }))
    if (!passkey || !member || !(await use(deps, tx, passkey, response))) return { kind: 'refused' }
    const now = deps.clock.now()
    const { email } = member
    const { reader } = await deps.readers.findOrMakeReader(
      tx,
      { email, language: deps.publication.facts().language },
      now,
    )
    const begun = { readerId: reader.id, staff: true, addressProven: true, now }
    const sessionToken = await deps.readers.startSession(tx, browser, begun)
    if (sessionToken === undefined) return { kind: 'refused' }
    const entry = { actor: `staff:${member.id}`, action: 'desk.enter', subject: `staff:${member.emailKey}` }
    await writeAuditLog(tx, { ...entry, detail: { by: 'passkey', passkey: passkey.name } }, now)
    return { kind: 'entered', sessionToken }
  })
}

async function use(
  deps: StaffSignInDeps,
  tx: DatabaseTransaction,
  passkey: PasskeyRow,
  response: z.output<typeof KNOWN_PASSKEY>,
): Promise<boolean> {
  const rpID = relyingParty(deps.site.origin)
  if (rpID === undefined) return false
  const now = deps.clock.now()
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
  const verified = await verify()
  if (!verified || !(await spendChallenge(tx, verified.challenge.hash, verified.challenge.expiresAt))) return false
  await markPasskeyUsed(tx, passkey.id, verified.counter, now)
  return true

  async function verify(): Promise<{ challenge: GoodChallenge; counter: number } | undefined> {
    let challenge: GoodChallenge | undefined
    try {
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        response: response as Parameters<typeof verifyAuthenticationResponse>[0]['response'],
        expectedChallenge: (asked) => {
          challenge = deps.challenges.read(asked, 'sign-in', now)
          return challenge !== undefined
        },
        expectedOrigin: deps.site.origin,
        expectedRPID: rpID as string,
        requireUserVerification: true,
        credential: { id: passkey.id, publicKey: new Uint8Array(passkey.public_key), counter: Number(passkey.counter) },
      })
      return verified && challenge ? { challenge, counter: authenticationInfo.newCounter } : undefined
    } catch (error) {
      // The library throws for whatever in an answer is not as it should be; what the database says is no refusal.
      deps.log.info({ staff: passkey.staff_id, err: (error as Error).message }, 'a passkey was refused')
      return undefined
    }
  }
}
