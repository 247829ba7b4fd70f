import type { Context } from 'hono'
import { z } from 'zod'
import { dateIn } from '../../platform/calendar.ts'
import { invalid } from '../../platform/errors.ts'
import { readBody } from '../../platform/http.ts'
import type { Signer } from '../../platform/signing.ts'
import type { Campaigns } from '../campaigns/campaigns.module.ts'
import { mayRemember } from '../pacing/pacing.module.ts'
import { SHOWN_COOKIE } from './addresses.ts'
import type { Ads } from './ads.ts'
import { type AskerDeps, askerOf } from './askerOf.endpoint.ts'
import { readShown, writeShown } from './shownToday.rule.ts'

const WISH = z.strictObject({
  page: z.string().max(32_000),
  slots: z
    .array(z.enum(['front', 'list', 'paragraphs', 'below', 'stream']))
    .min(1)
    .max(20),
})
const MOST_BYTES = 40 * 1024
const DAY_SECONDS = 24 * 3_600

export type ChooseDeps = AskerDeps & {
  ads: Pick<Ads, 'openPage' | 'decide'>
  campaigns: Campaigns
  shownSigner: Signer
  zone(): string
  /** Whose page was made before they subscribed, or while nobody could say. */
  subscribes(sessionToken: string | undefined): Promise<boolean>
}

/**
 * `POST /notices/choose`: what wins the slots of a page, in their order. Sets no cookie, but in a browser that consented
 * and is shown a booking with a cap.
 */
export function createChooseEndpoint(deps: ChooseDeps) {
  const { ads, browserOf, clock, shownSigner } = deps
  return async (c: Context): Promise<Response> => {
    const now = clock.now()
    const wish = WISH.safeParse(parseJson((await readBody(c, MOST_BYTES)).toString()))
    const page = wish.success ? ads.openPage(wish.data.page) : undefined
    if (!wish.success || !page) throw invalid('notices', 'This asks for the notices of no page of ours.')
    const browser = browserOf(c)
    if (await deps.subscribes(browser.cookie('session'))) {
      const slots = wish.data.slots.map(() => ({ kind: 'house' }))
      return c.json({ slots }, 200, { 'Cache-Control': 'no-store' })
    }
    const asker = askerOf(deps, c)
    const today = dateIn(now, deps.zone())
    const cookie = mayRemember(asker) ? browser.cookie(SHOWN_COOKIE) : undefined
    const shown = readShown(cookie === undefined ? undefined : shownSigner.verify(cookie), today)
    const slots = await ads.decide(
      wish.data.slots.map((placement) => ({ placement, page })),
      { ...asker, shown },
      now,
    )
    if (mayRemember(asker)) {
      const before = shown.size
      let changed = false
      for (const slot of slots) {
        if (slot.kind === 'house') continue
        const campaign = deps.campaigns.all().find(({ slug }) => slug === slot.campaign)
        if (campaign?.cap === undefined) continue
        shown.set(campaign.id, (shown.get(campaign.id) ?? 0) + 1)
        changed = true
      }
      if (changed || shown.size !== before)
        browser.setCookie(SHOWN_COOKIE, shownSigner.sign(writeShown(shown, today)), DAY_SECONDS)
    }
    return c.json({ slots }, 200, { 'Cache-Control': 'no-store' })
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
