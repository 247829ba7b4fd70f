import type { Context } from 'hono'
import type { Shell } from '../../design/frame/shell.ts'
import { judgeSigns, type LetterPasses, requestSigns } from '../../paywall/letterPasses/letterPasses.module.ts'
import type { BrowserOf } from '../../platform/browser.ts'
import { notFound } from '../../platform/errors.ts'
import { findDaysAround, findLetter } from '../composing/composing.module.ts'
import type { DrawingDeps } from '../drawing/drawing.module.ts'
import { findNewsletter } from '../newsletters/newsletters.module.ts'
import { letterForWeb } from './letterForWeb.ts'
import { LetterFeedLink, LetterPage } from './letterPage.view.tsx'
import { isSameForAll } from './sameForAll.rule.ts'

export type LetterPageDeps = DrawingDeps & {
  browserOf: BrowserOf
  letterPasses: Pick<LetterPasses, 'holderOf'>
  /** Agents that fetch a picture and a headline for somebody's message. */
  isLinkPreview: (userAgent: string | undefined) => boolean
}

/**
 * GET /newsletters/:slug/:date: a letter that has gone, or is going; to whom it was sent, as it came to them. Automatic ones
 * are lists of what stands elsewhere, so machines are asked to keep only what was written, and for everyone.
 */
export function createLetterPage(deps: LetterPageDeps, shell: Shell) {
  const { words } = shell
  return {
    async show(c: Context) {
      const slug = c.req.param('slug') ?? ''
      const date = c.req.param('date') ?? ''
      const newsletter = /^\d{4}-\d{2}-\d{2}$/.test(date) ? await findNewsletter(deps.db, slug) : undefined
      const letter = newsletter && isDay(date) ? await findLetter(deps.db, slug, date) : undefined
      if (!newsletter || !letter?.startedAt) throw notFound('letter-unknown', 'There is no such letter.')
      const isSame = isSameForAll(letter, newsletter)
      const held = isSame ? undefined : await holderOf(deps, c, letter.id)
      if (held?.isTooEarly) return c.body(null, 503, { 'Cache-Control': 'no-store' })
      const holder = held?.holder
      const { blocks, isPart } = await letterForWeb(deps, { letter, newsletter, holder: holder?.standing }, words)
      const subject = (holder?.arm === 'b' ? letter.otherSubject : undefined) ?? letter.subject
      const { previous, next } = await findDaysAround(deps.db, newsletter.id, date)
      const day = Temporal.PlainDate.from(date)
      const { zone } = deps.publication.facts()
      return shell.page(c, {
        title: words.t('letter.pageTitle', { letter: newsletter.name, date: words.day(day) }),
        // What stands beside the subject was written for whom the letter is for.
        description: (newsletter.audience === 'everyone' && letter.previewText) || newsletter.promise,
        path: `/newsletters/${slug}/${date}`,
        noindex: letter.origin === 'automatic' || newsletter.audience !== 'everyone',
        head: <LetterFeedLink newsletter={newsletter} origin={deps.site.origin} />,
        body: (
          <LetterPage
            words={words}
            newsletter={newsletter}
            subject={letter.origin === 'written' ? subject : undefined}
            date={day}
            corrected={letter.correctedAt?.toZonedDateTimeISO(zone).toPlainDate()}
            blocks={blocks}
            isPart={isPart}
            isHeld={holder !== undefined}
            previous={previous ?? undefined}
            next={next ?? undefined}
          />
        ),
        // Caches tell nobody's pass from another's, so what may differ is kept by none.
        caching: isSame ? 'shared' : 'private',
      })
    },
  }
}

/** Whose letter the browser holds. To open it ahead of a click must not count the browser. */
async function holderOf({ browserOf, letterPasses, isLinkPreview }: LetterPageDeps, c: Context, letterId: number) {
  const browser = browserOf(c)
  const cookie = browser.cookie('letter')
  if (cookie === undefined) return undefined
  const header = (name: string) => c.req.header(name)
  const isAhead = /\b(?:prefetch|prerender)\b/i.test(header('sec-purpose') ?? header('purpose') ?? '')
  const signs = isLinkPreview(browser.userAgent) ? 'machine' : judgeSigns(requestSigns(header))
  const record = c.req.method === 'GET' && !isAhead
  const { holder, cookie: next, spends } = await letterPasses.holderOf({ cookie, signs, record }, letterId)
  if (next) browser.setCookie('letter', next.value, next.seconds)
  return { holder, isTooEarly: isAhead && spends }
}

function isDay(date: string): boolean {
  try {
    return Temporal.PlainDate.from(date, { overflow: 'reject' }).toString() === date
  } catch {
    return false
  }
}
