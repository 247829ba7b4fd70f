import type { LetterPass } from './letterPass.rule.ts'

/**
 * What a browser holds of one letter. `shown`: it came with the pass and is not counted yet; a number: the row by which
 * it is counted, until it is clear that a person is there; `kept`: for good.
 */
export type HeldPass = LetterPass & {
  sentSecond: number
  /** Also what is for subscribers only. */
  forSubscribers: boolean
  mark: 'shown' | 'kept' | number
  /** When the browser came by it, of the last that it came by; not where that may not be known. */
  cameSecond?: number
}

/** Nine letters a day would take a week of all links; beyond it the oldest is asked for anew by its next link. */
const MAX_HELD = 40

/** How long a browser keeps them: longer than any pass opens. */
export const LETTER_COOKIE_SECONDS = 91 * 24 * 3600

/** `<letter>-<recipient>-<second>-<s or p>-<s, k or the row>[-<second when it came>]_…`, numbers in base 36. */
export function writeHeldPasses(held: readonly HeldPass[]): string {
  return held
    .slice(-MAX_HELD)
    .map(({ letterId, recipientId, sentSecond, forSubscribers, mark, cameSecond }) => {
      const numbers = [letterId, recipientId, sentSecond].map((number) => number.toString(36))
      const came = cameSecond === undefined ? [] : [cameSecond.toString(36)]
      return [...numbers, forSubscribers ? 's' : 'p', written(mark), ...came].join('-')
    })
    .join('_')
}

const written = (mark: HeldPass['mark']) => (mark === 'shown' ? 's' : mark === 'kept' ? 'k' : `0${mark.toString(36)}`)

const ENTRY = /^([0-9a-z]{1,10})-([0-9a-z]{1,10})-([0-9a-z]{1,8})-([sp])-(s|k|0[0-9a-z]{1,10})(?:-([0-9a-z]{1,8}))?$/

/** Those of a cookie whose signature was right; what is malformed is nothing. */
export function readHeldPasses(value: string): HeldPass[] {
  return value.split('_').flatMap((entry) => {
    const match = ENTRY.exec(entry)
    if (!match) return []
    const [, letter = '', recipient = '', second = '', kind, mark = '', came] = match
    return {
      letterId: parseInt(letter, 36),
      recipientId: parseInt(recipient, 36),
      sentSecond: parseInt(second, 36),
      forSubscribers: kind === 's',
      mark: mark === 's' ? 'shown' : mark === 'k' ? 'kept' : parseInt(mark, 36),
      ...(came !== undefined && { cameSecond: parseInt(came, 36) }),
    }
  })
}

/** The newest last; of one letter to one reader there is one. */
export function withHeldPass(held: readonly HeldPass[], pass: HeldPass): HeldPass[] {
  return [...held.filter(({ recipientId }) => recipientId !== pass.recipientId), pass]
}

/** For so long after somebody came by a letter it is what came of that letter that they subscribe. */
const BROUGHT_SECONDS = 7 * 24 * 3600

/** The letter by which the browser came last, unless that is long ago. */
export function letterThatBrought(held: readonly HeldPass[], now: Temporal.Instant): number | undefined {
  const last = held.find(({ cameSecond }) => cameSecond !== undefined)
  const seconds = now.epochMilliseconds / 1000
  return last?.cameSecond !== undefined && seconds < last.cameSecond + BROUGHT_SECONDS ? last.letterId : undefined
}

/** The pass by which the browser comes now; that it came by another before is of no matter any more. */
export function withCame(held: readonly HeldPass[], pass: HeldPass, now: Temporal.Instant | undefined): HeldPass[] {
  const before = held.map(({ cameSecond: _, ...one }) => one)
  return withHeldPass(before, now ? { ...pass, cameSecond: Math.floor(now.epochMilliseconds / 1000) } : pass)
}

/** When the letter was sent, to the second. */
export const sentAtOf = ({ sentSecond }: HeldPass): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(sentSecond * 1000)

/** The row by which its browser is counted. */
export const rowOf = ({ mark }: HeldPass): number | undefined => (typeof mark === 'number' ? mark : undefined)
