import type { Context } from 'hono'
import { z } from 'zod'
import type { Shell } from '../../design/frame/shell.ts'
import { readForm } from '../../platform/http.ts'
import {
  clearSessionCookie,
  parseEmailAddress,
  type Readers,
  type ReadersDeps,
  type Session,
  signedIn,
  toSignIn,
} from '../accounts/accounts.module.ts'
import { CheckMail, SIGN_IN_MINUTES, type SignIn, WHY_LIMITED } from '../signIn/signIn.module.ts'
import { exportReader } from './exportReader.ts'
import { listConsents } from './listConsents.ts'
import { ErasedView, EraseView, PrivacyView } from './privacy.view.tsx'
import { requestErasure } from './requestErasure.ts'

type WrongAddress = { typed: string; problem: string; status: 409 | 422 | 429 }

export type PrivacyPageDeps = ReadersDeps & {
  readers: Readers
  signIn: SignIn
  shell: Shell
}

const PATH = '/account/privacy'

const ExportForm = z.object({ do: z.literal('export') })
const EraseForm = z.object({ email: z.string().default('') })

/** The reader's own data. */
export function createPrivacyPage(deps: PrivacyPageDeps) {
  const { shell } = deps
  const { words } = shell

  async function proveAddress(c: Context, email: string) {
    const asked = await deps.signIn.mailSignInLink(deps.browserOf(c), { email, returnTo: PATH, language: words.locale })
    const problem = asked.kind === 'limited' ? words.t(WHY_LIMITED[asked.by]) : undefined
    return shell.page(c, {
      title: words.t('signIn.checkTitle'),
      ...(problem && { status: 429, problem, headers: { 'Retry-After': '3600' } }),
      body: (
        <CheckMail
          words={words}
          email={email}
          minutes={SIGN_IN_MINUTES}
          why={words.t('account.proveFirst', { email })}
          {...(problem && { problem })}
        />
      ),
      caching: 'no-store',
      referrer: 'same-origin',
      noindex: true,
      look: 'quiet',
    })
  }

  async function overview(c: Context, session: Session, wrong?: WrongAddress) {
    // A mailbox's history is shown to whoever has proven that it is theirs.
    const consents = session.addressConfirmed ? await listConsents(deps.db, deps.ports, session) : undefined
    return shell.page(c, {
      status: wrong?.status ?? 200,
      title: words.t('privacy.title'),
      ...(wrong && { problem: wrong.problem }),
      body: (
        <PrivacyView
          words={words}
          email={session.email}
          zone={deps.zone()}
          {...(consents && { consents })}
          {...(wrong && { wrong })}
        />
      ),
      caching: 'no-store',
      referrer: 'same-origin',
      noindex: true,
      headers: wrong?.status === 429 ? { 'Retry-After': '3600' } : {},
    })
  }

  function askToErase(c: Context, email: string, wrong?: { typed: string; problem: string; status: 409 | 422 }) {
    return shell.page(c, {
      status: wrong?.status ?? 200,
      title: words.t('erase.title'),
      ...(wrong && { problem: wrong.problem }),
      body: <EraseView words={words} email={email} {...(wrong && { typed: wrong.typed, problem: wrong.problem })} />,
      caching: 'no-store',
      referrer: 'same-origin',
      noindex: true,
    })
  }

  return {
    /** GET /account/privacy/erase: what would happen, before it does. */
    showErase: (c: Context) =>
      signedIn(deps, c, PATH, (session) =>
        session.addressConfirmed ? askToErase(c, session.email) : proveAddress(c, session.email),
      ),

    /** POST /account/privacy/erase */
    erase: (c: Context) =>
      signedIn(deps, c, PATH, async (session) => {
        if (!session.addressConfirmed) return proveAddress(c, session.email)
        const { email: typed } = await readForm(c, EraseForm)
        const address = parseEmailAddress(typed)
        if (address.kind === 'refused' || address.emailKey !== session.emailKey) {
          return askToErase(c, session.email, { typed, problem: words.t('erase.notYours'), status: 422 })
        }
        const asked = await requestErasure(deps, session.readerId)
        if (asked.kind === 'kept') {
          return askToErase(c, session.email, { typed, problem: words.t('erase.staff'), status: 409 })
        }
        clearSessionCookie(deps.browserOf(c))
        return shell.page(c, {
          title: words.t('erase.underWayTitle'),
          body: <ErasedView words={words} email={session.email} />,
          // What a panel's script keeps in this browser is theirs, too: it hears here that it is nobody's any more.
          islands: deps.ports.panels.flatMap(({ islands = [] }) => islands),
          caching: 'no-store',
          referrer: 'same-origin',
          noindex: true,
          headers: { 'Clear-Site-Data': '"cache"' },
        })
      }),

    /** GET /account/privacy */
    show: (c: Context) => signedIn(deps, c, PATH, (session) => overview(c, session)),

    /** What stands in place of a page that is for whoever has shown that the mailbox is theirs. */
    proveAddress,

    /** The page with what is wrong with a new address beside its field. */
    refuse: (c: Context, wrong: WrongAddress) => signedIn(deps, c, PATH, (session) => overview(c, session, wrong)),

    /** POST /account/privacy: `do=export` answers with everything held, as a file. */
    ask: (c: Context) =>
      signedIn(deps, c, PATH, async (session) => {
        await readForm(c, ExportForm)
        // Who only paid with an address has not shown that the mailbox's history is theirs to see.
        if (!session.addressConfirmed) return proveAddress(c, session.email)
        const held = await exportReader(deps.db, session.readerId, deps.ports, deps.clock.now())
        if (!held) return toSignIn(c, PATH)
        const day = held.exportedAt.slice(0, 10)
        return c.body(JSON.stringify(held, null, 2), 200, {
          'Content-Type': 'application/json; charset=utf-8',
          'Content-Disposition': `attachment; filename="my-data-${day}.json"`,
          'Cache-Control': 'no-store',
        })
      }),
  }
}
