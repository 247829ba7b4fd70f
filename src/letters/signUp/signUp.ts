import { type Database, inTransaction } from '../../platform/database.ts'
import { EVERYBODY } from '../../platform/limits.ts'
import {
  type EmailAddress,
  type EmailProblem,
  parseEmailAddress,
  type Session,
} from '../../readers/accounts/accounts.module.ts'
import type { Newsletter } from '../newsletters/newsletters.module.ts'
import { confirmationMail } from './confirmationMail.job.ts'
import { insertConsent, lockRequesting, wereRequestedSince } from './consents.sql.ts'
import type { NewslettersDeps } from './deps.ts'
import { type ConsentSource, describeConsent } from './describeConsent.ts'
import {
  SIGN_UPS_FOR_ADDRESS,
  SIGN_UPS_FOR_LETTER,
  SIGN_UPS_FROM_NETWORK,
  SIGN_UPS_OF_EVERYBODY,
} from './signUpLimits.ts'
import { takeNewsletter } from './takeNewsletter.ts'

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
 * Stores that somebody wants these newsletters, with the evidence for each, to be confirmed by one mail. For an address
 * that is not proven to be theirs nothing is looked up: the same statements run whether it is subscribed, known, or new.
 * Asking twice within seconds is asking once: one mail.
 */
export async function signUp(
  deps: NewslettersDeps,
  newsletters: readonly Newsletter[],
  typedEmail: string,
  session: Session | undefined,
  sourceOf: (newsletter: Newsletter) => ConsentSource,
): Promise<SignUpOutcome> {
  const address = parseEmailAddress(typedEmail)
  if (address.kind === 'refused') return address
  const [first] = newsletters
  if (!first) throw new Error('signing up is for a newsletter')
  const own = session?.addressConfirmed === true && session.emailKey === address.emailKey
  const now = deps.clock.now()
  const { email, emailKey } = address
  const evidenceOf = (newsletter: Newsletter) =>
    describeConsent(deps.signer, own ? 'signed-in' : 'form', sourceOf(newsletter))
  const wish = { slugs: newsletters.map(({ slug }) => slug), emailKey, evidence: evidenceOf(first) }
  const since = now.subtract({ seconds: SAME_ASKING_SECONDS })
  const isSame = (db: Database) => !own && wereRequestedSince(db, wish, since)
  // What stores and sends nothing counts for no limit.
  if (await isSame(deps.db)) return { kind: 'asked', email }
  if (!(await isWithinLimits(deps, newsletters, address, sourceOf(first).network, own))) return { kind: 'limited' }
  await inTransaction(deps.db, async (tx) => {
    await lockRequesting(tx, emailKey)
    if (await isSame(tx)) return
    const requestIds: number[] = []
    for (const newsletter of newsletters) {
      const consent = { slug: newsletter.slug, email, emailKey, evidence: evidenceOf(newsletter), now }
      if (own) await takeNewsletter(tx, consent)
      else requestIds.push(await insertConsent(tx, { ...consent, event: 'requested' }))
    }
    if (!own) await deps.jobs.enqueue(tx, confirmationMail, { requestIds })
  })
  return { kind: own ? 'confirmed' : 'asked', email }
}

/** However many newsletters are asked for at once, it is one mail. */
function isWithinLimits(
  { limits, signer }: NewslettersDeps,
  newsletters: readonly Newsletter[],
  address: EmailAddress,
  network: string,
  own: boolean,
) {
  const keyed = (value: string) => signer.hash(value).toString('base64url')
  return limits.allowsAll([
    [SIGN_UPS_FROM_NETWORK, keyed(network)],
    ...(own ? [] : [[SIGN_UPS_OF_EVERYBODY, EVERYBODY] as const]),
    ...newsletters.map(({ slug }) => [SIGN_UPS_FOR_LETTER, keyed(`${slug} ${address.emailKey} ${network}`)] as const),
    [SIGN_UPS_FOR_ADDRESS, keyed(address.emailKey)],
  ])
}
