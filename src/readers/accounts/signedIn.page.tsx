import type { Context } from 'hono'
import type { BrowserOf } from '../../platform/browser.ts'
import { seeOther } from '../../platform/http.ts'
import type { Session } from './findSession.ts'
import type { Readers } from './readers.ts'

export type SignedInDeps = { browserOf: BrowserOf; readers: Pick<Readers, 'currentSession'> }

/** Answers whoever is signed in; anybody else is sent to sign in, and from there to `path`. */
export async function signedIn(
  { browserOf, readers }: SignedInDeps,
  c: Context,
  path: string,
  answer: (session: Session) => Response | Promise<Response>,
): Promise<Response> {
  const session = await readers.currentSession(browserOf(c))
  return session ? answer(session) : toSignIn(c, path)
}

/** To sign in, and from there to `path`. */
export function toSignIn(c: Context, path: string): Response {
  // A slash needs no escape in a query (RFC 3986, 3.4), and without it people can read where they will end up.
  return seeOther(c, `/sign-in?return=${encodeURIComponent(path).replaceAll('%2F', '/')}`)
}
