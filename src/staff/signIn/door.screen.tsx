import type { Context } from 'hono'
import { z } from 'zod'
import type { DeskShell } from '../../design/frame/deskShell.ts'
import { localPath, readForm, seeOther } from '../../platform/http.ts'
import { writeSessionCookie } from '../../readers/accounts/accounts.module.ts'
import { askPasskey } from './askPasskey.ts'
import type { StaffSignInDeps } from './deps.ts'
import { DoorView } from './door.view.tsx'
import { enterByCode } from './enterByCode.ts'
import { enterByPasskey } from './enterByPasskey.ts'
import { type WhoComes, whoComes } from './whoComes.ts'

const PasskeyForm = z.object({ answer: z.string().default(''), return: z.string().optional() })
const CodeForm = z.object({ code: z.string().default(''), return: z.string().optional() })

const RETRY_AFTER = { 'Retry-After': '900' }

/** Where somebody goes who is let in: a page of the desk, and never this one again. */
function wayIn(wanted: string | undefined): string {
  const path = localPath(wanted)
  return path !== undefined && /^\/desk(?:[/?]|$)/.test(path) && !path.startsWith('/desk/sign-in') ? path : '/desk'
}

export function createDoorScreen(deps: StaffSignInDeps, desk: DeskShell) {
  const { browserOf } = deps

  async function door(
    c: Context,
    who: WhoComes,
    given: { status?: 422 | 429; returnTo: string; problem?: string; codeProblem?: string },
  ) {
    const { status = 200, returnTo, problem, codeProblem } = given
    const words = desk.words()
    const asked = await askPasskey(deps)
    return desk.page(c, {
      status,
      title: words.t('door.title'),
      problem: problem ?? codeProblem,
      islands: ['passkey'],
      ...(status === 429 && { headers: RETRY_AFTER }),
      body: (
        <DoorView
          words={words}
          returnTo={returnTo}
          asked={asked && JSON.stringify(asked)}
          member={who.kind === 'to-prove' ? who.member.email : undefined}
          problem={problem}
          codeProblem={codeProblem}
        />
      ),
    })
  }

  return {
    /** GET /desk/sign-in */
    async show(c: Context) {
      const returnTo = wayIn(c.req.query('return'))
      const who = await whoComes(deps, browserOf(c))
      return who.kind === 'at-desk' ? seeOther(c, returnTo) : door(c, who, { returnTo })
    },

    /** POST /desk/sign-in/passkey: `answer` is what the browser said. */
    async passkey(c: Context) {
      const form = await readForm(c, PasskeyForm)
      const returnTo = wayIn(form.return)
      const browser = browserOf(c)
      const entered = await enterByPasskey(deps, browser, form.answer)
      if (entered.kind === 'entered') {
        writeSessionCookie(browser, entered.sessionToken)
        return seeOther(c, returnTo, 'secret')
      }
      const words = desk.words()
      const who = await whoComes(deps, browser)
      if (entered.kind === 'limited') return door(c, who, { status: 429, returnTo, problem: words.t('door.limited') })
      return door(c, who, { status: 422, returnTo, problem: words.t('door.passkeyRefused') })
    },

    /** POST /desk/sign-in/code: six figures of the app, or a recovery code. */
    async code(c: Context) {
      const form = await readForm(c, CodeForm)
      const returnTo = wayIn(form.return)
      const browser = browserOf(c)
      const who = await whoComes(deps, browser)
      if (who.kind === 'at-desk') return seeOther(c, returnTo)
      if (who.kind !== 'to-prove') return door(c, who, { returnTo })
      const words = desk.words()
      const entered = await enterByCode(deps, browser, who, form.code)
      switch (entered.kind) {
        case 'entered':
          writeSessionCookie(browser, entered.sessionToken)
          return seeOther(c, returnTo, 'secret')
        case 'malformed':
          return door(c, who, { status: 422, returnTo, codeProblem: words.t('door.codeMalformed') })
        case 'wrong':
          return door(c, who, { status: 422, returnTo, codeProblem: words.t('door.codeWrong') })
        case 'limited':
          return door(c, who, { status: 429, returnTo, codeProblem: words.t('door.limited') })
      }
    },
  }
}
