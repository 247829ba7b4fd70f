import type { Database } from '../../platform/database.ts'
import type { Signer } from '../../platform/signing.ts'
import { claimBrowser } from './claimBrowser.ts'
import type { NamedGroups } from './createNamedGroups.ts'
import { foreseeClaim } from './foreseeClaim.ts'
import {
  type HeldPass,
  LETTER_COOKIE_SECONDS,
  readHeldPasses,
  rowOf,
  sentAtOf,
  withHeldPass,
  writeHeldPasses,
} from './letterCookie.rule.ts'
import { isArriving, type LetterPassTerms, opensStill } from './letterPass.rule.ts'
import type { Signs } from './signs.rule.ts'

/** An article that a letter opens to a browser. */
export type LetterOpening = {
  groupId: number
  /** Also where it is for subscribers only. */
  forSubscribers: boolean
}

export type HeldRequest = {
  /** The cookie's value, signed, as it came. */
  cookie: string
  signs: Signs
  /** false: nothing may be left of it. */
  record: boolean
}

export type Settled<Opened> = {
  opened: Opened | undefined
  /** To be set, signed, where what the browser holds has changed. */
  cookie: { value: string; seconds: number } | undefined
  /** That it opens costs one of the browsers, or would have. */
  spends: boolean
}

export type HeldPassesDeps = {
  db: Database
  cookieSigner: Signer
  groups: NamedGroups
  terms: () => LetterPassTerms
  zone: () => string
}

export type HeldPasses = ReturnType<typeof createHeldPasses>

/** What the letters open whose passes a browser holds. */
export function createHeldPasses(deps: HeldPassesDeps) {
  const { db, groups, terms, zone } = deps

  function readCookie(cookie: string): HeldPass[] {
    const value = deps.cookieSigner.verify(cookie)
    return value === undefined ? [] : readHeldPasses(value)
  }

  const isOpen = (pass: HeldPass, now: Temporal.Instant) => opensStill(sentAtOf(pass), terms(), now, zone())
  /** It needs nobody to be counted. */
  const isSure = (pass: HeldPass, now: Temporal.Instant) => pass.mark === 'kept' || isArriving(sentAtOf(pass), now)
  const opening = (groupId: number, { forSubscribers }: HeldPass): LetterOpening => ({ groupId, forSubscribers })

  /** Of several letters that name it, the one that opens most. */
  const best = (passes: readonly HeldPass[]) => passes.find(({ forSubscribers }) => forSubscribers) ?? passes[0]

  async function settle(
    { cookie, signs, record }: HeldRequest,
    wanted: (pass: HeldPass) => boolean,
    now: Temporal.Instant,
  ): Promise<Settled<HeldPass>> {
    const nothing = { cookie: undefined, spends: false }
    const most = terms()?.browsers ?? 0
    const before = readCookie(cookie)
    let held = before
    const candidates = held.filter((pass) => wanted(pass) && isOpen(pass, now))
    const sure = best(candidates.filter((pass) => isSure(pass, now)))
    if (sure) return { ...nothing, opened: sure }
    for (const pass of candidates.toReversed()) {
      // Its page has been opened; what that page asks for is no browser more.
      if (signs === 'machine') {
        if (rowOf(pass) !== undefined) return { ...nothing, opened: pass }
        continue
      }
      if (!record) {
        const kind = await foreseeClaim(db, pass, most, now)
        if (kind !== 'refused') return { ...nothing, opened: pass, spends: kind === 'take' || kind === 'scan' }
        continue
      }
      const { opens, mark } = await claimBrowser(db, pass, most, now)
      const next = { ...pass, mark }
      held = opens ? withHeldPass(held, next) : held.filter((other) => other !== pass)
      if (!opens) continue
      const cookieToSet = mark === pass.mark ? undefined : signed(held)
      return { opened: next, cookie: cookieToSet, spends: typeof mark === 'number' && mark !== pass.mark }
    }
    // What was refused is asked for anew by the next link, and not by every page until then.
    return { ...nothing, opened: undefined, cookie: held.length < before.length ? signed(held) : undefined }
  }

  const signed = (held: readonly HeldPass[]) => ({
    value: deps.cookieSigner.sign(writeHeldPasses(held)),
    seconds: LETTER_COOKIE_SECONDS,
  })

  return {
    /** What memory can say; `unsure` where it cannot: then `settleArticle`. */
    known(cookie: string, groupId: number, now: Temporal.Instant): LetterOpening | 'unsure' | undefined {
      let unsure = false
      const sure: HeldPass[] = []
      for (const pass of readCookie(cookie)) {
        const named = groups.known(pass.letterId)
        if (named === undefined) unsure ||= isOpen(pass, now)
        else if (named.has(groupId) && isOpen(pass, now)) {
          if (isSure(pass, now)) sure.push(pass)
          else unsure = true
        }
      }
      const found = best(sure)
      if (found) return opening(groupId, found)
      return unsure ? 'unsure' : undefined
    },

    /** Counts the browser where that has to be, if one of its letters opens the article. */
    async settleArticle(
      request: HeldRequest,
      article: { groupId: number; onlyForSubscribers: boolean },
      now: Temporal.Instant,
    ): Promise<Settled<LetterOpening>> {
      const { groupId, onlyForSubscribers } = article
      const letterIds = new Set(readCookie(request.cookie).map(({ letterId }) => letterId))
      const naming = new Set<number>()
      await Promise.all(
        [...letterIds].map(async (id) => {
          if ((await groups.load(id)).has(groupId)) naming.add(id)
        }),
      )
      const wanted = (pass: HeldPass) => naming.has(pass.letterId) && (pass.forSubscribers || !onlyForSubscribers)
      const { opened, ...settled } = await settle(request, wanted, now)
      return { ...settled, opened: opened && opening(groupId, opened) }
    },

    /** The same for the letter itself on the web: whose it is. */
    settleLetter: (request: HeldRequest, letterId: number, now: Temporal.Instant): Promise<Settled<HeldPass>> =>
      settle(request, (pass) => pass.letterId === letterId, now),
  }
}
