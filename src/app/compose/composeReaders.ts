import type { Languages } from '../../design/words/languages.ts'
import { listPersonalMails } from '../../platform/personalRows.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import { createReaders, type PersonalDataHolder, type ReaderPorts } from '../../readers/accounts/accounts.module.ts'
import { createPrivacy } from '../../readers/privacy/privacy.module.ts'
import { createSignIn } from '../../readers/signIn/signIn.module.ts'
import { createStaff } from '../../staff/accounts/accounts.module.ts'
import { createAuditLog } from '../../staff/auditLog/auditLog.module.ts'
import { createRoster } from '../../staff/roster/roster.module.ts'
import { createStaffSignIn } from '../../staff/signIn/signIn.module.ts'

export type ReadersWingDeps = {
  languages: Languages
  publication: Publication
  /** Filled with what all parts contribute, once they stand. */
  ports: ReaderPorts
}

/** Accounts, their sessions, signing in, one's own data; and who of them is staff. */
export function composeReaders(platform: Platform, { languages, publication, ports }: ReadersWingDeps) {
  const deps = {
    ...platform,
    signer: platform.signerFor('readers'),
    languages,
    publicationName: async () => publication.facts().name,
    zone: () => publication.facts().zone,
    ports,
  }
  const readers = createReaders(deps)
  const signIn = createSignIn(deps, { readers })
  const privacy = createPrivacy(deps, { readers, signIn })
  const staff = createStaff()
  const staffSignIn = createStaffSignIn(platform, { readers, publication })
  const roster = createRoster({ ...platform, languages, publication, readers, signIn, staffSignIn })
  const auditLog = createAuditLog({ ...platform, publication })
  // Whoever is forgotten loses the ways in before it is forgotten whose they were.
  const parts = [readers, signIn, privacy, staffSignIn, staff, roster, auditLog] as const
  return { readers, signIn, privacy, staff, staffSignIn, parts }
}

/** The mails that the platform keeps a record of belong to whoever they went to. */
export function composeMails({ mailer }: Platform) {
  const personalData: PersonalDataHolder = {
    name: 'mails',
    facts: async () => undefined,
    everything: (from, { readerId }) => listPersonalMails(from, readerId),
    move: (tx, { readerId, from }) => mailer.adopt(tx, readerId, from.emailKey),
    erase: (tx, { readerId, email, emailKey }) => mailer.forget(tx, { readerId, email, addressKey: emailKey }),
  }
  return { personalData: [personalData], dueWork: [mailer.discards, mailer.forgetting] }
}
