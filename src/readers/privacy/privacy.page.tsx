import type { Context } from 'hono'
import type { Shell } from '../../design/frame/shell.ts'
import { invalid } from '../../platform/errors.ts'
import { readFields } from '../../platform/http.ts'
import { networkOf } from '../../platform/limits.ts'
import {
  clearSessionCookie,
  parseEmailAddress,
  type Readers,
  type ReadersDeps,
  type Session,
} from '../accounts/accounts.module.ts'
import { CheckMail, SIGN_IN_MINUTES, type SignIn } from '../signIn/signIn.module.ts'
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

/** The reader's own data. */
export function createPrivacyPage(deps: PrivacyPageDeps) {
  const { readers, shell } = deps
  const { words } = shell

  function toSignIn(c: Context) {
    c.header('Cache-Control', 'no-store')
    return c.redirect('/sign-in?return=/account/privacy', 303)
  }

  async function proveAddress(c: Context, email: string) {
    const network = networkOf(deps.clientAddressOf(c))
    await deps.signIn.mailSignInLink(c, { email, returnTo: '/account/privacy', network, language: words.locale })
    return shell.page(c, {
      title: words.t('signIn.checkTitle'),
      body: <CheckMail words={words} email={email} minutes={SIGN_IN_MINUTES} />,
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
    async showErase(c: Context) {
      const session = await readers.currentSession(c)
      if (!session) return toSignIn(c)
      return session.addressConfirmed ? askToErase(c, session.email) : proveAddress(c, session.email)
    },

    /** POST /account/privacy/erase */
    async erase(c: Context) {
      const session = await readers.currentSession(c)
      if (!session) return toSignIn(c)
      if (!session.addressConfirmed) return proveAddress(c, session.email)
      const { email: typed = '' } = await readFields(c)
      const address = parseEmailAddress(typed)
      if (address.kind === 'refused' || address.emailKey !== session.emailKey) {
        return askToErase(c, session.email, { typed, problem: words.t('erase.notYours'), status: 422 })
      }
      const asked = await requestErasure(deps, session.readerId)
      if (asked.kind === 'kept') {
        return askToErase(c, session.email, { typed, problem: words.t('erase.staff'), status: 409 })
      }
      clearSessionCookie(c, deps.site)
      return shell.page(c, {
        title: words.t('erase.underWayTitle'),
        body: <ErasedView words={words} email={session.email} />,
        caching: 'no-store',
        referrer: 'same-origin',
        noindex: true,
        headers: { 'Clear-Site-Data': '"cache"' },
      })
    },

    /** GET /account/privacy */
    async show(c: Context) {
      const session = await readers.currentSession(c)
      if (!session) return toSignIn(c)
      return overview(c, session)
    },

    /** The page with what is wrong with a new address beside its field. */
    async refuse(c: Context, wrong: WrongAddress) {
      const session = await readers.currentSession(c)
      return session ? overview(c, session, wrong) : toSignIn(c)
    },

    /** POST /account/privacy: `do=export` answers with everything held, as a file. */
    async ask(c: Context) {
      const session = await readers.currentSession(c)
      if (!session) return toSignIn(c)
      const { do: asked } = await readFields(c)
      if (asked !== 'export') throw invalid('privacy', 'This page does not know what to do with that.')
      // Who only paid with an address has not shown that the mailbox's history is theirs to see.
      if (!session.addressConfirmed) return proveAddress(c, session.email)
      const held = await exportReader(deps.db, session.readerId, deps.ports, deps.clock.now())
      if (!held) return toSignIn(c)
      const day = held.exportedAt.slice(0, 10)
      return c.body(JSON.stringify(held, null, 2), 200, {
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Disposition': `attachment; filename="my-data-${day}.json"`,
        'Cache-Control': 'no-store',
      })
    },
  }
}
