import type { Database } from '../../platform/database.ts'
import { unreachable } from '../../platform/errors.ts'
import { absoluteUrl } from '../../platform/http.ts'
import type { Money } from '../../platform/money.ts'
import type { Receipt, Subscription, SubscriptionsDeps } from '../subscriptions/subscriptions.module.ts'
import { canceledEmail } from './canceled.email.tsx'
import { chargeAheadEmail } from './chargeAhead.email.tsx'
import { endedEmail } from './ended.email.tsx'
import type { MailFrame } from './letter.email.tsx'
import { claimMail } from './notices.sql.ts'
import { paymentFailedEmail } from './paymentFailed.email.tsx'
import { receiptEmail } from './receipt.email.tsx'
import { surplusEmail } from './surplus.email.tsx'
import { trialUsedEmail } from './trialUsed.email.tsx'
import { welcomeEmail } from './welcome.email.tsx'

export type ReaderNotice =
  | { kind: 'welcome' | 'canceled' | 'ended' | 'trial-used' }
  /** `day`: so long after it failed; none is the first. */
  | { kind: 'payment-failed'; day?: number }
  | { kind: 'trial-ending' | 'renewal'; chargedAt: Temporal.Instant }
  | { kind: 'surplus'; refunded: Money }
  | { kind: 'receipt'; receipt: Receipt }

export type NoticeDeps = Pick<
  SubscriptionsDeps,
  'clock' | 'log' | 'mailer' | 'readers' | 'site' | 'languages' | 'publication'
>

/** Writes to the reader about one fact, within the transaction that makes it one. A fact already told is not told again. */
export async function mailReader(
  deps: NoticeDeps,
  tx: Database,
  subscription: Subscription,
  notice: ReaderNotice,
): Promise<void> {
  const reader = await deps.readers.findReader(tx, { readerId: subscription.readerId })
  if (!reader) return
  if (!(await claimMail(tx, subscription.id, notice.kind, periodOf(subscription, notice), deps.clock.now()))) return
  const { name, legalName, address, zone } = deps.publication()
  const words = deps.languages.speak(reader.language)
  const frame: MailFrame = {
    words,
    zone,
    publication: name,
    frontUrl: absoluteUrl(deps.site, words.path('/')),
    imprint: [legalName, address].filter(Boolean).join('\n'),
    accountUrl: absoluteUrl(deps.site, words.path('/account/subscription')),
    offerUrl: absoluteUrl(deps.site, words.path('/sign-in?return=%2Fsubscribe%3Ftrial%3Dno')),
  }
  const mail = await composeNotice(frame, subscription, notice)
  await deps.mailer.send(tx, { kind: notice.kind, to: reader.email, readerId: reader.id, ...mail })
}

/** What makes it a different fact: a trial ends once, a card fails again next month. */
function periodOf(subscription: Subscription, notice: ReaderNotice): string {
  switch (notice.kind) {
    case 'welcome':
    case 'trial-used':
    case 'surplus':
    case 'ended':
      return 'once'
    // Whoever cancels, comes back and cancels again within a second has canceled twice, and is told twice.
    case 'canceled':
      return `version ${subscription.version}`
    case 'payment-failed':
      return `${subscription.periodStart}${notice.day === undefined ? '' : ` day ${notice.day}`}`
    case 'trial-ending':
    case 'renewal':
      return notice.chargedAt.toString()
    case 'receipt':
      return notice.receipt.payment
    default:
      return unreachable(notice)
  }
}

function composeNotice(frame: MailFrame, subscription: Subscription, notice: ReaderNotice) {
  switch (notice.kind) {
    case 'welcome':
      return welcomeEmail(frame, subscription)
    case 'canceled':
      return canceledEmail(frame, subscription)
    case 'payment-failed':
      return paymentFailedEmail(frame, subscription, notice.day)
    case 'ended':
      return endedEmail(frame, subscription)
    case 'trial-used':
      return trialUsedEmail(frame, subscription)
    case 'trial-ending':
      return chargeAheadEmail(frame, subscription, { about: 'trialEnding', chargedAt: notice.chargedAt })
    case 'renewal':
      return chargeAheadEmail(frame, subscription, { about: 'renewal', chargedAt: notice.chargedAt })
    case 'surplus':
      return surplusEmail(frame, subscription, notice.refunded)
    case 'receipt':
      return receiptEmail(frame, notice.receipt)
    default:
      return unreachable(notice)
  }
}
