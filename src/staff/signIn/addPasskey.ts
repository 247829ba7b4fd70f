import type { z } from 'zod'
import { writeAuditLog } from '../../platform/auditLog.ts'
import { inTransaction } from '../../platform/database.ts'
import type { AtDesk } from '../accounts/accounts.module.ts'
import { beginSecondFactor } from './beginSecondFactor.ts'
import type { GoodChallenge } from './createChallenges.ts'
import type { StaffSignInDeps } from './deps.ts'
import { insertPasskey, spendChallenge } from './factors.sql.ts'
import { ALGORITHMS } from './offerPasskey.ts'
import { parsePasskeyAnswer } from './parsePasskeyAnswer.ts'
import { NEW_PASSKEY } from './passkeyAnswers.ts'
import { relyingParty } from './relyingParty.rule.ts'

export type FactorAdded =
  /** `codes`: recovery codes, made with the first factor and shown this once. */
  { kind: 'added'; codes: readonly string[] | undefined } | { kind: 'refused' }

/** Keeps a new passkey of whoever is at the desk. What does not answer our question, in time and once, is refused. */
export async function addPasskey(
  deps: StaffSignInDeps,
  { member, session }: AtDesk,
  given: { name: string; answer: string },
): Promise<FactorAdded> {
  const now = deps.clock.now()
  const response = parsePasskeyAnswer(given.answer, NEW_PASSKEY)
  if (!response) return { kind: 'refused' }
  const verified = await verify(deps, member.id, response, now)
  if (!verified) return { kind: 'refused' }
  const { credential, challenge } = verified
  return inTransaction(deps.db, async (tx) => {
    if (!(await spendChallenge(tx, challenge.hash, challenge.expiresAt))) return { kind: 'refused' }
    const passkey = {
      id: credential.id,
      staffId: member.id,
      name: given.name,
      publicKey: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: credential.transports ?? [],
    }
    const codes = await beginSecondFactor(tx, deps.signer, member.id, session, now)
    if (!(await insertPasskey(tx, { ...passkey, now }))) return { kind: 'refused' }
    const entry = { actor: `staff:${member.id}`, action: 'staff.passkey', subject: `staff:${member.emailKey}` }
    await writeAuditLog(tx, { ...entry, detail: { added: given.name } }, now)
    return { kind: 'added', codes }
  })
}

async function verify(
  deps: StaffSignInDeps,
  staffId: number,
  response: z.output<typeof NEW_PASSKEY>,
  now: Temporal.Instant,
) {
  const rpID = relyingParty(deps.site.origin)
  if (rpID === undefined) return undefined
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server')
  let challenge: GoodChallenge | undefined
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: response as Parameters<typeof verifyRegistrationResponse>[0]['response'],
      expectedChallenge: (asked) => {
        challenge = deps.challenges.read(asked, `passkey of ${staffId}`, now)
        return challenge !== undefined
      },
      expectedOrigin: deps.site.origin,
      expectedRPID: rpID,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    })
    return verified && challenge ? { credential: registrationInfo.credential, challenge } : undefined
  } catch (error) {
    // The library throws for whatever in an answer is not as it should be.
    deps.log.info({ staff: staffId, err: (error as Error).message }, 'a new passkey was refused')
    return undefined
  }
}
