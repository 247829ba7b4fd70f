import type { Signer } from '../../platform/signing.ts'

/** A million codes are counted through in no time, so the hash is keyed: the database alone does not give them away. */
export function hashCode(signer: Signer, requestId: number, code: string): Buffer {
  return signer.hash(`sign-in code ${requestId} ${code}`)
}
