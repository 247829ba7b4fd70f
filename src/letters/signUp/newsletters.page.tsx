import type { Context } from 'hono'
import { z } from 'zod'
import type { Shell } from '../../design/frame/shell.ts'
import { notFound } from '../../platform/errors.ts'
import { localPath, readForm } from '../../platform/http.ts'
import { describeEmailProblem, type Readers } from '../../readers/accounts/accounts.module.ts'
import { confirmSubscription } from './confirmSubscription.ts'
import type { NewslettersDeps } from './deps.ts'
import type { ConsentSource } from './describeConsent.ts'
import { inspectConfirmation } from './inspectConfirmation.ts'
import type { Newsletter } from './newsletter.ts'
import type { Newsletters } from './newsletters.ts'
import { ConfirmGone, ConfirmPage, NewsletterList, NewsletterPage, SignUpDone } from './newsletters.view.tsx'
import { signUp } from './signUp.ts'

export type NewslettersPageDeps = NewslettersDeps & {
  newsletters: Newsletters
  readers: Pick<Readers, 'currentSession'>
  shell: Shell
}

const quiet = { caching: 'no-store', noindex: true } as const
/** Addresses with a token in them go to no other site. */
const tokenPage = { ...quiet, referrer: 'same-origin', look: 'quiet' } as const

const RETRY_AFTER = { 'Retry-After': '3600' }

const SignUpForm = z.object({ email: z.string().default('') })

export function createNewslettersPage(deps: NewslettersPageDeps) {
  const { newsletters, shell } = deps
  const { words } = shell

  function named(c: Context): Newsletter {
    const newsletter = newsletters.find(c.req.param('slug') ?? '')
    if (!newsletter) throw notFound('newsletter-unknown', 'There is no such newsletter.')
    return newsletter
  }

  /** How this request came about, for the evidence. `shown` are the words beside the button that was pressed. */
  function sourceOf(c: Context, shown: string): ConsentSource {
    const { network, userAgent = '' } = deps.browserOf(c)
    return {
      shown,
      language: words.locale,
      page: pageOf(c),
      network,
      userAgent: userAgent.slice(0, 200).toWellFormed(),
    }
  }

  /** Forms stand in the masthead and in articles too; the browser says on which page of ours this one did. */
  function pageOf(c: Context): string {
    const referrer = URL.parse(c.req.header('referer') ?? '')
    if (referrer?.origin !== deps.site.origin) return c.req.path
    return localPath(referrer.pathname) ?? c.req.path
  }

  function form(c: Context, status: 422 | 429, newsletter: Newsletter, email: string, problem: string) {
    const body = <NewsletterPage words={words} newsletter={newsletter} email={email} problem={problem} />
    const headers = status === 429 ? { headers: RETRY_AFTER } : {}
    return shell.page(c, { ...quiet, ...headers, status, title: newsletter.name, problem, body })
  }

  function gone(c: Context, why: 'used' | 'expired' | 'unknown', newsletter: Newsletter | undefined) {
    const body = <ConfirmGone words={words} why={why} {...(newsletter ? { newsletter } : {})} />
    const status = why === 'unknown' ? 404 : 410
    return shell.page(c, { ...tokenPage, status, title: words.t('letters.title'), body })
  }

  function done(
    c: Context,
    frame: typeof quiet | typeof tokenPage,
    newsletter: Newsletter,
    email: string,
    state: 'asked' | 'confirmed' | 'already-confirmed',
  ) {
    const body = <SignUpDone words={words} newsletter={newsletter} email={email} state={state} />
    return shell.page(c, { ...frame, title: newsletter.name, body })
  }

  return {
    /** GET /newsletters */
    list(c: Context) {
      return shell.page(c, {
        title: words.t('letters.title'),
        description: words.t('letters.lead', { count: newsletters.list().length }),
        path: '/newsletters',
        body: <NewsletterList words={words} newsletters={newsletters.list()} />,
        caching: 'shared',
      })
    },

    /** GET /newsletters/:slug */
    show(c: Context) {
      const newsletter = named(c)
      return shell.page(c, {
        title: newsletter.name,
        description: newsletter.promise,
        path: `/newsletters/${newsletter.slug}`,
        body: <NewsletterPage words={words} newsletter={newsletter} />,
        caching: 'shared',
      })
    },

    /** POST /newsletters/:slug, from its page, the masthead and the boxes in articles */
    async submit(c: Context) {
      const newsletter = named(c)
      const { email } = await readForm(c, SignUpForm)
      const session = await deps.readers.currentSession(deps.browserOf(c))
      const source = sourceOf(c, consentText(newsletter))
      const outcome = await signUp(deps, newsletter, email, session, source)
      switch (outcome.kind) {
        case 'refused':
          return form(c, 422, newsletter, email, describeEmailProblem(words, outcome.problem))
        case 'limited':
          return form(c, 429, newsletter, email, words.t('problem.limited'))
        case 'asked':
        case 'confirmed':
          return done(c, quiet, newsletter, outcome.email, outcome.kind)
      }
    },

    /** GET /confirm/:token */
    async showConfirm(c: Context) {
      const token = c.req.param('token') ?? ''
      const look = await inspectConfirmation(deps, token)
      const newsletter = look.state === 'unknown' ? undefined : newsletters.find(look.newsletter)
      if (look.state === 'unknown' || !newsletter) return gone(c, 'unknown', undefined)
      switch (look.state) {
        case 'confirmable': {
          const body = <ConfirmPage words={words} newsletter={newsletter} email={look.email} token={token} />
          return shell.page(c, { ...tokenPage, title: newsletter.name, body })
        }
        case 'already-confirmed':
          return done(c, tokenPage, newsletter, look.email, look.state)
        case 'used':
        case 'expired':
          return gone(c, look.state, newsletter)
      }
    },

    /** POST /confirm/:token */
    async confirm(c: Context) {
      const source = sourceOf(c, words.t('letters.confirmButton'))
      const outcome = await confirmSubscription(deps, c.req.param('token') ?? '', { ...source, page: '/confirm' })
      const newsletter = outcome.state === 'unknown' ? undefined : newsletters.find(outcome.newsletter)
      if (outcome.state === 'unknown' || !newsletter) return gone(c, 'unknown', undefined)
      switch (outcome.state) {
        case 'confirmed':
        case 'already-confirmed':
          return done(c, tokenPage, newsletter, outcome.email, outcome.state)
        case 'used':
        case 'expired':
          return gone(c, outcome.state, newsletter)
      }
    },
  }

  /** The promise stands beside every form; the longer sentence on the newsletter's own page only. */
  function consentText(newsletter: Newsletter): string {
    const { name: letter, promise, cadence } = newsletter
    return [letter, promise, cadence, words.t('letters.button', { letter })].join('\n')
  }
}
