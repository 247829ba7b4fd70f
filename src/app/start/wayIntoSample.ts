import { inTransaction } from '../../platform/database.ts'
import { findStaff, listStaff, setRole, updateStaff } from '../../staff/accounts/accounts.module.ts'
import type { Dateline } from '../compose/compose.ts'

/** Who looks at the sample: nobody's address (RFC 2606). */
const NEWCOMER = { email: 'newcomer@example.org', name: 'Newcomer' }
const OPEN_FOR = Temporal.Duration.from({ hours: 24 })
/** Whoever starts it there has the machine; a publication that others reach is entered by invitation. */
const AT_HOME = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/

/**
 * A one-time link into the sample's desk, as long as nobody has a role there but the sample's own. Undefined for a publication with staff of
 * its own, or that is served under a name.
 */
export async function wayIntoSample(dateline: Dateline): Promise<string | undefined> {
  const { db, clock, readers, signIn, languages, site } = dateline
  if (!AT_HOME.test(site.origin)) return undefined
  const staff = await listStaff(db)
  if (staff.some(({ invitedBy }) => invitedBy !== 'sample')) return undefined
  return inTransaction(db, async (tx) => {
    const now = clock.now()
    const { email } = NEWCOMER
    const { reader } = await readers.findOrMakeReader(tx, { email, language: languages.own().locale }, now)
    if (!staff.some((member) => member.email === email)) {
      await setRole(tx, { email, emailKey: reader.emailKey, role: 'publisher', by: 'sample' }, now)
      const member = await findStaff(tx, { emailKey: reader.emailKey })
      if (member) await updateStaff(tx, member.id, { name: NEWCOMER.name })
    }
    const link = await signIn.createSignInLink(tx, { email, purpose: 'staff', returnTo: '/desk', expiresIn: OPEN_FOR })
    return link.url
  })
}
