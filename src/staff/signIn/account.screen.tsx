import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import { encode } from 'uqr'
import { z } from 'zod'
import type { DeskShell } from '../../design/frame/deskShell.ts'
import { inTransaction } from '../../platform/database.ts'
import { readForm, seeOther } from '../../platform/http.ts'
import { makeToken } from '../../platform/signing.ts'
import {
  describeDevice,
  endSessionsOf,
  isSessionAlive,
  listSessionsOf,
} from '../../readers/accounts/accounts.module.ts'
import { type AtDesk, ERRAND_KINDS, updateStaff } from '../accounts/accounts.module.ts'
import { AccountView, AppView, CodesView, PasskeyView } from './account.view.tsx'
import { addApp } from './addApp.ts'
import { addPasskey, type FactorAdded } from './addPasskey.ts'
import { appOf } from './appOf.ts'
import { inGroups } from './code.rule.ts'
import type { StaffSignInDeps } from './deps.ts'
import { countRecoveryCodes, findApp, listPasskeys } from './factors.sql.ts'
import { makeRecoveryCodes } from './makeRecoveryCodes.ts'
import { offerPasskey } from './offerPasskey.ts'
import { removeFactor } from './removeFactor.ts'

const PATH = '/desk/account'

const ChangeForm = z.object({
  name: z.string().trim().max(100).optional(),
  keys: z.enum(['on', 'off']).optional().catch(undefined),
  mails: z.literal('chosen').optional().catch(undefined),
  ...Object.fromEntries(ERRAND_KINDS.map((kind) => [`mail-${kind}`, z.string().optional()])),
})
const PasskeyForm = z.object({ name: z.string().trim().max(60).default(''), answer: z.string().default('') })
const AppForm = z.object({ salt: z.string().default(''), code: z.string().default('') })
const RemoveForm = z.object({ passkey: z.string().max(2_000).optional(), app: z.string().optional() })
const SessionForm = z.object({
  session: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional()
    .catch(undefined),
})

/** One's own account at the desk: how one is called, how one comes in, and where one is signed in. */
export function createAccountScreen(deps: StaffSignInDeps, desk: DeskShell) {
  const { db, clock, signer } = deps
  const zone = () => deps.publication.facts().zone
  const page = (
    c: Context,
    body: Child,
    more: { islands?: string[]; status?: 422; problem?: string | undefined } = {},
  ) => desk.page(c, { title: desk.words().t('account.atDesk'), body, ...more })

  async function showPasskey(c: Context, { member }: AtDesk, problem?: string) {
    const asked = await offerPasskey(deps, member)
    const body = <PasskeyView words={desk.words()} asked={asked && JSON.stringify(asked)} problem={problem} />
    return page(c, body, { islands: ['passkey'], ...(problem !== undefined && { status: 422, problem }) })
  }

  function showApp(c: Context, { member }: AtDesk, salt: string, problem?: string) {
    const publication = deps.publication.facts().name
    const app = appOf(signer, { staffId: member.id, salt, email: member.email, publication })
    const { data } = encode(app.url, { border: 2 })
    const body = (
      <AppView
        words={desk.words()}
        url={app.url}
        secret={app.secret}
        squares={data}
        salt={signer.sign(`salt of ${member.id} ${salt}`)}
        problem={problem}
      />
    )
    return page(c, body, problem === undefined ? {} : { status: 422, problem })
  }

  const showCodes = (c: Context, codes: readonly string[]) =>
    page(c, <CodesView words={desk.words()} codes={codes.map(inGroups)} />)

  /** New recovery codes are shown in the answer itself: they stand nowhere else. */
  const goOn = (c: Context, added: Extract<FactorAdded, { kind: 'added' }>) =>
    added.codes ? showCodes(c, added.codes) : seeOther(c, `${PATH}?done`)

  return {
    /** GET /desk/account */
    async show(c: Context, { member, session }: AtDesk) {
      const words = desk.words()
      const now = clock.now()
      const [passkeys, app, codes, rows] = await Promise.all([
        listPasskeys(db, member.id),
        findApp(db, member.id),
        countRecoveryCodes(db, member.id),
        listSessionsOf(db, session.readerId),
      ])
      const date = (at: Temporal.Instant) => words.date(at, zone(), 'medium')
      const sessions = rows
        .filter((row) => isSessionAlive({ lastUsedAt: row.last_used_at, endedAt: row.ended_at }, now))
        .map((row) => {
          const { browser, system } = describeDevice(row.user_agent)
          const hash = row.token_hash.toString('hex')
          return {
            hash,
            device: [browser, system].filter(Boolean).join(', ') || words.t('sessions.unknownDevice'),
            lastUsedOn: date(row.last_used_at),
            isThis: hash === session.sessionHash,
            atDesk: row.staff,
          }
        })
      const body = (
        <AccountView
          words={words}
          member={member}
          passkeys={passkeys.map((key) => ({
            id: key.id,
            name: key.name,
            madeOn: date(key.created_at),
            lastUsedOn: key.last_used_at ? date(key.last_used_at) : undefined,
          }))}
          appSince={app && date(app.created_at)}
          codes={codes}
          sessions={sessions}
          notice={c.req.query('done') === undefined ? undefined : words.t('desk.done')}
        />
      )
      return page(c, body)
    },

    /** POST /desk/account */
    async change(c: Context, { member }: AtDesk) {
      const { name, keys, mails, ...wanted } = await readForm(c, ChangeForm)
      const off = ERRAND_KINDS.filter((kind) => !(`mail-${kind}` in wanted))
      await updateStaff(db, member.id, {
        ...(name !== undefined && { name }),
        ...(keys !== undefined && { singleKeys: keys === 'on' }),
        ...(mails !== undefined && { mailsOff: off }),
      })
      return seeOther(c, `${PATH}?done`)
    },

    /** GET /desk/account/passkey */
    showPasskey: (c: Context, at: AtDesk) => showPasskey(c, at),

    /** POST /desk/account/passkey */
    async addPasskey(c: Context, at: AtDesk) {
      const { name, answer } = await readForm(c, PasskeyForm)
      const words = desk.words()
      const added = await addPasskey(deps, at, { name: name || words.t('account.passkeyUnnamed'), answer })
      return added.kind === 'added' ? goOn(c, added) : showPasskey(c, at, words.t('account.passkeyRefused'))
    },

    /** GET /desk/account/app: asking for a secret keeps none. */
    showApp: (c: Context, at: AtDesk) => showApp(c, at, makeToken()),

    /** POST /desk/account/app */
    async addApp(c: Context, at: AtDesk) {
      const form = await readForm(c, AppForm)
      const signed = signer.verify(form.salt)
      const before = `salt of ${at.member.id} `
      if (!signed?.startsWith(before)) return showApp(c, at, makeToken(), desk.words().t('account.appAgain'))
      const salt = signed.slice(before.length)
      const added = await addApp(deps, at, { salt, code: form.code })
      return added.kind === 'added' ? goOn(c, added) : showApp(c, at, salt, desk.words().t('account.appRefused'))
    },

    /** POST /desk/account/codes */
    async makeCodes(c: Context, at: AtDesk) {
      const codes = await makeRecoveryCodes(deps, at)
      return codes ? showCodes(c, codes) : seeOther(c, PATH)
    },

    /** POST /desk/account/remove: `passkey` by its number, or `app`. */
    async remove(c: Context, at: AtDesk) {
      const { passkey, app } = await readForm(c, RemoveForm)
      if (passkey !== undefined) await removeFactor(deps, at, { passkey })
      else if (app !== undefined) await removeFactor(deps, at, 'app')
      return seeOther(c, `${PATH}?done`)
    },

    /** POST /desk/account/sessions */
    async endSession(c: Context, at: AtDesk) {
      const { session } = await readForm(c, SessionForm)
      const { readerId } = at.session
      if (session !== undefined)
        await inTransaction(db, (tx) => endSessionsOf(tx, readerId, { only: session }, clock.now()))
      return seeOther(c, `${PATH}?done`)
    },
  }
}
