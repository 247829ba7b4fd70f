import { type Database, inTransaction } from '../../platform/database.ts'
import { EVERYBODY } from '../../platform/limits.ts'
import {
  type EmailAddress,
  type EmailProblem,
  parseEmailAddress,
  type Session,
} from '../../readers/accounts/accounts.module.ts'
import { confirmationMail } from './confirmationMail.job.ts'
import { insertConsent, lockRequesting, markConfirmed, requestSubscription, wasRequestedSince } from './consents.sql.ts'
import type { NewslettersDeps } from './deps.ts'
import { type ConsentSource, describeConsent } from './describeConsent.ts'
import type { Newsletter } from './newsletter.ts'
import {
  SIGN_UPS_FOR_ADDRESS,
  SIGN_UPS_FOR_LETTER,
  SIGN_UPS_FROM_NETWORK,
  SIGN_UPS_OF_EVERYBODY,
} from './signUpLimits.ts'

export type SignUpOutcome =
  /** A mail with a link is on its way, whoever has the address. */
  | { kind: 'asked'; email: string }
  /** The reader's own address, which we know to be theirs. */
  | { kind: 'confirmed'; email: string }
  | { kind: 'refused'; problem: EmailProblem }
  | { kind: 'limited' }

/** Somebody who asks again later than this means it: no mail came. */
const SAME_ASKING_SECONDS = 30

/**
 * Stores that somebody wants a newsletter, with the evidence. For an address that is not proven to be theirs nothing
 * is looked up: the same statements run whether it is subscribed, known, or new. Asking twice within seconds is asking once: one mail.
 */
export async function signUp(
  deps: NewslettersDeps,
  newsletter: Newsletter,
  typedEmail: string,
  session: Session | undefined,
  source: ConsentSource,
): Promise<SignUpOutcome> {
  const address = parseEmailAddress(typedEmail)
  if (address.kind === 'refused') return address
  const own = session?.addressConfirmed === true && session.emailKey === address.emailKey
  const now = deps.clock.now()
  const consent = { slug: newsletter.slug, email: address.email, emailKey: address.emailKey, now }
  const how = own ? 'signed-in' : 'form'
  const evidence = describeConsent(deps.signer, how, source)
  const since = now.subtract({ seconds: SAME_ASKING_SECONDS })
  const isSame = (db: Database) => !own && wasRequestedSince(db, { ...consent, evidence }, since)
  // What stores and sends nothing counts for no limit.
  if (await isSame(deps.db)) return { kind: 'asked', email: address.email }
  if (!(await isWithinLimits(deps, newsletter, address, source.network, own))) return { kind: 'limited' }
  await inTransaction(deps.db, async (tx) => {
    await lockRequesting(tx, address.emailKey)
    if (await isSame(tx)) return
    const requestId = await insertConsent(tx, { ...consent, event: 'requested', evidence })
    if (!own) return deps.jobs.enqueue(tx, confirmationMail, { requestId })
    const subscription = await requestSubscription(tx, { ...consent, at: now })
    if (subscription.status === 'confirmed') return
    await insertConsent(tx, { ...consent, event: 'confirmed', requestId, evidence })
    await markConfirmed(tx, subscription.id, now)
  })
  return { kind: own ? 'confirmed' : 'asked', email: address.email }
}

function isWithinLimits(
  { limits, signer }: NewslettersDeps,
  newsletter: Newsletter,
  address: EmailAddress,
  network: string,
  own: boolean,
) {
  const keyed = (value: string) => signer.hash(value).toString('base64url')
  return limits.allowsAll([
    [SIGN_UPS_FROM_NETWORK, keyed(network)],
    ...(own ? [] : [[SIGN_UPS_OF_EVERYBODY, EVERYBODY] as const]),
    [SIGN_UPS_FOR_LETTER, keyed(`${newsletter.slug} ${address.emailKey} ${network}`)],
    [SIGN_UPS_FOR_ADDRESS, keyed(address.emailKey)],
  ])
}
