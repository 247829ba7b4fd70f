import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import { z } from 'zod'
import type { Shell } from '../../design/frame/shell.ts'
import type { Words } from '../../design/words/words.ts'
import { notFound } from '../../platform/errors.ts'
import { localPath, readForm } from '../../platform/http.ts'
import { describeEmailProblem, type Readers, type Session } from '../../readers/accounts/accounts.module.ts'
import { mayHave, type Newsletter, type StoredNewsletter } from '../newsletters/newsletters.module.ts'
import { changeNewsletters } from './changeNewsletters.ts'
import { CHOSEN, ChooseNewsletters, type ChooseNewslettersProps, describeNewsletters, SHOWN } from './choose.view.tsx'
import { confirmSubscription } from './confirmSubscription.ts'
import { listSubscriptionsOf } from './consents.sql.ts'
import type { ConfirmationPorts, NewslettersDeps } from './deps.ts'
import type { ConsentSource } from './describeConsent.ts'
import { inspectConfirmation } from './inspectConfirmation.ts'
import type { Newsletters } from './newsletters.ts'
import { ConfirmGone, ConfirmPage, NewsletterPage, SignUpDone } from './newsletters.view.tsx'
import { signUp } from './signUp.ts'
import { SIGN_UPS_FOR_ADDRESS } from './signUpLimits.ts'

export type NewslettersPageDeps = NewslettersDeps &
  ConfirmationPorts & {
    newsletters: Newsletters
    readers: Pick<Readers, 'currentSession'>
    /** Until when a subscription runs; undefined: none does. */
    subscriberUntil(readerId: number, now: Temporal.Instant): Promise<Temporal.Instant | undefined>
    /** The letters that a newsletter has sent so far, older than a day; undefined: none. */
    archive(newsletter: StoredNewsletter, before: string | undefined, words: Words): Promise<Child | undefined>
    shell: Shell
  }

const quiet = { caching: 'no-store', noindex: true } as const
/** Addresses with a token in them go to no other site. */
const tokenPage = { ...quiet, referrer: 'same-origin', look: 'quiet' } as const

const RETRY_AFTER = { 'Retry-After': '3600' }

const SignUpForm = z.object({ email: z.string().default('') })
/** Beside the address, a field for each newsletter: `letter:<slug>`, `shown:<slug>`. */
const ChoiceForm = z.looseObject({ email: z.string().optional() })

export function createNewslettersPage(deps: NewslettersPageDeps) {
  const { newsletters, readers, shell } = deps
  const { words } = shell

  function named(c: Context): StoredNewsletter {
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

  /** What somebody may sign up for. */
  async function openTo(session: Session | undefined): Promise<(newsletter: Newsletter) => boolean> {
    const until = session && (await deps.subscriberUntil(session.readerId, deps.clock.now()))
    const who = { hasAccount: session !== undefined, subscribes: until !== undefined }
    return ({ audience }) => mayHave(audience, who)
  }

  function form(c: Context, status: 422 | 429, newsletter: Newsletter, email: string, problem: string) {
    const body = <NewsletterPage words={words} newsletter={newsletter} isOpen email={email} problem={problem} />
    const headers = status === 429 ? { headers: RETRY_AFTER } : {}
    return shell.page(c, { ...quiet, ...headers, status, title: newsletter.name, problem, body })
  }

  function gone(c: Context, why: 'used' | 'expired' | 'unknown', chosen: readonly Newsletter[]) {
    const only = chosen.length === 1 ? chosen[0] : undefined
    const body = <ConfirmGone words={words} why={why} {...(only && { newsletter: only })} />
    const status = why === 'unknown' ? 404 : 410
    return shell.page(c, { ...tokenPage, status, title: words.t('letters.title'), body })
  }

  function done(
    c: Context,
    frame: typeof quiet | typeof tokenPage,
    chosen: readonly Newsletter[],
    email: string,
    state: 'asked' | 'confirmed' | 'already-confirmed',
  ) {
    const body = <SignUpDone words={words} newsletters={chosen} email={email} state={state} />
    return shell.page(c, { ...frame, title: titleOf(chosen), islands: ['boxes'], body })
  }

  const titleOf = (chosen: readonly Newsletter[]) =>
    chosen.length === 1 && chosen[0] ? chosen[0].name : words.t('letters.title')

  const foundOf = (slugs: readonly string[]) => slugs.flatMap((slug) => newsletters.find(slug) ?? [])

  /** The list as this person may change it. `email`: for the address that they typed, whoever they are. */
  async function choice(
    session: Session | undefined,
    more: Partial<Pick<ChooseNewslettersProps, 'chosen' | 'email' | 'problems' | 'notice'>> = {},
  ) {
    const has = await takenBy(session)
    return (
      <ChooseNewsletters
        words={words}
        newsletters={newsletters.list()}
        chosen={has}
        isOpen={await openTo(session)}
        {...(session?.addressConfirmed && more.email === undefined && { reader: { email: session.email, has } })}
        {...(session && !session.addressConfirmed && { email: session.email })}
        {...more}
      />
    )
  }

  async function takenBy(session: Session | undefined): Promise<Set<string>> {
    const subscriptions = session?.addressConfirmed ? await listSubscriptionsOf(deps.db, session.emailKey) : []
    return new Set(subscriptions.filter(({ status }) => status === 'confirmed').map(({ slug }) => slug))
  }

  return {
    /** GET /newsletters */
    async list(c: Context) {
      return shell.page(c, {
        title: words.t('letters.title'),
        description: describeNewsletters({ words, newsletters: newsletters.list() }),
        path: '/newsletters',
        body: await choice(await readers.currentSession(deps.browserOf(c))),
        caching: 'shared',
      })
    },

    /** POST /newsletters: all that was ticked, at once for a reader's own address, else by one mail. */
    async choose(c: Context) {
      const fields = await readForm(c, ChoiceForm)
      const session = await readers.currentSession(deps.browserOf(c))
      const isOpen = await openTo(session)
      const marked = (mark: string) => newsletters.list().filter(({ slug }) => fields[mark + slug] !== undefined)
      const shown = marked(SHOWN)
      const isOwn = session?.addressConfirmed === true && fields.email === undefined
      // What is for subscribers was offered to nobody else; who has it may keep it, whatever the form says of that.
      const has = await takenBy(isOwn ? session : undefined)
      const chosen = marked(CHOSEN).filter((newsletter) => isOpen(newsletter) || has.has(newsletter.slug))
      const source = (newsletter: Newsletter) => sourceOf(c, consentText(newsletter))
      const { email = '' } = fields
      const again = async (status: 422 | 429, problems: ChooseNewslettersProps['problems'] = {}) =>
        shell.page(c, {
          ...quiet,
          ...(status === 429 && { headers: RETRY_AFTER }),
          status,
          title: words.t('letters.title'),
          problem: Object.values(problems).join(' '),
          body: await choice(session, {
            chosen: new Set(chosen.map(({ slug }) => slug)),
            ...(!isOwn && { email }),
            problems,
          }),
        })
      if (isOwn) {
        const key = deps.signer.hash(session.emailKey).toString('base64url')
        if (!(await deps.limits.allowsAll([[SIGN_UPS_FOR_ADDRESS, key]]))) {
          return again(429, { letters: words.t('problem.limited') })
        }
        await changeNewsletters(deps, session, { chosen, shown }, source)
        const body = await choice(session, { notice: words.t('letters.saved') })
        return shell.page(c, { ...quiet, title: words.t('letters.title'), body })
      }
      if (chosen.length === 0) return again(422, { letters: words.t('problem.lettersMissing') })
      const outcome = await signUp(deps, chosen, email, session, source)
      switch (outcome.kind) {
        case 'refused':
          return again(422, { email: describeEmailProblem(words, outcome.problem) })
        case 'limited':
          return again(429, { email: words.t('problem.limited') })
        case 'asked':
        case 'confirmed':
          return done(c, quiet, chosen, outcome.email, outcome.kind)
      }
    },

    /** GET /newsletters/:slug */
    async show(c: Context) {
      const newsletter = named(c)
      const isOpenTo =
        newsletter.audience === 'everyone' ? () => true : await openTo(await readers.currentSession(deps.browserOf(c)))
      return shell.page(c, {
        title: newsletter.name,
        description: newsletter.promise,
        path: `/newsletters/${newsletter.slug}`,
        body: (
          <NewsletterPage
            words={words}
            newsletter={newsletter}
            isOpen={isOpenTo(newsletter)}
            archive={await deps.archive(newsletter, c.req.query('before'), words)}
          />
        ),
        caching: 'shared',
      })
    },

    /** POST /newsletters/:slug, from its page, the masthead and the boxes in articles */
    async submit(c: Context) {
      const newsletter = named(c)
      const { email } = await readForm(c, SignUpForm)
      const session = await readers.currentSession(deps.browserOf(c))
      if (newsletter.audience !== 'everyone' && !(await openTo(session))(newsletter)) {
        const body = <NewsletterPage words={words} newsletter={newsletter} isOpen={false} />
        return shell.page(c, { ...quiet, status: 422, title: newsletter.name, problem: newsletter.name, body })
      }
      const outcome = await signUp(deps, [newsletter], email, session, () => sourceOf(c, consentText(newsletter)))
      switch (outcome.kind) {
        case 'refused':
          return form(c, 422, newsletter, email, describeEmailProblem(words, outcome.problem))
        case 'limited':
          return form(c, 429, newsletter, email, words.t('problem.limited'))
        case 'asked':
        case 'confirmed':
          return done(c, quiet, [newsletter], outcome.email, outcome.kind)
      }
    },

    /** GET /confirm/:token */
    async showConfirm(c: Context) {
      const token = c.req.param('token') ?? ''
      const look = await inspectConfirmation(deps, token)
      const chosen = look.state === 'unknown' ? [] : foundOf(look.newsletters)
      if (look.state === 'unknown' || chosen.length === 0) return gone(c, 'unknown', [])
      switch (look.state) {
        case 'confirmable': {
          const body = <ConfirmPage words={words} newsletters={chosen} email={look.email} token={token} />
          return shell.page(c, { ...tokenPage, title: titleOf(chosen), body })
        }
        case 'already-confirmed':
          return done(c, tokenPage, chosen, look.email, look.state)
        case 'used':
        case 'expired':
          return gone(c, look.state, chosen)
      }
    },

    /** POST /confirm/:token */
    async confirm(c: Context) {
      const source = sourceOf(c, words.t('letters.confirmButton'))
      const outcome = await confirmSubscription(deps, c.req.param('token') ?? '', { ...source, page: '/confirm' })
      const chosen = outcome.state === 'unknown' ? [] : foundOf(outcome.newsletters)
      if (outcome.state === 'unknown' || chosen.length === 0) return gone(c, 'unknown', [])
      switch (outcome.state) {
        case 'confirmed':
        case 'already-confirmed':
          return done(c, tokenPage, chosen, outcome.email, outcome.state)
        case 'used':
        case 'expired':
          return gone(c, outcome.state, chosen)
      }
    },
  }

  /** The promise stands beside every form; the longer sentence on the newsletter's own page only. */
  function consentText(newsletter: Newsletter): string {
    const { name: letter, promise, cadence } = newsletter
    return [letter, promise, cadence, words.t('letters.button', { letter })].join('\n')
  }
}
