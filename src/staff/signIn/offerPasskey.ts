import type { StaffMember } from '../accounts/accounts.module.ts'
import type { StaffSignInDeps } from './deps.ts'
import { listPasskeys } from './factors.sql.ts'
import { relyingParty } from './relyingParty.rule.ts'

/** What a browser needs to make a passkey of this member; undefined where the site's address is in figures. */
export async function offerPasskey(deps: StaffSignInDeps, member: StaffMember): Promise<object | undefined> {
  const rpID = relyingParty(deps.site.origin)
  if (rpID === undefined) return undefined
  const { generateRegistrationOptions } = await import('@simplewebauthn/server')
  const known = await listPasskeys(deps.db, member.id)
  return generateRegistrationOptions({
    rpName: deps.publication.facts().name,
    rpID,
    userName: member.email,
    userDisplayName: member.name || member.email,
    // The same for all of one person's keys, and says nothing about them.
    userID: new Uint8Array(deps.signer.hash(`passkeys of ${member.id}`)),
    challenge: deps.challenges.make(`passkey of ${member.id}`, deps.clock.now()),
    excludeCredentials: known.map(({ id, transports }) => ({ id, transports })),
    // Found without a name being typed, and unlocked by whoever it belongs to: one thing that is had, one that is known.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: ALGORITHMS,
  })
}

/** ES256, RS256 and EdDSA (RFC 9053): what authenticators have. */
export const ALGORITHMS = [-8, -7, -257]
