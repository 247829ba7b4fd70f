import type { Context } from 'hono'
import { z } from 'zod'
import type { Shell } from '../../design/frame/shell.ts'
import { readForm, seeOther } from '../../platform/http.ts'
import { isToken, tokenHash } from '../../platform/signing.ts'
import { describeEmailProblem, type Session, signedIn } from '../../readers/accounts/accounts.module.ts'
import { askAgain } from './askAgain.ts'
import { chooseEReader } from './chooseEReader.ts'
import { lastDelivery } from './deliveries.sql.ts'
import type { DeliveryDeps } from './deliveryDeps.ts'
import { ConfirmedView, ConfirmView, DeadLinkView, EReaderSheet, ToConfirmView } from './eReader.view.tsx'
import { deleteEReader, findByToken, findEReader, markConfirmed } from './eReaders.sql.ts'
import { senderOf } from './senderOf.ts'

const EReaderForm = z.object({ do: z.enum(['choose', 'again', 'stop']), email: z.string().max(400).default('') })

const FRAME = { caching: 'no-store', referrer: 'same-origin', noindex: true, look: 'quiet' } as const
const PANEL = '/account#sent-issues'

/** /account/e-reader: where each issue is sent as a file; and the page that a link to such an address leads to. */
export function createEReaderPage(deps: DeliveryDeps, shell: Shell) {
  const { db, clock } = deps
  const { words } = shell

  async function refuse(c: Context, { readerId }: Session, typed: string, problem: string, status: 422 | 429) {
    const [eReader, last] = [await findEReader(db, readerId), await lastDelivery(db, readerId)]
    const hasIssue = (await deps.issues.listReleased()).length > 0
    const props = { words, sender: senderOf(deps), typed, problem, eReader, last, hasIssue }
    const body = <EReaderSheet {...props} />
    return shell.page(c, { ...FRAME, status, title: words.t('delivery.sentTitle'), problem, body })
  }

  async function choose(c: Context, session: Session, typed: string): Promise<Response> {
    const outcome = await chooseEReader(deps, session, typed, words.locale, clock.now())
    switch (outcome.kind) {
      case 'wrong':
        return refuse(c, session, typed, describeEmailProblem(words, outcome.problem), 422)
      case 'too-often':
        return refuse(c, session, typed, words.t('problem.limited'), 429)
      case 'to-confirm': {
        const body = <ToConfirmView words={words} email={typed.trim()} />
        return shell.page(c, { ...FRAME, title: words.t('delivery.toConfirmTitle'), body, repeatsTyped: true })
      }
      case 'chosen':
      case 'not-proven':
      case 'erased':
        return seeOther(c, PANEL)
    }
  }

  /** What waits to be confirmed at this moment. */
  async function waiting(c: Context) {
    const token = c.req.param('token') ?? ''
    const found = isToken(token) ? await findByToken(db, tokenHash(token)) : undefined
    const stands = found?.expiresAt && !found.confirmedAt && Temporal.Instant.compare(clock.now(), found.expiresAt) < 0
    return stands ? { token, email: found.email } : undefined
  }

  const dead = (c: Context) =>
    shell.page(c, {
      ...{ ...FRAME, status: 410 },
      title: words.t('delivery.confirmTitle'),
      body: <DeadLinkView words={words} />,
    })

  return {
    leadBack: (c: Context): Response => seeOther(c, PANEL),

    choose: (c: Context): Promise<Response> =>
      signedIn(deps, c, '/account', async (session) => {
        const { do: wanted, email } = await readForm(c, EReaderForm)
        const { readerId } = session
        if (wanted === 'choose') return choose(c, session, email)
        if (wanted === 'stop') await deleteEReader(db, readerId)
        else if ((await askAgain(deps, readerId, clock.now())) === 'too-often') {
          return refuse(c, session, email, words.t('problem.limited'), 429)
        }
        return seeOther(c, PANEL)
      }),

    /** Mail scanners open links, too: nothing happens yet. */
    async show(c: Context): Promise<Response> {
      const found = await waiting(c)
      if (!found) return dead(c)
      const body = <ConfirmView words={words} {...found} />
      return shell.page(c, { ...FRAME, title: words.t('delivery.confirmTitle'), body })
    },

    async confirm(c: Context): Promise<Response> {
      const found = await waiting(c)
      if (!found || !(await markConfirmed(db, tokenHash(found.token), clock.now()))) return dead(c)
      const body = <ConfirmedView words={words} email={found.email} />
      return shell.page(c, { ...FRAME, title: words.t('delivery.confirmTitle'), body })
    },
  }
}
