import type { Signer } from '../../platform/signing.ts'

/** Keyed: whoever has the database alone cannot try codes against it. */
export function hashRecoveryCode(signer: Signer, staffId: number, code: string): Buffer {
  return signer.hash(`recovery code ${staffId} ${code}`)
}
