import type { Shell } from '../../design/frame/shell.ts'
import type { Browser } from '../../platform/browser.ts'
import type { DatabaseTransaction } from '../../platform/database.ts'
import type { Readers, ReadersDeps } from '../accounts/accounts.module.ts'
import { createSignInLink, type SignInLinkRequest } from './createSignInLink.ts'
import { forgetSignIns } from './forgetSignIns.ts'
import { requestSignIn, type SignInAsked } from './requestSignIn.ts'
import { sendSignInMail } from './sendSignInMail.ts'
import { createSignInPage } from './signIn.page.tsx'
import { signInMail } from './signInMail.job.ts'

export { endSignInLinks } from './signIn.sql.ts'
export { CheckMail, WHY_LIMITED } from './signIn.view.tsx'
export { ASKED_FOR_ADDRESS, ASKED_FROM_NETWORK } from './signInLimits.ts'
export { SIGN_IN_MINUTES } from './signInRequest.rule.ts'

/** Signing in by a link and a code from a mail. */
export type SignIn = {
  /** A one-time link that is handed over by other means than our mail: `staff invite`. */
  createSignInLink(
    tx: DatabaseTransaction,
    wish: SignInLinkRequest,
  ): Promise<{ url: string; expiresAt: Temporal.Instant }>
  /** Mails a link and a code to this address, as the sign-in page does, and within the same limits. */
  mailSignInLink(browser: Browser, wish: { email: string; returnTo: string; language: string }): Promise<SignInAsked>
}

export function createSignIn(deps: ReadersDeps, { readers }: { readers: Readers }) {
  deps.jobs.handle(signInMail, ({ requestId }) => sendSignInMail(deps, requestId))
  const signIn: SignIn = {
    createSignInLink: (tx, wish) => createSignInLink(tx, deps, wish),
    mailSignInLink: (browser, wish) => requestSignIn(deps, browser, wish),
  }
  return {
    ...signIn,
    pages: (shell: Shell) => ({ signIn: createSignInPage({ ...deps, readers, shell }) }),
    dueWork: [forgetSignIns],
  }
}
