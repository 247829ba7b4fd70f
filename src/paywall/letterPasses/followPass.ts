import type { Database } from '../../platform/database.ts'
import { isDatabaseAway } from '../../platform/errors.ts'
import type { Signer } from '../../platform/signing.ts'
import type { VisitLog } from './createVisitLog.ts'
import { readHeldPasses, withCame, writeHeldPasses } from './letterCookie.rule.ts'
import { type LetterPassTerms, opensStill, readLetterPass } from './letterPass.rule.ts'
import { findHolder, groupsOfSlugs, type PassHolder } from './letterPasses.sql.ts'
import type { Signs } from './signs.rule.ts'

export type FollowDeps = {
  db: Database
  passSigner: Signer
  cookieSigner: Signer
  /** As the publisher has set them. */
  terms: () => LetterPassTerms
  zone: () => string
  subscriberUntil: (readerId: number, now: Temporal.Instant) => Promise<Temporal.Instant | undefined>
  visits: VisitLog
  /** Whether the publication counts what comes of letters. */
  isCounting: () => boolean
}

export type FollowRequest = {
  /** What stood in the link. */
  pass: string
  /** The cookie's value, signed, as it came. */
  held: string | undefined
  signs: Signs
  /** The last part of the path, by which an article is known. */
  slug: string
  /** `Sec-GPC: 1`: that it was followed is not kept. */
  objects: boolean
}

/**
 * A link of a letter is followed: the cookie to be set, signed, or nothing. Nothing is counted here, whoever comes: only
 * a browser that comes back with the cookie reads, and is counted. A pass that we have not signed asks no database. One
 * that opens nothing any more still says by which letter the browser came, where that may be known.
 */
export async function followPass(
  deps: FollowDeps,
  request: FollowRequest,
  now: Temporal.Instant,
): Promise<string | undefined> {
  const value = deps.passSigner.verify(request.pass)
  const pass = value === undefined ? undefined : readLetterPass(value)
  if (!pass) return undefined
  const cookie = request.held === undefined ? undefined : deps.cookieSigner.verify(request.held)
  const held = cookie === undefined ? [] : readHeldPasses(cookie)
  const before = held.find(
    ({ letterId, recipientId }) => letterId === pass.letterId && recipientId === pass.recipientId,
  )
  try {
    const holder = await findHolder(deps.db, pass)
    if (!holder) return undefined
    const objects = request.objects || holder.objects
    if (!objects) await noteVisit(deps, request, { ...pass, holder, cameBefore: before !== undefined }, now)
    const isKept = deps.isCounting() && !objects
    const isUseful = isKept || opensStill(holder.sentAt, deps.terms(), now, deps.zone())
    if (request.signs === 'machine' || !isUseful) return undefined
    const next = {
      ...pass,
      sentSecond: Math.floor(holder.sentAt.epochMilliseconds / 1000),
      forSubscribers: await subscribes(deps, holder, now),
      mark: before?.mark ?? 'shown',
    } as const
    return deps.cookieSigner.sign(writeHeldPasses(withCame(held, next, isKept ? now : undefined)))
  } catch (error) {
    // Whoever holds it already reads on from memory.
    if (before && isDatabaseAway(error)) return undefined
    throw error
  }
}

/** A letter to a subscriber opens what is for subscribers while they are one. */
async function subscribes(
  deps: FollowDeps,
  { standing, readerId }: PassHolder,
  now: Temporal.Instant,
): Promise<boolean> {
  if (readerId === undefined || (standing !== 'trial' && standing !== 'subscriber')) return false
  return (await deps.subscriberUntil(readerId, now)) !== undefined
}

async function noteVisit(
  { db, visits }: FollowDeps,
  { slug, signs }: FollowRequest,
  { holder, recipientId, cameBefore }: { holder: PassHolder; recipientId: number; cameBefore: boolean },
  now: Temporal.Instant,
): Promise<void> {
  const [groupId] = await groupsOfSlugs(db, [slug])
  const { token, sentAt } = holder
  visits.note({ recipientId, token, groupId, at: now, sentAt, signs, cameBefore })
}
