import type { Signer } from '../../platform/signing.ts'

/**
 * The token of the session that a request leads to. Whoever brings the same secret gets the same one, so that an answer
 * which was lost can be given again; nothing that is stored leads to it.
 */
export function sessionOfRequest(signer: Signer, requestId: number, secret: string): string {
  return signer.hash(`session of sign-in ${requestId} ${secret}`).toString('base64url')
}
