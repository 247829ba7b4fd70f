import type { Context } from 'hono'
import { z } from 'zod'
import type { Shell } from '../../design/frame/shell.ts'
import { readForm, seeOther } from '../../platform/http.ts'
import {
  describeEmailProblem,
  type Readers,
  type ReadersDeps,
  signedIn,
  toSignIn,
} from '../accounts/accounts.module.ts'
import { confirmEmailChange, type EmailChangeConfirmed } from './confirmEmailChange.ts'
import { ChangeAskedView, ChangeLinkView, ChangeOutcomeView } from './emailChange.view.tsx'
import { inspectEmailChange } from './inspectEmailChange.ts'
import { EMAIL_CHANGE_HOURS, requestEmailChange } from './requestEmailChange.ts'

export type EmailChangePageDeps = ReadersDeps & {
  readers: Readers
  shell: Shell
  /** The privacy page with what is wrong beside the field. */
  privacy: { refuse(c: Context, wrong: { typed: string; problem: string; status: 409 | 422 | 429 }): Promise<Response> }
}

const quiet = { caching: 'no-store', referrer: 'same-origin', noindex: true, look: 'quiet' } as const

const PATH = '/account/privacy'

const EmailForm = z.object({ email: z.string().default('') })

/** Another address for the account; both mailboxes say yes by a link of their own. */
export function createEmailChangePage(deps: EmailChangePageDeps) {
  const { readers, shell, privacy } = deps
  const { words } = shell

  function outcome(c: Context, { kind, ...said }: EmailChangeConfirmed) {
    const status = kind === 'unknown' ? 404 : kind === 'expired' ? 410 : kind === 'taken' || kind === 'kept' ? 409 : 200
    const email = 'email' in said ? said.email : ''
    const body = <ChangeOutcomeView words={words} kind={kind} email={email} />
    return shell.page(c, { ...quiet, status, title: words.t('emailChange.title'), body })
  }

  return {
    /** GET /account/email: the form stands among the reader's data. */
    leadBack: (c: Context): Response => seeOther(c, `${PATH}#email-change`),

    /** POST /account/email */
    ask: (c: Context): Promise<Response> =>
      signedIn(deps, c, PATH, async (session) => {
        if (!session.addressConfirmed) return toSignIn(c, PATH)
        const { email: typed } = await readForm(c, EmailForm)
        const { network } = deps.browserOf(c)
        const asked = await requestEmailChange(deps, session, { email: typed, language: words.locale, network })
        switch (asked.kind) {
          case 'refused': {
            const problem =
              asked.problem === 'same' ? words.t('emailChange.same') : describeEmailProblem(words, asked.problem)
            return privacy.refuse(c, { typed, problem, status: 422 })
          }
          case 'kept':
            return privacy.refuse(c, { typed, problem: words.t('emailChange.staff'), status: 409 })
          case 'limited':
            return privacy.refuse(c, { typed, problem: words.t('problem.limited'), status: 429 })
          case 'asked': {
            const props = { words, from: session.email, to: asked.email, hours: EMAIL_CHANGE_HOURS }
            return shell.page(c, {
              ...quiet,
              title: words.t('signIn.checkTitle'),
              body: <ChangeAskedView {...props} />,
            })
          }
        }
      }),

    /** GET /account/email/:token: mail scanners open links, too; nothing happens yet. */
    async show(c: Context): Promise<Response> {
      const token = c.req.param('token') ?? ''
      const look = await inspectEmailChange(deps, token)
      if (look.kind !== 'confirmable') return outcome(c, look)
      const body = <ChangeLinkView words={words} token={token} email={look.change.email} />
      return shell.page(c, { ...quiet, title: words.t('emailChange.title'), body })
    },

    /** POST /account/email/:token */
    async confirm(c: Context): Promise<Response> {
      const session = await readers.currentSession(deps.browserOf(c))
      return outcome(c, await confirmEmailChange(deps, c.req.param('token') ?? '', session?.sessionHash))
    },
  }
}
