import { randomInt } from 'node:crypto'
import type { DkimKey } from '../mailing/mailing.module.ts'
import { asTheyStand, type StandingClaim } from './asTheyStand.ts'
import type { Carried } from './carrier.ts'
import { createMailMaker, LetterUnmade } from './createMailMaker.ts'
import { createRecorder } from './createRecorder.ts'
import { createTurns } from './createTurns.ts'
import type { SendingDeps } from './deps.ts'
import { claimMails, type Settled, unclaimAbandoned, unclaimMails } from './ledger.sql.ts'
import { stopUnsendable } from './letters.sql.ts'
import { openSigning } from './openSigning.ts'
import { settle } from './settle.rule.ts'
import { tendLetters } from './tendLetters.ts'
import { joinWorkers, livingWorkers, type Worker } from './workers.sql.ts'

/** Of one letter and receiver in one go: with nine letters nobody waits longer than some hundred mails for their turn. */
const CLAIMED_AT_ONCE = 50
/** Below this the next ones are claimed, while the mails before them are under way. */
const LOW = 25
/** Whoever subscribes is spared what is for sale from five seconds later on; slow servers take longer than that. */
const STANDING_MS = 2_000

/** Who has been told that nobody signs. */
const toldUnsigned = new WeakSet<SendingDeps>()

/**
 * Sends what is due of all letters, beside other workers, until nothing is due, the server asks for patience, or `signal`
 * says stop; then what is under way ends, and what was claimed and not begun is given back. Returns how many went out.
 *
 * What the server has taken is on disk before more than `carrier.atOnce` others have been handed over: so many at most
 * come twice where this process dies.
 */
export async function sendLetters(deps: SendingDeps, signal: AbortSignal): Promise<number> {
  const signing = await openSigning(deps.settings)
  if (signing.kind === 'broken') {
    await stopUnsendable(deps.db, `Nothing goes out unsigned. ${signing.reason}`)
    deps.log.error({ because: signing.reason }, 'letters stopped')
    return 0
  }
  if (signing.kind === 'nobody' && !toldUnsigned.has(deps)) {
    toldUnsigned.add(deps)
    deps.log.warn('letters go unsigned: set DKIM_KEY, or DKIM_SIGNER=relay where the mail server signs')
  }
  const worker = await joinWorkers(deps.connection, randomInt(1, 2 ** 31 - 1))
  try {
    await unclaimAbandoned(deps.db, await livingWorkers(deps.db))
    const sent = await sendAs(worker, deps, signing.kind === 'ours' ? signing.dkim : undefined, signal)
    await tendLetters(deps)
    return sent
  } finally {
    await worker.leave()
  }
}

async function sendAs(worker: Worker, deps: SendingDeps, dkim: DkimKey | undefined, signal: AbortSignal) {
  const { db, carrier, clock, log } = deps
  const makeMail = createMailMaker(deps, dkim)
  const recorder = createRecorder(deps, worker.name, signal)
  const turns = createTurns(deps)
  const queue: StandingClaim[] = []
  const stopped = new Set<number>()
  const underWay = new Set<Promise<void>>()
  let claiming: Promise<void> | undefined
  let dry = false
  let patience = false
  let sent = 0
  const mayGoOn = () => !signal.aborted && !patience && worker.isAlive()

  /** The next some of whoever's turn it is; dry when nobody has any. */
  async function claimMore() {
    const lane = await turns.next(clock.now())
    if (!lane) {
      dry = true
      return
    }
    const wanted = { ...lane, worker: worker.name, most: Math.min(CLAIMED_AT_ONCE, lane.most) }
    const claims = await claimMails(db, wanted, clock.now())
    turns.took(lane, claims.length)
    queue.push(...(await asTheyStand(deps, claims)))
  }

  async function send(claim: StandingClaim) {
    const { carried, revision } = await attempt(claim)
    const settlement = settle(claim, carried, clock.now())
    const { settled, backOff, stop } = settlement
    if (backOff === 'server') patience = true
    if (backOff) await turns.backOff(backOff, settled.reply, clock.now())
    if (stop) await stopOne(claim.letterId, stop)
    if (settled.state === 'sent') {
      sent++
      await turns.succeeded(claim.receiver, clock.now())
    }
    await recorder.record({ ...settled, ...(revision !== claim.revision && { revision }) } as Settled, claim)
  }

  /** What is wrong with one reader's mail is that reader's alone; what is wrong with the letter stops it. */
  async function attempt(claim: StandingClaim): Promise<{ carried: Carried; revision: number }> {
    const { revision } = claim
    try {
      const [standing = claim] = performance.now() - claim.askedMs > STANDING_MS ? await asTheyStand(deps, [claim]) : []
      const made = await makeMail(standing)
      return { carried: await carrier.carry(made.parcel), revision: made.revision }
    } catch (error) {
      const { message } = error as Error
      if (error instanceof LetterUnmade) {
        await stopOne(claim.letterId, `It could not be made: ${message}`)
        return { carried: { kind: 'failed', command: 'API', code: 499, words: message, handedOver: false }, revision }
      }
      return {
        carried: { kind: 'failed', command: 'API', code: undefined, words: message, handedOver: false, ours: true },
        revision,
      }
    }
  }

  async function stopOne(letterId: number, because: string) {
    if (stopped.has(letterId)) return
    stopped.add(letterId)
    log.error({ letter: letterId, because }, 'a letter stopped')
    await stopUnsendable(db, because, letterId)
  }

  function begin(claim: StandingClaim) {
    const sending = send(claim)
      .catch((error: Error) => log.error({ err: error.message, recipient: claim.id }, 'a mail was left in the dark'))
      .finally(() => underWay.delete(sending))
    underWay.add(sending)
  }

  try {
    while (mayGoOn()) {
      if (!claiming && !dry && queue.length < LOW) {
        claiming = claimMore().finally(() => {
          claiming = undefined
        })
      }
      const claim = underWay.size < carrier.atOnce ? queue.shift() : undefined
      if (claim && !stopped.has(claim.letterId)) begin(claim)
      else if (claim) await unclaimMails(db, worker.name, [claim.id])
      else if (queue.length === 0 && claiming) await claiming
      else if (underWay.size > 0) await Promise.race(underWay)
      else if (dry) {
        const pause = turns.pauseMs()
        if (pause !== undefined) await new Promise((resolve) => setTimeout(resolve, pause))
        // What came of those that were under way may have made something due.
        else if (!(await turns.lookAgain(clock.now()))) break
        dry = false
      }
    }
  } finally {
    await claiming?.catch(() => {})
    await Promise.allSettled(underWay)
    await recorder.written()
    if (queue.length > 0) {
      await unclaimMails(
        db,
        worker.name,
        queue.map(({ id }) => id),
      )
    }
  }
  return sent
}
