import type { StaffSignInDeps } from './deps.ts'
import { relyingParty } from './relyingParty.rule.ts'

/** What a browser needs to ask for any passkey of this site; undefined where the site's address is in figures. */
export async function askPasskey(deps: StaffSignInDeps): Promise<object | undefined> {
  const rpID = relyingParty(deps.site.origin)
  if (rpID === undefined) return undefined
  const { generateAuthenticationOptions } = await import('@simplewebauthn/server')
  const challenge = deps.challenges.make('sign-in', deps.clock.now())
  return generateAuthenticationOptions({ rpID, challenge, userVerification: 'required' })
}
