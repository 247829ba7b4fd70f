import type { Signer } from '../../platform/signing.ts'

/** What `/unsubscribe/` is followed by: which line of the ledger it is, signed; some thirty characters, nobody's address. */
export function unsubscribeToken(signer: Signer, recipientId: number): string {
  return signer.sign(recipientId.toString(36))
}
