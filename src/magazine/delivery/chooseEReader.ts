import { inTransaction } from '../../platform/database.ts'
import { absoluteUrl } from '../../platform/http.ts'
import type { Limit } from '../../platform/limits.ts'
import { makeToken, tokenHash } from '../../platform/signing.ts'
import { type EmailProblem, parseEmailAddress, type Session } from '../../readers/accounts/accounts.module.ts'
import { proofNeeded } from './address.rule.ts'
import type { DeliveryDeps } from './deliveryDeps.ts'
import { confirmEmail } from './eReader.email.tsx'
import { storeEReader } from './eReaders.sql.ts'
import { mailFrame } from './mailFrame.ts'

/** By one reader, to whichever addresses: a form that writes to strangers is not to be played with. */
const ASKED: Limit = { name: 'e-reader', times: 5, perSeconds: 24 * 3600 }
const CONFIRM_HOURS = 72
const KEEP_DAYS = 30

export type ChooseOutcome =
  | { kind: 'chosen' }
  | { kind: 'to-confirm' }
  | { kind: 'wrong'; problem: EmailProblem }
  | { kind: 'too-often' | 'not-proven' | 'erased' }

/** Has each issue sent to an address from now on, once it is known to be wanted there. */
export async function chooseEReader(
  deps: DeliveryDeps,
  reader: Pick<Session, 'readerId' | 'email' | 'emailKey' | 'addressConfirmed'>,
  typed: string,
  language: string,
  now: Temporal.Instant,
): Promise<ChooseOutcome> {
  // It outlives the session in which it is chosen: only for whoever has shown that the account is theirs.
  if (!reader.addressConfirmed) return { kind: 'not-proven' }
  const address = parseEmailAddress(typed)
  if (address.kind !== 'address') return { kind: 'wrong', problem: address.problem }
  if (!(await deps.limits.allows(ASKED, String(reader.readerId)))) return { kind: 'too-often' }
  const { email, emailKey } = address
  const isToConfirm = proofNeeded(address, reader) === 'link'
  const token = makeToken()
  const confirmation = isToConfirm
    ? { tokenHash: tokenHash(token), expiresAt: now.add({ hours: CONFIRM_HOURS }) }
    : undefined
  return inTransaction(deps.db, async (tx) => {
    const found = await deps.readers.lock(tx, reader.readerId)
    if (!found || found.erasedAt !== null) return { kind: 'erased' }
    await storeEReader(tx, { readerId: reader.readerId, email, emailKey, confirmation }, now)
    if (!isToConfirm) return { kind: 'chosen' }
    const frame = mailFrame(deps, language)
    const link = absoluteUrl(deps.site, frame.words.path(`/account/e-reader/${token}`))
    const mail = confirmEmail(frame, { link, by: reader.email })
    const about = { kind: 'e-reader-confirm', to: email, readerId: reader.readerId, keepDays: KEEP_DAYS }
    await deps.mailer.send(tx, { ...about, ...mail })
    return { kind: 'to-confirm' }
  })
}
