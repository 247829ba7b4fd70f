import type { Context } from 'hono'
import { z } from 'zod'
import type { Shell } from '../../design/frame/shell.ts'
import { readForm, seeOther } from '../../platform/http.ts'
import {
  clearSessionCookie,
  describeEmailProblem,
  type Readers,
  type ReadersDeps,
  sessionToken,
  writeSessionCookie,
} from '../accounts/accounts.module.ts'
import type { SignedIn } from './beginFromRequest.ts'
import { clearBrowserSecret } from './browserCookie.ts'
import { chooseReturnPath } from './chooseReturnPath.ts'
import { findAskedEmail } from './findAskedEmail.ts'
import { inspectSignInLink } from './inspectSignInLink.ts'
import { justSignedIn } from './justSignedIn.ts'
import { rememberBrowser } from './knownBrowser.ts'
import { requestSignIn } from './requestSignIn.ts'
import { CheckMail, SignInForm, SignInLink, SignInLinkGone, WHY_LIMITED } from './signIn.view.tsx'
import { SIGN_IN_MINUTES } from './signInRequest.rule.ts'
import { signOut } from './signOut.ts'
import { useSignInCode } from './useSignInCode.ts'
import { type UnusableLink, useSignInLink } from './useSignInLink.ts'

export type SignInPageDeps = ReadersDeps & {
  readers: Readers
  shell: Shell
}

/** Nobody keeps these pages, and their addresses go to no other site. */
const quiet = { caching: 'no-store', referrer: 'same-origin', noindex: true, look: 'quiet' } as const

const RETRY_AFTER = { 'Retry-After': '3600' }

const AskForm = z.object({ email: z.string().default(''), return: z.string().optional() })
const CodeForm = z.object({ code: z.string().default('') })

export function createSignInPage(deps: SignInPageDeps) {
  const { readers, shell, browserOf } = deps
  const { words } = shell

  function form(c: Context, status: 200 | 422 | 429, props: { returnTo: string; email?: string; problem?: string }) {
    const title = words.t('signIn.title')
    const headers = status === 429 ? { headers: RETRY_AFTER } : {}
    const body = <SignInForm words={words} {...props} />
    return shell.page(c, { ...quiet, ...headers, status, title, problem: props.problem, body })
  }

  function checkMail(c: Context, status: 200 | 422 | 429, email: string, problem?: string) {
    const props = { words, email, minutes: SIGN_IN_MINUTES, ...(problem === undefined ? {} : { problem }) }
    const title = words.t('signIn.checkTitle')
    const headers = status === 429 ? { headers: RETRY_AFTER } : {}
    return shell.page(c, { ...quiet, ...headers, status, title, problem, body: <CheckMail {...props} /> })
  }

  /** Where the one whom it was for is signed in, the link has done what it was for. */
  async function linkGone(c: Context, { why, request }: UnusableLink) {
    if (request) {
      const session = await readers.currentSession(browserOf(c))
      const isTheirs = session?.emailKey === request.email_key && (session.staff || request.purpose !== 'staff')
      if (isTheirs) return seeOther(c, request.return_to, 'secret')
    }
    const title = words.t('signIn.title')
    const status = why === 'unknown' ? 404 : 410
    return shell.page(c, { ...quiet, status, title, body: <SignInLinkGone words={words} why={why} /> })
  }

  function goOn(c: Context, signedIn: SignedIn) {
    const browser = browserOf(c)
    writeSessionCookie(browser, signedIn.sessionToken)
    clearBrowserSecret(browser)
    rememberBrowser(deps.signer, browser, signedIn.emailKey)
    return seeOther(c, signedIn.returnTo, 'secret')
  }

  return {
    /** GET /sign-in */
    async show(c: Context) {
      const returnTo = chooseReturnPath(c.req.query('return'))
      const session = await readers.currentSession(browserOf(c))
      if (session) return seeOther(c, returnTo === '/' ? '/account' : returnTo)
      return form(c, 200, { returnTo })
    },

    /** POST /sign-in */
    async submit(c: Context) {
      const { email, return: wanted } = await readForm(c, AskForm)
      const wish = { email, returnTo: wanted, language: words.locale }
      const asked = await requestSignIn(deps, browserOf(c), wish)
      const typed = { returnTo: chooseReturnPath(wanted), email }
      switch (asked.kind) {
        case 'refused':
          return form(c, 422, { ...typed, problem: describeEmailProblem(words, asked.problem) })
        case 'limited':
          return form(c, 429, { ...typed, problem: words.t(WHY_LIMITED[asked.by]) })
        case 'asked':
          return checkMail(c, 200, asked.email)
      }
    },

    /** GET /sign-in/code: where a reload of the page with the code ends up. */
    async showCode(c: Context) {
      const email = await findAskedEmail(deps, browserOf(c))
      return email === undefined ? seeOther(c, '/sign-in') : checkMail(c, 200, email)
    },

    /** POST /sign-in/code */
    async submitCode(c: Context) {
      const { code } = await readForm(c, CodeForm)
      const used = await useSignInCode(deps, browserOf(c), code)
      switch (used.kind) {
        case 'signed-in':
          return goOn(c, used)
        case 'malformed':
          return checkMail(c, 422, used.email, words.t('signIn.codeMalformed'))
        case 'wrong':
          return checkMail(c, 422, used.email, words.t('signIn.codeWrong'))
        case 'limited':
          return checkMail(c, 429, used.email, words.t('signIn.codesRest'))
        case 'spent':
          return form(c, 422, { returnTo: '/', problem: words.t('signIn.codeSpent') })
        case 'nothing-asked': {
          // The first of two presses may have been answered just before the second was made.
          const session = await readers.currentSession(browserOf(c))
          const path = session && (await justSignedIn(deps, browserOf(c), session))
          if (path !== undefined) return seeOther(c, path, 'secret')
          return form(c, 422, { returnTo: '/', problem: words.t('signIn.codeNothingAsked') })
        }
      }
    },

    /** GET /sign-in/:token */
    async showLink(c: Context) {
      const token = c.req.param('token') ?? ''
      const link = await inspectSignInLink(deps, browserOf(c), token)
      if (link.kind === 'unusable') return linkGone(c, link)
      const body = <SignInLink words={words} token={token} email={link.email} />
      return shell.page(c, { ...quiet, title: words.t('signIn.title'), body })
    },

    /** POST /sign-in/:token */
    async submitLink(c: Context) {
      const used = await useSignInLink(deps, browserOf(c), c.req.param('token') ?? '')
      return used.kind === 'unusable' ? linkGone(c, used) : goOn(c, used)
    },

    /** POST /sign-out */
    async signOut(c: Context) {
      const browser = browserOf(c)
      const token = sessionToken(browser)
      if (token) await signOut(deps, token)
      clearSessionCookie(browser)
      c.header('Clear-Site-Data', '"cache"')
      return seeOther(c, '/', 'secret')
    },
  }
}
