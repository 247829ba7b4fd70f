import type { Context } from 'hono'
import { z } from 'zod'
import type { Clock } from '../../platform/clock.ts'
import { readForm, seeOther } from '../../platform/http.ts'
import { type Readers, signedIn } from '../../readers/accounts/accounts.module.ts'
import type { Objections } from './createObjections.ts'

export type CountingPageDeps = {
  clock: Clock
  readers: Readers
  objections: Objections
}

const PATH = '/account'
const CountingForm = z.object({ counting: z.enum(['on', 'off']) })

/** /account/counting: whether what the reader does with letters is counted. */
export function createCountingPage(deps: Parameters<typeof signedIn>[0] & CountingPageDeps) {
  return {
    leadBack: (c: Context): Response => seeOther(c, `${PATH}#counting`),

    choose: (c: Context): Promise<Response> =>
      signedIn(deps, c, PATH, async ({ emailKey, addressConfirmed }) => {
        const { counting } = await readForm(c, CountingForm)
        // It is the mailbox's: only for whoever has shown that it is theirs.
        if (addressConfirmed) await deps.objections.set(emailKey, counting === 'off', deps.clock.now())
        return seeOther(c, `${PATH}#counting`)
      }),
  }
}
