import type { Context } from 'hono'
import { z } from 'zod'
import type { DeskShell } from '../../design/frame/deskShell.ts'
import { writeAuditLog } from '../../platform/auditLog.ts'
import { inTransaction } from '../../platform/database.ts'
import { notFound } from '../../platform/errors.ts'
import { readForm, seeOther } from '../../platform/http.ts'
import {
  describeDevice,
  describeEmailProblem,
  endSessionsOf,
  isSessionAlive,
  listSessionsOf,
  parseEmailAddress,
} from '../../readers/accounts/accounts.module.ts'
import { type AtDesk, endRole, findStaff, listStaff, type StaffMember, staffName } from '../accounts/accounts.module.ts'
import { isStaffRole, type StaffRole } from '../permissions/permissions.module.ts'
import { changeStaff } from './changeStaff.ts'
import type { RosterDeps } from './deps.ts'
import { inviteStaff } from './inviteStaff.ts'
import { type MemberProps, MemberView, type StaffProps, StaffView } from './staff.view.tsx'

const PATH = '/desk/staff'

const Role = z.custom<StaffRole>((value) => typeof value === 'string' && isStaffRole(value))
const InviteForm = z.object({ email: z.string().default(''), name: z.string().trim().max(100).default(''), role: Role })
const ChangeForm = z.object({
  name: z.string().trim().max(100),
  author: z.string().trim().max(200),
  role: Role,
  newAuthor: z.string().optional(),
})
const SessionForm = z.object({ session: z.string().regex(/^[0-9a-f]{64}$/) })

/** Who may what: everybody with a role, how they come in, and where they are signed in. */
export function createStaffScreen(deps: RosterDeps, desk: DeskShell) {
  const { db, clock } = deps
  const done = (c: Context) => (c.req.query('done') === undefined ? undefined : desk.words().t('desk.done'))
  const date = (at: Temporal.Instant) => desk.words().date(at, deps.publication.facts().zone, 'medium')

  async function list(c: Context, wrong?: StaffProps['wrong']) {
    const words = desk.words()
    const [staff, secured] = await Promise.all([listStaff(db), deps.staffSignIn.withSecondFactor()])
    const body = (
      <StaffView
        words={words}
        staff={staff.map((member) => ({
          member,
          invitedOn: date(member.invitedAt),
          isSecured: secured.has(member.id),
        }))}
        wrong={wrong}
        notice={done(c)}
      />
    )
    return desk.page(c, {
      title: words.t('desk.staff'),
      body,
      ...(wrong && { status: 422, problem: wrong.problem }),
    })
  }

  async function memberOf(c: Context): Promise<StaffMember> {
    const id = Number(c.req.param('id'))
    const member = Number.isSafeInteger(id) ? await findStaff(db, { id }) : undefined
    if (!member) throw notFound('staff-unknown', desk.words().t('staff.gone'))
    return member
  }

  async function show(c: Context, { member: oneself }: AtDesk, wrong?: MemberProps['wrong']) {
    const words = desk.words()
    const member = await memberOf(c)
    const reader = await deps.readers.findReader(db, { email: member.email })
    const rows = reader ? await listSessionsOf(db, reader.id) : []
    const now = clock.now()
    const sessions = rows
      .filter((row) => row.staff && isSessionAlive({ lastUsedAt: row.last_used_at, endedAt: row.ended_at }, now))
      .map((row) => {
        const { browser, system } = describeDevice(row.user_agent)
        return {
          hash: row.token_hash.toString('hex'),
          device: [browser, system].filter(Boolean).join(', ') || words.t('sessions.unknownDevice'),
          lastUsedOn: date(row.last_used_at),
          isThis: false,
          atDesk: true,
        }
      })
    const isSelf = member.id === oneself.id
    const body = (
      <MemberView words={words} member={member} sessions={sessions} isSelf={isSelf} wrong={wrong} notice={done(c)} />
    )
    return desk.page(c, {
      title: staffName(member),
      body,
      ...(wrong && { status: 422, problem: wrong.problem }),
    })
  }

  return {
    /** GET /desk/staff */
    list: (c: Context) => list(c),

    /** POST /desk/staff */
    async invite(c: Context, at: AtDesk) {
      const form = await readForm(c, InviteForm)
      const address = parseEmailAddress(form.email)
      const wrong = (problem: string) => list(c, { ...form, problem })
      if (address.kind === 'refused') return wrong(describeEmailProblem(desk.words(), address.problem))
      const isKnown = await findStaff(db, { emailKey: address.emailKey })
      if (isKnown) return wrong(desk.words().t('staff.known'))
      await inviteStaff(deps, at, { email: address.email, role: form.role, name: form.name })
      return seeOther(c, `${PATH}?done`)
    },

    /** GET /desk/staff/:id */
    show: (c: Context, at: AtDesk) => show(c, at),

    /** POST /desk/staff/:id */
    async change(c: Context, at: AtDesk) {
      const { id } = await memberOf(c)
      const form = await readForm(c, ChangeForm)
      const changed = await changeStaff(deps, at, id, form)
      if (changed === 'author-unknown') {
        return show(c, at, { ...form, problem: desk.words().t('staff.authorUnknown') })
      }
      return seeOther(c, `${PATH}/${id}?done`)
    },

    /** POST /desk/staff/:id/invite: another link, for whom the first was too old. */
    async inviteAgain(c: Context, at: AtDesk) {
      const { id, email, role } = await memberOf(c)
      await inviteStaff(deps, at, { email, role, instead: true })
      return seeOther(c, `${PATH}/${id}?done`)
    },

    /** POST /desk/staff/:id/end */
    async end(c: Context, at: AtDesk) {
      const { id } = await memberOf(c)
      await inTransaction(db, (tx) => endRole(tx, id, `staff:${at.member.id}`, clock.now()))
      return seeOther(c, id === at.member.id ? '/' : `${PATH}?done`)
    },

    /** POST /desk/staff/:id/sessions */
    async endSession(c: Context, at: AtDesk) {
      const { id, email, emailKey } = await memberOf(c)
      const { session } = await readForm(c, SessionForm)
      await inTransaction(db, async (tx) => {
        const now = clock.now()
        const reader = await deps.readers.findReader(tx, { email })
        if (!reader) return
        await endSessionsOf(tx, reader.id, { only: session }, now)
        const actor = `staff:${at.member.id}`
        await writeAuditLog(tx, { actor, action: 'staff.session', subject: `staff:${emailKey}`, detail: {} }, now)
      })
      return seeOther(c, `${PATH}/${id}?done`)
    },
  }
}
