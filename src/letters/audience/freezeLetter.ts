import { randomBytes } from 'node:crypto'
import { later } from '../../platform/calendar.ts'
import { inTransaction } from '../../platform/database.ts'
import { dueForReader } from '../newsletters/newsletters.module.ts'
import { isAmong } from './audience.rule.ts'
import { countSubscribers, insertRecipients, listSubscribers, type Recipient, type Subscriber } from './audience.sql.ts'
import type { AudienceDeps, KnownReader } from './deps.ts'
import { type LetterToFreeze, lockLetterToFreeze, markSending, storeFrozenUpto } from './freezing.sql.ts'
import { receiverOf } from './receiverOf.ts'
import { armOf, sampleOf } from './sample.rule.ts'

/**
 * Each piece is a transaction; what dies between two goes on at the next. Readers of the site wait while one is written
 * out and read: of 250 up to 30 ms.
 */
const AT_ONCE = 80
/** In half a million none is twice; the table would refuse it. */
const TOKEN_BYTES = 15

/**
 * Settles a letter's readers, as they are at this moment, and lets it go out. Piece by piece: begun again after a
 * crash it goes on where it was. A letter that is no longer to go is left alone.
 */
export async function freezeLetter(deps: AudienceDeps, letterId: number): Promise<void> {
  let sample: { tried: number; of: number } | undefined
  for (;;) {
    const done = await inTransaction(deps.db, async (tx) => {
      const letter = await lockLetterToFreeze(tx, letterId)
      if (!letter) return true
      if (letter.hasOtherSubject && !sample) {
        const of = await countSubscribers(tx, letter.newsletterId)
        sample = { of, tried: sampleOf(of, { share: letter.testShare, minimum: letter.testMinimum }) }
      }
      const now = deps.clock.now()
      const page = { after: letter.frozenUpto ?? 0, most: AT_ONCE, date: letter.date }
      const subscribers = await listSubscribers(tx, letter.newsletterId, page)
      const last = subscribers.at(-1)
      if (last) {
        const keys = subscribers.map(({ emailKey }) => emailKey)
        const readers = new Map((await deps.findReaders(tx, keys, now)).map((reader) => [reader.emailKey, reader]))
        await insertRecipients(tx, letterId, recipientsOf(letter, subscribers, readers, sample))
        await storeFrozenUpto(tx, letterId, last.id)
      }
      if (subscribers.length === AT_ONCE) return false
      const waits = sample !== undefined && sample.tried < sample.of
      const decidesAt = waits ? later(now, letter.dueAt).add({ minutes: letter.testMinutes }) : undefined
      const frozen = await markSending(tx, letterId, { decidesAt }, now)
      await deps.goesOut(tx)
      deps.log.info({ letter: letterId, readers: frozen }, 'a letter goes out')
      return true
    })
    if (done) return
  }
}

function recipientsOf(
  letter: LetterToFreeze,
  subscribers: readonly Subscriber[],
  readers: ReadonlyMap<string, KnownReader>,
  sample: { tried: number; of: number } | undefined,
): Recipient[] {
  const chance = randomBytes(subscribers.length * (TOKEN_BYTES + 4))
  const day = Temporal.PlainDate.from(letter.date)
  const dueIn = new Map<string, Temporal.Instant>()
  const dueAt = (zone: string | null) => {
    if (zone === null) return letter.dueAt
    const known = dueIn.get(zone) ?? dueForReader(letter, day, zone, letter.dueAt)
    dueIn.set(zone, known)
    return known
  }
  return subscribers.flatMap(({ email, emailKey, suppressed, zone }, at): Recipient[] => {
    const reader = readers.get(emailKey)
    const standing = reader?.standing ?? 'visitor'
    if (!isAmong(letter.audience, standing)) return []
    const own = chance.subarray(at * (TOKEN_BYTES + 4), (at + 1) * (TOKEN_BYTES + 4))
    const arm = sample ? armOf(own.readUInt32BE(TOKEN_BYTES) / 2 ** 32, sample.tried, sample.of) : 'a'
    return [
      {
        ...{ email, emailKey, ...receiverOf(email), readerId: reader?.readerId, standing, language: letter.language },
        ...{ arm: suppressed ? 'a' : arm, suppressed, dueAt: dueAt(zone) },
        // Signs at an end look like the end of an address to some programs.
        token: own.toString('base64url', 0, TOKEN_BYTES).replace(/^[-_]|[-_]$/g, 'x'),
      },
    ]
  })
}
