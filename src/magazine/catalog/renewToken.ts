import { type Database, inTransaction } from '../../platform/database.ts'
import { makeToken, tokenHash } from '../../platform/signing.ts'
import type { Readers } from '../../readers/accounts/accounts.module.ts'
import { storeToken } from './tokens.sql.ts'

type Deps = { db: Database; readers: Pick<Readers, 'lock'> }

/** Makes a reader's token; the one before it opens nothing from now on. undefined: the account is being erased. */
export async function renewToken(deps: Deps, readerId: number, now: Temporal.Instant): Promise<string | undefined> {
  return inTransaction(deps.db, async (tx) => {
    const reader = await deps.readers.lock(tx, readerId)
    if (!reader || reader.erasedAt !== null) return undefined
    const token = makeToken()
    await storeToken(tx, readerId, tokenHash(token), now)
    return token
  })
}
