import { inTransaction } from '../../platform/database.ts'
import { absoluteUrl } from '../../platform/http.ts'
import { type AtDesk, setRole, staffName } from '../accounts/accounts.module.ts'
import type { StaffRole } from '../permissions/permissions.module.ts'
import type { RosterDeps } from './deps.ts'
import { writeInvitation } from './invitation.email.tsx'

/** Until the next morning's coffee. */
const INVITED_FOR = Temporal.Duration.from({ hours: 24 })
const KEEP_MAIL_DAYS = 7

/**
 * Gives somebody a role and mails them the way in, in one transaction. The link stands for their mailbox and no more: who
 * has set up a second factor is asked for it. `invalid` (`email`) for what is no address.
 */
export async function inviteStaff(
  deps: RosterDeps,
  { member }: AtDesk,
  invited: { email: string; role: StaffRole; name?: string; instead?: true },
): Promise<void> {
  const now = deps.clock.now()
  const words = deps.languages.own()
  await inTransaction(deps.db, async (tx) => {
    const wanted = { email: invited.email, language: words.locale }
    const { reader } = await deps.readers.findOrMakeReader(tx, wanted, now)
    const { email, emailKey } = reader
    const { role, name, instead } = invited
    await setRole(tx, { email, emailKey, role, name, ...(instead && { instead }), by: `staff:${member.id}` }, now)
    const link = { email, purpose: 'invitation', returnTo: '/desk', expiresIn: INVITED_FOR } as const
    const { url } = await deps.signIn.createSignInLink(tx, link)
    const mail = writeInvitation({
      words,
      publication: { name: deps.publication.facts().name, url: absoluteUrl(deps.site, '/') },
      email,
      by: staffName(member),
      role: words.t(`desk.role.${invited.role}`),
      url,
    })
    await deps.mailer.send(tx, {
      kind: 'invitation',
      to: email,
      ...mail,
      readerId: reader.id,
      keepDays: KEEP_MAIL_DAYS,
    })
  })
}
