import type { Context } from 'hono'
import type { Shell } from '../../design/frame/shell.ts'
import type { DatabaseTransaction } from '../../platform/database.ts'
import type { Readers, ReadersDeps } from '../accounts/accounts.module.ts'
import { browserSecret, writeBrowserSecret } from './browserCookie.ts'
import { createSignInLink, type SignInLinkWish } from './createSignInLink.ts'
import { forgetSignIns } from './forgetSignIns.ts'
import { requestSignIn } from './requestSignIn.ts'
import { sendSignInMail } from './sendSignInMail.ts'
import { createSignInPage } from './signIn.page.tsx'
import { signInMail } from './signInMail.job.ts'

export { CheckMail } from './signIn.view.tsx'
export { ASKED_FOR_ADDRESS, ASKED_FROM_NETWORK } from './signInLimits.ts'
export { SIGN_IN_MINUTES } from './signInRequest.rule.ts'

/** Signing in by a link and a code from a mail. */
export type SignIn = {
  /** A one-time link that is handed over by other means than our mail: `staff invite`. */
  createSignInLink(tx: DatabaseTransaction, wish: SignInLinkWish): Promise<{ url: string; expiresAt: Temporal.Instant }>
  /** Mails a link and a code to this address, as the sign-in page does; false when that is over the limits. */
  mailSignInLink(
    c: Context,
    wish: { email: string; returnTo: string; network: string; language: string },
  ): Promise<boolean>
}

export function createSignIn(deps: ReadersDeps, { readers }: { readers: Readers }) {
  deps.jobs.handle(signInMail, ({ requestId }) => sendSignInMail(deps, requestId))
  const signIn: SignIn = {
    createSignInLink: (tx, wish) => createSignInLink(tx, deps, wish),
    async mailSignInLink(c, wish) {
      const asked = await requestSignIn(deps, { ...wish, browserSecret: browserSecret(c, deps.site) })
      if (asked.kind !== 'asked') return false
      writeBrowserSecret(c, deps.site, asked.browserSecret)
      return true
    },
  }
  return {
    ...signIn,
    pages: (shell: Shell) => ({ signIn: createSignInPage({ ...deps, readers, shell }) }),
    dueWork: [forgetSignIns],
  }
}
