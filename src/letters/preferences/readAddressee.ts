import type { Database } from '../../platform/database.ts'
import type { Signer } from '../../platform/signing.ts'
import { type Addressee, findAddressee } from './preferences.sql.ts'

/** Whose letter a link was in; what was not signed by us is refused without asking the database. */
export async function readAddressee(db: Database, token: string, signer: Signer): Promise<Addressee | undefined> {
  const value = signer.verify(token)
  if (value === undefined || !/^[0-9a-z]{1,12}$/.test(value)) return undefined
  return findAddressee(db, Number.parseInt(value, 36))
}
