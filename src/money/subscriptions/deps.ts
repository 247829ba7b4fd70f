import type { Shell } from '../../design/frame/shell.ts'
import type { Languages } from '../../design/words/languages.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Signer } from '../../platform/signing.ts'
import type { Readers } from '../../readers/accounts/accounts.module.ts'
import type { Plans } from '../plans/plans.module.ts'
import type { Checkouts, ReaderNotices } from './ports.ts'
import type { PaymentGateway } from './provider.ts'

/** What money asks of the publication; `Publication.facts` fulfills it. */
export type PublicationForMoney = {
  name: string
  zone: string
  currency: string
  legalName: string
  address: string
  /** Where alarms go; empty: only into the logs. */
  email: string
}

/** What the use cases about subscriptions work with. */
export type SubscriptionsDeps = Platform & {
  languages: Languages
  plans: Plans
  readers: Readers
  gateway: PaymentGateway
  checkouts: Checkouts
  readerNotices: ReaderNotices
  publication: () => PublicationForMoney
  /** Made for the purpose `trial`: remembers addresses and cards without knowing them. */
  trialSigner: Signer
}

export type SubscriptionPageDeps = SubscriptionsDeps & { shell: Shell }
