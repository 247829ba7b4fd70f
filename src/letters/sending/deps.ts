import type { Database, DatabaseTransaction } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Signer } from '../../platform/signing.ts'
import type { AudienceDeps } from '../audience/audience.module.ts'
import type { VariantKey, WrittenVariant } from '../mailing/mailing.module.ts'
import type { Aftermath } from './aftermath.ts'
import type { SendingLimits } from './allowance.rule.ts'
import type { Carrier } from './carrier.ts'
import type { RelayFields } from './relayFields.rule.ts'

/** What the environment says about sending letters. */
export type LetterSettings = {
  /** Who signs: a key of ours, by its file; the relay; or nobody. */
  dkim: { keyFile: string; domain: string | undefined; selector: string } | 'relay' | undefined
  /** Returned mail comes to `bounce+<token>@` this; undefined: to the sender's address. */
  bounceDomain: string | undefined
  /** Who writes to `bounce+stop-<token>@` this unsubscribes; undefined: nobody reads what comes there. */
  stopDomain?: string | undefined
  /** Connections to the mail server at once. */
  connections: number
  limits: SendingLimits
}

export const PLAIN_SETTINGS: LetterSettings = {
  dkim: undefined,
  bounceDomain: undefined,
  connections: 10,
  limits: { perSecond: {}, warmUpFrom: undefined },
}

/** What rooms above, or beside, are asked for; composition fulfills it. */
export type SendingPorts = {
  /** The letter as readers of this kind get it, in the revision that counts now. Throws where it cannot be made. */
  writeVariant(letterId: number, key: VariantKey): Promise<{ revision: number; written: WrittenVariant }>
  /** Another one whenever something else is booked in the letter of a day, or it is taken out of it. */
  noticeVersion(newsletter: string, date: string): string
  findReaders: AudienceDeps['findReaders']
  /** What stands in a reader's links so that they open what the letter names. */
  passFor(recipient: { id: number; token: string; letterId: number }): string
  /** A server refused a reader's address for good, with these words. Within the transaction that records it. */
  refused(tx: DatabaseTransaction, recipient: { token: string; reply: string }): Promise<void>
  /** Servers took so many mails, by domain. Within the transaction that records it. */
  taken(tx: DatabaseTransaction, domains: ReadonlyMap<string, number>, now: Temporal.Instant): Promise<void>
  /** How many people, each once, clicked in the mails of each arm; machines do not count. */
  countClicks(db: Database, letterId: number): Promise<{ a: number; b: number }>
  /** What became of a letter once servers had taken it. */
  aftermathOf(db: Database, letterId: number): Promise<Aftermath>
}

export type SendingDeps = Pick<Platform, 'db' | 'connection' | 'clock' | 'log' | 'jobs' | 'site'> &
  SendingPorts & {
    settings: LetterSettings
    relay: RelayFields
    carrier: Carrier
    /** For the purpose `unsubscribe`. */
    unsubscribeSigner: Signer
  }
