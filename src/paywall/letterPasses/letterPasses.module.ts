import type { Platform } from '../../platform/platform.ts'
import type { PersonalDataHolder } from '../../readers/accounts/accounts.module.ts'
import { createHeldPasses, type HeldPasses, type HeldRequest, type LetterOpening } from './createHeldPasses.ts'
import { createNamedGroups } from './createNamedGroups.ts'
import { createVisitLog, type LetterVisit } from './createVisitLog.ts'
import type { FollowDeps } from './followPass.ts'
import { forgetPasses } from './forgetPasses.ts'
import { letterThatBrought, readHeldPasses } from './letterCookie.rule.ts'
import { createLetterOpenedEndpoint } from './letterOpened.endpoint.ts'
import { createLetterPassEndpoint } from './letterPass.endpoint.ts'
import { type LetterPass, writeLetterPass } from './letterPass.rule.ts'
import { findHolder, type PassHolder } from './letterPasses.sql.ts'
import { standingNow } from './letterStanding.rule.ts'
import { erasePersonalRows, listPersonalRows } from './personalRows.sql.ts'

export { PASS_PARAMETER } from './letterPass.endpoint.ts'
export { judgeSigns, type RequestSigns, requestSigns } from './signs.rule.ts'
export type { HeldPasses, HeldRequest, LetterOpening, LetterVisit }

export type LetterPasses = {
  /**
   * What stands behind `?letter=` in the links of a reader's mail: at most 40 characters, nothing of the reader. It opens
   * what the letter names once the ledger says that it was sent.
   */
  passFor(recipient: { id: number; letterId: number }): string
  held: HeldPasses
  /**
   * By which letter a browser came last, within seven days, by what its cookie `letter` says; undefined also where it
   * objects (`Sec-GPC: 1`), or the publication counts nothing of the kind.
   */
  broughtBy(cookie: string | undefined, objects: boolean): number | undefined
  /**
   * For the letter's page on the web, `/newsletters/:slug/:date`: whose letter the browser holds, as they stand now, and
   * the cookie to be set. `?letter=` itself is led on before any page is asked.
   */
  holderOf(
    request: HeldRequest,
    letterId: number,
  ): Promise<{
    holder: (Pick<PassHolder, 'standing' | 'language' | 'arm'> & { recipientId: number }) | undefined
    cookie: { value: string; seconds: number } | undefined
    spends: boolean
  }>
}

export type LetterPassesDeps = Pick<FollowDeps, 'terms' | 'zone' | 'subscriberUntil'> & {
  isLinkPreview: (userAgent: string | undefined) => boolean
  /** Whether the publication counts what comes of letters: its setting `letter-statistics`. */
  isCounting: () => boolean
  /**
   * Told of every link that was followed, some twenty seconds later, by whom it was as far as one can know, and at once
   * that a mail's picture was fetched; never of who objects (`Sec-GPC: 1`).
   */
  recordVisit?: ((visit: LetterVisit) => Promise<unknown>) | undefined
}

/** The passes of letters: made for the sender, followed by readers, looked at by machines. */
export function createLetterPasses(platform: Platform, deps: LetterPassesDeps) {
  const { db, clock, site } = platform
  const passSigner = platform.signerFor('letter-pass')
  const cookieSigner = platform.signerFor('letter-cookie')
  const visits = createVisitLog({ ...platform, record: deps.recordVisit })
  const held = createHeldPasses({ ...deps, db, cookieSigner, groups: createNamedGroups(db, site.origin) })
  const passes: LetterPasses = {
    passFor: ({ id, letterId }) => passSigner.sign(writeLetterPass({ letterId, recipientId: id } satisfies LetterPass)),
    held,
    broughtBy(cookie, objects) {
      const value = cookie === undefined || objects || !deps.isCounting() ? undefined : cookieSigner.verify(cookie)
      return value === undefined ? undefined : letterThatBrought(readHeldPasses(value), clock.now())
    },
    async holderOf(request, letterId) {
      const now = clock.now()
      const { opened, ...settled } = await held.settleLetter(request, letterId, now)
      const found = opened && (await findHolder(db, opened))
      if (!opened || !found) return { ...settled, holder: undefined }
      const { language, arm, readerId } = found
      const subscribes = readerId !== undefined && (await deps.subscriberUntil(readerId, now)) !== undefined
      const standing = standingNow(found.standing, subscribes)
      return { ...settled, holder: { recipientId: opened.recipientId, standing, language, arm } }
    },
  }
  const personalData: PersonalDataHolder = {
    name: 'letterPasses',
    facts: async () => undefined,
    everything: (from, { emailKey }) => listPersonalRows(from, emailKey),
    erase: (tx, { emailKey }) => erasePersonalRows(tx, emailKey),
  }
  return {
    ...passes,
    endpoints: {
      letterPass: createLetterPassEndpoint({ ...platform, ...deps, passSigner, cookieSigner, visits }),
      letterOpened: createLetterOpenedEndpoint({ ...platform, ...deps, passSigner }),
    },
    dueWork: [forgetPasses],
    personalData: [personalData],
    close: () => visits.close(),
  }
}
