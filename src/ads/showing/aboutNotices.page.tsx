import type { Context } from 'hono'
import { z } from 'zod'
import type { PageShell } from '../../design/frame/shell.ts'
import type { BrowserOf } from '../../platform/browser.ts'
import { readForm, seeOther } from '../../platform/http.ts'
import type { Campaigns } from '../campaigns/campaigns.module.ts'
import { CONSENT_COOKIE } from '../counting/counting.module.ts'
import { AboutNoticesView } from './aboutNotices.view.tsx'
import { choiceOf, needsChoice } from './choice.rule.ts'
import { ABOUT_PATH } from './slot.view.tsx'

/** Half a year: then it is asked anew, as a refusal is. */
const CHOICE_SECONDS = 180 * 24 * 3_600

const CHOICE = z.object({ choice: z.enum(['allow', 'refuse']) })

export type AboutNoticesDeps = { campaigns: Pick<Campaigns, 'all'>; browserOf: BrowserOf; shell: PageShell }

/** `/notices/about`: nobody is led here by anything that stands in the way; every notice's label is the way to it. */
export function createAboutNoticesPage({ campaigns, browserOf, shell }: AboutNoticesDeps) {
  const { words } = shell
  const isNeeded = () => campaigns.all().some(needsChoice)
  const objects = (c: Context) => c.req.header('sec-gpc') === '1'
  return {
    show(c: Context): Promise<Response> {
      const choice = choiceOf(isNeeded(), objects(c), browserOf(c).cookie(CONSENT_COOKIE))
      return shell.page(c, {
        title: words.t('noticesPage.title'),
        description: words.t('noticesPage.lead'),
        path: ABOUT_PATH,
        caching: 'private',
        body: <AboutNoticesView words={words} objects={objects(c)} choice={choice} />,
      })
    },
    async choose(c: Context): Promise<Response> {
      const { choice } = await readForm(c, CHOICE)
      const allows = choice === 'allow' && isNeeded() && !objects(c)
      browserOf(c).setCookie(CONSENT_COOKIE, allows ? 'yes' : 'no', CHOICE_SECONDS)
      return seeOther(c, words.path(ABOUT_PATH))
    },
  }
}
