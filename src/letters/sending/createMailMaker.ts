import { LRUCache } from 'lru-cache'
import { absoluteUrl } from '../../platform/http.ts'
import { type DkimKey, type EncodedVariant, encodeVariant, joinMail } from '../mailing/mailing.module.ts'
import type { Parcel } from './carrier.ts'
import type { SendingDeps } from './deps.ts'
import type { Claim } from './ledger.sql.ts'
import { unsubscribeToken } from './unsubscribeToken.ts'

/** Nine letters in five standings, twice; each is some 200 KB. */
const MOST_VARIANTS = 90

/** The letter itself cannot be made, whoever it is for. */
export class LetterUnmade extends Error {}

type Made = { encoded: EncodedVariant; from: string; revision: number }

export type MadeMail = { parcel: Parcel; revision: number }

/** Makes readers' mails: each variant is written and encoded once, each reader's joined and signed. */
export function createMailMaker(deps: SendingDeps, dkim: DkimKey | undefined) {
  const variants = new LRUCache<string, Promise<Made>>({ max: MOST_VARIANTS })

  /** Throws `LetterUnmade`, or what is the matter with this reader's. */
  return async function makeMail(claim: Claim): Promise<MadeMail> {
    const { encoded, from, revision } = await variantOf(claim)
    const { email: to, token } = claim
    const { bounceDomain, stopDomain } = deps.settings
    const now = deps.clock.now()
    const unsubscribe = unsubscribeToken(deps.unsubscribeSigner, claim.id)
    const own = {
      to,
      messageId: `<l.${token}@${new URL(deps.site.origin).hostname}>`,
      date: now,
      listUnsubscribe: [
        `<${absoluteUrl(deps.site, `/unsubscribe/${unsubscribe}`)}>`,
        ...(stopDomain ? [`<mailto:bounce+stop-${token}@${stopDomain}>`] : []),
      ].join(', '),
      fields: deps.relay.own(token),
      holes: { pass: deps.passFor(claim), unsubscribe, address: to },
    }
    const parcel = {
      raw: joinMail(encoded, own, dkim),
      from: bounceDomain ? `bounce+${token}@${bounceDomain}` : from,
      to,
      token,
      dated: claim.letterDueAt,
    }
    return { parcel, revision }
  }

  async function variantOf({ letterId, newsletter, date, revision, standing, language, arm }: Claim): Promise<Made> {
    // What is booked can be paused, or changed, while a letter is under way.
    const notice = deps.noticeVersion(newsletter, date)
    const key = [letterId, revision, standing, language, arm, notice].join(' ')
    const known = variants.get(key)
    if (known) return known
    const making = make(letterId, `${newsletter}:${date}:${standing}:dateline`, { standing, language, arm })
    variants.set(key, making)
    try {
      return await making
    } catch (error) {
      variants.delete(key)
      throw new LetterUnmade((error as Error).message, { cause: error })
    }
  }

  async function make(letterId: number, feedbackId: string, key: Pick<Claim, 'standing' | 'language' | 'arm'>) {
    const { written, revision } = await deps.writeVariant(letterId, key)
    return {
      encoded: await encodeVariant(written, feedbackId, deps.relay.shared),
      from: written.from.address,
      revision,
    }
  }
}
