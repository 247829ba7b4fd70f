import { randomBytes } from 'node:crypto'
import type { DatabaseTransaction } from '../../platform/database.ts'
import type { Signer } from '../../platform/signing.ts'
import { writeRecoveryCode } from './code.rule.ts'
import { replaceRecoveryCodes } from './factors.sql.ts'
import { hashRecoveryCode } from './hashRecoveryCode.ts'

const HOW_MANY = 10

/** Makes ten, each good once, in the place of those before. They are told here and never again: only hashes are kept. */
export async function storeRecoveryCodes(
  tx: DatabaseTransaction,
  signer: Signer,
  staffId: number,
  now: Temporal.Instant,
): Promise<string[]> {
  const codes = Array.from({ length: HOW_MANY }, () => writeRecoveryCode(randomBytes(16)))
  const hashes = codes.map((code) => hashRecoveryCode(signer, staffId, code))
  await replaceRecoveryCodes(tx, staffId, hashes, now)
  return codes
}
